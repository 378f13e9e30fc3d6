"""What of a model's proposals may stand: its quotes are in the factual text, its types and values have their shapes."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, parse

from graph.ids import name_key
from graph.model import FACTUAL, Claim, Document, Entry, Evidence, Kind, Span
from graph.times import is_iso
from graph.vocab import CLASSES, INDUSTRY, PREDICATES, SLOTS

_INDUSTRIES = Path(__file__).parents[3] / "ontology" / "industries.ttl"
CONFIDENCE = 0.6
"""Of a fact that only the second reader states: its quote is there, but no rule agrees."""
_DATES = {"start", "end", "founded", "announced"}
_NUMBERS = {
    "attendee_count": 10**8,
    "edition": 10**4,
    "budget_krw": 10**16,
    "amount_krw": 10**16,
    "target_year": 2200,
}
_STATUS = {"planned", "held", "cancelled"}
_CODE = re.compile(r"^[a-z][a-z-]{2,30}$")
_RELATIVE = re.compile(
    r"이날|오늘|당일|어제|내일|이튿날|today|yesterday|tomorrow|same day|day", re.IGNORECASE
)
_NUMERAL = re.compile(
    r"\d|[일이삼사오육칠팔구십백천만억조]|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]」]*(?:\s|$)|\n")
_LONGEST_QUOTE = 1_000
_MOST = 400
KINDS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("venue", "region", "country"), (Kind.PLACE,)),
    **dict.fromkeys(
        ("attendees", "speakers", "chair", "members", "led_by"), (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE)
    ),
    **dict.fromkeys(("host", "organizer", "supporter"), (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE)),
    **dict.fromkeys(("organization", "issuer", "working_groups"), (Kind.ORGANIZATION, Kind.ALLIANCE)),
    **dict.fromkeys(("parts", "responds_to"), (Kind.POLICY,)),
    "parent": (Kind.EVENT,),
    "launches": (Kind.ALLIANCE, Kind.POLICY, Kind.ORGANIZATION, Kind.EVENT),
    "announces": (Kind.POLICY, Kind.ALLIANCE, Kind.EVENT),
    "speaker": (Kind.PERSON, Kind.ORGANIZATION),
    "subject": tuple(Kind),
    "object": tuple(Kind),
}
"""The kinds of things that a slot's name may be of, the likeliest first."""


@dataclass(slots=True)
class Checked:
    """The document's factual text, searchable whatever its spaces, and the names that entries go by so far."""

    document: Document
    names: dict[tuple[Kind, str], str] = field(default_factory=dict)
    _plain: str = ""
    _offsets: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        plain: list[str] = []
        for region in self.document.regions:
            if region.kind in FACTUAL:
                for i in range(region.start, region.end):
                    for c in unicodedata.normalize("NFKC", self.document.text[i]):
                        if not c.isspace():
                            plain.append(c)
                            self._offsets.append(i)
                plain.append("\n")
                self._offsets.append(region.end)
        self._plain = "".join(plain)

    def find(self, words: object) -> Span | None:
        """Where words stand in the factual text, spaces aside; None for other words than those of the text."""
        if not isinstance(words, str) or not 1 <= len(words) <= _LONGEST_QUOTE:
            return None
        key = "".join(unicodedata.normalize("NFKC", words).split())
        at = self._plain.find(key) if len(key) >= 2 else -1
        return None if at < 0 else Span(self._offsets[at], self._offsets[at + len(key) - 1] + 1)

    def evidence(self, proposal: Any) -> Evidence | None:
        """The sentence around a proposal's first quote that is found, the quote highlighted."""
        rows = proposal.get("evidence") if isinstance(proposal, dict) else None
        for row in rows[:5] if isinstance(rows, list) else []:
            span = self.find(row.get("quote")) if isinstance(row, dict) else None
            if span:
                return self._sentence(span)
        return None

    def _sentence(self, span: Span) -> Evidence:
        text = self.document.text
        region = next(r for r in self.document.regions if r.start <= span.start < r.end)
        before = [
            m.end() for m in _SENTENCE_END.finditer(text, max(region.start, span.start - 600), span.start)
        ]
        after = _SENTENCE_END.search(text, max(span.start, span.end - 1), min(len(text), span.end + 600))
        start = before[-1] if before else max(region.start, span.start - 600)
        end = after.end() if after else span.end
        quote = text[start:end]
        start += len(quote) - len(quote.lstrip())
        return Evidence(start, start + len(quote.strip()), quote.strip(), (span,))


def entries(checked: Checked, kind: Kind, proposals: object) -> Iterator[Entry]:
    """The entries of one kind whose names and quotes are in the text and whose types are known; no claims yet."""
    for row in proposals[:_MOST] if isinstance(proposals, list) else []:
        evidence = checked.evidence(row)
        if evidence is None:
            continue
        type_ = _type(kind, row)
        name = "" if kind in {Kind.RELATION, Kind.QUOTATION} else row.get("name")
        if type_ is None or not isinstance(name, str) or (name and checked.find(name) is None):
            continue
        if not name and kind not in {Kind.RELATION, Kind.QUOTATION}:
            continue
        yield Entry(kind, name, type_, evidence, CONFIDENCE, _aliases(checked, name, row))


def claims(checked: Checked, kind: Kind, row: Any) -> Iterator[Claim]:
    """The slot values of one proposal that hold: a known slot, a value of its shape, a quote that is found."""
    facts = row.get("facts") if isinstance(row, dict) else None
    for fact in facts[:_MOST] if isinstance(facts, list) else []:
        slot = fact.get("slot") if isinstance(fact, dict) else None
        evidence = checked.evidence(fact)
        if not isinstance(slot, str) or slot not in SLOTS[kind] or evidence is None:
            continue
        claim = _claim(checked, kind, slot, fact, evidence)
        if claim is not None:
            yield claim


def _claim(checked: Checked, kind: Kind, slot: str, fact: Any, evidence: Evidence) -> Claim | None:
    value = fact.get("value")
    if SLOTS[kind][slot].names:
        named = _named(checked, slot, value, evidence)
        return None if named is None else Claim(slot, named[1], evidence, CONFIDENCE, named[0])
    return Claim(slot, value, evidence, CONFIDENCE) if _holds(checked, slot, value, evidence) else None


def _named(checked: Checked, slot: str, value: object, evidence: Evidence) -> tuple[Kind, str] | None:
    """The entry that a name means, if there is one of a fitting kind and the evidence has the name."""
    if not isinstance(value, str) or name_key(value) not in name_key(evidence.quote):
        return None
    for kind in KINDS.get(slot, ()):
        main = checked.names.get((kind, name_key(value)))
        if main is not None:
            return kind, main
    return None


def _holds(checked: Checked, slot: str, value: object, evidence: Evidence) -> bool:
    quote = checked.document.text[evidence.highlight[0].start : evidence.highlight[0].end]
    if slot in _DATES:
        return is_iso(value) and (_shares_number(str(value), quote) or bool(_RELATIVE.search(quote)))
    if slot in _NUMBERS:
        whole = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _NUMBERS[slot]
        return whole and bool(_NUMERAL.search(quote))
    if slot == "industries":
        return isinstance(value, str) and bool(_CODE.match(value)) and value in industries()
    if slot == "status":
        return value in _STATUS
    return isinstance(value, str) and checked.find(value) is not None


def _shares_number(iso: str, quote: str) -> bool:
    numbers = {int(n) for n in re.findall(r"\d+", quote)}
    parts = [int(n) for n in re.findall(r"\d+", iso)]
    return bool(numbers & {*parts, parts[0] % 100})


@cache
def industries() -> frozenset[str]:
    """The codes of the closed list, from `ontology/industries.ttl`."""
    triples = parse(path=str(_INDUSTRIES), format=RdfFormat.TURTLE)
    subjects = (t.subject.value for t in triples if isinstance(t.subject, NamedNode))
    return frozenset(s.removeprefix(INDUSTRY) for s in subjects if s.startswith(INDUSTRY) and s != INDUSTRY)


def _type(kind: Kind, row: Any) -> str | None:
    if kind is Kind.RELATION:
        predicate = row.get("predicate")
        return predicate if isinstance(predicate, str) and predicate in PREDICATES else None
    if kind in {Kind.QUOTATION, Kind.PERSON, Kind.ALLIANCE}:
        return kind.value
    code = row.get("type")
    return code if isinstance(code, str) and (kind, code) in CLASSES else None


def _aliases(checked: Checked, name: str, row: Any) -> tuple[str, ...]:
    given = row.get("aliases")
    forms = [a for a in given[:20] if isinstance(a, str) and a != name] if isinstance(given, list) else []
    return tuple(dict.fromkeys(a for a in forms if checked.find(a) is not None))
