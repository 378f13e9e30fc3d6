"""Who took part in an event of an English document: attendees, parties to agreements, countries."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.english.asides import CUT, aside
from graph.extract.english.event_acts import GROUND
from graph.extract.english.event_parties import put_names, sign, states
from graph.extract.english.frames import SAID_OF
from graph.extract.english.subjects import subjects
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim
from graph.extract.passages import Passage
from graph.model import Claim, Kind, RegionKind

PRESENT = cued(
    r"\b(?:attend(?:s|ed|ing|ance|ees?)?|participa(?:te|tes|ted|ting|nts?|tion)|exhibitors?|exhibit(?:s|ed|ing)?|took part|takes? part|taking part|present were|(?:were|was) (?:also |all |both )*(?:present|there)"
    r"|those present|present at (?=the|this)|they included?|they include|attendees include|[Jj]oin(?:s|ed|ing)?|br(?:ought|ings?) together|gather(?:s|ed|ing)?|(?-i:(?:co-)?chair(?:s|ed|ing)|(?:will|to) (?:co-)?chair)|presid(?:e[sd]?|ing)|represented"
    r"|met with|on hand|in attendance|guests?|delegat(?:es?|ions?)|panel(?:ists?)?|speakers?|participate|pose[sd]?|posing|shak(?:e|es|ing) hands|pictured"
    r"|(?:[Ff]irms|[Cc]ompanies|[Tt]hose|[Dd]elegates|[Bb]odies|[Ii]nstitutions) (?:on|of|in|at|from|among) [^.,;]{2,40} (?:included?|were|are)\b"
    r"|[Aa]mong (?:them|those|the (?:guests|attendees|participants))(?: [a-z]+)? (?:are|were|was)|those attending|[Aa]lso (?:there|attending)|came from|(?:took|had|opened|set up|ran) (?:a |its |their |large )?(?:stands?|booths?|pavilions?)|cut(?:s|ting)? the (?:ribbon|tape)|were invited|countries invited|(?:received|welcomed|greeted|briefed|shown around|guided) by|hosted by|accompanied|drew|sat down|faculty|experts from|officials from|representatives from|representatives of|researchers from|moderated)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:delivered|gave|gives?|present(?:s|ed|ing)|spoke|speaks?|speech(?:es)?|keynotes?|remarks|lectures?|presentations?|address(?:es|ed)?|talks? (?:by|from))\b"
)
_STATES = re.compile(
    r"\b(?:countries|nations|states|economies|members|delegations|delegates|officials|representatives|ministers|experts|participants|Countries invited|researchers|companies|firms)\b[^.;]{0,60}?(?:including|such as|among them|from|of|namely|are|:|—) ?(?P<list>[^.;]{3,400})"
)


def attend(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its attendees, speakers aside."""
    listing: Frame | None = None
    for passage in passages:
        if passage.focus is None and not passage.spoken:
            continue
        if listing is not None and _item(scene, passage):
            _take(scene, passage, listing, 0, len(passage.text))
            continue
        for start, end in clauses(passage):
            if passage.text[:start].endswith(", the last of which ") or _of_alliance(
                scene, passage, start, end
            ):
                continue
            _clause(scene, passage, start, end)
        opens = (PRESENT.search(passage.text) or passage.spoken) and passage.text.rstrip().endswith(":")
        listing = passage.focus if opens else None
        if (
            re.match(
                r"\W*(?:Participants|Attendees|Attendance|Present|Countries invited)\b[^:]{0,30}:",
                passage.text,
            )
            and passage.focus
        ):
            _take(scene, passage, passage.focus, 0, len(passage.text), countries=True)
    signed: Frame | None = None
    parties: list[Name] = []
    for passage in passages:
        states(scene, passage)
        parties = sign(scene, passage, parties) or parties
        _meet(scene, passage)
        _builders(scene, passage)
        here = [f for _, f in passage.spoken if f.type == "signing"]
        signed = here[-1] if here else signed
        if signed is not None:
            put_names(scene, passage, signed)


def clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that tell of one thing each; offsets into its text."""
    at = 0
    for cut in CUT.finditer(passage.text):
        yield at, cut.start()
        at = cut.end()
    yield at, len(passage.text)


def _of_alliance(scene: Scene, passage: Passage, start: int, end: int) -> bool:
    """Whether a clause tells of an alliance: `…, which brings together A and B`, `A and B will co-chair it`."""
    relative = passage.text.rfind(",", 0, start)
    names = scene.ctx.names.within(
        passage.sentence.start, passage.sentence.start + max(relative, 0), Kind.ALLIANCE
    )
    told = passage.text[:start].endswith(" which ") and any(
        n.end == passage.sentence.start + relative for n in names
    )
    heads = re.search(r"\b(?:co-)?chair it\b", passage.text[start:end])
    there = re.search(r"\b(?:in the hall|on hand|present|attended)\b", passage.text[start:end])
    return told or (heads is not None and there is None)


def _item(scene: Scene, passage: Passage) -> bool:
    text = scene.ctx.document.text
    line = text[text.rfind("\n", 0, passage.sentence.start) + 1 : passage.sentence.start]
    return bool(re.fullmatch(r"\s*(?:[-–•*·○ㅇ°△▲]|\d+[.)])\s*", line))


_MET = re.compile(
    r"\b(?:held|had|holds?|holding) [^.;]{0,60}(?:meetings?|talks|consultations?|dialogue|luncheon|dinner|roundtable|forum|conference|seminar|session|Forum|Dialogue|Meeting)\b[^.;]{0,60} with\b|\bbetween\b(?=.* and )|\bmet\b"
)


def _clause(scene: Scene, passage: Passage, start: int, end: int) -> None:
    text = passage.text[start:end]
    told = PRESENT.search(text) or _MET.search(text)
    if told and _ABSENT.search(text[: told.start()]):
        return
    caption = passage.sentence.region is RegionKind.CAPTION or re.match(
        r"\W*(?:From left|Pictured|Photo)\b", text
    )
    frame = event_of(passage, start, end, told.start() if told else None)
    if frame is not None and not told:
        _acting(scene, passage, frame, start, end)
        _sending(scene, passage, frame, start, end)
    if frame is None or not (told or caption or _SPEECH.search(text) or frame.type == "visit"):
        return
    if frame.type == "signing" and (not PRESENT.search(text) or _LATER.search(text)):
        return
    if frame.type == "visit" and not told:
        _visitors(scene, passage, frame)
        return
    _take(scene, passage, frame, start, end)
    _nations(scene, passage, frame, start, end)


_AT_IT = re.compile(
    r"\W*(?:At|During|In|Attending|Opening) (?:the|this|that|today[’']s|its|a|an|[A-Z]\w+day[’']s)\b[^,;.]{2,90}, "
)


def _acting(scene: Scene, passage: Passage, frame: Frame, start: int, end: int) -> None:
    """`At the meeting, the two directors A and B discussed …`: who acts at an event is there."""
    lead = _AT_IT.match(passage.text, start, end)
    base = passage.sentence.start
    if (
        lead is None
        or frame.type == "visit"
        or not any(f is frame and start <= n.start - base < lead.end() for n, f in passage.spoken)
    ):
        return
    people = list(scene.ctx.names.within(base + lead.end(), base + end, Kind.PERSON))
    at = lead.end()
    for person in people:
        gap = passage.text[at : person.start - base]
        if _DEED.search(gap):
            return
        claim(scene, frame, person, 0.8)
        at = person.end - base


_SENT_PEOPLE = cued(
    r"\b(?:sent|dispatched) (?:(?:its|their|a|an|some|\d+) )?(?:[\w-]+ )?(?:buyers|delegates|delegations?|representatives|officials|executives|engineers|teams?|experts)\b"
    r"|\b(?:opened|set up|ran|staffed|put up|operated) (?:(?:its|their|a|an|joint) )?(?:[\w-]+ )?(?:booths?|stands?|pavilions?)\b"
)


def _sending(scene: Scene, passage: Passage, frame: Frame, start: int, end: int) -> None:
    """`A and B sent buyers`, `C set up a booth`: they took part."""
    told = _SENT_PEOPLE.search(passage.text, start, end)
    if told and frame.type in {"conference", "forum", "exhibition", "meeting"}:
        for name in subjects(scene, passage, passage.sentence.start + told.start()):
            claim(scene, frame, name, 0.8)


_DEED = re.compile(
    r"\b(?:[a-z]{3,}ed|met|gave|spoke|made|took|held|began|will|is|are|was|were|has|have|had)\b(?! by\b)"
)
_ABSENT = re.compile(r"(?:\b(?:not|never)|n[’']t) (?:\w+ )?$")
_LATER = re.compile(r"\bwill (?:also )?(?:take part|join|participate)\b")
"""What is said of the joint undertaking, not of the signing."""


def event_of(passage: Passage, start: int, end: int, at: int | None = None) -> Frame | None:
    """The event that a clause speaks of: one named in it (after its verb first), else the sentence's."""
    base = passage.sentence.start
    named = [(n, f) for n, f in passage.spoken if start <= n.start - base < end]
    lead = re.compile(
        r"\b(?:after|since|ahead of|following|on the (?:sidelines|eve|margins) of|before|grew out of|[Bb]etween)(?: the| a| an)? $"
    )
    plain = [
        (n, f)
        for n, f in named
        if not lead.search(before := passage.text[: n.start - base]) and not SAID_OF.search(before)
    ]
    if at is not None:
        near = [f for n, f in plain if 0 <= n.start - base - start - at < 70]
        if near:
            return near[0]
    if plain:
        return plain[0][1]
    return passage.focus


def _take(
    scene: Scene, passage: Passage, frame: Frame, start: int, end: int, countries: bool = False
) -> None:
    base = passage.sentence.start
    roles = [c for c in frame.claims if c.slot in {"host", "organizer", "supporter"}]
    hosts, told = {c.value for c in roles}, {c.evidence.highlight[0].start for c in roles}
    spoken = [(n.start, n.end) for n, _ in passage.spoken]
    kinds = (Kind.PERSON, Kind.ORGANIZATION, *((Kind.PLACE,) if countries else ()))
    for name in scene.ctx.names.within(base + start, base + end, *kinds):
        if name.kind is Kind.PLACE and name.type != "country":
            continue
        if (
            name.start in told
            or (name.name in hosts and passage.text[name.start - base - 1 : name.start - base] == "(")
            or any(a < name.end and name.start < b for a, b in spoken)
            or aside(scene, passage, name)
        ):
            continue
        if (
            name.kind is Kind.ORGANIZATION
            and name.name in hosts
            and not re.search(r"\b(?:attended|joined|took part)\b", passage.text)
        ):
            continue
        claim(scene, frame, name, 0.85)


def _nations(scene: Scene, passage: Passage, frame: Frame, start: int, end: int) -> None:
    """`officials from ten countries including Senegal and Ghana`: the countries take part."""
    base = passage.sentence.start
    for match in _STATES.finditer(passage.text, start, end):
        at, first = match.start("list"), True
        for name in scene.ctx.names.within(base + match.start("list"), base + match.end("list"), Kind.PLACE):
            gap = passage.text[at : name.start - base]
            if name.type != "country" or not re.fullmatch(
                r"(?:both |the )?" if first else r"(?:,| and|, and|,? as well as)(?: the)? ", gap
            ):
                break
            if re.match(r" (?:[A-Z][a-z]|[A-Z]\d)", passage.text[name.end - base :]):
                break  # the Korea Wind Summit
            first, at = False, name.end - base
            frame.add(
                Claim("attendees", name.name, scene.ctx.evidence((name.start, name.end)), 0.75, Kind.PLACE)
            )


def _builders(scene: Scene, passage: Passage) -> None:
    """Whoever broke ground was at the ceremony."""
    for spoken, frame in passage.spoken:
        if spoken.head == GROUND:
            for name in subjects(scene, passage, spoken.start):
                claim(scene, frame, name, 0.8)


def _visitors(scene: Scene, passage: Passage, frame: Frame) -> None:
    spoken = next((n for n, f in passage.spoken if f is frame), None)
    if spoken is not None:
        for name in subjects(scene, passage, spoken.start):
            claim(scene, frame, name, 0.8)


def _meet(scene: Scene, passage: Passage) -> None:
    """Who met, where a verb alone tells of a meeting (`met with …`)."""
    for spoken, frame in passage.spoken:
        if frame.type == "meeting" and re.match(r"(?:met|held|had|sat)\b", spoken.name):
            for name in scene.ctx.names.within(spoken.start, spoken.end + 1, Kind.PERSON, Kind.ORGANIZATION):
                claim(scene, frame, name, 0.88)
            for name in subjects(scene, passage, spoken.start) or _first(scene, passage, spoken.start):
                claim(scene, frame, name, 0.85)


def _first(scene: Scene, passage: Passage, at: int) -> list[Name]:
    """The person a sentence begins with, for a second verb (`attended the forum and met with …`)."""
    people = list(scene.ctx.names.within(passage.sentence.start, at, Kind.PERSON))
    return [p for p in people if p.start - passage.sentence.start < 60][:1]
