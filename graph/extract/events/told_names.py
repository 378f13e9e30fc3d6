"""Events that no head noun names: launches told by a verb, series by their year, short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context
from graph.extract.events.naming import SAID_HELD, EventName
from graph.extract.events.words import POINTERS, STRONG, type_of
from graph.model import Kind

_EDITIONED = re.compile(r"\s?(?:19|20)\d\d$|^(?:19|20)\d\d\s?")

_STARTS = re.compile(
    r"[’”'\"`」』｣)]*(?:\([^)]{0,40}\))?(?:[가이를을은는])?\s(?:[^.,‘“]{0,24}\s)?(?:공식\s)?(?:출범"
    r"|발족)(?:한다|했다|하고|하였|시켰|시킨|됐|된다|하며|한\s|$)"
)


def begun(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
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
            if met := _FIRST_MET.match(text, told.end()):
                yield EventName(
                    body.start, met.end("first"), f"{body.name} {met['first']}", "meeting", "회의"
                )
            else:
                yield EventName(body.start, body.end, f"{body.name} 출범", "launch", "출범")


_FIRST_MET = re.compile(
    r"[^.\n]{0,24}?(?P<first>(?:제\s?)?1차\s?(?:전체\s?)?회의|첫\s?(?:전체\s?|번째\s)?회의)(?:를|도|을)?\s(?:\S{1,10}\s){0,3}?(?:개최|열|가졌|갖)"
)
"""`협의회를 발족하고 1차 회의를 열었다`: the body began with the meeting."""
_BRAND = re.compile(
    r"(?:^|[,·…]\s|는\s|인\s)(?P<name>[가-힣A-Za-z0-9·&-]{3,20}(?:\s(?:[가-힣A-Za-z&-]{2,10}|(?:19"
    r"|20)\d\d)){0,3}?)[’”']?(?:\([^)]{0,60}\))?(?:이|가|은|는)\s"
    r"(?=[^.]{0,70}?(?:개최된|개최됐|개최되|열린다|열렸다|열릴|개막한|개막했|막을\s?올))"
)


def branded(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
    """`세미콘코리아가 … 코엑스에서 개최된다`: a name of no known kind that is said to be held on a day."""
    kind = next((n for n in found if not n.name and n.head in STRONG), None)
    for sentence in ctx.sentences[:12]:
        dated = any(sentence.start <= m.start < sentence.end for m in ctx.moments)
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

_SERIES = cued(
    rf"[‘'“\"「『](?P<quoted>[^‘’'“”\"「」『』\n]{{2,30}}\s{_YEAR}|{_YEAR}\s[^‘’'“”\"「」『』\n]{{2,30}})[’'”\"」』]"
    rf"|(?<![A-Za-z0-9가-힣‘“])(?P<bare>[A-Z][A-Za-z-]{{1,15}}\s{_YEAR})(?!\d)"
)

_ON_SHOW = re.compile(
    r"개최|열[렸린리릴]|열고|연다|개막|막을\s?올|막이\s?올|치러|펼쳐|폐막|참가|참석|참관|출품|선보[이였인]|전시|부스|방문"
    r"|(?:공동|홍보|통합|한국|지역|국가|체험)관[을이]"
)

_SAID_AGAIN = re.compile(
    r"\s?[)’”'\"]\s?(?:라는|이라는|란|을|를)?\s?(?:주제|슬로건|의\s막|로\s|[’”'\"」』]|\)|$)?"
)
"""What follows a year that ends a name said again in a bracket, or a motto."""
_CONTEST = re.compile(r"대회|선수|리그|공연|콘서트|경연|토너먼트|우승|결선|본선")


def brand_type(text: str) -> str:
    """The type of a series that only its name and year tell: a fair, unless the text tells of a contest."""
    return "other" if _CONTEST.search(text) else "exhibition"


_TARGETS = re.compile(r"비전|전략|계획|로드맵|대책|정책|프로젝트|목표|구상|보고서|백서|시리즈|지수|에디션")


def yeared(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
    """`‘드론쇼 2025’로 이름을 바꿔 … 열린다`, `CES 2026에 참가`: a series by its year, held or gone to."""
    taken = [(name.start, name.end) for name in found if name.name]
    for sentence in ctx.sentences:
        for match in _SERIES.finditer(sentence.text):
            group = "quoted" if match["quoted"] else "bare"
            start, end = (sentence.start + at for at in match.span(group))
            name, around = match[group], sentence.text[match.end() :][:120]
            if group == "bare" and _SAID_AGAIN.match(sentence.text, match.end()):
                continue
            held = _ON_SHOW.search(around) or SAID_HELD.search(
                sentence.text, max(0, match.start(group) - 16), match.start(group)
            )
            known = type_of(name) or _TARGETS.search(name) or not held
            if not known and not any(a < end and start < b for a, b in taken):
                yield EventName(start, end, name, brand_type(sentence.text), "행사", quoted=True)


_NO_BRAND = re.compile(rf"(?:{POINTERS})$|행사|것$|[을를에의]\s|[하되있없않같했인된]$|[은는이가]\s")


def again(ctx: Context, found: list[EventName]) -> Iterator[EventName]:
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
