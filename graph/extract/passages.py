"""Which event each sentence speaks of: by the names in it, by its pointers, else by what was said before."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import lru_cache

from graph.cues import cued
from graph.extract.context import Sentence
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.events.words import OPENINGS, POINTERS, SESSIONS
from graph.marks import CIRCLED
from graph.model import RegionKind

TOPIC = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?(?:에는|에서는|에서|은|는|이|가|엔|에선)(?=[\s,])")
_EVENT_POINTER = cued(rf"(?:{POINTERS})\s?(?:행사|대회|자리)|^\W*행사(?:는|에는|에서는|를)")
_PLACE_POINTER = re.compile(r"이\s?자리(?:에는|에서는|에서|에|엔)")
_PART = cued(r"(?:^|\s)(?:\d|[일이삼]|제\d)부(?:에서는|에는|는|에선|\s|,|:)")
_OVERVIEW = re.compile(r"^\W*(?:행사\s*)?개요")
_ASIDE = re.compile(r"^\W*(?:한편|앞서|참고로)")
_BREAKS = cued(
    r"(?:하|되|이|었|았|였|했|했으|으|하였으|하였|렸)?(?:(?<!그리)(?<!최)고|며|으며|지만|면서|는데"
    r"|은데)(?:,|\s)|가운데[,\s]"
)
_QUOTES = cued(r"[“][^”\n]*[”]?|\"[^\"\n]{12,}\"")


_NEAR = re.compile(r"[’”'\"」』｣)]*(?:에서는|에는|에서|에|을|를|의|이|가|은|는)?\s{0,2}")


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence with one predicate, by and large; offsets into the document."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Passage:
    """A sentence, the events named in it, and the one that it is about."""

    sentence: Sentence
    spoken: list[tuple[EventName, Frame]]
    focus: Frame | None
    overview: bool = False
    """Stands under a heading `… 개요`."""
    clauses: list[Clause] = field(default_factory=list)
    item: bool = False
    """Begins with the mark of a list's item (①, ㅇ, -, *)."""

    @property
    def text(self) -> str:
        """The sentence's text."""
        return self.sentence.text

    def _quoted(self, offset: int) -> bool:
        at = offset - self.sentence.start
        return any(a <= at < b for a, b in _speech(self.text))

    @property
    def unquoted(self) -> list[tuple[EventName, Frame]]:
        """The events named outside speech marks."""
        return _outside(self.sentence, self.spoken)

    def at(self, offset: int) -> Frame | None:
        """The event that a predicate at an offset of the document is about."""
        outside = self.unquoted if not self._quoted(offset) else self.spoken
        before = [(n, f) for n, f in outside if n.end <= offset]
        near = [
            (n, f)
            for n, f in before
            if _NEAR.fullmatch(self.text[n.end - self.sentence.start : offset - self.sentence.start])
        ]
        if near:
            return near[-1][1]
        topics = [(n, f) for n, f in before if TOPIC.match(self.text, n.end - self.sentence.start)]
        if topics:
            return topics[-1][1]
        return before[-1][1] if before and self.focus is None else self.focus


def passages(scene: Scene) -> list[Passage]:
    """All factual sentences in order, each with its focus; the focus carries over where nothing new is named.

    It outlasts its paragraph only for events that others take place in.
    """
    found: list[Passage] = []
    focus = lasting = scene.main
    heading: Frame | None = None
    for sentence in scene.ctx.sentences:
        if found and _new_paragraph(scene, found[-1].sentence, sentence) and not _AFTER.match(sentence.text):
            focus = lasting
        spoken = list(scene.within(sentence.start, sentence.end))
        if _OTHER_ONE.match(sentence.text):
            focus = lasting
        told = [pair for pair in _outside(sentence, spoken) if not _in_passing(scene, sentence, pair)]
        here, focus, titled = _focus(scene, sentence, told, focus)
        if titled:
            heading = here
        elif heading is not None and not _short_row(sentence.text):
            heading = None
        if heading is not None and not titled and not _own_row(sentence, spoken):
            here = focus = heading
        if sentence.region is RegionKind.CAPTION and not spoken:
            # a picture shows what its line names, else what the text is about, wherever it stands
            here = (_pictured(scene, found[-1], sentence) if found else None) or scene.main
        item = _is_item(scene, sentence)
        found.append(Passage(sentence, spoken, here, heading is not None, clauses(sentence), item))
        if focus is not None and _lasts(scene, focus):
            lasting = focus
    return found


_OTHER_ONE = cued(r"\W*(?:또\s)?다른\s하나")


def _in_passing(scene: Scene, sentence: Sentence, pair: tuple[EventName, Frame]) -> bool:
    """`국제회의에 참석하는 대통령의 축사는`: an event that only says of somebody where else they go."""
    name, frame = pair
    passing = _ELSEWHERE.match(sentence.text, name.end - sentence.start)
    return passing is not None and frame is not scene.main and len(frame.spoken) == 1


_ELSEWHERE = re.compile(r"[’”'\"」』｣)]*에\s(?:\S{1,8}\s)?(?:참석|참가)(?:하는|할|하러)\s")


def _speech(text: str) -> list[tuple[int, int]]:
    """Where words are quoted, if others stand beside them."""
    marked = "“" in text or '"' in text
    return [m.span() for m in _QUOTES.finditer(text)] if marked and not spoken_whole(text) else []


def _outside(sentence: Sentence, spoken: list[tuple[EventName, Frame]]) -> list[tuple[EventName, Frame]]:
    """The namings that nobody is quoted with; all, where an event's own name stands in such marks."""
    quotes = [(a, b) for a, b in _speech(sentence.text) if b - a > _LONG] if spoken else []
    return [(n, f) for n, f in spoken if not any(a <= n.start - sentence.start < b for a, b in quotes)]


_LONG = 40
"""Code points of what is said at least; shorter ones in such marks are names."""


def _pictured(scene: Scene, before: Passage, sentence: Sentence) -> Frame | None:
    """The event that the sentence before on a caption's line shows."""
    same = "\n" not in scene.ctx.document.text[before.sentence.end : sentence.start]
    return before.focus if same and before.sentence.region is RegionKind.CAPTION else None


_AFTER = re.compile(
    r"\W*(?:(?:주제|사례|전체|모든)\s)?(?:발표|강연|연설|발제|축사|보고|토론|설명|질의응답|순서|일정)(?:가|이|에|을|를)?\s?"
    r"(?:(?:모두\s)?(?:끝난|마친|이어진)\s)?(?:뒤|후|다음|직후|이어)(?:에는|에|엔|,|\s)"
)
"""How a paragraph goes on within the event of the one before (`발표 뒤에는`, `강연에 이어`)."""
_CHILD = re.compile(r"\s*(?:[ㅇ○◦–※•·▪△▲" + CIRCLED + r"*-]|o\s)")


_MARK = re.compile(r"\s*(?:[" + CIRCLED + r"ㅇ○◦*※▲△▪•·▸▶–-]|\d[.)]|o\s)")


def _is_item(scene: Scene, sentence: Sentence) -> bool:
    text = scene.ctx.document.text
    line = text.rfind("\n", 0, sentence.start) + 1
    return bool(_MARK.match(text, line)) and not text[line : sentence.start].strip().rstrip(
        CIRCLED + "ㅇ○◦*※▲△▪•·▸▶–-0123456789.) o"
    )


def _new_paragraph(scene: Scene, before: Sentence, sentence: Sentence) -> bool:
    text = scene.ctx.document.text
    between = text[before.end : sentence.start]
    return "\n" in between and not _CHILD.match(between.rsplit("\n", 1)[1])


def _lasts(scene: Scene, frame: Frame) -> bool:
    return frame is scene.main or (
        not frame.background
        and (len(frame.spoken) > 1 or scene.main is None)
        and frame.head not in SESSIONS
        and (frame.parent is None or frame.head in OPENINGS)
        and (frame.type in {"conference", "forum", "exhibition", "launch"} or frame.head in OPENINGS)
    )


def _own_row(sentence: Sentence, spoken: list[tuple[EventName, Frame]]) -> bool:
    """A row that opens with another event's name: `(개막식) …`."""
    return bool(spoken) and spoken[0][0].start - sentence.start <= 3 and ")" in sentence.text[:20]


def _short_row(text: str) -> bool:
    return not text.rstrip().endswith(("다.", "요."))


_BEHIND_NAME = re.compile(r"\W*(?:개요|계획|프로그램)?\W*")


def _only_names(text: str, name: str) -> bool:
    """Whether a sentence holds nothing but a name, maybe as the head of an overview (`가나 포럼 개요`)."""
    before, named, after = text.partition(name)
    alone = not re.search(r"\w", before) and _BEHIND_NAME.fullmatch(after) is not None
    return bool(named) and alone


def _focus(
    scene: Scene, sentence: Sentence, spoken: list[tuple[EventName, Frame]], before: Frame | None
) -> tuple[Frame | None, Frame | None, bool]:
    """The focus of this sentence, the one carried on, and whether this is the heading of an overview."""
    text = sentence.text
    for name, frame in spoken:
        if _OVERVIEW.match(text, name.end - sentence.start) or (
            len(text) < 60 and text.rstrip().endswith("개요")
        ):
            return frame, frame, True
    if (
        spoken
        and sentence.region is not RegionKind.TITLE
        and _only_names(text, scene.ctx.document.text[spoken[0][0].start : spoken[0][0].end])
    ):
        return spoken[0][1], spoken[0][1], True
    if _EVENT_POINTER.search(text):
        top = scene.top(before) if before is not None and not before.background else scene.main
        named = _topical(sentence, spoken)
        return named or top, named or top, False
    if _PART.search(text) and before is not None:
        top = scene.top(before)
        return _topical(sentence, spoken) or top, _topical(sentence, spoken) or top, False
    if _PLACE_POINTER.search(text):
        return before, before, False
    if re.match(r"(?:It|They|The (?:event|gathering))\s", text) and before is not None:
        return before, before, False
    if not spoken:
        if _ASIDE.match(text) and not re.search("이날", text):
            return scene.main, scene.main, False
        return before, before, False
    if before is not None and all(_AHEAD.match(text, n.end - sentence.start) for n, _ in spoken):
        return before, before, False
    frame = _topical(sentence, spoken) or _object(sentence, spoken) or spoken[0][1]
    return frame, frame, False


_AHEAD = re.compile(
    r"[’”'\"」』｣)]*(?:에서|에)\s(?:\S{1,10}\s){0,2}?(?:심사|상정|처리|의결|확정)(?:된다|될|한다|할|돼)"
)
"""What a coming meeting will decide on: the text stays with the event that it tells of."""


def _topical(sentence: Sentence, spoken: list[tuple[EventName, Frame]]) -> Frame | None:
    return next((f for n, f in spoken if TOPIC.match(sentence.text, n.end - sentence.start)), None)


_OBJECT = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?[’”'\"」』｣)]*(?:\s?행사)?(?:을|를|의"
    r"|에)?\s*(?:성황리에\s)?(?:개최|열|연다|가[졌지]|갖"
    r"|체결|맺|막을|진행|참석)"
)


def _object(sentence: Sentence, spoken: list[tuple[EventName, Frame]]) -> Frame | None:
    return next(
        (f for n, f in reversed(spoken) if _OBJECT.match(sentence.text, n.end - sentence.start)), None
    )


@lru_cache(maxsize=1024)  # most rules for events ask it of each sentence
def masked(text: str) -> str:
    """The text with what stands in speech marks blanked, offsets kept; one that is all speech is as it is."""
    if spoken_whole(text):
        return text
    return _QUOTES.sub(lambda m: "＿" * len(m.group()), text)


def spoken_whole(text: str) -> bool:
    """Whether a sentence is an answer of an interview or a part of one: nothing in it stands outside."""
    return text.lstrip().startswith("“") and "”" not in text.rstrip(" .”")


def clauses(sentence: Sentence) -> list[Clause]:
    """The sentence cut after connective endings, outside speech marks."""
    plain, start = masked(sentence.text), sentence.start
    return [Clause(start + a, start + b, plain[a:b]) for a, b in _stretches(plain)]


@lru_cache(maxsize=1024)
def _stretches(plain: str) -> list[tuple[int, int]]:
    borders = [0, *(m.end() for m in _BREAKS.finditer(plain)), len(plain)]
    return [(a, b) for a, b in itertools.pairwise(borders) if plain[a:b].strip()]


__all__ = ["OPENINGS", "TOPIC", "Clause", "Passage", "clauses", "masked", "passages", "spoken_whole"]
