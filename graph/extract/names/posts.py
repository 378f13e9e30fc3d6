"""Posts: which person holds which title in which body, in every order the genre uses.

A phrase is read as a row of units and cut after each title: `[name] [body …] [title]`,
`[body …] [name] [title]`, `[body …] [title] [name]`, with the body perhaps grown into the title
(진흥원장, a mayor's 시장).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.extract import forms
from graph.extract.names import bodies
from graph.extract.names.bodies import WEAK
from graph.extract.names.known import known
from graph.extract.names.personal import LATIN_NAME, foreign, personlike
from graph.extract.names.post_bodies import Span, body_of, brand, firm
from graph.extract.names.post_words import Body, Merged, is_title, merged_body, title_start
from graph.extract.names.strangers import FORMER, reach, strange
from graph.extract.units import Unit


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
        head = i - 1 if merged is None and i > at and station(phrase[i - 1].text) else i
        holder, used = _holder(phrase[at:head], phrase[head : end + 1], phrase[end + 1 :], merged, body)
        if used and at == i and not holder.body and _goes_on(phrase[end + 1 + used :], body):
            at, i = end + 1, end + 1 + used
            continue
        at = i = end + 1 + used
        if not used and (second := _second(phrase, i)):
            holder, at = _with_second(holder, phrase[i:second], phrase[second], body), second + 1
            i = at
        yield holder


def station(text: str) -> bool:
    """Whether a word tells where an envoy is posted (`주싱가포르 대사`)."""
    return len(text) > 2 and text[0] == "주" and text != "주한" and forms.country(text[1:])


def _goes_on(after: Sequence[Unit], body: Body) -> bool:
    """`의장 홍길동 가나제약 부사장`: a part played here, and behind the name the post proper."""
    post = next((i for i, u in enumerate(after[:4]) if merged_body(u.text, body) or is_title(u.text)), None)
    return post is not None and (post > 0 or merged_body(after[0].text, body) is not None)


def _second(phrase: Sequence[Unit], i: int) -> int | None:
    """Where the post stands that `겸` adds: `부총리 겸 기획재정부 장관`."""
    while i < len(phrase) and title_start(phrase[i].text) == 0:
        i += 1
    if i >= len(phrase) or phrase[i].text != "겸":
        return None
    return next((j for j in range(i + 1, min(i + 5, len(phrase))) if title_start(phrase[j].text) == 0), None)


def _with_second(holder: Holder, between: Sequence[Unit], post: Unit, body: Body) -> Holder:
    """A post whose holder has another one too; its body is taken where the first post names none."""
    found, sure = body_of([u for u in between if u.text != "겸"], body)
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
    if left and left[-1].text in FORMER and "MM" in left[-1].tags:
        left = left[:-1]
    if len(left) > 1 and left[-1].text in _HERE and personlike(left[-2], body) > 1:
        left = left[:-1]
    surname = left and left[-1].text in forms.SURNAMES and len(left[-1].text) == 1
    if surname and not grown and not LATIN_NAME.match(left[-1].aside):
        found, known = body_of(left[:-1], body)
        return Holder((left[-1].start, left[-1].end), title, found, surname=True, known=known), 0
    office = first.text.startswith("주한") or posts[-1].text.endswith(_OFFICES)
    told = first.text[: merged[0]] if merged else ""
    if grown and left and (_department(left[-1], told) or _college(left, told)):
        title, grown, merged = (first.start, posts[-1].end), None, None
    long = (title_start(first.text) or 0) > 2
    person, rest, abroad = _person(left, body, office or long)
    if len(left) > 1 and first.text.endswith(_ENVOYS) and foreign(left, body):
        person, rest, abroad = (left[0].start, left[-1].end), (), True
    if person is None and len(left) in (2, 3, 4) and office and foreign(left, body):
        person, rest, abroad = (left[0].start, left[-1].end), (), True
    used = 0
    ends = after and (not after[0].bare or len(after) == 1)
    least = 1 if ends and (not left or body_of(left, body)[1]) else 2
    if person is None and (behind := reach(after, body, alone=True)) and behind[0] == 0 and behind[1] > 1:
        person, used, abroad = (after[0].start, after[behind[1] - 1].end), behind[1], True
    elif person is None and after and personlike(after[0], body) >= least and not is_title(after[0].text):
        person, used = (after[0].start, after[0].end), 1
    found, known = (grown, True) if grown else _body_around(left, rest, person, body)
    if not found and person and not abroad and len(rest) == 1 and left and firm(rest[0], first.text):
        found = (rest[0].start, rest[0].end)
    if grown and first.text[: merged[1] + 1 if merged else 0] in forms.GENERIC_HEADS:
        whole, sure = body_of(rest, body)
        if rest and not whole and "NNP" in rest[-1].tags and rest[-1].end == first.start - 1:
            whole, sure = (rest[-1].start, rest[-1].end), True
        if whole and sure:
            found = (whole[0], grown[1]) if rest and rest[-1].end == whole[1] == first.start - 1 else whole
    score = next((personlike(u, body) for u in (*left, *after[:1]) if (u.start, u.end) == person), 3)
    full = merged[2] if merged else None
    return Holder(person, title, found, score or 3, foreign=abroad, known=known, grown=full), used


def _body_around(
    left: Sequence[Unit], rest: Sequence[Unit], person: Span | None, body: Body
) -> tuple[Span | None, bool]:
    """The body of a post: that before the name, if the one behind it is unknown (`가나차 홍길동 …연구소`)."""
    found, sure = body_of(rest, body)
    if person is None or found is None or found[0] < person[1]:
        return found, sure
    front = body_of([u for u in left if u.end <= person[0]], body)
    name = " ".join(u.text for u in rest if found[0] <= u.start and u.end <= found[1])
    return front if front[1] and not known().body(name) else (found, sure)


def _department(before: Unit, grown: str) -> bool:
    """Whether what a post is grown into is a part of the firm before it (`가나중공업 미래기술연구원장`)."""
    return (
        bodies.body(before.text) == "company"
        and bodies.weight(before.text) > WEAK
        and not known().body(grown)
    )


def _college(left: Sequence[Unit], grown: str) -> bool:
    """Whether a post is grown into a college of the university before it (`가나대 … 농업생명과학대학장`)."""
    college = grown.endswith("대") and not known().body(grown)
    return college and any(bodies.body(u.text) == "university" for u in left)


def _bears(unit: Unit, body: Body) -> bool:
    """Whether a word with a Latin name in brackets behind it can be a person's (not 세계은행(World Bank))."""
    if bodies.body(unit.text):
        return False
    if len(unit.text) == 1:
        return "가" <= unit.text <= "힣"
    return bool(strange(unit.text.split()[-1]) or personlike(unit, body) or foreign([unit], body, latin=True))


def _korean(left: Sequence[Unit]) -> bool:
    """Whether a name that has its Latin form beside it is a Korean one (홍길동(Hong Gildong))."""
    known = set(left[-1].aside.split()) & forms.ENGLISH_SURNAMES
    return bool(known) and len(left[-1].text) > 1 and not (len(left) > 1 and strange(left[-2].text) == 2)


def _person(
    left: Sequence[Unit], body: Body, alone: bool = False
) -> tuple[Span | None, Sequence[Unit], bool]:
    """The person among the units before a title, what is left of them, whether the name is a foreign one."""
    if not left:
        return None, left, False
    scores = [personlike(unit, body) for unit in left]
    latin = next((i for i, u in enumerate(left) if LATIN_NAME.match(u.aside) and _bears(u, body)), None)
    if latin is not None and not _korean(left[: latin + 1]):
        size = len(left[latin].aside.split())
        start = latin
        while start > 0 and latin - start + 1 < size and _bears(left[start - 1], body):
            start -= 1
        return (left[start].start, left[latin].end), left[latin + 1 :] or left[:start], True
    if _bears_town(left, body):
        return (left[0].start, left[1].end), left[2:], True
    if found := reach(left, body, alone):
        others = [u for u in (left[found[1] :] or left[: found[0]]) if u.text not in FORMER]
        return (left[found[0]].start, left[found[1] - 1].end), others, True
    places = [i for i, score in enumerate(scores) if score]
    if places:
        best = max(places, key=lambda i: (scores[i] + _seat(i, left, body), left[i].text[0] not in _RARE, i))
        if scores[best] + _seat(best, left, body) >= 2:
            rest = left[best + 1 :] or left[:best]
            return (left[best].start, left[best].end), rest, False
    if len(left) > 2 and forms.country(left[1].text) and left[0].tags == ("NNP",) and foreign(left[:1], body):
        return (left[0].start, left[0].end), left[1:], True
    if len(left) == 2 and not places and _stranger(left[0], body) and set(left[1].tags) <= {"NNP", "SL"}:
        return (left[0].start, left[0].end), left[1:], True
    if len(left) > 1 and not places and _rare_name(left[0], left[1], body):
        return (left[0].start, left[0].end), left[1:], False
    named = next((i for i, u in enumerate(left) if _opens_body(u, body)), len(left))
    start = next((i for i, u in enumerate(left) if u.text not in forms.NOT_NAMES), 0)
    abroad = (
        named < len(left) and forms.country(left[named].text) and left[named].text not in ("한국", "대한민국")
    )
    if 2 <= named - start <= 4 and named < len(left) and foreign(left[start:named], body, latin=abroad):
        return (left[start].start, left[named - 1].end), left[named:], True
    tail = left[len(left) - 2 :]
    if len(left) > 2 and foreign(tail, body) and (body(left[-3].text) or _ACRONYM.fullmatch(left[-3].aside)):
        return (tail[0].start, tail[-1].end), left[:-2], True
    return None, left, False


def _bears_town(left: Sequence[Unit], body: Body) -> bool:
    """`안드레 룬드 주한 …대사관`: a foreign name whose last part is a town's too, before a sure body."""
    if (
        len(left) < 3
        or not strange(left[0].text)
        or not (body(left[2].text) or forms.stationed(left[2].text))
    ):
        return False
    return known().town_abroad(left[1].text) and set(left[1].tags) == {"NNP"}


def _seat(i: int, left: Sequence[Unit], body: Body) -> int:
    """How well a name sits there: next to the title, or in front of a known body."""
    if i == len(left) - 1:
        alone = all(u.text in forms.NOT_NAMES or "MAG" in u.tags for u in left[: i - 1])
        behind = (
            (i > 0 and alone and brand(left[i - 1]))
            or body(left[i - 1].text)
            or body(" ".join(u.text for u in left[max(0, i - 2) : i]))
        )
        return 1 if i == 0 or behind or left[i - 1].text in forms.NOT_NAMES else 0
    firm = i == 0 and len(left) == 2 and set(left[1].tags) <= {"NNP", "SL"}
    return 1 if firm or any(body(u.text) for u in left[i + 1 :]) else 0


_HERE = frozenset("시 도 군 구".split())
"""`홍길동 시 문화과장`: the body that the text is about, between a name and a post."""
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


def _rare_name(unit: Unit, before: Unit, body: Body) -> bool:
    """`최재붕 …대 기계공학과`: a surname and syllables rare in names, before a body that is known."""
    sure = known().body(before.text) or body(before.text) == "university"
    return bool(sure and len(unit.text) == 3 and unit.text[0] in forms.SURNAMES) and _stranger(unit, body)


def _opens_body(unit: Unit, body: Body) -> bool:
    if _ACRONYM.fullmatch(unit.text) and unit.text not in forms.NO_BODIES:
        return True
    return bool(body(unit.text)) or forms.stationed(unit.text) or bool(known().place(unit.text))
