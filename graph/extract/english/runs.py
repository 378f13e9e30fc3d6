"""Runs of capitalised words, cut into single names."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract import forms
from graph.extract.english.cities import cities
from graph.extract.english.types import body_type
from graph.extract.english.words import KOREAN, MONTHS, RUN, SEATED, TITLE, UNITS
from graph.extract.names.known import known

_RUN = re.compile(RUN)
_WORD = re.compile(r"\S+ ?")
_CONNECTOR = re.compile(r"(?:of|for|and|the|on|de|&) ")
_LOWER = re.compile(r" [a-z]{2,12}\b")
_LISTED = re.compile(r", (?:the )?$")
_OPEN = re.compile(
    r"\b(?:Ministry|Department|Chamber|Institute|Agency|Committee|Commission|Federation|Council|Association|Office|Bureau"
    r"|Cent(?:re|er)s?|Society|School|College|Foundation) (?:of|for|on) (?!.*\b(?:of|for) )"
)
EMBASSY = re.compile(
    r"(?:[A-Z][\w.]+ ){0,3}(?:Embassy|Consulate General)(?: of (?:the )?(?:[A-Z]\w+(?: of)? ){0,2}[A-Z]\w+)?"
    r" (?:in|to) (?:the )?[A-Z]\w+(?: [A-Z][a-z]+)?"
    rf"|(?:[A-Z][\w.]+ ){{0,3}}(?:Commission|Committee|Council) on (?:the )?(?!(?:{MONTHS})\b)[A-Z]\w+(?: (?:(?:of|for|and|the) ){{0,2}}[A-Z]\w+){{0,6}}"
)
"""An embassy with the country where it is, a commission on something."""
_NUMBER = re.compile(r"(?:\d{1,2}|(?:19|20)\d\d) (?=[A-Z])")
_LEGAL_TAIL = re.compile(r"(?<=\bCo)\.?, (?:Ltd|Inc|LLC)\b")
"""`Nuri Precursor Co., Ltd.`: one name."""
_HALL = re.compile(r"(?:Center|Centre|Hall|Complex|Hotel)$")
Run = tuple[int, int]


def runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Runs of capitalised words, cut at words that open sentences and at `and` between two names."""
    for match in _RUN.finditer(text, start, end):
        a, b = _opened(text, *match.span())
        if seated := EMBASSY.match(text, a):
            b = max(b, seated.end())
        if legal := _LEGAL_TAIL.match(text, b, end):
            b = legal.end()
        if (more := _LOWER.match(text, b, end)) and known().body(text[a : more.end()]):
            b = more.end()
        yield from _cut(text, a, b)


def _opened(text: str, a: int, b: int) -> Run:
    """A run without the common words at its head."""
    if known().place(text[a:b]) or text[a:b] in cities():
        return a, b
    while (
        a < b
        and (word := _WORD.match(text, a, b))
        and (word.group().strip() in forms.ENGLISH_COMMON or (SEATED.match(word.group()) and word.end() < b))
    ):
        a = word.end()
        while connector := _CONNECTOR.match(text, a, b):
            a = connector.end()
        if day := _NUMBER.match(text, a, b):
            a = day.end()  # `On May 30 Nuri Chemical`
    return a, b


def _cut(text: str, a: int, b: int) -> Iterator[Run]:
    if text.startswith(("the ", "The "), a, b):
        a += 4
    name = text[a:b]
    if not name:
        return
    if known().body(name) or known().place(name):
        yield a, b
        return
    joints = list(re.finditer(r" (?:and|&)(?: the)? ", name))
    for match in reversed(joints):
        if known().body(name[: match.start()]):
            yield a, a + match.start()
            yield from _cut(text, a + match.end(), b)
            return
    for match in joints:
        left, right = name[: match.start()], name[match.end() :]
        if match.group().endswith(" the ") or not _one(text, a, left, right, match.group().strip()):
            yield from _cut_of(text, a, a + match.start())
            yield from _cut(text, a + match.end(), b)
            return
    yield from _cut_of(text, a, b)


def _one(text: str, a: int, left: str, right: str, joint: str) -> bool:
    """Whether both sides of an `and` make one name (`Science and ICT`, `Fuel Cell and Hydrogen Association`)."""
    if joint == "&" and not known().body(left) and not known().body(right):
        return True
    if known().body(left) or known().place(left) or TITLE.search(left) or KOREAN.search(left):
        return False
    if (
        _OPEN.search(left)
        and len(right.split()) < 4
        and not (known().body(right) or body_type(right, alone=True))
    ):
        return True
    if _HALL.search(right) and not _HALL.search(left):
        return True
    if _LISTED.search(text[max(0, a - 6) : a]) and body_type(right) == "company":
        return False
    if body_type(right) == "company" and len(left.split()) > 1 and len(right.split()) > 1:
        return False
    return body_type(left) is None and (body_type(right) is not None or right in forms.ENGLISH_BODIES)


def _abbreviated(text: str, name: str, b: int) -> bool:
    """Whether the bracket behind a name gives its initials: `Geological Survey of Tanzania (GST)`."""
    short = re.match(r" \(([A-Z]{2,8})\)", text[b : b + 12])
    return short is not None and "".join(re.findall(r"\b[A-Z]", name)) == short.group(1)


_OF = re.compile(r" (?:of|for) (?:the )?")


def _cut_of(text: str, a: int, b: int) -> Iterator[Run]:
    """`Hanbit Chemical of Germany` is two names, `Embassy of Germany` and `Bank of Korea` are one."""
    if seat := SEATED.match(text, a, b):
        a = seat.end() + 1
    name = text[a:b]
    match = _OF.search(name)
    if match and not known().body(name) and not _abbreviated(text, name, b):
        left, right = name[: match.start()], name[match.end() :]
        last = left.split()[-1]
        if last in UNITS - {"Center", "Centre", "Office", "Bureau", "Group"} and body_type(right):
            yield a + match.end(), b  # the Cell Division of Nuri Chemical
            return
        joined = (
            body_type(last, alone=True) not in {None, "company"}
            or last in forms.ENGLISH_HEADS
            or last in {"Port", "City"}
        )
        if (
            (known().body(left) or not joined)
            and (known().place(right) or known().body(right))
            and len(left) > 1
        ):
            yield a, a + match.start()
            yield a + match.end(), b
            return
    if a < b:
        yield a, b
