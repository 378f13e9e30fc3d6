"""Organizations, people, places and all else that has a name: lists, and one thing whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.errors import NotFound
from graph.ids import Ids
from graph.sparql import values
from graph.store.base import View
from graph.views.describe import describe
from graph.views.events import briefs
from graph.views.evidence import evidence, witnesses
from graph.views.filters import check_codes, name_part
from graph.views.located import located
from graph.views.names import node_of
from graph.views.pages import Page, Paging, page
from graph.views.slots import properties
from graph.vocab import CLASSES, PG, pg, term

Json = dict[str, Any]

_ROOTS = {
    "organization": "Organization",
    "person": "Person",
    "place": "Place",
    "event": "Event",
    "policy": "Policy",
}
TYPES = _ROOTS | {code: name for (_, code), name in CLASSES.items() if code != "other"}
_NAME = 'OPTIONAL {{ ?thing rdfs:label ?name FILTER(LANG(?name) = "{lang}") }}'
_PARTICIPATION = [pg(role) for role in ("host", "organizer", "supporter", "attendee", "speaker", "chair")]
_OWN = [term("skos:altLabel"), term("owl:sameAs"), pg("mentionedIn"), term("rdfs:label")]


def entities(view: View, q: str | None, types: tuple[str, ...], paging: Paging) -> Page:
    """The named things that documents speak of, by name; `types` are type codes or kinds."""
    check_codes("type", types, tuple(TYPES))
    parts = ["?thing pg:mentionedIn ?document . FILTER NOT EXISTS { ?thing a pg:Quotation }"]
    if q:
        parts.append(name_part("thing", q))
    if types:
        parts.append(f"?thing a ?kind . {values('kind', [pg(TYPES[code]) for code in types])}")
    parts.append(_NAME.format(lang="en" if paging.lang == "en" else "ko"))
    return page(view, "thing", " ".join(parts), "?name", paging, lambda n: listed(view, n, paging.lang))


def listed(view: View, nodes: Sequence[NamedNode], lang: str) -> list[Json]:
    """Things with their aliases, places, documents and the sentences that name them."""
    found = properties(view, nodes, _OWN)
    named = describe(view, nodes, lang)
    claims = witnesses(view, nodes)
    places = located(view, nodes, lang)
    items = []
    for node in nodes:
        own = found[node]
        said = [w for (s, p, _), ws in claims.items() if s == node and p == term("rdf:type") for w in ws]
        items.append(
            {
                **named[node],
                "labels": {o.language: o.value for o in own[term("rdfs:label")] if isinstance(o, Literal)},
                "aliases": sorted({o.value for o in own[term("skos:altLabel")] if isinstance(o, Literal)}),
                "sameAs": [o.value for o in own[term("owl:sameAs")] if isinstance(o, NamedNode)],
                "documents": [
                    o.value.rpartition("/")[2] for o in own[pg("mentionedIn")] if isinstance(o, NamedNode)
                ],
                "located": places[node],
                "evidence": evidence(said),
            }
        )
    return items


def entity(view: View, node: NamedNode, lang: str) -> Json:
    """One thing: labels, aliases, posts over time, events by role, neighbours, documents, `sameAs`."""
    item = listed(view, [node], lang)[0]
    item["roles"] = _posts(view, node, lang)
    item["events"] = _events(view, node, lang)
    item["neighbours"] = neighbours(view, node, lang)
    return item


def existing(view: View, ids: Ids, value: str) -> NamedNode:
    """The node of an `{id}` in a path; raises `NotFound` if nothing is known of it."""
    node = node_of(ids, value)
    if node is None or not view.select("SELECT ?p WHERE { ?node ?p ?o } LIMIT 1", {"node": node}):
        raise NotFound(f"Nothing is known of {value!r}; GET /api/entities?q= finds things by name.")
    return node


def neighbours(view: View, node: NamedNode, lang: str) -> list[Json]:
    """Each fact between a thing and another, with its direction and evidence."""
    rows = view.select(
        f"""SELECT DISTINCT ?s ?p ?o WHERE {{ GRAPH ?g {{ ?claim rdf:subject ?s ; rdf:predicate ?p ;
            rdf:object ?o }} {{ VALUES ?s {{ {node} }} }} UNION {{ VALUES ?o {{ {node} }} }}
            FILTER(ISIRI(?o) && STRSTARTS(STR(?p), "{PG}") && ?p != pg:industry)
            FILTER EXISTS {{ ?s ?p ?o }} }}"""
    )
    subjects = list(dict.fromkeys(row["s"] for row in rows if isinstance(row["s"], NamedNode)))
    others = [n for row in rows for n in (row["s"], row["o"]) if isinstance(n, NamedNode) and n != node]
    named = describe(view, others, lang)
    claims = witnesses(view, subjects)
    found = []
    for row in rows:
        s, p, o = row["s"], row["p"], row["o"]
        assert isinstance(s, NamedNode)
        assert isinstance(p, NamedNode)
        outward = s == node
        other = o if outward else s
        if isinstance(other, NamedNode) and other != node:
            found.append(
                {
                    "predicate": p.value.removeprefix(PG),
                    "direction": "out" if outward else "in",
                    "entity": named[other],
                    "evidence": evidence(claims.get((s, p, o), [])),
                }
            )
    return sorted(found, key=lambda n: (n["predicate"], n["direction"], n["entity"]["name"]))


def _posts(view: View, node: NamedNode, lang: str) -> list[Json]:
    """The posts of a person, or the people with a post in an organization, oldest first."""
    rows = view.select(
        f"""SELECT DISTINCT ?person ?title ?organization ?asOf WHERE {{
            {{ VALUES ?person {{ {node} }} ?person pg:role ?role }}
            UNION {{ VALUES ?organization {{ {node} }} ?role pg:organization ?organization .
                     ?person pg:role ?role }}
            OPTIONAL {{ ?role pg:title ?title }} OPTIONAL {{ ?role pg:organization ?organization }}
            OPTIONAL {{ ?role pg:asOf ?asOf }} }} ORDER BY ?asOf ?title"""
    )
    wanted = [row[v] for row in rows for v in ("person", "organization") if v in row]
    named = describe(view, [n for n in wanted if isinstance(n, NamedNode)], lang)
    posts: dict[tuple[Any, ...], Json] = {}
    for row in rows:
        person, body = (row.get(name) for name in ("person", "organization"))
        title, as_of = (row[name].value if name in row else None for name in ("title", "asOf"))
        post = posts.setdefault(
            (person, title, body),
            {
                "person": named.get(person),  # type: ignore[arg-type]
                "title": title,
                "organization": named.get(body),  # type: ignore[arg-type]
                "asOf": [],
            },
        )
        post["asOf"] += [as_of] if as_of and as_of not in post["asOf"] else []
    return list(posts.values())


def _events(view: View, node: NamedNode, lang: str) -> list[Json]:
    """The events a thing took part in, with its roles and the sentences."""
    rows = view.select(
        f"SELECT DISTINCT ?event ?role WHERE {{ ?event ?role ?who . {values('role', _PARTICIPATION)} "
        f"{values('who', [node])} }}"
    )
    roles: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for row in rows:
        roles[row["event"]].append(row["role"])  # type: ignore[index, arg-type]
    brief = briefs(view, list(roles), lang)
    claims = witnesses(view, roles, [node])
    found = [
        {
            **brief[event],
            "roles": sorted(role.value.removeprefix(PG) for role in own),
            "evidence": evidence(w for role in own for w in claims.get((event, role, node), [])),
        }
        for event, own in roles.items()
    ]
    return sorted(found, key=lambda event: (event["start"] or "9999", event["id"]))
