"""Names and values of a Doc as mentions, their spans by the conventions of KLUE-NER.

Titles and 씨 stand outside a person's name; 지난, 오는 belong to a date; whether a bare figure is a quantity,
the learned tagger decides. Where it has nothing to say (no Hangul), the rules do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Doc

from graph.model import Kind, Mention, MentionType
from graph.nlp.gazetteer import Known
from graph.nlp.sentences import Sentence
from graph.nlp.tagger import Tagged
from graph.nlp.values import Value

_KINDS = {
    Kind.ORGANIZATION: MentionType.ORGANIZATION,
    Kind.PLACE: MentionType.PLACE,
    Kind.PERSON: MentionType.PERSON,
}
_LABELS = {
    "PS": MentionType.PERSON, "OG": MentionType.ORGANIZATION, "LC": MentionType.PLACE, "DT": MentionType.DATE,
    "TI": MentionType.TIME, "QT": MentionType.QUANTITY,
}  # fmt: skip
_HANGUL = re.compile("[가-힣]")
Spanned = TypeVar("Spanned", Value, Known)


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of persons, organizations, places, dates, times, sums and quantities, none overlapping."""
    text, named, values = doc._.plain, doc._.gazetteer, doc._.values
    learned = [_learned(text, named, values, tagged) for tagged in doc._.tagged]
    certain = [_known(text, known) for known in named if known.kind in _KINDS]
    read = [sentence for sentence in doc._.sentences if learned and _HANGUL.search(sentence.text)]
    valued = [_valued(value) for value in values if not _inside(value.start, read)]
    return tuple(_apart([*learned, *certain, *valued]))


def _learned(text: str, named: Sequence[Known], values: Sequence[Value], tagged: Tagged) -> Mention:
    start, end, kind = tagged.start, tagged.end, _LABELS[tagged.label]
    if tagged.label in ("PS", "OG", "LC"):
        known = _overlapping(named, start, end)
        exact = known is not None and (known.start, known.end) == (start, end)
        return Mention(start, end, text[start:end], kind, known.name if known and exact else None)
    value = _overlapping(values, start, end)
    if value and kind is MentionType.QUANTITY and value.type is MentionType.MONEY:
        kind = MentionType.MONEY
    told = value is not None and value.type is kind and value.value is not None
    return Mention(start, end, text[start:end], kind, str(value.value) if value and told else None)


def _known(text: str, known: Known) -> Mention:
    return Mention(known.start, known.end, text[known.start : known.end], _KINDS[known.kind], known.name)


def _valued(value: Value) -> Mention:
    name = None if value.value is None else str(value.value)
    return Mention(value.start, value.end, value.text, value.type, name)


def _overlapping(items: Sequence[Spanned], start: int, end: int) -> Spanned | None:
    at = bisect_left(items, start, key=lambda item: item.end - 1)
    return items[at] if at < len(items) and items[at].start < end else None


def _inside(offset: int, sentences: Sequence[Sentence]) -> bool:
    at = bisect_left(sentences, offset + 1, key=lambda sentence: sentence.start) - 1
    return at >= 0 and offset < sentences[at].end


def _apart(found: Iterable[Mention]) -> Iterator[Mention]:
    """Those that overlap none that comes before them in `found`, in the order of the text."""
    taken: list[tuple[int, int]] = []
    kept: list[Mention] = []
    for mention in found:
        at = bisect_left(taken, (mention.start, mention.end))
        before = at > 0 and taken[at - 1][1] > mention.start
        if before or (at < len(taken) and taken[at][0] < mention.end):
            continue
        taken.insert(at, (mention.start, mention.end))
        kept.append(mention)
    return iter(sorted(kept, key=lambda mention: mention.start))
