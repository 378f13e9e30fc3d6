"""An alliance as the text speaks of it: where it is named, and the sentences about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract.alliance_names import LAUNCHED_ONLY, SURE
from graph.extract.context import Context, Name, Sentence
from graph.model import Kind

LAUNCH = re.compile(
    (
        r"발족|출범|창립|결성|구성(?!원)|띄우|띄웠|꾸리|꾸렸|창설|신설|업무협약|협약|launch|"
        r"establish|inaugurat|found"
    ),
    re.IGNORECASE,
)
ROW = re.compile(
    r"^\W*[(\[]?\s?(?:참여\s?(?:기관|기업|단체|사)|회원사?|회원\s?기관|구성\s?기관|"
    r"참가\s?기관|구성원?|위원)\s?[)\]]?\s?[:：\]]"
)
GROUP = re.compile(
    r"(?P<names>[가-힣A-Za-z0-9·&\s,]{2,60}?)\s?(?P<head>분과위원회|전문분과|분과|워킹그룹|"
    r"실무그룹|작업반|소위원회|실무위원회|실무반)(?![가-힣]*(?:장|원)\b)"
)
_BARE = "|".join((*SURE, *LAUNCHED_ONLY))
_BACK = re.compile(
    rf"(?:^|\s)(?:이번|이|동|각|본)?\s?(?:{_BARE})(?:은|는|이|가|을|를|에|에는|의|와|과|"
    rf"\s및)(?=\s|$)|\b[Tt]he (?:alliance|council|consortium|partnership|committee)\b|"
    rf"^\s*It has\b|^\s*It is made up"
)
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
    for sentence in ctx.sentences:
        named = dict.fromkeys(n.name for n in ctx.names.within(sentence.start, sentence.end, Kind.ALLIANCE))
        for main in named:
            found[main].about.append(sentence)
        if named:
            current = found[next(iter(named))]
        elif current and (
            _BACK.search(sentence.text)
            or TAKES.search(sentence.text)
            or re.match(
                r"\W*(?:초대\s|공동\s)?(?:추진|공동|사업|기획|지원)?(?:위원장|단장|의장|회장)(?:은|에는|으로는)",
                sentence.text,
            )
            or ROW.match(sentence.text)
            or GROUP.search(sentence.text)
        ):
            current.about.append(sentence)
    return list(found.values())


def bodies_in(ctx: Context, start: int, end: int) -> list[Name]:
    """Organizations named in a stretch, each place once; those named only as somebody's post included."""
    return [n for n in ctx.names.within(start, end, Kind.ORGANIZATION) if n.type in _MEMBER_TYPES]


TAKES = re.compile(
    r"(?:이|가)\s(?:초대\s)?(?:공동\s?)?(?:단장|위원장|의장|회장|대표|부단장|부위원장)(?:을|"
    r"를|직을|으로)?\s(?:맡|선임|선출|추대|위촉)"
)
