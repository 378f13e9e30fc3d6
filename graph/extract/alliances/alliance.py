"""An alliance as the text speaks of it: where it is named, and the sentences about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.cues import cued
from graph.extract import forms
from graph.extract.alliances.names import FORMED, LAUNCHED_ONLY, SURE
from graph.extract.context import Context, Name, Sentence
from graph.extract.names.known import known
from graph.model import Kind

LAUNCH = re.compile(rf"{FORMED}|업무협약|협약|launch|establish|inaugurat|found", re.IGNORECASE)
ROW = re.compile(
    r"^\W*[(\[]?\s?(?:(?:참여|회원|구성|참가|가입|창립|협력|수요|공급)\s?(?:기관|기업|단체|사|회원)|"
    r"회원|구성원?|위원|위원사|[회의]장사|부회장사|간사\s?(?:기관|사)|운영위원사?|이사사)\s?[)\]]?\s?[:：\]]"
)
"""A row that lists members: (참여기관) …, 회원사 : …, 운영위원사 : …"""
GROUP = cued(
    r"(?P<names>[가-힣A-Za-z0-9·&\s,]{2,60}?)\s?(?P<head>분과위원회|전문분과|분과|워킹그룹|"
    r"실무그룹|작업반|소위원회|실무위원회|실무반)(?![가-힣]*(?:장|원)\b)"
)
_BARE = "|".join((*SURE, *LAUNCHED_ONLY))
_BACK = cued(
    rf"(?:^|\s)(?:이번|이|동|각|본)?\s?(?:{_BARE})(?:은|는|이|가|을|를|에|에는|의|와|과|"
    rf"\s및)(?=\s|$)|(?:^|\s)(?:{_BARE})\s(?:(?:초대|공동|민간|정부)\s?)*(?:[회의]장사?|위원장|단장|부회장사?|간사|회원|"
    rf"산하|아래|밑|운영|참여\s?(?:기관|기업))|"
    rf"\b[Tt]he (?:alliance|council|consortium|partnership|committee)\b|"
    rf"^\s*It has\b|^\s*It is made up"
)
TAKES = re.compile(
    r"(?:이|가)\s(?:(?:초대|정부|민간|정부측|민간측|수석|상임|공동|각각)\s){0,2}(?:공동)?"
    r"(?:단장|위원장|의장|회장|대표|이사장|부단장|부위원장|부의장|부회장)(?:을|를|직을|으로|에)?"
    r"(?:\s(?:각각\s|공동으로\s)?(?:맡|선임|선출|추대|위촉|뽑)|,\s(?=[^.]{0,80}(?:맡|선임|선출|추대|위촉|뽑)))"
)
"""A가 위원장을 맡는다; A 장관이 정부 위원장을, B 교수가 민간 위원장을 맡아."""
_BACK_ENGLISH = cued(
    r"\b[Tt]he (?:new |joint )?"
    r"(?i:alliance|council|consortium|coalition|partnership|committee|body|network|task force)\b"
    r"|^\W*(?:The \d+ |Its |Other |Founding |Initial )?[Mm]embers\b"
    r"|\b(?:chair|lead|head) it\b|\b[Tt]ask forces\b|\b[Ww]orking groups\b|\b[Ss]ub-?committees\b"
    r"|\b(?:co-|vice[- ])chair(?:s|man|men|person|persons|woman)?\b"
    r"|\bwill also (?:take part|join|participate)\b"
    r"|^\W*It (?:has|is|will|brings|comprises|consists|includes|groups|unites|counts)\b"
)
_CHAIRED = re.compile(
    r"^\W*(?:[가-힣·]{2,6}\s?측?\s)?(?:초대\s|공동\s)?(?:추진|공동|사업|기획|지원)?부?(?:위원장|단장|의장|회장)"
    r"(?:은|에는|으로는|사는|\s[가-힣]{2,4}\s)|^\W*(?:간사|사무국|회장|의장)\s?(?:기관|사)?(?:은|는|에는|으로는)\s"
    r"|^\W*[가-힣A-Za-z()]{2,20}(?:은|는|이|가)\s간사\s?(?:기관|사)?(?:을|를)\s맡"
)
_JOIN = cued(
    r"참여\s?(?:기업|기관|회원사?)(?:은|는|으로는)\s|(?:위원사|회원사|회원기관|구성원|일원)로\s?(?:참여|함께|들어|합류)|"
    r"(?:이|가|도|은|는)\s(?:[가-힣]{1,8}(?:으로|로|에)\s)?"
    r"(?:들어왔|들어와|들어간|합류|가입|이름을 올|힘을 보태|동참|참여(?:했|하고|하며|한다|해|할))"
)
_CHAIR = "의장|위원장|회장|단장"
"""How words for those who head a body end, their deputies' too."""
_SEATED = re.compile(
    rf"(?:{_CHAIR})(?:으로|로|에|을|를|직에)\s(?:각각\s|다시\s|새로\s)?"
    r"(?:뽑|선출|선임|추대|위촉|앉[혔히]|세웠)"
)
_TAKEN = re.compile(
    rf"(?:{_CHAIR}|대표)(?:은|에는|으로는|로는)\s[^.]{{4,120}}?(?:이|가)\s?(?:각각\s|공동으로\s)?"
    r"(?:맡|선출|선임|위촉|추대|뽑)"
)
_LEADS = re.compile(
    r"(?:추진단장|사업단장|기획단장|협의회장|협의체장|공동위원장|공동의장)(?:인|을\s맡은|을\s맡고\s있는)\s"
)
_MEMBERS_TOLD = cued(
    r"(?:^|\s)(?:새\s|신규\s|창립\s|기존\s|초기\s)?(?:식구|회원|회원사|회원국|회원기관|회원기업|구성원|멤버|참여기관|참여기업|참여사|가입사)"
    r"(?:은|는|이|가|도|으로|로|으로는|로는|에는)\s"
)
"""`새 식구도 맞았다`, `회원은 …을 더해 모두 14곳`."""
UNITS = "반|분과|팀|위원회|그룹|본부|TF|협의회|분과위|소위"
"""How words for the parts of a body end; for patterns."""
HAS = r"(?:둔|두[고며어었기]|둬|둘|뒀)"
"""What is said of the parts that a body has (`분과를 둔다`); for patterns."""
UNDER = (
    r"(?:산하|아래|밑)에(?:는|도)?\s(?P<list>[^.]{4,120}?)(?:을|를)?\s(?:각각\s)?"
    rf"(?:{HAS}|설치|꾸려|꾸리|구성|운영)"
)
"""`산하에 기술위원회와 제도위원회를 둔다`; for patterns."""
_UNDER_IT = re.compile(rf"^\W*(?:그\s)?{UNDER}")
_UNIT = re.compile(rf"(?:{UNITS})(?=[와과을를,·\s]|$)")
_FORMED_OF = cued(
    r"(?:\d+개?\s?(?:개사|사|기업|기관|단체|업체|곳|개국)|\s등)(?:으로|로|이|가)\s(?:\S{1,6}\s)?(?:발족|출범|결성|구성|시작|꾸려|꾸린)"
)
"""`A, B, C 등 6개사로 발족해`."""
_OCCASION = re.compile(
    r"행사|발족식|출범식|기념식|협약식|체결식|간담회|회의(?:에|에는)\s|세미나|박람회|전시|이날|사업에"
)
_FAR = 3
"""After so many sentences about other things, those who join something join another."""
_MEMBER_TYPES = frozenset(
    """
    ministry local-government public-institution company association university international embassy
    party other media
""".split()
)


@dataclass(slots=True)
class Alliance:
    """An alliance, where it is named, and the sentences about it."""

    name: str
    occurrences: list[Name]
    about: list[Sentence]


def alliances(ctx: Context) -> list[Alliance]:
    """The alliances spotted; sentences that say only 얼라이언스는 are about the one named last."""
    found: dict[str, Alliance] = {}
    for name in ctx.names.of(Kind.ALLIANCE):
        found.setdefault(name.name, Alliance(name.name, [], [])).occurrences.append(name)
    current: Alliance | None = None
    since = _FAR
    for sentence in ctx.sentences if found else ():
        since += 1
        named = _named(ctx, sentence)
        for main in named:
            found[main].about.append(sentence)
        if named:
            current = found[named[0]]
        elif current and (
            _about(sentence) or (since <= _FAR and (_goes_on(ctx, sentence) or _of_it(sentence)))
        ):
            current.about.append(sentence)
        else:
            continue
        since = 0
    return list(found.values())


_BARE_TOPIC = re.compile(rf"\W*(?:이번|이|동|본)?\s?(?P<kind>{_BARE})(?:은|는)\s")
_TOPIC = re.compile(r"[’'」』”]?\s?(?:\([^()\n]{1,40}\))?(?:은|는)\s")


def _named(ctx: Context, sentence: Sentence) -> list[str]:
    """The alliances that a sentence is about: its topic (`가나 협의체는 … 다라 위원회를 묶어`), else all."""
    names = list(ctx.names.within(sentence.start, sentence.end, Kind.ALLIANCE))
    bare = _BARE_TOPIC.match(sentence.text)
    if bare and names and names[0].start >= sentence.start + bare.end():
        meant = {n.name for n in ctx.names.of(Kind.ALLIANCE) if n.name.endswith(bare["kind"])}
        return list(meant) if len(meant) == 1 else []
    topic = [n.name for n in names if _TOPIC.match(sentence.text, n.end - sentence.start)]
    return topic[:1] or list(dict.fromkeys(n.name for n in names))


def _about(sentence: Sentence) -> bool:
    """Whether a sentence speaks of an alliance, its chairs, groups or members without its name."""
    spoken = any(pattern.search(sentence.text) for pattern in (_BACK, _BACK_ENGLISH, TAKES, _CHAIRED, GROUP))
    return spoken or ROW.match(sentence.text) is not None


def _of_it(sentence: Sentence) -> bool:
    """Whether a sentence tells of chairs, members or groups without saying of what."""
    under = _UNDER_IT.match(sentence.text)
    if under and _UNIT.search(under["list"]):
        return True
    told = (_SEATED, _MEMBERS_TOLD, _FORMED_OF, _TAKEN, _LEADS)
    return any(pattern.search(sentence.text) for pattern in told)


def _goes_on(ctx: Context, sentence: Sentence) -> bool:
    """부처에서는 A·B가, 유관기관으로는 C와 D가 들어왔다: who joins, told without naming what."""
    if not _JOIN.search(sentence.text) or _OCCASION.search(sentence.text):
        return False
    others = ctx.names.within(sentence.start, sentence.end, Kind.POLICY)
    return len(bodies_in(ctx, sentence.start, sentence.end)) > 1 and next(others, None) is None


_HALLS = (*forms.VENUE_SUFFIXES, "센터", "관")
_AT = re.compile(r"(?:\([^()\n]{1,20}\))?\s?(?:에서|에\s모[여인])\s?(?!는)")
"""What is said of a body in whose house others meet."""
_AT_ASIDE = ")에서 "
"""The same behind a short form in a bracket, which need not end as halls do (`…센터(CECO)에서`)."""
_OVER = re.compile(r"[’'」]?(?:\([^()\n]{1,20}\))?\s?(?:산하|소속|직속|부설)")


def bodies_in(ctx: Context, start: int, end: int) -> list[Name]:
    """Organizations named in a stretch, each place once; those named only as somebody's post included."""
    text = ctx.document.text
    return [
        n
        for n in ctx.names.within(start, end, Kind.ORGANIZATION)
        if n.type in _MEMBER_TYPES and not _OVER.match(text, n.end) and not _lends(text, n)
    ]


def _lends(text: str, body: Name) -> bool:
    """Whether a body is named for its house alone, where others meet."""
    house = known().place(body.name) is not None or body.name.endswith(_HALLS)
    return text.startswith(_AT_ASIDE, body.end) or (house and _AT.match(text, body.end) is not None)
