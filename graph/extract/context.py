"""What the rules share: the parsed document, its sentences, and the names found in it so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial

from spacy.tokens import Doc

from graph.extract.units import Token
from graph.model import FACTUAL, Claim, Document, Evidence, Kind, Span
from graph.nlp import Moment, Value, parse
from graph.nlp.sentences import Sentence

__all__ = ["Context", "Name", "Names", "Part", "Sentence", "Share"]


@dataclass(frozen=True, order=True, slots=True)
class Name:
    """One occurrence of a name in the text, and the thing it stands for in this document.

    `name` is the document's main (longest) form; all occurrences with equal `kind` and `name` are one entry.
    """

    start: int
    end: int
    kind: Kind
    name: str
    type: str
    """A type code of the guidelines (ministry, company, venue, conference, strategy …)."""
    confidence: float = 0.9
    reference: str | None = None
    """The id in `ontology/reference`, where the name is a known one."""


@dataclass(frozen=True, order=True, slots=True)
class Post:
    """What one place in the text says of a person: `person` and `organization` are main names of `Names`."""

    start: int
    end: int
    person: str
    title: str | None = None
    """The post without the organization (장관, 산업정책실장)."""
    organization: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Part:
    """A part of a plan as it stands in the text; `within` names what holds it, if the text does."""

    start: int
    end: int
    name: str
    type: str
    within: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Share:
    """A sum in won (`amount`, told at `at`) and the stretch that names what it is spent on."""

    start: int
    end: int
    name: str
    amount: int
    at: int
    marked: bool
    """Whether the name stands in marks."""


_FEW = 100
"""Times as many names as there are new ones, from which on searching their places is faster than sorting."""


def _order(name: Name) -> tuple[int, int, Kind, str, str, float, str]:
    """A name's fields: comparing these is faster than comparing names."""
    return name.start, name.end, name.kind, name.name, name.type, name.confidence, name.reference or ""


@dataclass(slots=True)
class Names:
    """All occurrences of names, in the order of the text; overlaps are allowed between kinds only."""

    items: list[Name] = field(default_factory=list)
    """Another list is put in its place, it is never changed within."""
    _listed: list[Name] | None = None
    _sorted: list[Name] | None = None
    _placed: list[Name] | None = None
    _starts: list[int] = field(default_factory=list)
    _asked: dict[tuple[int, int, tuple[Kind, ...]], list[Name]] = field(default_factory=dict)
    """What `within` has found: most rules ask it of whole sentences."""
    _mains: dict[Kind, set[str]] = field(default_factory=dict)

    def mains(self, kind: Kind) -> Set[str]:
        """The main names of one kind."""
        if self._listed is not self.items:
            self._listed, self._mains = self.items, {}
            for name in self.items:
                self._mains.setdefault(name.kind, set()).add(name.name)
        return self._mains.get(kind, frozenset())

    def add(self, names: Iterable[Name]) -> None:
        """Take in further occurrences; a few are put in their places, since sorting costs as much as all."""
        new = {_order(name): name for name in names}
        if self._sorted is self.items and len(new) * _FEW < len(self.items):
            items = self.items.copy()
            for order, name in new.items():
                at = bisect_left(items, order, key=_order)
                if items[at : at + 1] != [name]:
                    items.insert(at, name)
        else:
            new |= {_order(name): name for name in self.items}
            items = [new[order] for order in sorted(new)]
        self.items = self._sorted = items

    def within(self, start: int, end: int, *kinds: Kind) -> Iterator[Name]:
        """The occurrences that lie in `[start, end)`, of the kinds asked for (all, if none is given)."""
        if self._placed is not self.items:
            self._placed, self._starts = self.items, [name.start for name in self.items]
            self._asked = {}
        asked = start, end, kinds
        found = self._asked.get(asked)
        if found is None:
            first = bisect_left(self._starts, start)
            there = self.items[first : bisect_left(self._starts, end, first)]
            found = [name for name in there if name.end <= end and (not kinds or name.kind in kinds)]
            self._asked[asked] = found
        return iter(found)

    def of(self, *kinds: Kind) -> Iterator[Name]:
        """All occurrences of the kinds asked for."""
        return (name for name in self.items if name.kind in kinds)


@dataclass(slots=True)
class Context:
    """One document on its way through the rules; each family adds to `names` or reads from it."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]
    names: Names = field(default_factory=Names)
    posts: list[Post] = field(default_factory=list)
    """Posts in the order of the text; the first of a person that has a title or body is the one to take.

    The list is extended, or another one put in its place, never changed within.
    """
    aliases: dict[tuple[Kind, str], tuple[str, ...]] = field(default_factory=dict)
    """The further forms of each main name, by kind and main name."""

    parts: list[Part] = field(default_factory=list)
    """The parts of plans that the text lists, found with the policies' names."""
    shares: list[Share] = field(default_factory=list)
    """The sums that the text tells for something, found with the policies' names."""
    occasions: dict[int, str] = field(default_factory=dict)
    """The day of the event that a sentence is about, by its offset; known once events are read."""
    days: dict[tuple[Kind, str], Claim] = field(default_factory=dict)
    """The day of the event at which something was launched or announced, by kind and main name."""

    parties: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The bodies at the agreement that a sentence is about, by the offset of the sentence."""
    industries: tuple[str, ...] | None = None
    """The industries that the document is about; None until somebody asks (`industries.main`)."""

    def post(self, person: str) -> Post | None:
        """The fullest post of a person (main name), or None."""
        if self._indexed is not self.posts or self._indexed_size != len(self.posts):
            self._indexed, self._indexed_size, self._fullest = self.posts, len(self.posts), {}
            for post in sorted(self.posts, key=lambda p: (bool(p.organization) + bool(p.title), -p.start)):
                self._fullest[post.person] = post
        return self._fullest.get(person)

    before: Mapping[str, Name] = field(default_factory=dict)
    """Of a piece of a long text: the forms of bodies and places in the pieces before it, with their names."""
    stream: tuple[Token, ...] = ()
    """All morphemes, in order, spaces left out."""
    _indexed: list[Post] | None = None
    _indexed_size: int = 0
    _fullest: dict[str, Post] = field(default_factory=dict)
    _evidence: dict[tuple[tuple[int, int], ...], Evidence] = field(default_factory=dict)
    moments: Sequence[Moment] = field(init=False)
    """The dates of the text, in order."""
    values: Sequence[Value] = field(init=False)
    """Its dates, times, sums and quantities, in order."""
    _token_starts: list[int] = field(init=False)
    _sentence_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.moments, self.values = self.doc._.moments, self.doc._.values
        self._token_starts = [token.start for token in self.stream]
        self._sentence_starts = [sentence.start for sentence in self.sentences]

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """The morphemes that begin within `[start, end)`."""
        first = bisect_left(self._token_starts, start)
        return self.stream[first : bisect_left(self._token_starts, end, first)]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds a code point; raises `LookupError` where no factual sentence does."""
        i = bisect_left(self._sentence_starts, offset + 1) - 1
        if i < 0 or offset >= self.sentences[i].end:
            raise LookupError(f"offset {offset} lies in no sentence")
        return self.sentences[i]

    def evidence(self, *spans: tuple[int, int]) -> Evidence:
        """The sentence around the first span, with all spans that lie in it highlighted."""
        known = self._evidence.get(spans)
        if known is not None:
            return known
        s = self.sentence_at(spans[0][0])
        inside = sorted({(a, b) for a, b in spans if s.start <= a < b <= s.end})
        found = Evidence(s.start, s.end, s.text, tuple([Span(a, b) for a, b in inside]))
        self._evidence[spans] = found
        return found


_TOKEN: Callable[[tuple[int, int, str]], Token] = partial(tuple.__new__, Token)
"""A named tuple from a tuple: in a third of the time that the class takes."""


def build(document: Document, before: Mapping[str, Name] | None = None) -> Context:
    """Parse a document and take the sentences of its factual regions; `before` is `Context.before`."""
    doc = parse(document)
    words = [cell for cell in doc._.cells if not cell[1].isspace()]
    stream = tuple(map(_TOKEN, [(start, start + len(text), tag) for start, text, tag, _ in words]))
    factual = tuple(sentence for sentence in doc._.sentences if sentence.region in FACTUAL)
    return Context(document, doc, factual, stream=stream, before=before or {})
