"""Events named by a head noun with its modifiers (`이차전지 투자협약식`), and bare heads that point back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Sentence
from graph.extract.events.acted import STANDS, acted
from graph.extract.events.naming import AFTER, EDITION, FOUNDED, HELD, EventName
from graph.extract.events.visits import lands
from graph.extract.events.words import BODIES, HEAD, POINTERS, STRONG, TYPE_OF
from graph.extract.names import noun_runs
from graph.model import Kind, RegionKind

_LEADING_WORD = re.compile(
    r"(?:(?:이번|금번|이날|동|본|해당|당일|오늘|올해|올|그|각|각각|첫|첫날|둘째|마지막|두|한|지난|오는"
    r"|당시|국내외|관련|양|및|또는|와|과"
    r"|지난해|내년|작년|전날|이튿날|매년|같은|함께|특히|먼저|우선|이어|이어서|또|또한|한편|부대행사|주요"
    r"|위한|통해|대한|총|약|열린"
    r"|오전|오후|월|일|개최|참석|결과|기간|중|등|후|전|사흘간|이틀간|하루|별도|공동|제공|붙임|참고"
    r"|개최된|가진|규모"
    r"|\d{1,2}[일월시분부]|\d+[.)]|(?!(?:19|20)\d\d\s)[\d,천백만억조]+원?|[\d천백만억조]+[억조]원?"
    r"|\S+[짜]리|\S+(?:째|간)"
    r"|\(?[월화수목금토일]\)|\S+서(?=\s제?\s?\d))\s+"
    r"|[-–·○ㅇ□◦▣*※,.:/△▲▶)\]]+\s*|[(（\[](?![^()（）\[\]]*[)）\]])\s*)"
)

_POINTED = re.compile(rf"(?:^|\s)(?:{POINTERS})\s*$")


def headed(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    """Names that end in a head noun, and bare heads, which only point."""
    for match in HEAD.finditer(sentence.text):
        if not _passed_over(sentence, match):
            yield from _named(ctx, sentence, match)


def _passed_over(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a head noun is part of another word, counts events, or tells a body or a kind."""
    text, start, end = sentence.text, match.start(), match.end()
    return bool(
        not AFTER.match(text, end)
        or _COUNTED.match(text, end)
        or _OF_A_BODY.match(text, end)
        or _TREATY.search(text, max(0, end - 16), end)
        or (TYPE_OF[match.group()] in {"exhibition", "conference"} and _BID_FOR.match(text, end))
        or (TYPE_OF[match.group()] == "exhibition" and _kind_of(sentence, start, end))
        or (text[start - 1 : start] in ("(", "（") and HEAD.search(text[: start - 1][-4:]))
        or _NUMBER_OF.search(text, max(0, start - 8), start)
    )


_NUMBER_OF = re.compile(
    r"\d\s?(?:여\s?)?[개건](?:의)?\s?$|(?:\d|[두세네몇]|다섯|여섯|여러)\s?(?:차례|번)(?:의)?\s$"
)
_BID_FOR = re.compile(r"(?:\s?[(（][^()（）]{1,30}[)）])?\s?유치(?![가-힣]{0,2}\s?설명회)")
"""Behind a fair that a town seeks to have (`가나박람회 유치를 위해`): none that is held."""
_TREATY = re.compile(
    r"(?:람사르|파리|바젤|런던|스톡홀름|로테르담|미나마타|제네바|헤이그|베른|오슬로|워싱턴|비엔나|빈|기후변화|생물다양성|사막화방지|해양법)\s?(?:협약|협정)$"
)
"""Treaties of states, known by their town or matter: no agreement concluded here."""
_ANY_FAIR = re.compile(r"(?:전시|국내외?|해외|각종|컨벤션|[·ㆍ,\s])+")
_EDITION_BEFORE = re.compile(r"제\s?\d*$|제\s?\d{1,3}\s?(?:회|차|기)\s?$")


_POINTS_TO_DAY = re.compile(r"(?:지난|오는)\s$")
_DAY_BEFORE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.?(?:\s?\([^()]{0,3}\))?\s")
"""`지난 4.19 업계 간담회`: the day, which Kiwi may take for a part of the name."""


def _begin(ctx: Context, sentence: Sentence, match: re.Match[str]) -> int:
    """Where the name that ends in a head begins, in the sentence."""
    text, head, end = sentence.text, match.group(), match.end()
    start = _left(ctx, sentence, match.start())
    if edition := _EDITION_BEFORE.search(text[:start]):
        start = edition.start()
    day = _DAY_BEFORE.match(text, start) if _POINTS_TO_DAY.search(text, max(0, start - 4), start) else None
    start = day.end() if day else start
    start += _leading(text[start:end])
    start = end - len(text[start:end].strip())
    kind = TYPE_OF[head]
    if kind == "signing" and head.endswith("식") and text[start:end] == head:
        start = _of_firm(ctx, sentence, start)
    if kind == "visit":
        base, led = sentence.start, _LED_ROUND.search(text[:start])
        a, b = led.span("lands") if led else (start, match.start())
        start = lands(ctx, sentence, base + a, base + b) - base
    start = _joined(ctx, sentence, _past_town(ctx, sentence, start), kind)
    first = _FIRST.search(text[:start])
    if (coming := _NEXT.search(text[:start])) and _TO_BE_HELD.match(text, end):
        first = coming
    if first and kind == "meeting" and sentence.region is not RegionKind.TITLE:
        start = first.start("nth")
    return start


_TOWN = re.compile(r"([가-힣]{2,5})서\s")


def _past_town(ctx: Context, sentence: Sentence, start: int) -> int:
    """The beginning behind a town that a headline puts before (`창원서 출범식`)."""
    town = _TOWN.match(sentence.text, start)
    if town is None:
        return start
    at = sentence.start + start
    known = any(n.start == at for n in ctx.names.within(at, at + town.end(1) - start, Kind.PLACE))
    return town.end() if known else start


_WITH = cued(r"(?P<word>[가-힣A-Za-z0-9·-]+)\s및\s$")
_DONE = re.compile(
    r"(?:참가|참석|개최|방문|체결|운영|추진|발표|시상|관람|공유|소통|지원|모집|홍보|상담|확대|강화|전시|[은는을를에의로서며고])$"
)


def _joined(ctx: Context, sentence: Sentence, start: int, kind: str) -> int:
    """The beginning of a fair's or conference's name that joins two nouns (`가나철도 및 물류산업전`)."""
    with_ = _WITH.search(sentence.text[:start]) if kind in {"exhibition", "conference", "forum"} else None
    if with_ is None or _DONE.search(with_["word"]) or HEAD.search(with_["word"]):
        return start
    end = sentence.start + with_.end("word")
    if any(ctx.names.within(end - 1, end, Kind.ORGANIZATION, Kind.PERSON)):
        return start
    return _run(ctx, sentence, with_.end("word") - 1)


def _named(ctx: Context, sentence: Sentence, match: re.Match[str]) -> Iterator[EventName]:
    text, head, kind = sentence.text, match.group(), TYPE_OF[match.group()]
    start = _begin(ctx, sentence, match)
    name = text[start : match.end()]
    at, a, b = sentence.start + match.start(), sentence.start + start, sentence.start + match.end()
    if _parties(name.removesuffix(head).strip(), head):
        yield EventName(at, b, "", kind, head)
    elif not HEAD.sub("", name).strip(" ·") or len(name) < len(head) + 1:
        pointed = bool(_POINTED.search(text[:start]) or _POINTED.search(text[: match.start()]))
        yield EventName(at, b, "", kind, head, pointed=pointed)
    elif _JUST_NUMBERED.fullmatch(name.removesuffix(head)) and _POINTED.search(text[:start]):
        yield EventName(a, b, "", kind, head, pointed=True)
    elif _is_body(ctx, sentence, a, b, name) or (
        kind == "exhibition" and _ANY_FAIR.fullmatch(name.removesuffix(head))
    ):
        return
    elif kind == "designation":
        if _designated(sentence, start, match.end()):
            yield EventName(a, b, name, "designation", head)
    elif head == "계약" and not _between_bodies(ctx, sentence, b):
        return
    elif head in STRONG or acted(ctx, sentence, match.end(), head, name):
        yield EventName(a, b, name, kind, head)


_JUST_NUMBERED = re.compile(r"제\s?\d{1,3}\s?(?:회|차)\s?")
"""Before a head: with `이번` it means the event spoken of (`이번 제7회 총회는`)."""
_LED_ROUND = re.compile(r"(?P<lands>[가-힣]{2,8})\s(?:등\s)?\d{1,2}\s?개국\s?$")
"""What a trip leads to (`유럽 3개국 순방`): countries and parts of the world, their number behind them."""
_OF_A_BODY = re.compile(
    r"\s?(?:공동\s?|범시민\s?|민간\s?)?(?:(?:조직|유치|추진|집행|운영|준비|자문)위(?:원회|원장|원)?(?![가-힣]{2})|위원장|(?:유치)?지원단|추진단|사무국|사무총장|재단)"
)
"""`가나박람회 조직위원장`: the body that holds an event, and those in its service."""
_WHAT_IT_IS = re.compile(r"(?:으로|로)(?:서|써|,)|이?다\.|인\s[‘“「『'\"]")
_SAYS_WHAT = re.compile(
    r"(?:하는|되는|인|한|된|의|최대|대표|유일|매머드|규모|대형|최고|최초)\s(?:[가-힣]{2,6}\s)?$"
)


def _kind_of(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a fair's head only says what the fair named before is (`부스를 운영하는 매머드 박람회로`)."""
    return bool(_SAYS_WHAT.search(sentence.text[:start]) and _WHAT_IT_IS.match(sentence.text, end))


_FIRST = cued(r"(?:^|\s)(?P<nth>첫\s?(?:번째\s)?)$")
_NEXT = re.compile(r"(?:^|\s)(?P<nth>다음\s)$")
_TO_BE_HELD = re.compile(r"(?:은|는|를|을)\s[^.“‘]{0,50}?(?:개최|열[리릴기]|연다|갖[기는]|예정)")
"""`다음 회의는 12월 대전에서 열린다`: the meeting to come, and no word on what it will deal with."""


def _of_firm(ctx: Context, sentence: Sentence, start: int) -> int:
    """Where a ceremony's name begins that bears the firm's name right before it (`가나로보 투자협약식`)."""
    at = sentence.start + start
    firms = (n for n in ctx.names.within(sentence.start, at, Kind.ORGANIZATION) if n.type == "company")
    return next((n.start - sentence.start for n in firms if n.end == at - 1), start)


def _between_bodies(ctx: Context, sentence: Sentence, end: int) -> bool:
    """Whether a contract is one that two bodies conclude, and not somebody's lease or employment."""
    bodies = {n.name for n in ctx.names.within(sentence.start, end, Kind.ORGANIZATION)}
    with_whom = re.search(r"[가-힣A-Za-z)](?:와|과)\s", sentence.text[: end - sentence.start])
    return len(bodies) > 1 or bool(bodies and with_whom)


def _is_body(ctx: Context, sentence: Sentence, start: int, end: int, name: str) -> bool:
    """Whether a name is that of a standing body here: a forum with a head of its own, a committee."""
    at = end - sentence.start
    if _HEADED_BY.match(sentence.text, at):
        return True
    if name.endswith(("포럼", *BODIES)) and FOUNDED.match(sentence.text, at):
        return True
    if name.endswith("포럼") and STANDS.match(sentence.text, at):
        return True
    return _standing(ctx, start, end) and not HELD.match(sentence.text, at) and not EDITION.search(name)


def _standing(ctx: Context, start: int, end: int) -> bool:
    """Whether an organization's own name covers these words (a forum as a standing body)."""
    return any(
        o.start <= start and end <= o.end
        for o in ctx.names.within(max(0, start - 60), end + 60, Kind.ORGANIZATION)
    )


_HEADED_BY = re.compile(
    r"(?:\([^()]{1,30}\))?\s(?:[가-힣]{2,4}\s)?(?:공동|수석|운영|상임)?\s?(?:의장|회장|부회장|이사장|위원장|부위원장|사무총장|사무국장|상근부회장|대표)"
    r"(?:[은는이가을를의도와과]|,|\s|·|$)"
)
"""A post of a standing body behind its name (`가나포럼 의장은`)."""

_COUNTED = re.compile(r"(?:\([A-Z]+\))?\s?\d+여?\s?건")
"""`MOU 33건`: agreements counted, none named."""


_WHAT = re.compile(r"특구|단지|클러스터|유산|도시|거점|센터|지구|구역|기관|사업자|특화")


def _designated(sentence: Sentence, start: int, end: int) -> bool:
    """`… 특구 신규 지정` in a headline, `… 최종 선정은 12월이다`, `… 단지 지정(2.23)`."""
    name, after = sentence.text[start:end], sentence.text[end:]
    if not _WHAT.search(name):
        return False
    if re.match(r"\s*\(\d{1,2}\.\d{1,2}\)", after):
        return True
    if re.match(r"(?:은|는|이|가)\s(?:[가-힣]+\s){0,2}(?:\d{1,2}월|내년|올해|이달|다음\s?달)", after):
        return True
    return sentence.region is RegionKind.TITLE and bool(re.match(r"\s*(?:$|[…,·\-|(])", after))


def _whole_word(ctx: Context, start: int) -> bool:
    """Whether what stands right before belongs to the same word: an adverb in a name (한결|전자)."""
    before = ctx.tokens(start - 3, start)
    return (
        bool(before) and before[-1].end == start and before[-1].tag in {"MAG", "IC", "MAJ", "MM", "NP", "XPN"}
    )


_PARTIES = re.compile(
    r"(?:관련|관계|양|두|참여|각|다자|협력)?\s?(?:기관|기업|단체|부처|업체|측|당사자)\s?(?:간|과의|끼리)?"
)


def _parties(before: str, head: str) -> bool:
    """Whether the words before a head only say who meets or agrees (`관계 기관 간 협약`)."""
    among = _PARTIES.fullmatch(before)
    return bool(among) and (TYPE_OF[head] == "signing" or before.endswith(("간", "과의", "끼리")))


def _leading(raw: str) -> int:
    """How much of a noun phrase's beginning belongs to no name."""
    at = 0
    while (word := _LEADING_WORD.match(raw, at)) and word.end() > at:
        at = word.end()
    return at


_LINKED = cued(r"(\S+?)(?:을|를)?\s+(?:위한|기념한|기념하는|기념해)\s+$")

_BEFORE_BRACKET = cued(r"([가-힣A-Za-z]{2,})\s?\([A-Za-z][A-Za-z0-9 &.-]{1,30}\)\s?$")


def _left(ctx: Context, sentence: Sentence, head: int) -> int:
    """Where the noun phrase that ends at `head` begins, as an offset into the sentence."""
    text = sentence.text
    start = _run(ctx, sentence, head)
    if bracketed := _BEFORE_BRACKET.search(text[:start]):
        start = _run(ctx, sentence, bracketed.end(1) - 1)
    while head - start < 60 and (linked := _LINKED.search(text[:start])):
        start = _run(ctx, sentence, linked.end(1) - 1)
        if start >= linked.start():
            start = linked.start()
            break
    if re.match(r"[가-힣]", text[start - 1 : start]) and _whole_word(ctx, sentence.start + start):
        start = text.rfind(" ", 0, start) + 1
    if between := re.search(r"(\S+)\s간\s?$", text[:start]):
        start = min(_run(ctx, sentence, between.start(1)), between.start(1))
    return start


def _run(ctx: Context, sentence: Sentence, at: int) -> int:
    """Where the run of nouns that goes up to an offset of the sentence begins in it."""
    run = noun_runs.left(ctx.doc, ctx.document.text, sentence.start + at)
    return max(sentence.start, run) - sentence.start
