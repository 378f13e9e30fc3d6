"""When an event takes place: from rows, from the sentence, from the day spoken of (`이날`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as date_type
from datetime import timedelta

from graph.cues import cued
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.held import HELD, fits
from graph.extract.events.jointly import BOUNDARY, begun_with, joined
from graph.extract.events.naming import EventName
from graph.extract.events.rows import rows
from graph.extract.events.words import OPENINGS
from graph.extract.passages import TOPIC, Passage
from graph.model import Claim, RegionKind
from graph.nlp import Moment

_NOT_ITS_DAY = re.compile(
    r"^\s*(?:\)|에\s)?\s*(?:밝혔|밝힌|전했|보도|배포|현재|기준|이후|이래|이전|부터\s시행|까지\s(?:신청"
    r"|접수|모집|등록|공모|[\w\s]{0,12}짓)|말까지"
    r"|년까지|년부터"
    r"|(?:[^\s,]{1,12}[이가]\s)?(?:발표|공개|수립|확정|공포|고시|제시)(?:한|된|했던|됐던)\s|(?:[^\s,]{1,12}[이가]\s)?내놓은\s"
    r"|설립|창립|제정|시행|출시|개발)"
)
_SAID_THEN = re.compile(r"\s(?:[가-힣A-Za-z·]+\s){0,4}[가-힣A-Za-z·]+에\s따르면(?=[\s,])")
"""The day on which it was made known (`26일 가나협회에 따르면 …`)."""
_THIS_DAY = re.compile(r"^(?:이날|당일|오늘|금일|같은 날)")
_THIS_YEAR = re.compile(r"^(?:올해?|금년)$")
_SPAN = cued(
    r"(사흘|이틀|나흘|닷새|엿새|하루)\s?(?:간|동안|일정|에 걸쳐|짜리|씩)|(?<!\d)(\d{1,2})일\s?(?:간|동안"
    r"|짜리|일정)"
)
_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6}


@dataclass(frozen=True, slots=True)
class Dated:
    """A reading of an event's date: how good it is, and whence."""

    score: float
    moment: Moment
    spans: tuple[tuple[int, int], ...]
    rule: str


def date(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its start and end, as far as the text tells."""
    best: dict[int, list[Dated]] = {}
    for passage in passages:
        for frame, dated in _read(scene, passage):
            best.setdefault(id(frame), []).append(dated)
    ends = {
        day[:10]: d.moment.value
        for readings in best.values()
        for d in readings
        for day in (
            [d.moment.value] if d.rule == "until" else [d.moment.end_value] if d.moment.end_value else []
        )
    }
    for frame in scene.frames:
        readings = [_begun(d, ends, scene, best) for d in best.get(id(frame), [])]
        known = [d for d in readings if d.rule != "until"]
        if known:
            claim(scene, frame, _finest(known), readings)


def _begun(dated: Dated, ends: dict[str, str], scene: Scene, best: dict[int, list[Dated]]) -> Dated:
    """이날 after a last day (`29일까지 열린다`) is the first day all the same."""
    if dated.rule != "this day" or dated.moment.value[:10] not in ends or scene.main is None:
        return dated
    known = [d for d in best.get(id(scene.main), []) if d.rule not in {"this day", "until"}]
    if not known or _told_by_itself(scene, dated.moment):
        return dated
    first = max(known, key=lambda d: d.score).moment.value[:10]
    return replace(dated, moment=replace(dated.moment, value=first, end_value=None))


def _told_by_itself(scene: Scene, this: Moment) -> bool:
    """Whether the day that 이날 means was told before as a day, and not only as the last one."""
    text, day = scene.ctx.document.text, this.value[:10]
    return any(
        m.value[:10] == day
        and not m.end_value
        and not _THIS_DAY.match(text[m.start : m.end])
        and not re.match(r"\S*까지", text[m.end : m.end + 8])
        for m in scene.ctx.moments
        if m.start < this.start
    )


def _finest(readings: list[Dated]) -> Dated:
    """The best reading; one of the same day that tells the hour or the end is finer."""
    first = max(readings, key=lambda d: d.score)
    same = [d for d in readings if d.moment.value[:10] == first.moment.value[:10] and d.score > 15]
    return max(
        same or [first],
        key=lambda d: (d is first or d.score > 35) * (len(d.moment.value) > 10) * 2 + (d is first),
    )


def claim(scene: Scene, frame: Frame, chosen: Dated, readings: list[Dated]) -> None:
    """Claim the start that was chosen, and the end that it or another reading of that day gives."""
    evidence = scene.ctx.evidence(*chosen.spans)
    sure = min(0.97, 0.6 + chosen.score / 250)
    frame.add(Claim("start", chosen.moment.value, evidence, sure))
    end, spans = chosen.moment.end_value, chosen.spans
    if not end:
        ranged = [
            d
            for d in readings
            if d.moment.end_value and d.moment.value[:10] == chosen.moment.value[:10] and d.score > 30
        ]
        if ranged:
            end, spans = ranged[0].moment.end_value, ranged[0].spans
    if not end:
        later = [d for d in readings if d.rule == "until" and d.moment.value[:10] > chosen.moment.value[:10]]
        end, spans = (later[0].moment.value, later[0].spans) if later else _lasting(scene, frame, chosen)
    if end and end != chosen.moment.value and frame.head not in OPENINGS:
        frame.add(Claim("end", end, scene.ctx.evidence(*spans), sure))


def _lasting(scene: Scene, frame: Frame, chosen: Dated) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """The last day, by a number of days said beside the first (`사흘 일정으로`, `이틀짜리`)."""
    if len(chosen.moment.value) < 10:
        return None, chosen.spans
    first = scene.ctx.sentence_at(chosen.spans[0][0])
    places = [(first, chosen.spans[0][1])] + [
        (s, max(s.start, n.start - 12))
        for n in frame.spoken
        if n.name
        for s in [scene.ctx.sentence_at(n.start)]
    ]
    for sentence, offset in places:
        match = _SPAN.search(sentence.text, offset - sentence.start)
        if match and match.start() - (offset - sentence.start) < 90:
            days = _DAYS.get(match.group(1) or "", 0) or int(match.group(2) or 1)
            day = date_type.fromisoformat(chosen.moment.value[:10]) + timedelta(days=days - 1)
            if days > 1:
                return day.isoformat(), ((sentence.start + match.start(), sentence.start + match.end()),)
    return None, chosen.spans


def _read(scene: Scene, passage: Passage) -> Iterator[tuple[Frame, Dated]]:
    moments = _within(scene, passage)
    labelled = {(r.start, r.end) for r in rows(passage.sentence) if r.slot == "when"}
    for moment in moments:
        if any(a <= moment.start < b for a, b in labelled):
            if passage.focus is not None:
                yield passage.focus, Dated(95, moment, ((moment.start, moment.end),), "row")
            continue
        yield from _in_sentence(passage, moment, moments)


def _within(scene: Scene, passage: Passage) -> list[Moment]:
    s = passage.sentence
    every = scene.ctx.moments
    first = bisect_left(every, s.start, key=lambda m: m.start)
    stop = bisect_left(every, s.end, first, key=lambda m: m.start)
    found = [m for m in every[first:stop] if m.end <= s.end]
    text = scene.ctx.document.text
    titles = [m.span() for m in _TITLE.finditer(s.text)]
    found = [m for m in found if not any(a < m.start - s.start < b for a, b in titles)]
    merged: list[Moment] = []
    for moment in (m for m in found if m.precision not in {"half", "quarter"}):
        last = merged[-1] if merged else None
        if (
            last is not None
            and _AND.fullmatch(text[last.end : moment.start])
            and len(moment.value) == 10 == len(last.value)
        ):
            merged[-1] = Moment(last.start, moment.end, last.value, moment.end_value or moment.value, "day")
        else:
            merged.append(moment)
    return merged


_TITLE = re.compile(r"‘[^’\n]{2,60}’|「[^」\n]{2,80}」|『[^』\n]{2,80}』|《[^》\n]{2,80}》")
"""A title: a year in it is that of its subject."""
_AND = re.compile(r"\s?(?:\([월화수목금토일]\))?(?:과|와|,|및)\s?")


def _in_sentence(passage: Passage, moment: Moment, others: list[Moment]) -> Iterator[tuple[Frame, Dated]]:
    text, base = passage.text, passage.sentence.start
    after = text[moment.end - base :]
    if (_NOT_ITS_DAY.match(after) or _SAID_THEN.match(after)) and not moment.end_value:
        return
    if (
        re.match(r"\s?(?:\([월화수목금토일]\)\s?)?까지", after)
        and not moment.end_value
        and len(moment.value) >= 10
    ):
        if passage.focus is not None and (HELD.search(after) or _GOES_ON.match(after)):
            yield passage.focus, Dated(0, moment, ((moment.start, moment.end),), "until")
        return
    vague = len(moment.value) < 7
    if (
        vague and not re.search(r"년|해|작|내년|년도", text[moment.start - base : moment.end - base])
    ) or _THIS_YEAR.match(text[moment.start - base : moment.end - base]):
        return
    pairs = [(_fit(text, base, moment, others, name), name, frame) for name, frame in passage.spoken]
    if len(moment.value) < 10:
        pairs = [(p[0] - (40 if vague else 10), *p[1:]) for p in pairs]
    pairs = [p for p in pairs if p[0] > 0]
    weight = 0.75 if passage.sentence.region is RegionKind.TITLE else 1.0
    if _THIS_DAY.match(text[moment.start - base :]):
        weight *= 0.4
        for name, frame in passage.spoken:
            fine = (
                36 if len(moment.value) > 10 and pairs and name is max(pairs, key=lambda p: p[0])[1] else 30
            )
            yield frame, Dated(fine, moment, ((moment.start, moment.end), (name.start, name.end)), "this day")
        if pairs:
            return
    if pairs:
        score, name, frame = max(pairs, key=lambda p: p[0])
        spans = ((moment.start, moment.end), (name.start, name.end))
        yield frame, Dated(score * weight, moment, spans, "named")
        if (whole := begun_with(passage, name, frame)) is not None:
            yield whole, Dated(score * weight * 0.9, replace(moment, value=moment.value[:10]), spans, "named")
        yield from (
            (f, Dated(score * weight * 0.95, moment, spans, "joined")) for f in joined(passage, name, others)
        )
    elif (
        not vague
        and passage.focus is not None
        and not passage.spoken
        and not _COMPARED.match(after)
        and fits(after[:120], passage.focus.type)
    ):
        yield passage.focus, Dated(35 * weight, moment, ((moment.start, moment.end),), "focus")


def _fit(text: str, base: int, moment: Moment, others: list[Moment], name: EventName) -> float:
    """How well a date goes with a naming in the same sentence: 0 to 100."""
    if name.end <= moment.start:
        gap = text[name.end - base : moment.start - base]
        between = [o for o in others if name.end <= o.start < moment.start]
        if re.fullmatch(r"[’”'\"」』｣)]*\s*(?:개최)?\s*(?:\(|[:：]\s)", gap):
            return 90.0
        if _BASIS.match(gap) or _LATER_DAY.search(gap):
            return 0.0
        topic = bool(TOPIC.match(text, name.end - base)) or gap.startswith(("은", "는"))
        if not HELD.search(text, moment.end - base) and not re.match(
            r"\s*(?:이다|이며|로\s|일\s)", text[moment.end - base :]
        ):
            return 0.0
        subject = topic or (_AS_OBJECT.match(gap) is not None and not HELD.search(gap))
        score = (72.0 if subject else 40.0) - len(gap) / 4 - 20 * len(between)
        return score - (25 if BOUNDARY.search(gap) and not topic else 8 if BOUNDARY.search(gap) else 0)
    gap = text[moment.end - base : name.start - base]
    between = [o for o in others if moment.end <= o.start < name.start]
    score = 85.0 - len(gap) / 4 - 25 * len(between) - (60 if _AHEAD.search(gap) else 0)
    if BOUNDARY.search(gap):
        score -= 30
    takes_place = HELD.search(gap) or HELD.search(text, name.end - base, name.end - base + 60)
    if _CALLED_OFF.match(text[name.end - base :]):
        return score - 60
    return score if takes_place else score - 20


_GOES_ON = re.compile(
    r"\S*까지\s(?:[^\s,.]{1,10}\s){0,3}?(?:계속|관람객을\s(?:맞|만)|(?:사흘|이틀|나흘|닷새|\d{1,2}일)\s?(?:간|동안))"
)
"""What is said of a last day (`17일까지 계속된다`, `17일까지 사흘간`)."""
_LATER_DAY = re.compile(r"\s(?:마지막|둘째|셋째|넷째|다음)\s?날인\s$|\s이튿날인\s$")
"""Behind an event and before a day: one of its days, but not the first (`포럼 마지막 날인 9일`)."""
_BASIS = re.compile(
    r"[’”'\"」』｣)]*(?:에\s(?:따라|따르면|따른|의거|근거)|[을를]\s(?:통해|바탕으로|계기로|토대로|발판으로)|에서\s(?:나온|(?:\S{1,8}\s)?(?:논의|확정|합의|결정|의결)(?:된|한|해|하고|했|됐)))"
)
"""An event out of which something comes: the day told behind it is that of what comes."""
_COMPARED = re.compile(r"\s?[^,.]{0,40}?(?:에\s이어|에\s이은|이후|이래|에\s비해|보다|대비)[\s,]")
"""What is only spoken of beside what the text tells (`지난 9월 가나 방문에 이어 두 번째다`)."""
_AS_OBJECT = re.compile(r"[`’”'\"」』｣)]*[을를]\s")
_AHEAD = re.compile(r"앞두고|앞둔")
"""What is still to come, behind its day (`24일 개막을 앞두고 기자간담회를 열었다`)."""
_CALLED_OFF = re.compile(r"[’”'\"」』｣)]*(?:을|를)?\s?(?:취소|연기|잠정|무기한|참석(?:을\s위해|차)|계기)")
