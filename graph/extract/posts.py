"""Posts: which person holds which title in which body, in every order the genre uses.

A phrase is read as a row of units and cut after each title: `[name] [body …] [title]`,
`[body …] [name] [title]`, `[body …] [title] [name]`, with the body perhaps grown into the title
(진흥원장, a mayor's 시장).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.extract import bodies, forms
from graph.extract.event_words import TYPE_OF as EVENT_TYPES
from graph.extract.known import known
from graph.extract.units import Unit

Body = Callable[[str], str | None]
"""Gives the type code of a body by its name, or None."""
Span = tuple[int, int]
Merged = tuple[int, int, str | None]
"""End of the body, start of the title, the body's full name where it is cut short."""
LATIN_NAME = re.compile(r"(?:[A-Z][A-Za-zÀ-ž.'’-]* ){1,4}[A-ZÀ-Ž][A-Za-zÀ-ž.'’-]*$")
"""A personal name in Latin letters, as it stands in brackets behind the Korean form."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One reading of a phrase: spans of the person, the title and the body; person or body may be missing."""

    person: Span | None
    title: Span
    body: Span | None
    score: int = 3
    """How much the person's name looks like one, 1 to 3 (`personlike`)."""
    surname: bool = False
    """The person is named by the surname alone (김 장관)."""
    foreign: bool = False
    known: bool = False
    """The body is one by its own name, not only by its place before a title."""
    grown: str | None = None
    """The body's name where the text cuts it short (a governor's 충남 for 충남도)."""
    also: Span | None = None
    """A second post of the same person (부총리 겸 기획재정부 장관)."""


def title_start(text: str) -> int | None:
    """Where the post begins in a word that ends in one: 4 in 산업정책실장; None where none does."""
    match = forms.TITLE_END.search(text)
    if not match or (match.start() and len(match.group()) == 1):
        return None
    return match.start()


@lru_cache(maxsize=65536)
def is_title(text: str) -> bool:
    """Whether a word is a post: a title, or a department grown together with one (산업정책실장)."""
    start = title_start(text)
    if start is None:
        return False
    if start == 0:
        return True
    title = text[start:]
    if text.endswith(forms.VENUE_SUFFIXES):
        return False
    if title in forms.HEADS_OF_PARTS:
        return True
    return len(title) >= 2 and title.endswith(forms.RANKS) and not bodies.body(text)


@lru_cache(maxsize=65536)
def merged_body(text: str, body: Body) -> Merged | None:
    """(end of the body, start of the title) in a word that holds both; 진흥원장 shares its 원."""
    if text in forms.TITLES:
        return None
    if committee := _committee(text):
        return committee
    starts = [start for start in range(1, len(text) - 1) if text[start:] in forms.TITLES]
    for start in starts:
        title, shared = text[start:], text[: start + 1]
        fused = title[0] in forms.SHARED and title[1:] in ("장", "의장", "수", "청장")
        if fused and body(shared) and _splits(shared, title):
            return start + 1, start, None
    for start in starts:
        if start >= 2 and body(text[:start]) and text[:start] not in forms.NOT_NAMES:
            return start, start, None
    return _province(text, body) or _unnamed(text)


def _committee(text: str) -> Merged | None:
    """금융위원장: of 금융위원회, of which the word keeps 금융위."""
    name = text.removesuffix("장") + "회"
    if not text.endswith("위원장") or len(text) < 5 or not known().body(name):
        return None
    return len(text) - 2, len(text) - 3, name


def _unnamed(text: str) -> Merged | None:
    """약사회장, 치협회장: a chair of a society whose name is no known one."""
    if not text.endswith("회장") or len(text) < 4 or text in forms.TITLES or text in forms.NOT_NAMES:
        return None
    if text.endswith("협회장"):
        return (
            (len(text) - 2, len(text) - 2, None) if len(text) == 4 else (len(text) - 1, len(text) - 2, None)
        )
    return (len(text) - 1, len(text) - 2, None) if not text.endswith(("부회장", "총회장", "국회장")) else None


def _splits(shared: str, title: str) -> bool:
    """A centre, bureau or team is a part of its body unless it bears a name of its own (한국…센터장)."""
    return title not in forms.HEADS_OF_PARTS or shared.startswith(forms.OWN_NAME)


_DEPUTIES = {
    "경제부지사": "도", "행정부지사": "도", "정무부지사": "도", "부지사": "도", "지사": "도",
    "부시장": "시", "시장": "시", "부군수": "군", "군수": "군", "부구청장": "구", "구청장": "구",
}  # fmt: skip


def _province(text: str, body: Body) -> Merged | None:
    """경북도지사, 경북지사: the governor's province is the word before 도지사 or 지사."""
    if text.endswith("도지사") and body(text[:-2]) == "local-government":
        return len(text) - 2, len(text) - 3, None
    for title, level in _DEPUTIES.items():
        head = text.removesuffix(title)
        if head != text and len(head) >= 2:
            for grown in (head, head + level):
                if body(grown) == "local-government":
                    return len(head), len(head), grown
    return None


def personlike(unit: Unit, body: Body) -> int:
    """How much a unit looks like a Korean personal name: 0 not at all … 3 surely."""
    text = unit.text
    if not 2 <= len(text) <= 4 or text in forms.NOT_NAMES or text in forms.TITLES or body(text):
        return 0
    if text in EVENT_TYPES:
        return 0
    double = text[:2] in forms.COMPOUND_SURNAMES and len(text) >= 3
    given = text[2 if double else 1 :]
    if not (double or text[0] in forms.SURNAMES) or len(given) > 2 or not set(given) <= forms.GIVEN:
        return 0
    if any(tag.startswith(("V", "J", "E", "SN")) for tag in unit.tags) or known().place(text):
        return 0
    if set("○O◯*") & set(given) or LATIN_NAME.match(unit.aside):
        return 3
    if is_title(text):
        return 1 if len(text) == 3 and "NNP" in unit.tags else 0
    if len(text) == 2:
        return 1 if set(unit.tags) == {"NNP"} or len(unit.tags) == 2 else 0
    return _by_tags(unit.tags)


def _by_tags(tags: Sequence[str]) -> int:
    """Kiwi takes an unknown name for one proper or common noun, or cuts it into odd pieces."""
    if set(tags) == {"NNP"}:
        return 3 if len(tags) == 1 else 2
    if len(tags) == 1:
        return 2 if tags[0] in ("NNG", "UN") else 0
    return 2 if "NNP" in tags else 1


def foreign(units: Sequence[Unit], body: Body, latin: bool = False) -> bool:
    """Whether units can be a foreign name in Hangul: unknown or proper nouns, none a word."""
    return all(
        u.tags
        and (
            set(u.tags) <= {"NNP", "UN"} or ((latin or u is not units[0]) and u.tags in (("NNP",), ("NNG",)))
        )
        and "가" <= u.text[0] <= "힣"
        and not (body(u.text) or known().place(u.text) or is_title(u.text) or u.text in forms.NOT_NAMES)
        and u.text != "주한"
        for u in units
    )


def read(phrase: Sequence[Unit], body: Body) -> Iterator[Holder]:
    """The holders of posts in a phrase, in order."""
    at, i = 0, 0
    while i < len(phrase):
        merged = merged_body(phrase[i].text, body)
        if merged is None and not is_title(phrase[i].text):
            i += 1
            continue
        end = i
        while end + 1 < len(phrase) and title_start(phrase[end + 1].text) == 0 and end + 1 - i < 2:
            end += 1
        holder, used = _holder(phrase[at:i], phrase[i : end + 1], phrase[end + 1 : end + 2], merged, body)
        at = i = end + 1 + used
        if not used and (second := _second(phrase, i)):
            holder, at = _with_second(holder, phrase[i:second], phrase[second], body), second + 1
            i = at
        yield holder


def _second(phrase: Sequence[Unit], i: int) -> int | None:
    """Where the post stands that `겸` adds: `부총리 겸 기획재정부 장관`."""
    while i < len(phrase) and title_start(phrase[i].text) == 0:
        i += 1
    if i >= len(phrase) or phrase[i].text != "겸":
        return None
    return next((j for j in range(i + 1, min(i + 5, len(phrase))) if title_start(phrase[j].text) == 0), None)


def _with_second(holder: Holder, between: Sequence[Unit], post: Unit, body: Body) -> Holder:
    """A post whose holder has another one too; its body is taken where the first post names none."""
    found, sure = _body([u for u in between if u.text != "겸"], body)
    if holder.body or not found:
        return holder
    return replace(holder, body=found, known=sure, also=(post.start, post.end))


def _holder(
    left: Sequence[Unit],
    posts: Sequence[Unit],
    after: Sequence[Unit],
    merged: Merged | None,
    body: Body,
) -> tuple[Holder, int]:
    first = posts[0]
    cut = len(first.text) - 2 if first.text.startswith("주한") and first.text.endswith("대사") else 0
    title = (first.start + (merged[1] if merged else cut), posts[-1].end)
    grown = (first.start, first.start + merged[0]) if merged else None
    if left and not grown and left[-1].text in forms.SURNAMES and len(left[-1].text) == 1:
        found, known = _body(left[:-1], body)
        return Holder((left[-1].start, left[-1].end), title, found, surname=True, known=known), 0
    person, rest, strange = _person(left, body)
    if len(left) > 1 and first.text.endswith(_ENVOYS) and foreign(left, body):
        person, rest, strange = (left[0].start, left[-1].end), (), True
    office = first.text.startswith("주한") or first.text.endswith(_OFFICES)
    if (person is None or strange) and len(left) in (2, 3, 4) and office and foreign(left, body):
        person, rest, strange = (left[0].start, left[-1].end), (), True
    used = 0
    least = 1 if not left and after and not after[0].bare else 2
    if person is None and after and personlike(after[0], body) >= least and not is_title(after[0].text):
        person, used = (after[0].start, after[0].end), 1
    found, known = (grown, True) if grown else _body(rest, body)
    if grown and first.text[: merged[1] + 1 if merged else 0] in forms.GENERIC_HEADS:
        whole, sure = _body(rest, body)
        if whole and sure:
            found = (whole[0], grown[1]) if rest and rest[-1].end == whole[1] == first.start - 1 else whole
    score = next((personlike(u, body) for u in (*left, *after) if (u.start, u.end) == person), 3)
    full = merged[2] if merged else None
    return Holder(person, title, found, score or 3, foreign=strange, known=known, grown=full), used


def _person(left: Sequence[Unit], body: Body) -> tuple[Span | None, Sequence[Unit], bool]:
    """The person among the units before a title, what is left of them, whether the name is a foreign one."""
    if not left:
        return None, left, False
    scores = [personlike(unit, body) for unit in left]
    latin = next((i for i, u in enumerate(left) if LATIN_NAME.match(u.aside)), None)
    if latin is not None and not set(left[latin].aside.split()) & forms.ENGLISH_SURNAMES:
        size = len(left[latin].aside.split())
        start = latin
        while start > 0 and latin - start + 1 < size and foreign(left[start - 1 : start], body, latin=True):
            start -= 1
        return (left[start].start, left[latin].end), left[latin + 1 :] or left[:start], True
    places = [i for i, score in enumerate(scores) if score]
    if places:
        best = max(places, key=lambda i: (scores[i] + _seat(i, left, body), left[i].text[0] not in _RARE, i))
        if scores[best] + _seat(best, left, body) >= 2:
            rest = left[best + 1 :] or left[:best]
            return (left[best].start, left[best].end), rest, False
    if len(left) > 2 and _country(left[1].text) and left[0].tags == ("NNP",) and foreign(left[:1], body):
        return (left[0].start, left[0].end), left[1:], True
    if len(left) == 2 and not places and _stranger(left[0], body) and set(left[1].tags) <= {"NNP", "SL"}:
        return (left[0].start, left[0].end), left[1:], True
    named = next((i for i, u in enumerate(left) if _opens_body(u, body)), len(left))
    start = next((i for i, u in enumerate(left) if u.text not in forms.NOT_NAMES), 0)
    abroad = named < len(left) and _country(left[named].text) and left[named].text not in ("한국", "대한민국")
    if 2 <= named - start <= 4 and named < len(left) and foreign(left[start:named], body, latin=abroad):
        return (left[start].start, left[named - 1].end), left[named:], True
    tail = left[len(left) - 2 :]
    if len(left) > 2 and foreign(tail, body) and (body(left[-3].text) or _ACRONYM.fullmatch(left[-3].aside)):
        return (tail[0].start, tail[-1].end), left[:-2], True
    return None, left, False


def _seat(i: int, left: Sequence[Unit], body: Body) -> int:
    """How well a name sits there: next to the title, or in front of a known body."""
    if i == len(left) - 1:
        return 1 if i == 0 or body(left[i - 1].text) or left[i - 1].text in forms.NOT_NAMES else 0
    return 1 if any(body(u.text) for u in left[i + 1 :]) else 0


_ACRONYM = re.compile("[A-Z]{2,6}")
_ENVOYS = ("대사", "영사", "집행위원", "총리", "대통령")
_OFFICES = (
    "대사",
    "장관",
    "차관",
    "총리",
    "대통령",
    "교수",
    "박사",
    "의원",
    "위원",
    "위원장",
    "청장",
    "총장",
    "영사",
    "CEO",
    "CTO",
)
"""Posts whose holder may be named by a foreign name alone; a firm's two words before 대표 are its name."""


_RARE = frozenset(
    "제마라어초판승추도소설길연위표명기반왕금옥육맹모탁국은편용예경봉사부피목형두감음빈동온호범팽"
)


def _stranger(unit: Unit, body: Body) -> bool:
    """Whether a word can be a foreign person's whole name: short, proper, nothing known (before a firm)."""
    return unit.tags == ("NNP",) and len(unit.text) <= 4 and foreign([unit], body)


def _country(text: str) -> bool:
    found = known().place(text)
    return bool(found and found.type == "country")


def _opens_body(unit: Unit, body: Body) -> bool:
    if _ACRONYM.fullmatch(unit.text) and unit.text not in forms.NO_BODIES:
        return True
    return bool(body(unit.text)) or unit.text.startswith("주한") or bool(known().place(unit.text))


def _body(rest: Sequence[Unit], body: Body) -> tuple[Span | None, bool]:
    """The body in the units around a name: the longest known one, else what may be an unknown firm."""
    for size in range(len(rest), 0, -1):
        for i in range(len(rest) - size + 1):
            if body(" ".join(u.text for u in rest[i : i + size])):
                return (rest[i].start, rest[i + size - 1].end), True
    head = [u for u in rest if not _part(u)]
    if not head or len(head) > 3 or (len(head) < len(rest) and head[0] not in rest[:2]):
        return None, False
    if not any(set(u.tags) & {"NNP", "SL", "UN", "SH"} for u in head):
        return None, False
    return (head[0].start, head[-1].end), False


def _part(unit: Unit) -> bool:
    """Whether a word names a part of a body, or no body at all."""
    if unit.counts or is_title(unit.text):
        return True
    text = unit.text
    return (
        text in forms.NOT_NAMES or text.endswith(forms.PARTS) or bool(known().place(text)) or text == "주한"
    )
