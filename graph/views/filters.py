"""The filters of event lists, as graph patterns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.errors import InvalidInput
from graph.ids import Ids, name_key
from graph.model import Kind
from graph.sparql import values
from graph.store.base import View
from graph.times import first_day, is_iso, last_day
from graph.views.lineage import through_time
from graph.views.names import nodes_named
from graph.vocab import CLASSES, INDUSTRY, pg

ROLES = ("host", "organizer", "supporter", "participant")
STATUSES = ("planned", "held", "cancelled")
EVENT_TYPES = tuple(code for kind, code in CLASSES if kind is Kind.EVENT)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What events are asked for; several values of one filter mean any of them."""

    q: str | None = None
    type: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    host: tuple[str, ...] = ()
    organizer: tuple[str, ...] = ()
    supporter: tuple[str, ...] = ()
    participant: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    as_now: bool = False
    """Whether a body means its forerunners and successors too."""


def event_pattern(view: View, ids: Ids, wanted: EventFilter) -> str:
    """The pattern that `?event` must match; raises `InvalidInput` for an unknown code or a wrong date."""
    return "\n".join(_parts(view, ids, wanted))


def _parts(view: View, ids: Ids, wanted: EventFilter) -> Iterator[str]:
    yield "?event a pg:Event ."
    if wanted.q:
        yield name_part("event", wanted.q)
    if wanted.event:
        yield values("event", nodes(view, ids, wanted.event))
    if wanted.type:
        check_codes("type", wanted.type, EVENT_TYPES)
        yield class_part("event", Kind.EVENT, wanted.type)
    if wanted.industry:
        yield f"?event pg:industry ?anIndustry . {values('anIndustry', industries(view, wanted.industry))}"
    for name, asked in (("region", wanted.region), ("country", wanted.country)):
        if asked:
            yield f"?event pg:{name} ?a_{name} . {values(f'a_{name}', places(view, ids, asked))}"
    for role in ROLES:
        if asked := getattr(wanted, role):
            who = nodes(view, ids, asked, wanted.as_now)
            yield f"?event pg:{role} ?a_{role} . {values(f'a_{role}', who)}"
    if wanted.document:
        yield f"?event pg:mentionedIn ?aDocument . {values('aDocument', documents(ids, wanted.document))}"
    if wanted.status:
        check_codes("status", wanted.status, STATUSES)
        yield f"?event pg:status ?aStatus . {values('aStatus', map(Literal, wanted.status))}"
    yield from span_part("event", wanted.since, wanted.until)


def name_part(variable: str, q: str) -> str:
    """A part of a name, case, spaces and middle dots aside."""
    return (
        f"FILTER EXISTS {{ ?{variable} pg:nameKey ?{variable}Key "
        f"FILTER(CONTAINS(?{variable}Key, {Literal(name_key(q))})) }}"
    )


def class_part(variable: str, kind: Kind, codes: tuple[str, ...]) -> str:
    """One of the classes of type codes; `other` is what has none of the kind's own."""
    classes = [pg(CLASSES[kind, code]) for code in codes if code != "other"]
    parts = (
        [f"{{ ?{variable} a ?{variable}Class . {values(f'{variable}Class', classes)} }}"] if classes else []
    )
    if "other" in codes:
        named = [pg(name) for (k, code), name in CLASSES.items() if k is kind and code != "other"]
        root = pg(CLASSES[kind, "other"])
        parts.append(
            f"{{ ?{variable} a {root} . FILTER NOT EXISTS {{ ?{variable} a ?{variable}Not . "
            f"{values(f'{variable}Not', named)} }} }}"
        )
    return " UNION ".join(parts)


def span_part(variable: str, since: str | None, until: str | None) -> Iterator[str]:
    """Whatever overlaps the days from `since` to `until`, both included."""
    for name, day in (("from", since), ("to", until)):
        if day is not None and not is_iso(day):
            raise InvalidInput(f"{name}={day!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD.")
    if since:
        yield f"?{variable} pg:lastDay ?{variable}Last FILTER(?{variable}Last >= {first_day(since)})"
    if until:
        yield f"?{variable} pg:firstDay ?{variable}First FILTER(?{variable}First <= {last_day(until)})"


def nodes(view: View, ids: Ids, asked: tuple[str, ...], as_now: bool = False) -> list[NamedNode]:
    """All nodes that any of the values means; `as_now`: with what they came from and what came of them."""
    found = list(dict.fromkeys(node for value in asked for node in nodes_named(view, ids, value)))
    return through_time(view, found) if as_now else found


def documents(ids: Ids, asked: tuple[str, ...]) -> list[NamedNode]:
    """Documents by id or address."""
    return [ids.document(value.rpartition("/")[2]) for value in asked]


def industries(view: View, codes: tuple[str, ...]) -> list[NamedNode]:
    """The industries of codes and all under them; raises `InvalidInput` with the valid codes."""
    rows = view.select("SELECT ?code WHERE { ?code a skos:Concept ; skos:inScheme ?scheme }")
    known = {row["code"].value.removeprefix(INDUSTRY) for row in rows}
    if known:
        check_codes("industry", codes, tuple(sorted(known)))
    found = view.select(
        f"SELECT DISTINCT ?under WHERE {{ ?under skos:broader* ?code . "
        f"{values('code', (NamedNode(INDUSTRY + code) for code in codes))} }}"
    )
    return [row["under"] for row in found if isinstance(row["under"], NamedNode)]


def places(view: View, ids: Ids, asked: tuple[str, ...]) -> list[NamedNode]:
    """The places that names (or ISO codes) mean and all that lies in them."""
    meant = nodes(view, ids, asked)
    meant += [ids.entity("place", value.lower()) for value in asked if len(value) == 2 and value.isascii()]
    if not meant:
        return []
    rows = view.select(
        f"SELECT DISTINCT ?inside WHERE {{ ?inside pg:locatedIn* ?place . {values('place', meant)} }}"
    )
    return [row["inside"] for row in rows if isinstance(row["inside"], NamedNode)]


def check_codes(name: str, given: tuple[str, ...], valid: tuple[str, ...]) -> None:
    """Raise `InvalidInput` for a code that is none of the valid ones."""
    wrong = [code for code in given if code not in valid]
    if wrong:
        raise InvalidInput(f"{name}={wrong[0]!r} is unknown; valid are {', '.join(valid)}.")
