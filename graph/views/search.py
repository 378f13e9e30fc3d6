"""What was found by words, as answers show it: things that documents speak of, and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pyoxigraph import NamedNode

from graph.errors import InvalidInput
from graph.sparql import values
from graph.store.base import View
from graph.store.fulltext import FullText, Hit
from graph.views.describe import describe
from graph.views.pages import Page, Paging

Json = dict[str, Any]

KINDS = ("document", "event", "organization", "person", "place", "policy")
_MOST = 500


def search(
    view: View, index: FullText, q: str, kinds: Sequence[str], paging: Paging, *, passages: bool = True
) -> Page:
    """Documents, events, entities and policies that hold every word, best first, words highlighted.

    Without `passages`, only names and titles are searched.
    """
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise InvalidInput(f"type={unknown[0]!r} is unknown; valid are {', '.join(KINDS)}.")
    hits = _spoken_of(view, index.search(q, kinds or KINDS, limit=_MOST))
    if not passages:
        hits = [hit for hit in hits if hit.source != "passage"]
    shown = hits[paging.offset : paging.offset + paging.limit]
    counts = Counter(hit.kind for hit in hits)
    facets = [{"value": kind, "name": kind, "count": count} for kind, count in counts.most_common()]
    return Page(
        _items(view, shown, paging.lang), len(hits), {"type": facets} if "type" in paging.facets else {}
    )


def suggest(view: View, index: FullText, q: str, limit: int, lang: str) -> list[Json]:
    """Names that begin with, or hold, what has been typed; initial consonants count too."""
    hits = _spoken_of(view, index.suggest(q, limit=limit * 4))[:limit]
    return [
        {key: item[key] for key in ("id", "name", "type", "matched")} for item in _items(view, hits, lang)
    ]


def _spoken_of(view: View, hits: Sequence[Hit]) -> list[Hit]:
    """The hits without known things that no document speaks of."""
    nodes = [NamedNode(hit.iri) for hit in hits if hit.kind != "document"]
    rows = (
        view.select(f"SELECT DISTINCT ?x WHERE {{ {values('x', nodes)} ?x pg:mentionedIn ?d }}")
        if nodes
        else []
    )
    known = {row["x"].value for row in rows}
    return [hit for hit in hits if hit.kind == "document" or hit.iri in known]


def _items(view: View, hits: Iterable[Hit], lang: str) -> list[Json]:
    hits = list(hits)
    named = describe(view, (NamedNode(hit.iri) for hit in hits), lang)
    return [_item(named[NamedNode(hit.iri)], hit) for hit in hits]


def _item(named: Json, hit: Hit) -> Json:
    spans = [{"start": start, "end": end} for start, end in hit.highlights]
    item = {**named, "score": hit.score, "matched": hit.text, "source": hit.source, "highlight": spans}
    if hit.kind != "document":
        return item
    item["type"] = "document"
    if hit.source == "passage":
        moved = [{key: offset + hit.start for key, offset in span.items()} for span in spans]
        end = hit.start + len(hit.text)
        document = hit.iri.rpartition("/")[2]
        item["evidence"] = [
            {"document": document, "start": hit.start, "end": end, "quote": hit.text, "highlight": moved}
        ]
    return item
