"""Bodies spoken of by their number: `두 시군은`, `네 기관은`, `양측이`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events.frame import Scene
from graph.extract.lines import SEPARATOR
from graph.model import Kind

_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("두 양", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"), start=2
    )
    for word in words.split()
}
_TYPES = {
    "local-government": "시군 시·군 지자체 지방정부 도시 시도 시·도 자치단체 군 시 도 구".split(),
    "company": "기업 회사 업체 사 개사 은행 금융사".split(),
    "university": "대학 대학교".split(),
    "ministry": "부처".split(),
    "association": "협회 단체".split(),
    "": "기관 측 주체 당사자 조직 기관·기업 기업·기관".split(),
}
_TYPE_OF = {word: type_ for type_, words in _TYPES.items() for word in words}
_WORDS = "|".join(sorted(_TYPE_OF, key=len, reverse=True))
NUMERALS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_MANY = rf"(?:(?P<word>{NUMERALS})\s?|(?P<digits>\d{{1,2}})\s?개?\s?)(?:개\s)?(?P<kind>{_WORDS})"
COUNTED = cued(rf"(?<![가-힣\d]){_MANY}(?:들)?(?:은|는|이|가|도)(?=\s)")
"""A number, the kind of body, and the particle of a subject."""
_AGAIN = re.compile(
    rf"(?<![가-힣\d])(?:{_MANY}|(?P<sort>{_WORDS})\s?(?P<many>\d{{1,2}})\s?(?:곳|개사|개|사))"
    r"(?:들)?(?=[은는이가도와과의\s,·])"
)
"""A number of bodies, also with the kind before it (`기업 3곳`)."""
_GAP = re.compile(
    rf"[’”'\"」』｣)\s]*(?:\([^)]{{0,40}}\)\s*)?(?:와|과|및|에(?=\s)|{SEPARATOR}|그리고|㈜|\(주\)|\s)+"
    r"(?:[가-힣]{2,3}\s|[가-힣]{2,6}(?:기업|기관|업체|대학|회사)\s)?"
)
"""What stands between two of a list; the second may have its province or its group before it."""
_BACK = 1200
"""How far back, in code points, the list may lie."""


_KNOWN = re.compile(
    r"(?:^\W*|[,.;:”’)]\s?|(?:은|는|에|에서|로|도|날|이|그|후|뒤|앞서|한편|또한|함께|이어|들)\s)$"
)
"""What may stand before the number of bodies told of already; behind a noun they are others (`업체 5곳`)."""


def bodies(scene: Scene, told: re.Match[str], at: int) -> list[Name]:
    """Whom a match of `COUNTED` at an offset of the document means: the last list of so many such bodies.

    Where there is none, the parties of an agreement, if they are as many; else nobody.
    """
    if not _KNOWN.search(told.string, 0, told.start()):
        return []
    number, type_ = number_of(told), _TYPE_OF[told["kind"]]
    if number < 2:
        return []
    fits = [run for run in _runs(scene, max(0, at - _BACK), at) if _fit(run, number, type_)]
    return fits[-1] if fits else _parties(scene, number, type_, at)


def again(scene: Scene, start: int, end: int) -> Iterator[tuple[Name, int, int]]:
    """The bodies that counts in a stretch repeat from a list summed up by the same count, with its place.

    `가나대·다라대 등 두 대학과 A, B, C 등 기업 3곳이 …. 두 대학과 기업 3곳은 협약을 맺었다.`
    """
    text = scene.ctx.document.text
    for told in _AGAIN.finditer(text, start, end):
        for name in _labelled(scene, told):
            yield name, told.start(), told.end()


def _labelled(scene: Scene, told: re.Match[str]) -> list[Name]:
    """The list that an earlier count of the same kind sums up, if it has just so many members."""
    number, type_ = _count(told)
    for before in reversed(list(_AGAIN.finditer(told.string, max(0, told.start() - _BACK), told.start()))):
        if _count(before) != (number, type_) or number < 2:
            continue
        try:
            sentence = scene.ctx.sentence_at(before.start())
        except LookupError:
            continue
        listed = scene.ctx.names.within(sentence.start, before.start(), Kind.ORGANIZATION)
        last = list({n.name: n for n in listed if not type_ or n.type == type_}.values())[-number:]
        if len(last) == number and before.start() - last[-1].end < _NEXT_TO:
            return last
    return []


_NEXT_TO = 6
"""Code points between the last of a list and the count that sums it up (` 등 `)."""


def _count(told: re.Match[str]) -> tuple[int, str]:
    if told["sort"]:
        return int(told["many"]), _TYPE_OF[told["sort"]]
    return number_of(told), _TYPE_OF[told["kind"]]


def number_of(told: re.Match[str]) -> int:
    """The number that a match tells in a word (`word`) or in digits (`digits`)."""
    return _NUMBERS[told["word"]] if told["word"] else int(told["digits"])


def _fit(run: list[Name], number: int, type_: str) -> bool:
    alike = not type_ or all(n.type == type_ for n in run)
    return alike and len({n.name for n in run}) == len(run) == number


def _runs(scene: Scene, start: int, end: int) -> Iterator[list[Name]]:
    """The lists of bodies in a stretch of the text."""
    text = scene.ctx.document.text
    run: list[Name] = []
    for name in scene.ctx.names.within(start, end, Kind.ORGANIZATION):
        if run and name.start < run[-1].end + 2 and text[run[-1].end : name.start].strip() == "(":
            continue
        if run and _GAP.fullmatch(text[run[-1].end : name.start]):
            run.append(name)
            continue
        yield run
        run = [name]
    yield run


def _parties(scene: Scene, number: int, type_: str, at: int) -> list[Name]:
    for frame in scene.frames:
        if frame.type == "signing" and frame.start < at:
            values = {c.value for c in frame.claims if c.slot == "attendees" and c.kind is Kind.ORGANIZATION}
            names = {n.name: n for n in scene.ctx.names.of(Kind.ORGANIZATION) if n.name in values}
            if _fit(list(names.values()), number, type_):
                return list(names.values())
    return []
