"""Answers to ASK. Virtuoso gives a table of one number in place of a boolean."""

from __future__ import annotations

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, Store, parse_query_results

from graph.errors import Unavailable
from graph.store.forms import TABLES

ASKED = "application/sparql-results+json"
"""The media type that a server is to answer in."""


def boolean(data: bytes, media: str) -> bytes:
    """A server's answer in the form that the caller wants; raises `Unavailable` where it is none."""
    try:
        found = parse_query_results(data, QueryResultsFormat.JSON)
        if isinstance(found, QuerySolutions):
            holds = any(cell is not None and cell.value in {"1", "true"} for row in found for cell in row)
        else:
            holds = bool(found)
    except (SyntaxError, ValueError, AttributeError) as error:
        raise Unavailable(f"the SPARQL server's answer to ASK is none: {error}") from error
    ours = Store().query("ASK {}" if holds else "ASK { FILTER(false) }")
    assert isinstance(ours, QueryBoolean)
    return ours.serialize(format=TABLES[media]) or b""
