"""Which event takes place inside which, and what the outer one shares with the inner."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from graph.extract.events.frame import Frame, Scene
from graph.extract.events.words import OPENINGS, SESSIONS
from graph.extract.passages import TOPIC, Passage
from graph.model import Claim, Kind

_OUTER = {"conference", "forum", "exhibition"}
_COMBINED = re.compile(r"통합|동시\s?개최|함께\s?(?:열|개최)|한\s?지붕|연계")
_INSIDE = re.compile(
    r"(?:부대\s?행사|함께\s(?:마련|열)|동\s\S+에\s참석한|곁들|이어진|이와\s함께|이\s?밖에|[Oo]n the sidelines"
    r"|기간\s?(?:중|내)|프로그램)"
)


def relate(scene: Scene, passages: list[Passage]) -> None:
    """Set `parent` of the frames that are part of another, before dates and places are handed down."""
    for frame in scene.frames:
        frame.parent = _parent(scene, passages, frame)
    scene.untie()


def _parent(scene: Scene, passages: list[Passage], frame: Frame) -> Frame | None:
    main = _outer(scene, frame)
    if frame.type == "designation":
        return _decided(passages, frame)
    if frame.head in SESSIONS:
        return _before(scene, frame, _OUTER) or (main if main is not frame else None)
    opening = _opening_of(passages, frame)
    if opening is not None:
        return opening
    if main is None or frame is main or main.type not in {*_OUTER, "launch", "ceremony", "meeting"}:
        return _combined(passages, frame)
    if frame.head in OPENINGS or re.match(r"(?:opening|closing) ceremony", frame.name.lower()):
        return main
    if (whole := _beside(scene, frame)) is not None:
        return whole
    if _elsewhere(scene, frame):
        return _combined(passages, frame)
    generic = frame.bare or re.fullmatch(
        r"(?:국제|투자|수출|학술|기업|비즈니스|전문가|기술|구매|취업|정책|특별|글로벌)*\s?\S{2,5}", frame.name
    )
    if generic and main.type in _OUTER and frame.type not in {"exhibition"}:
        return main
    if _listed_inside(passages, frame) or _announced_inside(scene, passages, frame):
        return main
    return _combined(passages, frame)


def _decided(passages: list[Passage], frame: Frame) -> Frame | None:
    """The committee that designates, named in a sentence that says so of the same thing."""
    if frame.value("start") is not None:
        return None
    what = re.sub(r"\s", "", frame.name[:-3])
    for passage in passages:
        if (
            re.search(r"지정|선정|의결", passage.text)
            and fuzz.partial_ratio(what, _plain(passage.text)) >= 85
        ):
            meetings = (f for _, f in passage.spoken if f.type == "meeting" and f is not frame)
            if found := next((f for f in meetings if not f.background), None):
                return found
    return None


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def _outer(scene: Scene, frame: Frame) -> Frame | None:
    """The event that smaller ones belong to: a fair or conference, the main one if it is such."""
    main = scene.main
    if main is not None and main.type in {"exhibition", "conference"}:
        return main
    fairs = [
        f
        for f in scene.frames
        if f.type in {"exhibition", "conference"} and not f.background and not f.bare and f is not frame
    ]
    big = [f for f in fairs if len(f.spoken) > 1]
    return max(big, key=lambda f: (f.type == "exhibition", len(f.spoken)), default=main)


def _beside(scene: Scene, frame: Frame) -> Frame | None:
    """`… 선포식 부대행사로 열린 이날 협약식`: the event that this one was held beside."""
    text = scene.ctx.document.text
    for spoken in frame.spoken:
        s = scene.ctx.sentence_at(spoken.start)
        for name, other in scene.within(s.start, spoken.start):
            if other is not frame and re.match(
                r"[’”'\"」』｣)]*(?:의|과|와)?\s?(?:부대\s?행사|연계)", text[name.end : name.end + 12]
            ):
                return other
    return None


def _elsewhere(scene: Scene, frame: Frame) -> bool:
    """Whether its sentence sets it apart: another year, another day before."""
    for spoken in frame.spoken:
        text = scene.ctx.sentence_at(spoken.start).text
        if re.search(r"지난해|작년|내년|앞서|에\s앞서|지난\s\d", text):
            return True
    return False


_AND = re.compile(r"[’”'\"」』｣)]*(?:과|와|및|,|·)\s?[‘“「『'\"]?$")
"""What stands between two events named side by side: neither is part of the other."""


def _before(scene: Scene, frame: Frame, types: set[str]) -> Frame | None:
    found: Frame | None = None
    for name, other in scene.spoken:
        if name.start > frame.start and found is not None:
            break
        beside = bool(name.name) and _AND.match(scene.ctx.document.text[name.end : frame.start])
        if beside or other is frame or other.background:
            continue
        if other.type in types and other.head not in SESSIONS:
            found = other if other.type != "exhibition" or found is None else found
    return found


def _opening_of(passages: list[Passage], frame: Frame) -> Frame | None:
    """The opening ceremony that a signing or award takes place in, by its programme or sentence."""
    if frame.type not in {"signing", "ceremony"} or frame.head in OPENINGS:
        return None
    for i, passage in enumerate(passages):
        if any(f is frame for _, f in passage.spoken):
            nearby = passages[max(0, i - 1) : i] if _GOES_ON.match(passage.text) else []
            opening = next(filter(None, map(_leading_opening, (passage, *nearby))), None)
            if opening is not None:
                return opening
    return None


_GOES_ON = re.compile(r"^\W*(?:하나는|이날|또)")


def _leading_opening(passage: Passage) -> Frame | None:
    """The opening ceremony that a sentence or row begins with."""
    lead = next(((n, f) for n, f in passage.spoken if f.head in OPENINGS), None)
    if lead is None:
        return None
    end = lead[0].end - passage.sentence.start
    return lead[1] if TOPIC.match(passage.text, end) or passage.text[end : end + 1] == ")" else None


def _listed_inside(passages: list[Passage], frame: Frame) -> bool:
    """Whether a sentence that names it says that it goes with the fair (부대행사, 함께 마련되는)."""
    return any(
        any(f is frame for _, f in p.spoken) and _INSIDE.search(p.text) and p.focus is not None
        for p in passages
    )


_SIDE = re.compile(r"부대\s?행사|연계\s?행사|동시\s?행사|다채로운\s(?:행사|프로그램)")


def _announced_inside(scene: Scene, passages: list[Passage], frame: Frame) -> bool:
    """`부대행사도 풍성하다. 8일에는 …`: named in the paragraph that a sentence on side events opens."""
    side = False
    before = 0
    for passage in passages:
        s = passage.sentence
        if "\n" in scene.ctx.document.text[before : s.start]:
            side = False
        if side and any(f is frame for _, f in passage.spoken):
            return True
        side = side or bool(not passage.spoken and _SIDE.search(s.text))
        before = s.end
    return False


def _combined(passages: list[Passage], frame: Frame) -> Frame | None:
    """`A가 B와 통합하여 열린다`: A is part of B."""
    for passage in passages:
        own = [n.start for n, f in passage.spoken if f is frame]
        if not own or not _COMBINED.search(passage.text):
            continue
        for name, other in passage.spoken:
            after = passage.text[name.end - passage.sentence.start :]
            if other is not frame and other.type == frame.type and own[0] < name.start and _WITH.match(after):
                return other
    return None


_WITH = re.compile(r"[’”'\"」』｣)]*(?:\([^)]*\))?[’”]?\s?(?:와|과)\s")


def depth(scene: Scene, frame: Frame) -> int:
    """How many events stand around one; 0 for the outermost."""
    return 0 if frame.parent is None else 1 + depth(scene, frame.parent)


def inherit(scene: Scene) -> None:
    """Days handed down to what takes place within one day, parents claimed, attendees handed up."""
    for frame in sorted(scene.frames, key=lambda f: depth(scene, f)):
        if frame.parent is not None:
            _day(frame, frame.parent)
    for frame in scene.frames:
        if frame.parent is not None:
            span = (frame.spoken[0].start, frame.spoken[0].end)
            evidence = scene.ctx.evidence(span)
            frame.add(Claim("parent", frame.parent.name, evidence, 0.8, Kind.EVENT))
    for _ in range(3):
        for frame in scene.frames:
            if frame.parent is not None:
                for claim in [c for c in frame.claims if c.slot in _HANDED_UP[frame.type == "visit"]]:
                    frame.parent.add(claim)


_HANDED_UP = ({"attendees", "speakers", "chair"}, {"attendees"})
"""What goes up to the whole; whoever explains something to visitors gives no talk on their trip."""


def _day(frame: Frame, parent: Frame) -> None:
    if frame.value("start") is not None:
        return
    start = next((c for c in parent.claims if c.slot == "start"), None)
    if start is None:
        return
    last = next((c for c in parent.claims if c.slot == "end"), None)
    if frame.type == parent.type and frame.type == "exhibition":
        for claim in [c for c in (start, last) if c is not None]:
            frame.add(claim)
        return
    if frame.head in {"폐막식", "폐회식"} and last is not None:
        frame.add(Claim("start", str(last.value)[:10], last.evidence, last.confidence * 0.85))
        return
    whole = (
        frame.head in {"개막식", "개회식"}
        or not parent.value("end")
        or str(parent.value("end"))[:10] == str(start.value)[:10]
    )
    if whole:
        day = str(start.value)[:10]
        frame.add(Claim("start", day, start.evidence, start.confidence * 0.85))
