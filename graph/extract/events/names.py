"""Where the text names an event: quoted, or a head noun with modifiers, or a bare head that points back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.context import Context, Sentence
from graph.extract.events.words import BODIES, GENERIC, HEAD, POINTERS, STRONG, TYPE_OF, type_of
from graph.extract.names import noun_runs
from graph.model import Kind, RegionKind

QUOTED = re.compile(
    r"[「｢『‘“《〈<`'\"＜]\s*([^「｢『‘“《〈」｣』’”》〉<>`'\"＜＞\n]{2,80}?)\s*[」｣』’”》〉>`'\"＞]"
)
_AFTER = re.compile(
    r"$|[^가-힣A-Za-z0-9]|\d|(?:은|는|이|가|을|를|의|에|에서|에는|에도|과|와|도|로|으로|까지|부터|만|및"
    r"|등|때|중|후|전"
    r"|개최|참석|참가|체결|발표|순으로|당일|현장|프로그램|행사|개막|성료|성황|열려|열고"
    r"|다)(?![가-힣]{0,1}회의)"
)
_OPENED = re.compile(
    r"\s*[’”」』]?\s*(?:\([^)]{1,60}\)\s*)?(?:이|가|을|를|의|은|는|에|에서)?\s*(?:[가-힣\d,~.()∼]+\s){0,4}?"
    r"(?:개최|열[렸린리어고었]|연다|여는|막을 올|막이 올|막 올|개막|폐막|펼쳐|참가|참석|운영"
    r"|체결|맺|주재|가동|진행)"
)
_HELD = re.compile(
    r"\s*(?:이|가|을|를)?\s*(?:개최|열[렸린리어고었]|연다|막을 올|막이 올|개막|폐막|성황|성료)"
)
_LEADING_WORD = re.compile(
    r"(?:(?:이번|금번|이날|동|본|해당|당일|오늘|올해|올|그|각|각각|첫|첫날|둘째|마지막|두|한|지난|오는"
    r"|당시|국내외|관련|양|및|또는|와|과"
    r"|지난해|내년|작년|전날|이튿날|매년|같은|함께|특히|먼저|우선|이어|이어서|또|또한|한편|부대행사|주요"
    r"|위한|통해|대한|총|약|열린"
    r"|오전|오후|월|일|개최|참석|결과|기간|중|등|후|전|사흘간|이틀간|하루|별도|공동|제공|붙임|참고"
    r"|개최된|가진"
    r"|\d{1,2}[일월시분부]|\d+[.)]|(?!(?:19|20)\d\d\s)[\d,천백만억조]+원?|[\d천백만억조]+[억조]원?"
    r"|\S+[짜]리|\S+(?:째|간)"
    r"|\(?[월화수목금토일]\)|\S+서(?=\s제?\s?\d))\s+"
    r"|[-–·○ㅇ□◦▣*※,.:/△▲▶)\]]+\s*)"
)
_LINK = re.compile(r"(?:을|를)\s*위한$|위한$|관련$|에\s*대한$")
_EDITION = re.compile(r"제\s*\d{1,3}\s*(?:회|차|기)")
_YEARED = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, order=True, slots=True)
class EventName:
    """One place where the text speaks of an event; `name` is empty where it only points (`이날 행사`)."""

    start: int
    end: int
    name: str
    type: str
    head: str
    pointer: bool = False
    quoted: bool = False
    short: bool = False
    """Introduced as a short form (`이하 ‘…’`)."""
    pointed: bool = False
    """A bare head with a word before it that points (`이번 간담회`)."""


_FOLLOWED = re.compile(rf"\s?(?:의\s)?(?:공식\s)?({HEAD.pattern})(?={_AFTER.pattern})")
_LED = re.compile(rf"({HEAD.pattern})\s*(?:[1-9]\s*)?(?:인\s*)?$")
_POINTED = re.compile(rf"(?:^|\s)(?:{POINTERS})\s*$")
MOST = 400
"""Namings looked at in one document; the rest is left out, so that any text takes bounded time."""


def find(ctx: Context) -> list[EventName]:
    """Every event name and pointer of the document, in order, without overlaps."""
    found: list[EventName] = []
    text = ctx.document.text
    for sentence in ctx.sentences:
        quoted = list(_quoted(sentence)) + list(_sessions(sentence))
        taken = [(q.start, q.end) for q in quoted]
        found += quoted
        found += [
            name
            for name in _headed(ctx, sentence)
            if not any(a < name.end and name.start < b for a, b in taken)
            and not any(
                re.fullmatch(r"\s?\d{0,2}\s?[^\s가-힣A-Za-z0-9]?", text[name.end : a])
                for a, _ in taken
                if a >= name.end
            )
        ]
    found += _again(ctx, found)
    found += _begun(ctx, found)
    found += _visits(ctx, found)
    found += _yeared(ctx, found)
    if not any(n.name and (n.quoted or n.head in STRONG) for n in found):
        found += _branded(ctx, found)
    found = sorted(found)[:MOST]
    return sorted(n for n in found if not any(_inside(n, o) for o in found))


_EDITIONED = re.compile(r"\s?(?:19|20)\d\d$|^(?:19|20)\d\d\s?")


_STARTS = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?(?:[가이를을은는])?\s(?:[^.,‘“]{0,24}\s)?(?:공식\s)?(?:출범"
    r"|발족)(?:한다|했다|하고|하였|시켰|시킨|됐|된다|하며|한\s|$)"
)


def _begun(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
    """`가 얼라이언스가 29일 출범한다`: a launch told by its verb, where no ceremony of it is named."""
    text = ctx.document.text
    seen: set[str] = set()
    for body in ctx.names.of(Kind.ALLIANCE):
        named = any(f.type == "launch" and (body.name in f.name or not f.name) for f in found)
        told = _STARTS.match(text, body.end)
        if (
            told
            and not named
            and body.name not in seen
            and any(s.start <= body.start < s.end for s in ctx.sentences)
        ):
            seen.add(body.name)
            yield EventName(body.start, body.end, f"{body.name} 출범", "launch", "출범")


_BRAND = re.compile(
    r"(?:^|[,·…]\s|는\s|인\s)(?P<name>[가-힣A-Za-z0-9·&-]{3,20}(?:\s(?:[가-힣A-Za-z&-]{2,10}|(?:19"
    r"|20)\d\d)){0,3}?)[’”']?(?:\([^)]{0,60}\))?(?:이|가|은|는)\s"
    r"(?=[^.]{0,70}?(?:개최된|개최됐|개최되|열린다|열렸다|열릴|개막한|개막했|막을\s?올))"
)


def _branded(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
    """`세미콘코리아가 … 코엑스에서 개최된다`: a name of no known kind that is said to be held on a day."""
    kind = next((n for n in found if not n.name and n.head in STRONG), None)
    for sentence in ctx.sentences[:12]:
        dated = any(sentence.start <= m.start < sentence.end for m in ctx.doc._.moments)
        for match in _BRAND.finditer(sentence.text) if dated else ():
            start, end = sentence.start + match.start("name"), sentence.start + match.end("name")
            named = any(ctx.names.within(start, end, Kind.PERSON, Kind.PLACE)) or any(
                o.start <= start and end <= o.end for o in ctx.names.within(start, end, Kind.ORGANIZATION)
            )
            if not named and not _NO_BRAND.search(match.group("name")):
                shape = (kind.type, kind.head) if kind else ("other", "행사")
                yield EventName(start, end, match.group("name"), *shape, quoted=True)
                return


_YEAR = r"(?:19|20)\d\d"
_SERIES = re.compile(
    rf"[‘'“\"「『](?P<quoted>[^‘’'“”\"「」『』\n]{{2,30}}\s{_YEAR}|{_YEAR}\s[^‘’'“”\"「」『』\n]{{2,30}})[’'”\"」』]"
    rf"|(?<![A-Za-z0-9가-힣‘“])(?P<bare>[A-Z][A-Za-z-]{{1,15}}\s{_YEAR})(?!\d)"
)
_ON_SHOW = re.compile(
    r"개최|열[렸린리릴]|열고|개막|막을\s?올|막이\s?올|치러|펼쳐|폐막|참가|참석|참관|출품|선보[이였인]|전시|부스|방문"
)
_SHOWN = re.compile(r"[가-힣]{2}전(?:\s|$)|전시|부스|참관|출품")
_TARGETS = re.compile(r"비전|전략|계획|로드맵|대책|정책|프로젝트|목표|구상|보고서|백서|시리즈|지수|에디션")


def _yeared(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
    """`‘드론쇼 2025’로 이름을 바꿔 … 열린다`, `CES 2026에 참가`: a series by its year, held or gone to."""
    taken = [(name.start, name.end) for name in found if name.name]
    shown = any(name.type == "exhibition" for name in found)
    for sentence in ctx.sentences:
        for match in _SERIES.finditer(sentence.text):
            group = "quoted" if match["quoted"] else "bare"
            start, end = (sentence.start + at for at in match.span(group))
            name, around = match[group], sentence.text[match.end() :][:120]
            known = type_of(name) or _TARGETS.search(name) or not _ON_SHOW.search(around)
            if not known and not any(a < end and start < b for a, b in taken):
                fair = shown or _SHOWN.search(f"{name} {ctx.document.text}")
                yield EventName(start, end, name, "exhibition" if fair else "other", "행사", quoted=True)


_VISITS = re.compile(r"(?<=[가-힣A-Za-z])(?:을|를)\s(?:직접\s|차례로\s)?방문(?=하|해|했|한다|할)")


def _visits(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
    """`성일하이텍 군산 공장을 방문하고`: a visit on a day, where the sentence names no other event."""
    for sentence in ctx.sentences:
        match = _VISITS.search(sentence.text)
        if not match or not any(sentence.start <= m.start < sentence.end for m in ctx.doc._.moments):
            continue
        if any(sentence.start <= n.start < sentence.end and n.name for n in found):
            continue
        end = sentence.start + match.start()
        start = max(sentence.start, noun_runs.left(ctx.doc, ctx.document.text, end - 1))
        if any(ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PLACE)) and end - start < 40:
            yield EventName(start, end, f"{ctx.document.text[start:end]} 방문", "visit", "방문", quoted=True)


_NO_BRAND = re.compile(rf"(?:{POINTERS})$|행사|것$|[을를에의]\s|[하되있없않같했인된]$|[은는이가]\s")


def _again(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
    """Quoted names where they stand unquoted, and other years' editions of a name that ends in a year."""
    text = ctx.document.text
    for name in {n.name: n for n in found if n.quoted and len(n.name) >= 4}.values():
        plain = re.sub(r"\s*\([^)]*\)", "", name.name)
        stem = _EDITIONED.sub("", plain)
        pattern = re.escape(plain)
        if stem != plain and len(stem) >= 4:
            pattern += rf"|{re.escape(stem)}\s?(?:19|20)\d\d|(?:19|20)\d\d\s?{re.escape(stem)}"
            if type_of(stem) is None:
                pattern += rf"|(?<![가-힣A-Za-z]){re.escape(stem)}(?={_PARTICLE.pattern})"
        for match in re.finditer(pattern, text):
            clash = any(o.start < match.end() and match.start() < o.end for o in found if o.name)
            if not clash and any(s.start <= match.start() < s.end for s in ctx.sentences):
                said = plain if match.group() == stem else match.group()
                yield EventName(*match.span(), said, name.type, name.head, quoted=True)


_PARTICLE = re.compile(r"(?:은|는|이|가|을|를|의|에|에는|에서|에서는|도|와|과)\s")


def _inside(name: EventName, other: EventName) -> bool:
    return (
        name != other
        and other.start <= name.start
        and name.end <= other.end
        and (bool(other.name), other.end - other.start) > (bool(name.name), name.end - name.start)
    )


def _quoted(sentence: Sentence) -> Iterator[EventName]:
    for match in QUOTED.finditer(sentence.text):
        inner = match.group(1).strip()
        at = match.start(1)
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        if re.search(r"이하\s?$", before) and type_of(inner) and inner not in BODIES:
            spot = sentence.start + at
            yield EventName(
                spot,
                spot + len(inner),
                inner,
                type_of(inner) or "other",
                _head_of(inner),
                quoted=True,
                short=True,
            )
            continue
        if name := _quoted_name(inner, before, after):
            text, kind, extra = name
            end = match.end() + extra if extra else at + len(inner)
            start = sentence.start + (match.start() if extra else at)
            head = _head_of(text) or ((led := _LED.search(before)) and led[1]) or ""
            yield EventName(start, sentence.start + end, text, kind, head, quoted=True)


_SESSION = re.compile(
    r"(?:^|[(\[<【\s])(?P<name>(?:세션|트랙|분과세션)\s?[1-9]\s?[.:·)-]\s?(?P<title>[^‘“'\"()\[\]<>\n:]{2,30}?))\s?[)\]>】:]"
)


def _sessions(sentence: Sentence) -> Iterator[EventName]:
    """`(세션2. 스마트항만)`: a session by its number and title, as rows give it."""
    for match in _SESSION.finditer(sentence.text):
        start, end = (sentence.start + at for at in match.span("name"))
        yield EventName(start, end, match["name"].strip(), "forum", "세션", quoted=True)


_MEETING_OF = re.compile(
    r"(?:\s?\([^()]{1,60}\))?\s?(?P<what>(?:(?:제\s?\d{1,3}\s?[차회]|첫|첫\s?번째|정기|임시|전체)\s?)?(?:회의|총회))"
    rf"(?={_AFTER.pattern})"
)
"""What a body's meeting is called behind its name (`「가 협의체」(이하 협의체) 제1차 회의`)."""


def _quoted_name(inner: str, before: str, after: str) -> tuple[str, str, int] | None:
    """Name, type and how far it reaches past the closing mark; None where the quotation names no event."""
    if re.search(r"[다요까]\s*[.!?]?$|[.!?]\s", inner):
        return None
    met = _MEETING_OF.match(after) if _head_of(inner) in BODIES else None
    if met:
        return f"{inner} {' '.join(met['what'].split())}", "meeting", met.end()
    follow = _FOLLOWED.match(after)
    if follow and follow.group(1) in TYPE_OF and not re.search(r"주제|제목", before[-6:]):
        head = follow.group(1)
        own = type_of(inner)
        if head in GENERIC:
            inside = [TYPE_OF[m.group()] for m in HEAD.finditer(inner)]
            kinds = [kind for kind in inside if kind != "designation"] or inside
            return inner, own or (kinds[0] if kinds else "other"), 0
        return (
            (inner, own, 0)
            if own and own == TYPE_OF[head]
            else (f"{inner} {head}", TYPE_OF[head], follow.end())
        )
    own = type_of(inner)
    if own == "visit" and re.match(
        r"\s?(?:일정|행사|프로그램)|(?:을|를|이|가|도)?\s(?:진행|마련|이어)", after
    ):
        return inner, own, 0
    if own and (_head_of(inner) in STRONG or _EDITION.search(inner)):
        return inner, own, 0
    if own and own != "designation" and _OPENED.match(after):
        return inner, own, 0
    led = _LED.search(before)
    if led and led.group(1) in STRONG:
        return inner, TYPE_OF[led.group(1)], 0
    taken_part = _ATTENDED.match(after) or _HELD_BEFORE.search(before)
    return (inner, "other", 0) if (_HELD.match(after) or taken_part) and not own else None


_ATTENDED = re.compile(r"에\s(?:직접\s|함께\s)?참석(?:해|하|했)")
_HELD_BEFORE = re.compile(r"(?:에서|일|오전|오후|시)\s(?:열린|열리는|개최된|개최되는|개최한|개막한)\s$")


def _head_of(name: str) -> str:
    heads = [m.group() for m in HEAD.finditer(re.sub(r"(?<=.)[(（][^)）]*[)）]?$", "", name))]
    return heads[-1] if heads else ""


def _headed(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    for match in HEAD.finditer(sentence.text):
        if not _AFTER.match(sentence.text, match.end()) or _COUNTED.match(sentence.text, match.end()):
            continue
        if sentence.text[match.start() - 1 : match.start()] in ("(", "（") and HEAD.search(
            sentence.text[: match.start() - 1][-4:]
        ):
            continue
        head = match.group()
        start = _left(ctx, sentence, match.start())
        if edition := re.search(r"제\s?\d*$|제\s?\d{1,3}\s?(?:회|차|기)\s?$", sentence.text[:start]):
            start = edition.start()
        raw = sentence.text[start : match.end()]
        start += _leading(raw)
        name = sentence.text[start : match.end()].strip()
        start = match.end() - len(name)
        if TYPE_OF[head] == "signing" and head.endswith("식") and name == head:
            start = _of_firm(ctx, sentence, start)
            name = sentence.text[start : match.end()]
        meeting = TYPE_OF[head] == "meeting" and sentence.region is not RegionKind.TITLE
        if first := _FIRST.search(sentence.text[:start]) if meeting else None:
            start, name = first.start("nth"), sentence.text[first.start("nth") : match.end()]
        pointing = bool(_POINTED.search(sentence.text[:start]))
        a, b = sentence.start + start, sentence.start + match.end()
        if re.search(r"\d개\s?$", sentence.text[: match.start()]):
            continue
        if _PARTIES.fullmatch(name.removesuffix(head).strip()):
            yield EventName(sentence.start + match.start(), b, "", TYPE_OF[head], head, pointer=True)
            continue
        if not HEAD.sub("", name).strip(" ·") or len(name) < len(head) + 1:
            pointed = pointing or bool(_POINTED.search(sentence.text[: match.start()]))
            yield EventName(
                sentence.start + match.start(), b, "", TYPE_OF[head], head, pointer=True, pointed=pointed
            )
        elif _is_body(ctx, sentence, a, b, name):
            continue
        elif TYPE_OF[head] == "designation":
            if _designated(sentence, start, match.end()):
                yield EventName(a, b, name, "designation", head)
        elif head == "계약" and not _between_bodies(ctx, sentence, b):
            continue
        elif head in STRONG or _acted(sentence.text, match.end(), head, name):
            yield EventName(a, b, name, TYPE_OF[head], head, pointer=pointing and len(name) - len(head) < 4)


_FIRST = re.compile(r"(?:^|\s)(?P<nth>첫\s?(?:번째\s)?)$")


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
    if name.endswith("포럼") and _STANDS.match(sentence.text, at):
        return True
    return _standing(ctx, start, end) and not _HELD.match(sentence.text, at) and not _EDITION.search(name)


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
_ASIDE = re.compile(r"[’”'\"」』｣)]*(?:\s?[(（][^()（）]{1,40}[)）])?")


def _past(text: str, end: int) -> int:
    """The offset behind the marks and the bracket that follow a name (`업무협약(MOU)`)."""
    aside = _ASIDE.match(text, end)
    return aside.end() if aside else end


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


_PARTIES = re.compile(
    r"(?:관련|관계|양|두|참여|각|다자|협력)?\s?(?:기관|기업|단체|부처|업체|측|당사자)\s?(?:간|과의|끼리)?"
)


def _leading(raw: str) -> int:
    """How much of a noun phrase's beginning belongs to no name."""
    at = 0
    while (word := _LEADING_WORD.match(raw, at)) and word.end() > at:
        at = word.end()
    return at


def _acted(text: str, end: int, head: str, name: str) -> bool:
    """Whether a weak head (회의, 발표, 방문 …) is said to take place here."""
    end = _past(text, end)
    if head in GENERIC or TYPE_OF[head] == "other":
        taking_place = bool(_HELD.match(text, end)) and not _WHENEVER.match(text, end)
        return taking_place or bool(_EDITION.search(name))
    if head == "계약":
        return bool(re.match(r"\s*(?:을|를|도)?\s*(?:체결|맺)", text[end:]))
    if TYPE_OF[head] in {"designation", "announcement", "visit"}:
        programmed = TYPE_OF[head] == "visit" and head != "방문" and _PROGRAMMED.match(text, end)
        return bool(programmed or re.match(r"\s*(?:행사|개최|\(\d{1,2}\.\d{1,2})", text[end:]))
    return bool(
        _EDITION.search(name)
        or (TYPE_OF[head] == "meeting" and re.match(r"에서는|에는", text[end:]))
        or (TYPE_OF[head] == "meeting" and head not in BODIES and _MEETS.match(text, end))
        or _TAKES_PLACE.match(text, end)
        or TYPE_OF[head] == "signing"
    )


_TAKES_PLACE = re.compile(
    r"\s*(?:을|를|이|가|도|은|는)?\s*(?:(?:[^\s.,]{1,20}\s){0,5}[^\s.,]{1,20}에서\s)?"
    r"(?:(?:함께|각각|공동으로|잇따라|별도로|처음|처음으로)\s)?"
    r"(?:개최|열[렸린리릴어고었기]|연다|여는|연\s|체결|맺|가[졌지진질]|갖[고는기]|치[렀르러]|이어[진지졌질])"
)
_PROGRAMMED = re.compile(
    r"\s*[’”」』]?(?:을|를|이|가|도|은|는|에)?\s*(?:(?:[^\s.,]{1,20}\s){0,5}[^\s.,]{1,20}에서\s)?"
    r"(?:(?:함께|각각|차례로)\s)?"
    r"(?:진행|실시|이어[진지졌질]|예정|마련|일정|나[서선섰]|가[졌지진질]|잡혀|계획돼|포함)"
)
"""A tour that stands in a programme (`산업시찰이 … 진행된다`)."""
_WHENEVER = re.compile(r"\s?개최\s?(?:시|때|등|및|를|을|에|지원|계획|비용|장소)(?![가-힣])")
"""`행사 개최 시`: of no event in particular."""
_STANDS = re.compile(
    r"(?:\((?:이하\s|약칭\s)?[^()]{0,20}(?:대표|회장|의장|위원장|이사장|단장)[\s:]"
    r"|(?:\([^()]{1,60}\))?(?:은|는|이|가)\s[^.‘“]{0,60}(?:[‘“「『][^’”」』]{2,40}[’”」』]|[가-힣]{2,12}(?:회|회의|식|포럼|세미나|강연))"
    r"(?:을|를)\s(?:공동\s)?(?:개최|열|연다|마련|주최))"
)
"""What follows a forum that is a body: its head in a bracket, or an event that it holds."""
_MEETS = re.compile(
    r"(?:을|를)\s(?:\S{1,8}\s)?(?:주재|마치|마친|갖[고는])|에\s(?:\S{1,6}\s)?참석"
    r"|에서\s(?:[‘“「『]|(?:\S{1,12}\s){0,2}(?:내놓|발표|의결|확정|논의|공개|확인|합의))"
)
_LINKED = re.compile(r"(\S+?)(?:을|를)?\s+(?:위한|기념한|기념하는|기념해)\s+$")


_BEFORE_BRACKET = re.compile(r"([가-힣A-Za-z]{2,})\s?\([A-Za-z][A-Za-z0-9 &.-]{1,30}\)\s?$")


def _left(ctx: Context, sentence: Sentence, head: int) -> int:
    """Where the noun phrase that ends at `head` begins, as an offset into the sentence."""
    text = sentence.text
    start = (
        max(sentence.start, noun_runs.left(ctx.doc, ctx.document.text, sentence.start + head))
        - sentence.start
    )
    if bracketed := _BEFORE_BRACKET.search(text[:start]):
        at = sentence.start + bracketed.end(1) - 1
        start = max(sentence.start, noun_runs.left(ctx.doc, ctx.document.text, at)) - sentence.start
    while head - start < 60 and (linked := _LINKED.search(text[:start])):
        start = (
            max(
                sentence.start, noun_runs.left(ctx.doc, ctx.document.text, sentence.start + linked.end(1) - 1)
            )
            - sentence.start
        )
        if start >= linked.start():
            start = linked.start()
            break
    if between := re.search(r"(\S+)\s간\s?$", text[:start]):
        start = noun_runs.left(ctx.doc, ctx.document.text, sentence.start + between.start(1)) - sentence.start
        start = max(0, min(start, between.start(1)))
    return start
