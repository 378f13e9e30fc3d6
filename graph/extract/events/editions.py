"""Other editions of the main event, told by a year or a number alone (`작년 포럼`, `2회 행사`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.cues import cued
from graph.extract.context import Context
from graph.extract.events.frame import Frame
from graph.extract.events.naming import EventName
from graph.extract.events.sameness import EDITION, alike, numbers
from graph.extract.events.words import GENERIC
from graph.model import Kind

_WHEN = r"지난해|작년|재작년|전년도?|지난\s?번|직전|내년|올?\s?하반기|올?\s?상반기"
_NTH = r"(?P<nth>(?P<number>[1-9]\d?)\s?회\s)?"
_HELD = r"(?:열[린릴]|열렸던|개최(?:된|한|될|했던|됐던)|치러진|치른|진행(?:된|한))"
_YEAR = r"(?:지난\s)?(?:19|20)\d\d년"
_BESIDE = re.compile(rf"(?:^|[\s(“‘])(?P<when>{_WHEN}|차기|다음)\s{_NTH}$")
_THEN = re.compile(
    rf"(?:^|[\s(“‘])(?P<when>{_WHEN}|{_YEAR})\s[^,.“”‘’()]{{0,40}}?\s?(?:처음\s)?{_HELD}\s{_NTH}$"
)
_SERIES = frozenset({"exhibition", "conference", "forum"})
_SPOKEN_OF = re.compile(
    r"(?:\([^()]{1,30}\))?(?:에는|에서는|에서|에|는|은|이|가|의\s경우|를|을|\s?때(?:는|에는)?)\s"
)


def other(
    ctx: Context, name: EventName, frames: list[Frame], main: Frame | None
) -> tuple[EventName, Frame] | None:
    """The other edition of the main event that a bare head means; its frame joins `frames` if it is new."""
    s = ctx.sentence_at(name.start)
    at = name.start - s.start
    if main is None or main.type not in _SERIES or not _SPOKEN_OF.match(s.text, name.end - s.start):
        return None
    beside = _BESIDE.search(s.text, max(0, at - 16), at)
    found = beside or _THEN.search(s.text, max(0, at - 64), at)
    if found is None or not _another(ctx, main, found, at_once=beside is not None):
        return None
    same = name.head == main.head or alike(name.type, main.type)
    if not same and not (name.head in GENERIC and (beside or found["nth"] or name.head == "행사")):
        return None
    start = name.start - len(found["nth"] or "")
    year = next((m.value[:4] for m in ctx.moments if s.start <= m.start < name.start), "")
    label = f"{' '.join((found['nth'] or found['when']).split())} {name.head}"
    frame = _of_year(ctx, [f for f in frames if f is not main and alike(f.type, main.type)], year)
    if frame is None:
        frame = Frame(label, main.type, name.head if same else main.head or name.head, background=True)
        frames.append(frame)
    return replace(name, start=start, name=label if found["nth"] else ""), frame


def _another(ctx: Context, main: Frame, found: re.Match[str], *, at_once: bool) -> bool:
    """Whether a number is that of another edition and counts no events (`지난해 3회 설명회를 열었다`)."""
    if found["nth"] is None:
        if found.group().startswith(("“", "‘")):
            return False  # what somebody wishes for (`“내년 포럼에는 …”`)
        return at_once or ctx.document.published is None or ctx.document.published[:4] not in found["when"]
    mine = numbers(main.name, EDITION)
    return found["number"] not in mine and (
        not at_once or any(abs(int(found["number"]) - int(n)) < _NEAR for n in mine)
    )


_NEAR = 4
"""Editions that lie this far from the main one are told as its forerunners."""


def _of_year(ctx: Context, frames: list[Frame], year: str) -> Frame | None:
    """The event in the background that the text names with a year, or that bears it in its name."""
    return next(
        (
            f
            for f in frames
            if year
            and f.background
            and any(d.startswith(year) for n in f.spoken for d in [*_days(ctx, n), n.name])
        ),
        None,
    )


def _days(ctx: Context, name: EventName) -> list[str]:
    s = ctx.sentence_at(name.start)
    return [m.value[:10] for m in ctx.moments if s.start <= m.start < s.end]


_FIRST = cued(
    rf"{_YEAR}\s(?:\d{{1,2}}월\s)?(?:[^\s,.]{{2,12}}\s){{0,2}}?(?P<town>[가-힣]{{2,8}})에서\s"
    r"(?P<first>처음(?:으로)?\s(?:열[린렸려]|개최(?:된|됐|돼|한|했|되)|시작(?:된|됐|돼|한|했)|막을\s올|선[보을뵀]))"
)


def first(ctx: Context, main: Frame | None) -> Iterator[tuple[EventName, Frame]]:
    """The first edition of the main event, told with year and town (`포럼은 2017년 목포에서 처음 열렸다`)."""
    if main is None or main.type not in _SERIES or not main.head:
        return
    for s in ctx.sentences:
        for told in _FIRST.finditer(s.text):
            head = _of_main(main, s.text, told)
            start, end = (s.start + at for at in told.span("first"))
            towns = ctx.names.within(s.start + told.start("town"), s.start + told.end("town"), Kind.PLACE)
            if head and any(n.type == "region" for n in towns):
                frame = Frame(f"{told.group()[:5]} {head}".replace("지난 ", ""), main.type, main.head)
                frame.background = True
                name = EventName(start, end, "", main.type, main.head)
                frame.spoken.append(name)
                yield name, frame
                return


def _of_main(main: Frame, text: str, told: re.Match[str]) -> str | None:
    """The head by which the sentence speaks of the main event as what was held first then."""
    for head in (main.head, "행사", "대회"):
        topic = rf"{re.escape(head)}[’”'\"」』｣)]*(?:은|는|이|가|도)\s(?:지난\s)?$"
        behind = rf"[^\s,.]{{0,4}}\s(?:이\s|이번\s|본\s)?{re.escape(head)}(?:은|는|이|가)\s"
        if re.search(topic, text[: told.start()]) or re.match(behind, text[told.end() :]):
            return main.head
    return None
