"""Posts: which person holds which title in which body, in every order the genre uses.

A phrase is read as a row of units and cut after each title: `[name] [body …] [title]`,
`[body …] [name] [title]`, `[body …] [title] [name]`, with the body perhaps grown into the title (포항시장, 진흥원장).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph.extract import forms
from graph.extract.units import Unit

Body = Callable[[str], str | None]
"""Gives the type code of a body by its name, or None."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One reading of a phrase: spans of the person, the title and the body, each may be missing."""

    person: tuple[int, int] | None
    title: tuple[int, int]
    body: tuple[int, int] | None
    sure: bool = True


def title_start(text: str) -> int | None:
    """Where the post begins in a word that ends in one, or None: 4 in 산업정책실장."""
    match = forms.TITLE_END.search(text)
    if not match or (match.start() and len(match.group()) == 1):
        return None
    return match.start()


def merged_body(text: str, body: Body) -> tuple[int, int] | None:
    """(end of the body, start of the title) in a word that holds both; 진흥원장 shares 원."""
    for start in range(2, len(text)):
        title = text[start:]
        if title not in forms.TITLES:
            continue
        for end in (start + 1, start):
            if title in _OF_PARTS and end == start + 1 and not forms.place_like(text[:start]):
                continue
            if body(text[:end]) and (end == start or text[start] in _SHARED):
                return end, start
        if title == "지사" and body(text[: start + 0]):
            return start, start
    return None


_SHARED = frozenset("시도군구원회청처관단소부장사행당")
_OF_PARTS = frozenset({"센터장", "본부장", "실장", "국장", "과장", "팀장", "부장", "단장"})


def personlike(unit: Unit, body: Body) -> bool:
    """Whether a unit can be a Korean personal name."""
    text = unit.text
    if not 2 <= len(text) <= 4 or not all("가" <= c <= "힣" or c in "○O◯" for c in text):
        return False
    if text in forms.NOT_NAMES or text in forms.TITLES or (title_start(text) is not None and len(text) > 3):
        return False
    double = text[:2] in forms.COMPOUND_SURNAMES
    if text[0] not in forms.SURNAMES and not double:
        return False
    if len(text) == 4 and not double:
        return False
    return body(text) is None and not any(tag.startswith(("V", "M", "J", "E")) for tag in unit.tags[:1])


def foreign(units: Sequence[Unit]) -> bool:
    """Whether units can be a foreign name in Hangul: all unknown or proper nouns, two or more."""
    return len(units) >= 2 and all(
        u.tags and all(t in ("NNP", "UN", "NNG", "SL") for t in u.tags) and title_start(u.text) is None
        for u in units
    )


def read(phrase: Sequence[Unit], body: Body) -> Iterator[Holder]:
    """The holders of posts in a phrase, in order."""
    at = 0
    for i, unit in enumerate(phrase):
        start = title_start(unit.text)
        if start is None or i < at:
            continue
        following = phrase[i + 1 : i + 2]
        if following and title_start(following[0].text) == 0 and following[0].text in forms.TITLES:
            continue
        yield from _holder(phrase[at : i + 1], following, body)
        at = i + 1


def _holder(row: Sequence[Unit], following: Sequence[Unit], body: Body) -> Iterator[Holder]:
    last, left = row[-1], list(row[:-1])
    merged = merged_body(last.text, body)
    title = (last.start + merged[1], last.end) if merged else (last.start, last.end)
    grown = (last.start, last.start + merged[0]) if merged else None
    person, rest = _person(left, body, bool(grown))
    after = following and not following[0].bracket and personlike(following[0], body)
    if person is None and after and not any(personlike(u, body) for u in left):
        person, rest = (following[0].start, following[0].end), left
    yield Holder(person, title, grown or _body(rest, body), sure=person is not None)


def _person(left: list[Unit], body: Body, grown: bool) -> tuple[tuple[int, int] | None, list[Unit]]:
    if not left:
        return None, left
    first, last = left[0], left[-1]
    if personlike(last, body):
        return (last.start, last.end), left[:-1]
    for i, unit in enumerate(left):
        if personlike(unit, body) and (i == 0 or left[i - 1].text in forms.NOT_NAMES or grown):
            return (unit.start, unit.end), left[i + 1 :]
    known = next((i for i, u in enumerate(left) if body(u.text)), len(left))
    if known >= 2 and foreign(left[:known]):
        return (first.start, left[known - 1].end), left[known:]
    return None, left


def _body(rest: Sequence[Unit], body: Body) -> tuple[int, int] | None:
    known = [u for u in rest if body(u.text)]
    if known:
        return known[0].start, known[0].end
    if not rest:
        return None
    head = [u for u in rest if not _department(u.text)]
    return (head[0].start, head[-1].end) if head else None


def _department(text: str) -> bool:
    return (
        text.endswith(("과", "실", "국", "팀", "본부", "부문", "담당", "센터", "위원회", "사업단"))
        or text in forms.NOT_NAMES
    )
