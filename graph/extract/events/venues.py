"""The building or room in which an event takes place: from rows, from the sentence, the same as before."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.held_at import beside, give, held_there, places, target, together
from graph.extract.events.rows import Row, rows
from graph.extract.events.words import RAISED
from graph.extract.passages import Passage
from graph.model import Claim, Kind

NOWHERE = frozenset({"designation"})
"""Types of events that take place at no place: the ground that is designated is none."""


def venues(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame the venue that the text says."""
    for passage in passages:
        labelled = [r for r in rows(passage.sentence) if r.slot == "where"]
        for row in labelled:
            _in_row(scene, passage, row)
        if not labelled:
            _in_sentence(scene, passage)


def _in_row(scene: Scene, passage: Passage, row: Row) -> None:
    names = list(scene.ctx.names.within(row.start, row.end, Kind.PLACE))
    venue = next((n for n in names if n.type in {"venue", "site"}), None) or _whole(scene, row, names)
    if venue and passage.focus is not None:
        give(scene, passage.focus, "venue", venue, 0.95)


def _in_sentence(scene: Scene, passage: Passage) -> None:
    s = passage.sentence
    for name in places(scene, s.start, s.end, "venue", "site"):
        frame = beside(scene, passage, name)
        if frame is None and held_there(scene, passage, name):
            frame = target(passage, name)
        if frame is None:
            frame = _raised(passage, name)
        if frame is not None and frame.type not in NOWHERE:
            for one in (frame, *together(passage, name, frame)):
                give(scene, one, "venue", name, 0.9)


_TOPIC = re.compile(r"[’”'\"」』]?(?:\([^)]{0,40}\))?(?:은|는|이|가)\s")
_OPENED = re.compile(
    r"[’”'\"」』]?[을를]\s(?:\S{1,8}\s){0,2}?(?:열|갖|가[졌진]|치[러르렀]|거행|개최|했|하고|마[치쳤친])"
)


def _raised(passage: Passage, name: Name) -> Frame | None:
    """What is built is where its ceremony is held: `가나기지는 지난 5일 준공식을 갖고 문을 열었다`."""
    base = passage.sentence.start
    if not _TOPIC.match(passage.text, name.end - base):
        return None
    for spoken, frame in passage.spoken:
        opened = frame.head.endswith(RAISED) and _OPENED.match(passage.text, spoken.end - base)
        if spoken.start >= name.end and opened:
            return frame
    return None


def _whole(scene: Scene, row: Row, names: list[Name]) -> Name | None:
    """What a row 장소 says, regions and brackets aside, where nothing in it is known for a venue."""
    text = scene.ctx.document.text
    start = max((n.end for n in names if n.type == "region"), default=row.start)
    bare = re.match(
        r"[\s,:]*([가-힣A-Za-z][^\n(（,/]{1,40}?)\s*(?:[(（,/\n].*)?$", text[start : row.end], re.DOTALL
    )
    if bare is None or re.search(r"온라인|비대면|추후|미정|등$|[다요]$", bare.group(1)):
        return None
    name = Name(start + bare.start(1), start + bare.end(1), Kind.PLACE, bare.group(1), "venue", 0.75)
    scene.ctx.names.add([name])
    return name


_SAME = re.compile(
    r"(?:같은|이|그)\s?(?:곳|장소|건물|호텔|행사장|전시장|컨벤션센터|회의장|자리|캠퍼스|센터|공원|공간|전시관|회관)에서(?:는|도)?(?=[\s,])"
)


def same(scene: Scene, passages: list[Passage]) -> None:
    """`같은 곳에서 열린 제3회 엑스포`: held where the event last spoken of was."""
    for passage in passages:
        _same(scene, passage)


def _same(scene: Scene, passage: Passage) -> None:
    for match in _SAME.finditer(passage.text):
        at = passage.sentence.start + match.end()
        frame = next((f for n, f in passage.spoken if n.start >= at), passage.focus)
        if frame is None or frame.value("venue") is not None or frame.type in NOWHERE:
            continue
        if match.group()[0] == "이" and not any(f is frame for _, f in passage.spoken):
            continue
        for claim in _last(scene, passage, frame, at):
            if frame.value(claim.slot) is None:
                frame.add(replace(claim, evidence=scene.ctx.evidence((at - len(match[0]), at))))


def _last(scene: Scene, passage: Passage, frame: Frame, at: int) -> list[Claim]:
    """The places of an event named before in the sentence, told just before, of the main one, of any."""
    named = [f for n, f in passage.spoken if n.end <= at and f is not frame and f.value("venue")]
    told = [
        (claim.evidence.highlight[0].start, other)
        for other in scene.frames
        if other is not frame
        for claim in other.claims
        if claim.slot == "venue" and claim.evidence.highlight[0].start < at
    ]
    latest = max(told, key=lambda pair: pair[0], default=None)
    main = scene.main
    if named:
        other = named[-1]
    elif (
        main is not None
        and main is not frame
        and main.value("venue")
        and not _just_before(scene, passage, latest)
    ):
        other = main
    elif latest is not None:
        other = latest[1]
    else:
        return []
    return [c for c in other.claims if c.slot in {"venue", "region"}]


def _just_before(scene: Scene, passage: Passage, told: tuple[int, Frame] | None) -> bool:
    """Whether a venue is told in the sentence before."""
    start = passage.sentence.start
    before = [s for s in scene.ctx.sentences if s.end <= start][-1:]
    return told is not None and bool(before) and told[0] >= before[0].start
