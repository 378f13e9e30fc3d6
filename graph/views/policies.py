"""Policies and alliances: lists by filter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.ids import Ids
from graph.model import Kind
from graph.sparql import values
from graph.store.base import View
from graph.views.filters import check_codes, class_part, industries, name_part, nodes, places, span_part
from graph.views.pages import Page, Paging, page
from graph.views.slots import items
from graph.vocab import CLASSES

POLICY_TYPES = tuple(code for kind, code in CLASSES if kind is Kind.POLICY)


@dataclass(frozen=True, slots=True)
class PolicyFilter:
    """What policies are asked for."""

    q: str | None = None
    type: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_now: bool = False


def policies(view: View, ids: Ids, wanted: PolicyFilter, paging: Paging) -> Page:
    """The policies that match, the latest announced last; `from`/`to` are about the announcement."""
    pattern = " ".join(_policy_parts(view, ids, wanted))
    return page(view, "policy", pattern, "?name", paging, lambda n: items(view, n, Kind.POLICY, paging.lang))


def alliances(
    view: View, ids: Ids, q: str | None, industry: tuple[str, ...], member: tuple[str, ...], paging: Paging
) -> Page:
    """The alliances that match, by name."""
    parts = ["?alliance a pg:Alliance ; pg:mentionedIn ?aDocument .", _label("alliance")]
    if q:
        parts.append(name_part("alliance", q))
    if industry:
        parts.append(f"?alliance pg:industry ?i . {values('i', industries(view, industry))}")
    if member:
        parts.append(f"?alliance pg:member ?m . {values('m', nodes(view, ids, member))}")
    pattern = " ".join(parts)
    return page(
        view, "alliance", pattern, "?name", paging, lambda n: items(view, n, Kind.ALLIANCE, paging.lang)
    )


def _policy_parts(view: View, ids: Ids, wanted: PolicyFilter) -> Iterator[str]:
    yield f"?policy a pg:Policy . {_label('policy')}"
    if wanted.q:
        yield name_part("policy", wanted.q)
    if wanted.type:
        check_codes("type", wanted.type, POLICY_TYPES)
        yield class_part("policy", Kind.POLICY, wanted.type)
    if wanted.industry:
        yield f"?policy pg:industry ?i . {values('i', industries(view, wanted.industry))}"
    if wanted.issuer:
        yield f"?policy pg:issuer ?by . {values('by', nodes(view, ids, wanted.issuer, wanted.as_now))}"
    if wanted.region:
        yield f"?policy pg:region ?where . {values('where', places(view, ids, wanted.region))}"
    if wanted.since or wanted.until:
        yield from span_part("policy", wanted.since, wanted.until)


def _label(variable: str) -> str:
    return f'OPTIONAL {{ ?{variable} rdfs:label ?name FILTER(LANG(?name) = "ko") }}'
