"""The values that pass from stage to stage: frozen, comparable, with code-point offsets into the text.

read -> Document -> nlp, extract -> Reading (entries of claims) -> merge -> IRIs -> quads
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class RegionKind(StrEnum):
    """What a stretch of a document's text is; see `FACTUAL` for those that may state facts."""

    TITLE = "title"
    BYLINE = "byline"
    BODY = "body"
    TABLE = "table"
    CAPTION = "caption"
    QUOTE = "quote"
    TRANSLATION = "translation"
    BOILERPLATE = "boilerplate"
    TEASER = "teaser"


FACTUAL = frozenset(
    {RegionKind.TITLE, RegionKind.BODY, RegionKind.TABLE, RegionKind.CAPTION, RegionKind.QUOTE}
)
"""Regions whose text states facts. A translation adds names only; a byline gives metadata only."""


@dataclass(frozen=True, order=True, slots=True)
class Region:
    """A stretch `[start, end)` of the text; the regions of a document are sorted, disjoint and cover it."""

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known about it; `id` is the hash of its URL, else of its text."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    """ISO date, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: the reference point of relative dates."""
    language: str = "ko"
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    issuer: str | None = None
    """The body in charge that the document names for itself (담당부서, letterhead)."""
    regions: tuple[Region, ...] = ()
    version: int = 1


class Kind(StrEnum):
    """The kinds of things a document speaks of: one list each in the JSON of a document's facts."""

    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    EVENT = "event"
    ALLIANCE = "alliance"
    POLICY = "policy"
    RELATION = "relation"
    QUOTATION = "quotation"


class MentionType(StrEnum):
    """What a mention is of."""

    ORGANIZATION = "organization"
    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    QUANTITY = "quantity"
    EVENT = "event"
    POLICY = "policy"
    INDUSTRY = "industry"


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Code-point offsets `[start, end)` into a document's text."""

    start: int
    end: int


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """A name, date or amount as it stands in the text.

    `name` is the document's own main name of the thing meant (the `Entry.name`), or the normalised value of a
    date, sum or quantity; None where the mention leads to no entry.
    """

    start: int
    end: int
    text: str
    type: MentionType
    name: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Evidence:
    """The sentence or table row that says a fact; `highlight` are the words in it that prove it.

    `quote` equals the document's text from `start` to `end`; highlights are offsets into the document too.
    """

    start: int
    end: int
    quote: str
    highlight: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One slot value of an entry, as the document states it.

    `slot` is a key of `vocab.SLOTS`; `value` an ISO date, a code, a number or a name. Where it is a name,
    `kind` tells what it names, and the document has an entry of that kind and name.
    """

    slot: str
    value: str | int
    evidence: Evidence
    confidence: float
    kind: Kind | None = None
    role: str | None = None
    """How an attendee took part, in the document's words (기조강연, 좌장, 참가기업)."""
    topic: str | None = None
    """The title of a speaker's talk."""

    def rated(self, confidence: float) -> Claim:
        """The claim with another confidence; `dataclasses.replace` takes three times as long."""
        return Claim(self.slot, self.value, self.evidence, confidence, self.kind, self.role, self.topic)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one document says of one thing. `name` is the document's own longest form.

    A relation's `type` is its predicate and its claims are `subject`, `object` and perhaps `amount_krw`;
    a quotation's claims are `speaker` and `text`; both have an empty name.
    """

    kind: Kind
    name: str
    type: str
    evidence: Evidence
    confidence: float
    aliases: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    reference: str | None = None
    """The reference id (`ontology/reference`), where the name is a known one."""

    def rated(self, confidence: float, claims: tuple[Claim, ...]) -> Entry:
        """The entry with another confidence and these claims."""
        return Entry(
            self.kind, self.name, self.type, self.evidence, confidence, self.aliases, claims, self.reference
        )

    def values(self, slot: str) -> tuple[str | int, ...]:
        """All values of a slot, in the order of the text."""
        return tuple(claim.value for claim in self.claims if claim.slot == slot)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one document."""

    document: Document
    entries: tuple[Entry, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """The entries of one kind."""
        return tuple(entry for entry in self.entries if entry.kind is kind)
