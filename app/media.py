"""Content negotiation: which form of an answer a caller wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from graph.errors import InvalidInput
from graph.store.forms import GRAPHS, TABLES

JSON = "application/sparql-results+json"
TURTLE = "text/turtle"
HTML = "text/html"
FORMATS: Mapping[str, tuple[str | None, str | None]] = {
    "json": (JSON, "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "turtle": (None, TURTLE),
    "ttl": (None, TURTLE),
    "ntriples": (None, "application/n-triples"),
    "nt": (None, "application/n-triples"),
    "nquads": (None, "application/n-quads"),
    "nq": (None, "application/n-quads"),
    "trig": (None, "application/trig"),
    "rdfxml": (None, "application/rdf+xml"),
    "rdf": (None, "application/rdf+xml"),
    "jsonld": (None, "application/ld+json"),
}
"""Values of `?format=`: media type for a table, for a graph."""


_READ = 4096
"""Characters of an Accept header that count: what is read is kept, and reading takes time for each range."""


def accepted(header: str, offered: Sequence[str]) -> str | None:
    """The best of the media types offered, the first if all are as good; None if none is acceptable.

    >>> accepted("text/csv;q=0.5, application/json", ("text/csv", "application/json"))
    'application/json'
    >>> accepted("text/*, */*;q=0.1", ("application/json", "text/csv"))
    'text/csv'
    """
    return _accepted(header[:_READ], offered)


@lru_cache(1024)
def _accepted(header: str, offered: Sequence[str]) -> str | None:
    ranges = parse(header or "*/*")
    rated = [(*_match(media, ranges), -order, media) for order, media in enumerate(offered)]
    best = max(rated)
    return best[-1] if best[0] > 0 else None


def parse(header: str) -> list[tuple[str, float]]:
    """The media ranges of an Accept header with their q-values, in the order given.

    >>> parse("text/turtle; charset=utf-8;q=0.3, */*")
    [('text/turtle', 0.3), ('*/*', 1.0)]
    """
    ranges = []
    for part in header.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                quality = _number(value)
        if media:
            ranges.append((media, quality))
    return ranges


def wanted(format_name: str | None, accept: str) -> tuple[str | None, str | None]:
    """The media types for a table and for a graph; raises `InvalidInput` on an unknown `format`."""
    return _wanted(format_name, accept[:_READ])


@lru_cache(1024)
def _wanted(format_name: str | None, accept: str) -> tuple[str | None, str | None]:
    if format_name:
        if format_name in FORMATS:
            return FORMATS[format_name]
        if format_name in TABLES or format_name in GRAPHS:
            return (format_name if format_name in TABLES else None), (
                format_name if format_name in GRAPHS else None
            )
        raise InvalidInput(f"format {format_name!r} is unknown: use one of {', '.join(FORMATS)}")
    return accepted(accept, tuple(TABLES)), accepted(accept, tuple(GRAPHS))


def prefers_html(accept: str) -> bool:
    """Whether a browser asks: HTML is named, and no RDF or result format before it."""
    return "html" in accept and accepted(accept, (HTML, *GRAPHS, *TABLES)) == HTML


def _match(media: str, ranges: list[tuple[str, float]]) -> tuple[float, int, int]:
    """q-value, how exactly the range fits, and how early it stands among the exact ones."""
    kind = media.partition("/")[0]
    for exact, name in ((2, media), (1, f"{kind}/*"), (0, "*/*")):
        for place, (text, quality) in enumerate(ranges):
            if text == name:
                return quality, exact, -place if exact == 2 else 0
    return 0.0, 0, 0


def _number(text: str) -> float:
    try:
        return max(0.0, min(1.0, float(text)))
    except ValueError:
        return 0.0
