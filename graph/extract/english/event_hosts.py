"""Who hosted, organized and sponsored an event of an English document."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.english.subjects import subjects
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_BY = cued(
    r"\b(?:co-?|jointly )?(?P<role>[Hh]osted|[Oo]rgani[sz]ed|[Ss]ponsored|[Ss]upported|[Hh]eld|[Cc]onvened|[Aa]rranged|[Bb]acked|[Ss]taged|[Ss]ent|[Dd]ispatched)"
    r"(?: (?:jointly|annually|and (?P<second>organi[sz]ed|hosted|sponsored|managed)|together|in Seoul))* by (?:the |both )?"
)
_ACTIVE = cued(
    r"\b(?:jointly |also |will (?:jointly )?|has |have |is to |are to |plans to |to )?(?P<role>(?:co-?)?host(?:s|ed)?|h[eo]lds?|(?:co-)?organi[sz]e[sd]?|convene[sd]?|stage[sd]?|sponsor(?:s|ed)?|support(?:s|ed)?"
    r"|(?P<opens>open(?:s|ed)?|kick(?:s|ed) off)|(?:lent|lends?|provided|provides?) (?:its |their )?support)\b"
)
_SUPPORT = cued(
    r"\b(?:with|under) (?:the )?(?:\w+ )?(?:support|sponsorship|backing|patronage)(?: provided)? (?:of|from|by) (?:the )?"
)
_TOGETHER = re.compile(r"\b(?:jointly|together|in (?:cooperation|collaboration|partnership)) with (?:the )?")
_HOLDS = re.compile(r"\b(?:(?:co-)?host(?:s|ed)?|h[eo]lds?|opens?|opened|convene[sd]?)\b")
_ROW = re.compile(
    r"^\W*(?P<role>(?:Co-)?[Hh]osts?(?:ed by)?|[Oo]rgani[sz](?:ers?|ed by)|[Ss]ponsor(?:s|ed by)?|[Ss]upport(?:ers?|ed by))\s?:"
)
_SLOTS = (
    ("organi", "organizer"),
    ("arrang", "organizer"),
    ("manag", "organizer"),
    ("sponsor", "supporter"),
    ("support", "supporter"),
    ("back", "supporter"),
    ("len", "supporter"),
    ("provid", "supporter"),
)
_GAP = re.compile(
    r"\.?(?:\s?\([^()]*\))?(?:\s(?:of|and|with|,)|,| &)*(?:\s?(?:and|the|jointly|together|with|as well as|both|along|co-hosts?|[A-Z][a-z]+(?:ish|ian|ean|ese|can|ch)))*\s*(?:(?:[A-Z]\w+ ){1,4}(?:Headquarters|Branch|Office|Division|Bureau) of (?:the )?)?"
)
_NOUN = cued(
    r"\b(?:the )?(?P<role>(?:co-)?(?:host|organi[sz]er|sponsor))s? of (?:the )?(?:event|forum|meeting|conference|fair|expo|exhibition|roundtable|summit|seminar)\b"
)


def host(scene: Scene, passages: list[Passage]) -> None:
    """Fill host, organizer and supporter."""
    for passage in passages:
        frame = passage.focus
        if frame is None:
            continue
        base = passage.sentence.start
        if row := _ROW.match(passage.text):
            for name in bodies(scene, base + row.end(), passage.sentence.end):
                _claim(scene, frame, _slot(row["role"]), name, 0.93)
            continue
        told = False
        for by in _BY.finditer(passage.text):
            if _OF_WORKS.search(passage.text[: by.start()]):
                continue
            for name in _list_after(scene, passage, base + by.end()):
                told = True
                target = _object(passage, base + by.start(), before=True) or frame
                for role in filter(None, (by["role"], by["second"])):
                    _claim(scene, target, _slot(role), name, 0.88)
        for also in _SUPPORT.finditer(passage.text):
            for name in _list_after(scene, passage, base + also.end()):
                _claim(scene, frame, "supporter", name, 0.85)
        _active(scene, passage)
        if not told:
            _together(scene, passage, frame)
        _are(scene, passage, frame)
        for noun in _NOUN.finditer(passage.text):
            for name in list(bodies(scene, base, base + noun.start()))[-1:]:
                _claim(scene, frame, _slot(noun["role"]), name, 0.75)


_OF_WORKS = re.compile(
    r"\b(?:plants?|projects?|program(?:me)?s?|factor(?:y|ies)|compan(?:y|ies)|firms?|research|facilit(?:y|ies)|ventures?|technolog(?:y|ies)|stud(?:y|ies)|lines?|sites?) (?:(?:is|was|are|were|will be|has been|have been|also|partly) )+$"
)
"""`The plant is supported by …`: no event is."""
_ARE = re.compile(
    r" (?:(?:are|is|were|was)(?: the| its| also| among the| official)*|serves? as(?: the| its)?|act(?:s|ed)? as(?: the| its)?|served as(?: the| its)?)"
    r" (?P<role>(?:co-)?(?:hosts?|organi[sz]ers?|sponsors?|supporters?))\b(?! (?:city|country|nation))"
)


def _are(scene: Scene, passage: Passage, frame: Frame) -> None:
    """`A and B are its sponsors`."""
    base = passage.sentence.start
    for told in _ARE.finditer(passage.text):
        for body in subjects(scene, passage, base + told.start()):
            if body.kind is Kind.ORGANIZATION:
                target = _object(passage, base + told.end(), before=True) if passage.spoken else frame
                _claim(scene, target or frame, _slot(told["role"]), body, 0.82)


def _together(scene: Scene, passage: Passage, frame: Frame) -> None:
    """`A held the forum at B, jointly with C`: C is a host as well."""
    base = passage.sentence.start
    if not frame.value("host") or not _HOLDS.search(passage.text) or frame.type in {"signing", "visit"}:
        return
    for joint in _TOGETHER.finditer(passage.text):
        for name in _list_after(scene, passage, base + joint.end()):
            _claim(scene, _object(passage, base + joint.start(), before=True) or frame, "host", name, 0.75)


def _slot(role: str) -> str:
    low = role.lower().removeprefix("co-").removeprefix("co")
    return next((slot for head, slot in _SLOTS if low.startswith(head)), "host")


def _claim(scene: Scene, frame: Frame, slot: str, name: Name | str, sure: float) -> None:
    if isinstance(name, Name):
        frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), sure, Kind.ORGANIZATION))


def bodies(scene: Scene, start: int, end: int) -> Iterator[Name]:
    """Organizations named in a stretch, those left out that a bracket gives as another form."""
    text = scene.ctx.document.text
    return (
        n for n in scene.ctx.names.within(start, end, Kind.ORGANIZATION) if text[n.start - 1 : n.start] != "("
    )


def _list_after(scene: Scene, passage: Passage, start: int) -> Iterator[Name]:
    at = start
    for name in bodies(scene, start, passage.sentence.end):
        gap = passage.text[at - passage.sentence.start : name.start - passage.sentence.start]
        if at != start and not re.search(r",|\band\b|&|with", gap):
            return
        if not _GAP.fullmatch(gap):
            return
        yield name
        at = name.end


_QUOTED = re.compile('[“"‘][^”"’]{3,160}[”"’]')


def _object(passage: Passage, verb: int, before: bool = False) -> Frame | None:
    """The event that a verb is said of."""
    if before:
        prior = [f for n, f in passage.spoken if n.end <= verb and verb - n.end < 90]
        after = [f for n, f in passage.spoken if n.start >= verb]
        return prior[-1] if prior else after[0] if after and not prior else None
    base = passage.sentence.start
    near = [
        (n, f)
        for n, f in passage.spoken
        if n.start >= verb and len(_QUOTED.sub("", passage.text[verb - base : n.start - base])) < 60
    ]
    return near[0][1] if near else None


def _active(scene: Scene, passage: Passage) -> None:
    base = passage.sentence.start
    for verb in _ACTIVE.finditer(passage.text):
        if re.match(r" (?:jointly |annually )?by\b", passage.text[verb.end() :]):
            continue
        slot = _slot(verb["role"])
        target = _object(passage, base + verb.end())
        if target is None and (slot == "supporter" or not verb["opens"]) and _taken_up(passage, verb):
            target = passage.focus
        if target is None and (relative := _RELATIVE.search(passage.text[: verb.start()])):
            prior = [f for n, f in passage.spoken if n.end <= base + relative.start()]
            if slot == "supporter" and not prior:
                continue
            if re.search(r"\bseries\b", passage.text[max(0, relative.start() - 30) : relative.start()]):
                for f in {id(f): f for _, f in passage.spoken}.values():
                    _give_subjects(scene, passage, base + verb.start(), f, slot)
            target = prior[-1] if prior else passage.focus
        if target is None or not _held_by(passage, verb, target):
            continue
        _give_subjects(scene, passage, base + verb.start(), target, slot, bool(verb["opens"]))
        for frame in _joined(passage, base + verb.end(), target):
            _give_subjects(scene, passage, base + verb.start(), frame, slot)


_RELATIVE = re.compile(r"(?:that|which) (?:the )?[^,]{2,60}$")


def _taken_up(passage: Passage, verb: re.Match[str]) -> bool:
    """Whether the verb's object is the event spoken of, or goes without saying."""
    rest = passage.text[verb.end() :]
    if re.match(r" (?:it|the event|this)\b", rest):
        return True
    return verb["role"].endswith(" support") and bool(
        re.match(r"(?: (?:to|for) (?:it|the event))?[.,]", rest)
    )


def _held_by(passage: Passage, verb: re.Match[str], target: Frame) -> bool:
    """Whether an event is of a kind, and told in a way, that the verb's subject holds it."""
    base = passage.sentence.start
    named = next((n for n, f in passage.spoken if f is target and n.start >= base + verb.end()), None)
    if target.type in {"signing", "visit"} or (named and _WITH.match(passage.text[named.end - base :])):
        return False
    end = (named.start - base) if named else verb.end() + 40
    if _BID.search(passage.text[max(0, verb.start() - 24) : end]):
        return False
    return not verb["opens"] or target.type in {"conference", "forum", "exhibition"}


def _joined(passage: Passage, after: int, target: Frame) -> Iterator[Frame]:
    """The other events of the verb, joined to its first by "and" or a comma."""
    base = passage.sentence.start
    for name, frame in passage.spoken:
        before = passage.text[name.start - base - 12 : name.start - base]
        joined = re.search(r"\b(?:and|,) (?:the |an? )?$", before)
        if frame is not target and name.start > after and joined and frame.type not in {"signing", "visit"}:
            yield frame


_BID = re.compile(r"\b(?:bids?|candidacy|race|hopes|campaign) (?:to|for)\b")
"""`support the city’s bid to host the Expo`: nobody hosts it yet."""
_WITH = re.compile(r"(?: \([^()]*\))? with ")


def _give_subjects(
    scene: Scene, passage: Passage, verb: int, frame: Frame, slot: str, bodies_only: bool = False
) -> None:
    for subject in subjects(scene, passage, verb):
        if bodies_only and subject.kind is Kind.PERSON:
            continue  # whoever opens a forum in person speaks there
        body = subject if subject.kind is Kind.ORGANIZATION else _sender(scene, subject)
        if body is not None and not (frame.value(slot) and slot == "host" and subject.kind is Kind.PERSON):
            _claim(scene, frame, slot, body, 0.78)


def _sender(scene: Scene, person: Name) -> Name | None:
    post = scene.ctx.post(person.name)
    found = next(
        (n for n in scene.ctx.names.of(Kind.ORGANIZATION) if post and n.name == post.organization), None
    )
    if found is None or found.type not in {
        "ministry",
        "local-government",
        "public-institution",
        "association",
    }:
        return None
    return found
