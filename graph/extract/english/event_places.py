"""Where events of English documents take place: venue, region, country."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from itertools import pairwise

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.english.event_acts import GROUND
from graph.extract.english.event_countries import country, from_venue
from graph.extract.english.event_words import HELD
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim, Kind, RegionKind

_AT = re.compile(r"\b(?:at|in|inside|to) (?:the |its |their |a )?(?:[a-z-]+ ){0,3}?$")
_IN = re.compile(
    r"\b(?:in|at|to|across) (?:the (?:[a-z-]+ ){0,5}(?:city|town|county|port city|province|capital) of |the |downtown |central |nearby |[a-z]+ern )?$"
)
_NOT_THERE = re.compile(
    r"\b(?:based|headquartered|located|plants?|factor(?:y|ies)|born|invest\w*|office|complex|facilit(?:y|ies)|center|embassy|ambassador|market|companies|lab) (?:in|at|to) (?:the )?$",
    re.IGNORECASE,
)


def where(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its venue, region and country."""
    for passage in passages:
        _visited(scene, passage)
        _in_sentence(scene, passage)
    for passage in passages:
        _of_whole(passage)
    for frame in scene.frames:
        from_venue(scene, frame)
        _from_name(scene, frame)
    _dateline(scene)
    for frame in sorted(scene.frames, key=lambda f: f.parent is not None):
        _inherit(frame)
    for frame in scene.frames:
        country(scene, frame)


def _give(scene: Scene, frame: Frame, slot: str, name: Name, sure: float) -> None:
    if frame.value(slot) is None:
        frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), sure, Kind.PLACE))


def _slot(name: Name) -> str:
    """A hall or a site is the venue; a region and a country have slots of their own."""
    return name.type if name.type in {"region", "country"} else "venue"


def _visited(scene: Scene, passage: Passage) -> None:
    """What was visited is the place of the visit."""
    for spoken, frame in passage.spoken:
        if frame.type == "visit" and spoken.name:
            goal = _GOAL_OF.search(spoken.name) if frame.head == "mission" else None
            first = spoken.start + (goal.end() if goal else 0)
            for name in (
                scene.ctx.names.within(first, spoken.end, Kind.PLACE)
                if goal or frame.head != "mission"
                else ()
            ):
                after = next(scene.ctx.names.within(name.end, passage.sentence.end, Kind.PLACE), None)
                gap = scene.ctx.document.text[name.end : after.start] if after else ""
                if after and after.type in {"region", "country"} and re.fullmatch(r", | in (?:the )?", gap):
                    _give(scene, frame, after.type, after, 0.85)
                _give(scene, frame, _slot(name), name, 0.9)


_GOAL_OF = re.compile(r"[Mm]ission to ")
"""What stands before the word says who sent the mission."""


def _in_sentence(scene: Scene, passage: Passage) -> None:
    s = passage.sentence
    label = re.match(r"\W*(?:Venue|Place|Location|Where)\b[^:]{0,12}:", s.text)
    places = list(scene.ctx.names.within(s.start, s.end, Kind.PLACE))
    _same_place(scene, passage)
    row = headed(passage)
    for i, name in enumerate(places):
        before = s.text[: name.start - s.start]
        follows = i > 0 and re.fullmatch(
            r"(?:,| in| of)(?: the)? ", s.text[places[i - 1].end - s.start : name.start - s.start]
        )
        if (begun := _begun(passage, name)) is not None:
            _give(scene, begun, _slot(name), name, 0.75)
            continue
        if row and row[1] <= name.start - s.start < row[2]:
            _give(scene, row[0], _slot(name), name, 0.88)
            continue
        works = name.type in {"venue", "site"} and _CEREMONY_OF.search(before)
        if not (
            label or follows or works or (_AT if name.type in {"venue", "site"} else _IN).search(before)
        ) or (_NOT_THERE.search(before) and not _OF_WORKS.search(before)):
            continue
        if name.type in {"country", "region"} and re.match(r"[’'](?:s\b)?", s.text[name.end - s.start :]):
            continue  # `at Norway's Nuri Marine`
        frame = passage.focus if label else _target(passage, places[i - 1] if follows else name)
        if frame is None or not (
            label or s.region is RegionKind.CAPTION or _takes_place(passage, frame, name)
        ):
            continue
        if follows and not label and not _given(frame, places[i - 1]):
            continue
        _give(scene, frame, _slot(name), name, 0.9 if label else 0.85)


_OF_WORKS = re.compile(
    r"\b[Cc]eremony (?:for|of|to mark) (?:its|the|a|an|[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}[’']s?) [^,;]{2,60}$"
)
"""`held a completion ceremony for its fifth plant at …`: where the plant is, the ceremony is."""
_CEREMONY_OF = re.compile(
    r"\b(?:[Oo]pening|[Cc]ompletion|[Gg]roundbreaking|[Dd]edication|[Ii]nauguration|[Uu]nveiling) (?:[Cc]eremony )?(?:of|for) (?:its|the|a|their) (?:new |first |second )?(?:[a-z-]+ ){0,3}$"
)
"""`the opening ceremony of its Nuri Plant`: it is held there."""
_THE_PLANT = re.compile(
    r"\b[Aa]t the (?P<kind>plant|factory|hotel|cent(?:er|re)|hall|campus|complex|headquarters|shipyard|stadium|museum)\b(?! (?:of|in|at)\b)"
)
_SAME = cued(r"\b(?:at|in) the same (?:venue|place|hotel|hall|location|site|building|center|day and place)\b")


def _begun(passage: Passage, name: Name) -> Frame | None:
    """The ceremony of a sentence that says only that ground was broken, for a place behind that."""
    base = passage.sentence.start
    ground = next(((n, f) for n, f in passage.spoken if n.head == GROUND), None)
    if ground is None or len(passage.spoken) > 1 or name.start < ground[0].end:
        return None
    said = passage.text[ground[0].end - base : name.start - base]
    near = re.search(r"\b(?:in|at) (?:the )?(?:[\w-]+ ){0,3}$", said)
    return ground[1] if near and not re.search(r"[;]|, (?:which|while|where)", said) else None


def headed(passage: Passage) -> tuple[Frame, int, int] | None:
    """The event that a row of a programme begins with, and the stretch after its colon or in its bracket."""
    if not passage.spoken:
        return None
    name, frame = passage.spoken[0]
    text, base = passage.text, passage.sentence.start
    if name.start - base > 4 or not name.name:
        return None
    match = re.match(r"\s?(?:(?P<open>\()[^()]{3,80}\)|:\s)", text[name.end - base :])
    if match is None:
        return None
    start = name.end - base
    return frame, start, start + match.end() if match["open"] else len(text)


def _same_place(scene: Scene, passage: Passage) -> None:
    """`at the same hotel`: where the event told of before was."""
    told = _SAME.search(passage.text) or _THE_PLANT.search(passage.text)
    if told is None:
        return
    at = passage.sentence.start + told.start()
    frame = passage.spoken[0][1] if passage.spoken else passage.focus
    before = [f for f in scene.frames if f.start < at and f is not frame and f.value("venue")]
    kind = told.group().split()[-1]
    alike = [f for f in before if kind in str(f.value("venue")).lower()]
    before = alike if told.re is _THE_PLANT else alike or before
    if frame is None or not before or frame.value("venue") is not None:
        return
    for slot in ("venue", "region", "country"):
        claim = next((c for c in before[-1].claims if c.slot == slot), None)
        if claim is not None and frame.value(slot) is None:
            frame.add(claim)


_STRONG = re.compile(
    r"\b(?:held|took place|takes? place|gathered|met|attended|hosted|open(?:ed|s)|kicked off|convened|pos(?:e|ed|ing)|gather|ceremony|event)\b"
)


def _takes_place(passage: Passage, frame: Frame, name: Name) -> bool:
    """Whether a sentence says that an event takes place: plainly so, where it does not name it."""
    named = [n for n, f in passage.spoken if f is frame]
    near = any(0 <= name.start - n.end < 70 for n in named)
    return near or bool((HELD if named else _STRONG).search(passage.text))


_DURING = re.compile(r"\b(?:during|as part of|on the (?:sidelines|margins) of) (?:the )?$")


def _of_whole(passage: Passage) -> None:
    """`The ceremony was held at A in B during C`: C was there as well."""
    base = passage.sentence.start
    for (_, part), (name, whole) in pairwise(passage.spoken):
        if part is whole or not _DURING.search(passage.text[: name.start - base]):
            continue
        for slot in ("venue", "region", "country"):
            here = [
                c
                for c in part.claims
                if c.slot == slot and base <= c.evidence.highlight[0].start < passage.sentence.end
            ]
            if here and whole.value(slot) is None:
                whole.add(here[0])


def _from_name(scene: Scene, frame: Frame) -> None:
    """The town in a fair's or conference's own name (`Nuri Battery Week 2024`), where no other place is told."""
    if (
        frame.type not in {"exhibition", "conference", "forum"}
        or frame.value("region")
        or frame.value("venue")
        or frame.value("country")
        or not frame.name[:1].isupper()
    ):
        return
    for spoken in frame.spoken:
        place = next(
            (n for n in scene.ctx.names.within(spoken.start, spoken.end, Kind.PLACE) if n.type == "region"),
            None,
        )
        text = scene.ctx.document.text
        if place and text[place.start - 1 : place.start] != "-" and text[place.end : place.end + 1] != "-":
            _give(scene, frame, "region", place, 0.65)
            return


_LINE = re.compile(
    r"(?:, [A-Z][\w.’' -]{2,40})?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s?(?:\(|--|[–—-] )"
)


def _dateline(scene: Scene) -> None:
    """The town that the story is dated from, for the event it is about; no agency's seat."""
    main = scene.main
    first = next((s for s in scene.ctx.sentences if s.region is RegionKind.BODY), None)
    if main is None or first is None or main.value("region") or main.value("country") or main.background:
        return
    town = next(scene.ctx.names.within(first.start, first.start + 1, Kind.PLACE), None)
    if (
        town is not None
        and town.type == "region"
        and _LINE.match(first.text, town.end - first.start)
        and (main.value("venue") or first.text[:5].upper() != "SEOUL")
        and any(first.start <= n.start < first.end + 400 for n in main.spoken)
    ):
        _give(scene, main, "region", town, 0.65)


def _given(frame: Frame, name: Name) -> bool:
    """Whether a frame has a place already, so that what encloses that place encloses the event."""
    return any(c.value == name.name for c in frame.claims if c.slot in {"venue", "region"})


_CUT = re.compile(
    r"; |, (?:while|but|under which|through which|calling for) |, which (?!(?:was |is |were |will be |will )?(?:held|end|open|took place|takes? place|kick|r[ua]n|beg[ai]n|start|clos|conclud|wrap|gets? under))"
)
_FOR_IT = re.compile(
    r"\b(?:[Pp]repar\w+|[Ss]upport|[Ss]uccess\w*|[Bb]id|[Cc]ooperation) (?:for|of|on) (?:the )?$"
)


_UNDER = re.compile(r"\b(?:[Uu]nder|[Bb]ased on|[Aa]ccording to|[Tt]hrough) (?:the |this |that )?$")
"""`Under the MOU a plant will be built in Lindi`: what is agreed on."""


def _target(passage: Passage, name: Name) -> Frame | None:
    """The event held at a place: the last one named before it in its clause, else the next, else the one spoken of."""
    base, text = passage.sentence.start, passage.text
    before = [
        (n, f)
        for n, f in passage.spoken
        if n.end <= name.start
        and not _CUT.search(text[n.end - base : name.start - base])
        and not _FOR_IT.search(text[: n.start - base])
        and not (f.type == "signing" and _UNDER.search(text[: n.start - base]))
    ]
    inside = [(n, f) for n, f in passage.spoken if n.start <= name.start and name.end <= n.end]
    if inside:
        return None
    if before:
        n, f = before[-1]
        gap = text[n.end - base : name.start - base]
        moved = re.search(
            r"\b(?:moved?|went|headed|travell?ed|invest|relocat|to (?:help|build|construct|establish|develop|create|expand))\w*\b",
            gap,
        )
        return None if moved else f
    after = next(((n, f) for n, f in passage.spoken if n.start >= name.end), None)
    if after is not None and after[0].start - name.end < 120:
        return after[1]
    only = {id(f): f for _, f in passage.spoken}
    if len(only) == 1 and _THERE.search(text[: name.start - base]):
        return next(iter(only.values()))
    return passage.focus if not passage.spoken else None


_THERE = re.compile(
    r", (?:which|where) [^,;]{0,120}\b(?:presided over|chaired|attended|opened|hosted|held|took place|gathered)(?: (?:it|on \w+))? (?:at|in) (?:the )?(?:[a-z-]+ ){0,3}$"
)


def _inherit(frame: Frame) -> None:
    up = frame.parent
    if up is None or up is frame:
        return
    for slot in ("region", "venue", "country"):
        claim = next((c for c in up.claims if c.slot == slot), None)
        elsewhere = slot != "region" and frame.value("region") not in (None, up.value("region"))
        if claim is not None and frame.value(slot) is None and not elsewhere:
            frame.add(claim)
