"""What a sentence says of a place: whether something is held there, and which event that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.held import HELD, fits
from graph.extract.names.known import known
from graph.extract.passages import TOPIC, Passage
from graph.model import Claim, Kind, RegionKind

_AT = re.compile(
    r"[’”'\"」』｣)\s]*(?:\([^)]{0,30}\)\s*)?(?:\d{1,2}층\s?)?(?:\S{0,12}\s)?"
    r"(?:[가-힣A-Za-z0-9]{1,8}(?:관|홀|동|층|호|실|장|센터|룸|볼룸|광장)(?=에서))?(?:일원|일대|내|등"
    r"|앞|현지|현장)?\s*(?:에서는|에서|서\s|에\s(?!이은|이어|비해|버금|맞먹|견줄|견주)|로\s(?:자리|옮))"
)
_WAY = cued(
    r"\s*[^.]{0,60}?(?:에\s이르|까지\s(?:이어|잇|가|오)|[을를]\s(?:거쳐|지나)|[을를]\s잇는|[으]?로\s(?:이어지는|옮기|옮겨|옮긴|떠나|출발|이동))"
)
"""A way that begins at a place (`강릉역에서 오죽헌을 거쳐 …`): nothing is held there."""


def places(scene: Scene, start: int, end: int, *types: str) -> list[Name]:
    """The places of some types named in `[start, end)`, without those that stand in another's name."""
    found = [n for n in scene.ctx.names.within(start, end, Kind.PLACE) if n.type in types]
    return [n for n in found if not any(o.start <= n.start and n.end < o.end for o in found)]


_LISTED = re.compile(r"(?:와|과|및|,|·|ㆍ)\s?(?:[가-힣]{2,5}\s)?")


def one_of_many(scene: Scene, passage: Passage, name: Name) -> bool:
    """Whether a region ends a list of places (`가나와 다라에서`), so that it is not the one of the event."""
    before = scene.ctx.names.within(passage.sentence.start, name.start, Kind.PLACE)
    text = scene.ctx.document.text
    return any(_LISTED.fullmatch(text, n.end, name.start) for n in before if n.type in ("region", "country"))


def held_there(scene: Scene, passage: Passage, name: Name) -> bool:
    """Whether an event, and nothing else, is said to be held at a place."""
    match = _AT.match(passage.text, name.end - passage.sentence.start)
    if match is None and (other := _next_of_pair(scene, passage, name)) is not None:
        return held_there(scene, passage, other)
    if match is None or (match.group().rstrip().endswith("에서") and does_else(scene, passage, match.end())):
        return False
    rest = passage.text[name.end - passage.sentence.start :]
    if _AGENT.match(rest):
        return False
    return bool(HELD.search(rest)) or passage.sentence.region is RegionKind.CAPTION


_AGENT = re.compile(r"에서\s(?:공동(?:으로)?\s)?(?:주최|주관|후원)[하한했]")
"""Behind a body it tells who hosts (`가나대에서 주최하는`), no place."""
_PAIR = re.compile(r"(?:\([^)]{1,30}\))?(?:와|과|,|\s?및)\s")


def _next_of_pair(scene: Scene, passage: Passage, name: Name) -> Name | None:
    """The hall named in one row behind another (`벡스코와 누리마루에서 열린다`)."""
    gap = _PAIR.match(passage.text, name.end - passage.sentence.start)
    if gap is None or name.type == "region":
        return None
    at = passage.sentence.start + gap.end()
    return next((n for n in places(scene, at, at + 40, "venue", "site") if n.start == at), None)


def does_else(scene: Scene, passage: Passage, at: int) -> bool:
    """Whether a way (`역에서 공원까지 이어지는`) or another verb (`바다에서 잡은`) goes with the place."""
    way = _WAY.match(passage.text, at)
    if way and not HELD.search(way.group()):
        return True
    if when := _WHEN.match(passage.text, at):
        at = when.end()
    stop = passage.text.find(" ", at)
    word = passage.text[at : stop if stop >= 0 else len(passage.text)]
    tokens = list(scene.ctx.tokens(passage.sentence.start + at, passage.sentence.start + at + len(word)))
    verb = any(t.tag in ("VV", "VA", "XSV") or t.tag.startswith(("VV-", "VA-")) for t in tokens)
    return verb and not HELD.search(word)


_WHEN = re.compile(r"\s*(?:(?:오는|지난|돌아오는)\s+)?")
_ROW = r"[\d.,()~∼\-–:/\s’'월화수목금토일오전후시분년장소]*"
_BESIDE = re.compile(rf"[’”'\"」』｣)]*\s?[(:：|]{_ROW}(?:[가-힣]{{2,6}}\s){{0,2}}")
_HOLDS = re.compile(
    r"[’”'\"」』｣)]*(?:이|가)\s(?:[^.,]{0,24}\s)?(?:열리는|열린|열릴|열렸던|열리고\s있는|개최되는|개최된|개최될|진행되는"
    r"|진행된|펼쳐지는|펼쳐진|치러지는|치러진)\s(?:[가-힣]{2,7}\s){0,2}"
)
_OF = re.compile(r"의\s[‘'“\"「『｢《<]?")


def beside(scene: Scene, passage: Passage, name: Name) -> Frame | None:
    """The event right beside a place: `포럼(10. 24, 벡스코)`, `벡스코의 ‘포럼’`, `포럼이 열린 벡스코`."""
    base = passage.sentence.start
    for spoken, frame in passage.spoken:
        if spoken.end <= name.start:
            gap = passage.text[spoken.end - base : name.start - base]
            if _HOLDS.fullmatch(gap) or (_BESIDE.fullmatch(gap) and _closes(scene, passage, name)):
                return frame
        elif (
            name.type == "venue"
            and spoken.name
            and _OF.fullmatch(passage.text, name.end - base, max(name.end, spoken.start) - base)
        ):
            return frame
    return None


_CLOSE = re.compile(r"\s*(?:[)）\],/|;※*]|$)")
_TOWN = re.compile(r"\s?[(（][가-힣\s]{2,20}[)）]")


def _closes(scene: Scene, passage: Passage, name: Name) -> bool:
    """Whether a place ends its part of a row or bracket, or stands before its hall."""
    halls = scene.ctx.names.within(name.end, name.end + 24, Kind.PLACE)
    hall = next((n for n in halls if n.type == "venue"), None)
    end = hall.end if hall is not None and hall.start <= name.end + 1 else name.end
    base = passage.sentence.start
    town = _TOWN.match(passage.text, end - base)
    if town and any(n.type == "region" for n in scene.ctx.names.within(end, base + town.end(), Kind.PLACE)):
        end = base + town.end()
    return _CLOSE.match(passage.text, end - base) is not None


_ENDS = re.compile(r"(?:고|며|지만)[,\s]")


def target(passage: Passage, name: Name) -> Frame | None:
    """The event held at a place: the one named next, else its clause's topic, else the one spoken of."""
    base = passage.sentence.start
    after = [(n, f) for n, f in passage.spoken if n.start >= name.end]
    before = [(n, f) for n, f in passage.spoken if n.end <= name.start]
    if after:
        gap = passage.text[name.end - base : after[0][0].start - base]
        if len(gap) < 60 and not _ENDS.search(gap):
            return after[0][1]
    clause = next((c.start for c in passage.clauses if c.start <= name.start < c.end), base)
    topics = [f for n, f in before if n.start >= clause and TOPIC.match(passage.text, n.end - base)]
    if topics:
        return topics[-1]
    if before and passage.focus is None:
        return before[-1][1]
    objects = [f for n, f in before if n.start >= clause and _OBJECT.match(passage.text, n.end - base)]
    if objects and not after:
        return objects[-1]
    if passage.focus is not None and not passage.spoken and not _goes_with(passage, passage.focus, name):
        return None
    return passage.focus or (after[0][1] if after else None)


_OBJECT = re.compile(
    r"[`’”'\"」』｣)]*(?:\([^)]{0,60}\))?[’”'\"」』｣)]*[을를]\s(?!(?:\S{1,6}\s)?(?:마치|마친|열|개최|갖|가진|체결|맺))"
)
"""Its verb is still to come, behind the place: `회의를 내년 3월 가나에서 갖기로`."""


def _goes_with(passage: Passage, frame: Frame, name: Name) -> bool:
    """Whether what is said to be done at a place is what is done at the event spoken of before."""
    caption = passage.sentence.region is RegionKind.CAPTION
    rest = passage.text[name.end - passage.sentence.start :]
    return caption or (fits(rest, frame.type) and not _OTHERS.match(rest))


_OTHERS = re.compile(
    r".{0,16}?에서\s(?:열린|열리는|열릴|열렸던|개최된|개최되는|진행된|진행되는)\s"
    r"(?!이번|이날|올해|행사|자리|이\s|본\s|동\s)\S+(?:\s\S+)?[에은는이가]"
)
"""What is held there has a name of its own, though none that is known (`5층에서 열린 다과에는`)."""


_TOGETHER = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?\s?(?:와|과|및|,|·)\s?(?:함께\s)?(?:[^‘’“”'\"「」.]{0,24}\s)?[‘“'\"「『｢]?"
)


def together(passage: Passage, name: Name, frame: Frame) -> Iterator[Frame]:
    """The events listed behind one held at a place (`킨텍스에서 준공식과 ‘가나 산업전’이 열린다`)."""
    base = passage.sentence.start
    row = [(n, f) for n, f in passage.spoken if n.start >= name.end]
    if not row or row[0][1] is not frame:
        return
    for (left, _), (right, other) in pairwise(row):
        if other is frame or not _TOGETHER.fullmatch(passage.text, left.end - base, right.start - base):
            return
        yield other


def give(scene: Scene, frame: Frame, slot: str, name: Name, sure: float) -> None:
    """Claim a place of an event that has none for the slot; a trip as a whole has only its country."""
    if frame.value(slot) is None and not (frame.abroad and frame.parent is None):
        if slot == "region":
            keep_place(scene, name)
        frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), sure, Kind.PLACE))


def keep_place(scene: Scene, town: Name) -> None:
    """Have a town among the document's places, also where the text names its government only."""
    if not any(place.name == town.name for place in scene.ctx.names.of(Kind.PLACE)):
        region = known().place(town.name)
        reference = region.id if region is not None and region.type == "region" else None
        name = Name(town.start, town.end, Kind.PLACE, town.name, "region", 0.7, reference=reference)
        scene.ctx.names.add([name])
