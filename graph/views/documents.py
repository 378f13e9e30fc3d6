"""Documents: the list, and one by its text."""

from __future__ import annotations

from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.ids import Ids, content_hash, normalise_url
from graph.store.base import View
from graph.times import first_day, last_day
from graph.views.filters import span_part
from graph.views.pages import Page, Paging, page

Json = dict[str, Any]


def same_text(view: View, ids: Ids, text: str) -> str | None:
    """The id of the first document that has this very text; None if there is none."""
    rows = view.select(
        "SELECT ?document ?when WHERE { "
        "GRAPH ?g { ?document pg:textHash ?hash ; prov:generatedAtTime ?when } } "
        "ORDER BY ?when ?document LIMIT 1",
        {"hash": Literal(content_hash(text))},
    )
    return rows[0]["document"].value.removeprefix(f"{ids.base}/id/document/") if rows else None


def documents(
    view: View,
    paging: Paging,
    *,
    q: str | None = None,
    url: str | None = None,
    since: str | None = None,
    until: str | None = None,
    language: str | None = None,
) -> Page:
    """The stored documents that match, the latest published first."""
    parts = ["?document a pg:Document . OPTIONAL { ?document dct:issued ?issued }"]
    if q:
        parts.append(f"?document dct:title ?t FILTER(CONTAINS(LCASE(?t), LCASE({Literal(q)})))")
    if url:
        parts.append(
            f"?document pg:url ?url FILTER(STR(?url) IN ({Literal(url)}, {Literal(normalise_url(url))}))"
        )
    if language:
        parts.append(f"?document dct:language {Literal(language)} .")
    if since or until:
        list(span_part("document", since, until))  # refuses a wrong date
        parts.append("BIND(SUBSTR(CONCAT(STR(?issued), '-01-01'), 1, 10) AS ?day)")
    if since:
        parts.append(f"FILTER(?day >= {Literal(first_day(since).value)})")
    if until:
        parts.append(f"FILTER(?day <= {Literal(last_day(until).value)})")
    pattern = " ".join(parts)
    return page(view, "document", pattern, "DESC(?issued)", paging, lambda n: _items(view, list(n)))


def _items(view: View, nodes: list[NamedNode]) -> list[Json]:
    rows = view.select(
        f"""SELECT * WHERE {{ VALUES ?document {{ {" ".join(map(str, nodes))} }}
            ?document dct:title ?title ; dct:language ?language ; pg:version ?version .
            OPTIONAL {{ ?document dct:issued ?published }} OPTIONAL {{ ?document pg:url ?url }}
            OPTIONAL {{ ?document dct:publisher ?outlet }}
            OPTIONAL {{ GRAPH ?g {{ ?document prov:generatedAtTime ?ingested .
                       OPTIONAL {{ ?document pg:duplicateOf ?duplicate_of }} }} }} }}"""
    )
    found = {row["document"]: {name: value.value for name, value in row.items()} for row in rows}
    items = []
    for node in nodes:
        row = found.get(node, {})
        items.append(
            {
                "id": node.value.rpartition("/")[2],
                "name": row.get("title"),
                "type": "document",
                **{
                    key: row.get(key)
                    for key in ("title", "published", "language", "url", "outlet", "ingested", "duplicate_of")
                },
                "version": int(row.get("version", 1)),
            }
        )
    return items
