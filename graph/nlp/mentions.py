"""Names and values of a Doc as mentions, by the conventions of KLUE-NER."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.model import Kind, Mention, MentionType

_KINDS = {
    Kind.ORGANIZATION: MentionType.ORGANIZATION,
    Kind.PLACE: MentionType.PLACE,
    Kind.PERSON: MentionType.PERSON,
}
_LABELS = {
    "PS": MentionType.PERSON, "OG": MentionType.ORGANIZATION, "LC": MentionType.PLACE, "DT": MentionType.DATE,
    "TI": MentionType.TIME, "QT": MentionType.QUANTITY,
}  # fmt: skip


def mentions(doc: Doc) -> tuple[Mention, ...]:
    """The mentions of persons, organizations, places, dates, times, sums and quantities, none overlapping."""
    kept: list[Mention] = []
    for mention in sorted(_candidates(doc), key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _candidates(doc: Doc) -> Iterator[Mention]:
    text = doc.text
    for value in doc._.values:
        name = None if value.value is None else str(value.value)
        yield Mention(value.start, value.end, value.text, value.type, name)
    for known in doc._.gazetteer:
        if known.kind in _KINDS:
            yield Mention(
                known.start, known.end, text[known.start : known.end], _KINDS[known.kind], known.name
            )
    for tagged in doc._.tagged:
        yield Mention(tagged.start, tagged.end, text[tagged.start : tagged.end], _LABELS[tagged.label])
