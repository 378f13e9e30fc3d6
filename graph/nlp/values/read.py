"""All values of a document, in the order of the text, and dates joined with the times beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from graph.cues import cued
from graph.model import Document, MentionType
from graph.nlp.sentences import Sentence
from graph.nlp.values import amounts, dates, durations, english, times
from graph.nlp.values.calendar import Calendar, Parts, parse_iso
from graph.nlp.values.value import Moment, Value

_FULL = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-./]|년)\s?(\d{1,2})\s?(?:[-./]|월)\s?(\d{1,2})(?!\d)")
_SHORT = re.compile(r"['’‘`´′ʼ＇]\s?(\d\d)\s?\.\s?(\d{1,2})\s?\.\s?(\d{1,2})(?!\d)")
_BRIDGE = re.compile(r"\.?\s?(?:\((?:[월화수목금토일](?:요일)?)?\))?\s?,?\s?(?:at\s|에\s)?")
_DASH = re.compile(r"\.?\s?(?:\([^()\n]{0,4}\))?\s?(?:[~∼～\-–―]|부터)\s?")
_RULES = [*dates.RULES, *english.RULES]
_HANGUL = re.compile("[가-힣]")
_DIGIT = re.compile("[0-9]")
_LATIN = re.compile("[A-Za-z]{3}")
_AND = re.compile(r"\s?(?:과|와|및|,|·|ㆍ)\s?")
_ASIDE = re.compile(
    r"\s?(?:\([^()]{0,5}\)\s?)?까지|"
    r"\s?(?:[가-힣]+(?:이|가|은|는|에서|서)\s)?"
    r"(?:발표|공개|내놓|마련|수립|확정|제정|개정|시행|지정|선정|설립|출시|공포|공고)(?:은|한|된|했던|됐던)\s"
)
"""Behind a day that 이날 does not mean later: of what is referred to (`15일 발표한 대책`), a last day."""
_MADE_KNOWN = re.compile(r"\s?(?:\([^()]{0,5}\)\s?)?(?:밝혔|밝힌|전했|알렸)")
"""Behind the day on which it was made known what another day of the sentence brought (`… 19일 밝혔다`)."""
_ROW = cued(r"\W*[가-힣][가-힣\s/·]{0,18}\s?[)）]?\s?[:：]\s")
"""A row of an overview: 이날 in the text below goes on from the text above."""
_FIGURES = re.compile(r"[\d.,~∼:/-]{40,}")
_REMEMBERED = frozenset({"year", "month", "day", "half", "quarter", "season"})


class Reader:
    """The values of a document, read sentence by sentence in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._calendar = Calendar(_published(document))
        self.values: list[Value] = []
        """Those found so far; of two that overlap the one that begins first, then the longer."""

    def read(self, sentence: Sentence) -> None:
        """Find those in the next sentence."""
        self.values += _in_sentence(self._text, sentence, self._calendar)


def _published(document: Document) -> Parts:
    """The document's day; where it is not given, the first whole date in the text."""
    parts = parse_iso(document.published)
    if parts.year:
        return parts
    for match in _FULL.finditer(document.text):
        parts = Parts(*map(int, match.groups()))
        if parts.iso():
            return parts
    for match in _SHORT.finditer(document.text):
        year, month, day = map(int, match.groups())
        parts = Parts(2000 + year, month, day)
        if parts.iso():
            return parts
    return Parts()


def _in_sentence(text: str, sentence: Sentence, calendar: Calendar) -> Iterator[Value]:
    items: list[dates.Found | Value] = []
    for start, end in _readable(text, sentence.start, sentence.end):
        items += _dates(text, start, end)
        items += [*times.found(text, start, end), *amounts.found(text, start, end)]
        items += durations.found(text, start, end)
    row = _ROW.match(sentence.text) is not None
    at = last = -1
    for item in sorted(items, key=lambda item: (item.start, -item.end, _rank(item))):
        if item.start < at:
            continue
        at = item.end
        if isinstance(item, Value):
            yield item
            continue
        calendar.near = calendar.last_at >= sentence.start
        calendar.linked = last >= 0 and _DASH.fullmatch(text, last, item.start) is not None
        paired = last >= 0 and calendar.near and _AND.fullmatch(text, last, item.start) is not None
        before = calendar.last
        yield _resolved(text, item, calendar, row)
        if paired:
            calendar.pair(before)
        last = item.end


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What lies between runs of figures that no value has, in pieces that bound the time of the grammar."""
    for match in [*_FIGURES.finditer(text, start, end), None]:
        stop = match.start() if match else end
        yield from ((at, min(at + 4000, stop)) for at in range(start, stop, 4000))
        start = match.end() if match else end


def _rank(item: dates.Found | Value) -> int:
    if isinstance(item, Value):
        return 2 if item.type is MentionType.QUANTITY else 1
    return 0


def _dates(text: str, start: int, end: int) -> Iterator[dates.Found]:
    without = set()
    if not _DIGIT.search(text, start, end):
        without = {"numeric", "closing", "bare", "day"}
    elif text.find("일", start, end) < 0:
        without.add("day")
    if not _LATIN.search(text, start, end):
        without.add("english")
    if not _HANGUL.search(text, start, end):
        without |= {"written", "day", "relative", "week", "holiday", "bare"}
    for name, pattern, rule in _RULES:
        if name in without:
            continue
        for match in pattern.finditer(text, start, end):
            resolve = rule(match)
            if resolve is not None:
                yield dates.Found(*dates.trimmed(text, match), name, resolve)


def _resolved(text: str, item: dates.Found, calendar: Calendar, row: bool) -> Value:
    parts, last, precision = item.resolve(calendar)
    if precision in _REMEMBERED:
        told = calendar.near and _MADE_KNOWN.match(text, item.end)
        calendar.remember(parts, item.start, bool(row or told or _ASIDE.match(text, item.end)))
    end = last.iso() if last else None
    words = text[item.start : item.end]
    return Value(item.start, item.end, MentionType.DATE, words, parts.iso(), end, precision)


def moments(text: str, found: Iterable[Value]) -> Iterator[Moment]:
    """Dates with the times and ends of ranges after them: `’21.4.28(수) 15:00~17:15` is one moment."""
    kinds = (MentionType.DATE, MentionType.TIME)
    items = [value for value in found if value.type in kinds and value.precision != "duration"]
    i = 0
    while i < len(items):
        first = items[i]
        i += 1
        if first.type is not MentionType.DATE or not isinstance(first.value, str):
            continue
        start, last, end = first.value, first.end_value, first.end
        clock: Value | None = None
        while i < len(items):
            nxt, gap = items[i], text[end : items[i].start]
            if (
                nxt.type is MentionType.TIME
                and nxt.precision in ("minute", "vague")
                and _BRIDGE.fullmatch(gap)
            ):
                if nxt.value and not clock:
                    clock = nxt
                elif nxt.value and isinstance(last, str) and len(last) == 10:
                    last = f"{last}{nxt.value}"
            elif nxt.type is MentionType.DATE and not last and _ends(start, gap, nxt.value):
                last = nxt.value
            elif nxt.type is MentionType.TIME and clock and _DASH.fullmatch(gap) and not clock.end_value:
                last = f"{start}{_afternoon(str(clock.value), str(nxt.value))}"
            else:
                break
            end = nxt.end
            i += 1
        yield _moment(first, start, str(last) if last else None, end, clock)


def _afternoon(first: str, last: str) -> str:
    """The hour that ends a span, by that which begins it: `오후 1시부터 5시` ends at 17:00."""
    hour = int(last[1:3])
    return f"T{hour + 12}{last[3:]}" if last < first and hour < 12 else last


def _ends(start: str, gap: str, end: object) -> bool:
    """Whether a date ends the range that `start` begins: `3일부터 5일`, and two days running, `3일과 4일`."""
    if not isinstance(end, str) or end < start[: len(end)]:
        return False
    if _DASH.fullmatch(gap):
        return True
    if not _AND.fullmatch(gap) or len(start) != 10 or len(end) != 10:
        return False
    return date.fromisoformat(end) - date.fromisoformat(start) == timedelta(days=1)


def _moment(first: Value, start: str, last: str | None, end: int, clock: Value | None) -> Moment:
    if clock is None or len(start) != 10:
        return Moment(first.start, end, start, last, first.precision)
    if clock.end_value and not last:
        last = f"{start}{clock.end_value}"
    return Moment(first.start, end, f"{start}{clock.value}", last, "minute")
