"""The SPARQL that answers questions: one template for each intent.

Every answer's query has the things it lists as `?id`, their names as `?name`, and runs as it is at `/sparql`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from graph.ask.interpretation import Code, Interpretation, Thing
from graph.ids import name_key
from graph.network import PROPERTIES
from graph.sparql import values
from graph.times import first_day, last_day
from graph.vocab import CLASSES, INDUSTRY, PREFIXES, pg

MOST = 500
"""At most so many rows."""
RANKED = ("host", "organizer", "supporter", "chair", "speaker", "attendee")
"""The parts in an event, from those that make it to those that come."""
_CLASS_OF = {code: name for (_, code), name in CLASSES.items() if code != "other"} | {
    "organization": "Organization"
}
_NAME = 'OPTIONAL { ?id rdfs:label ?name FILTER(LANG(?name) = "%s") }'


def query(asked: Interpretation) -> str:
    """The query of an interpretation, prefixes and all."""
    head, body, order = _BUILD[asked.intent](asked)
    name = _NAME % asked.language
    text = f"SELECT DISTINCT ?id ?name{head} WHERE {{\n  {body}\n  {name}\n}} ORDER BY {order} LIMIT {MOST}"
    return declared(text)


def declared(text: str) -> str:
    """A query with the prefixes that it uses."""
    used = [(name, iri) for name, iri in PREFIXES.items() if f"{name}:" in text]
    return "\n".join([*(f"PREFIX {name}: <{iri}>" for name, iri in used), text])


def connection(
    sources: Iterable[NamedNode], targets: Iterable[NamedNode], length: int, around: bool = False
) -> str:
    """Ways of so many facts from any source to any target, whichever way the facts point.

    `around`: none by way of a country.
    """
    steps = "\n  ".join(
        f"{values(f'p{i}', map(pg, PROPERTIES))} "
        f"{{ ?n{i} ?p{i} ?n{i + 1} }} UNION {{ ?n{i + 1} ?p{i} ?n{i} }} ?n{i + 1} pg:mentionedIn ?d{i} ."
        for i in range(length)
    )
    nodes = " ".join(f"?n{i}" for i in range(length + 1))
    steps += "".join(f"\n  FILTER NOT EXISTS {{ ?n{i} a pg:Country }}" for i in range(1, length) if around)
    ends = f"{values('n0', sources)} {values(f'n{length}', targets)}"
    return declared(
        f"SELECT DISTINCT {nodes} WHERE {{\n  {ends}\n  {steps}\n}} ORDER BY {nodes} LIMIT {MOST}"
    )


def _event_parts(asked: Interpretation) -> Iterator[str]:
    yield "?event a pg:Event ; pg:mentionedIn ?document ."
    if nodes := asked.of("event"):
        yield values("event", nodes)
    yield from _industry("event", asked)
    for number, thing in enumerate(asked.things):
        who = thing.of("organization", "person", "place")
        if thing.role == "region":
            yield f"?event (pg:region|pg:country|pg:venue)/pg:locatedIn* ?place{number} ."
            yield values(f"place{number}", thing.of("place"))
        elif thing.role == "about":
            yield _about(thing, number)
        elif thing.role:
            yield f"?event {_role(thing.role)} ?of{number} . {values(f'of{number}', who)}"
    if asked.event_types:
        yield f"?event a ?eventClass . {_classes('eventClass', asked.event_types)}"
    yield from _time("event", asked)


def _about(thing: Thing, number: int) -> str:
    """The events that launched or announced an alliance or policy, that it joined or that bear its name."""
    key = Literal(name_key(thing.words.text))
    return (
        f"{{ ?event ({_role('participant')}|pg:announces) ?about{number} . "
        f"{values(f'about{number}', thing.nodes)} }} UNION "
        f"{{ ?event a pg:Event ; pg:nameKey ?key{number} FILTER(CONTAINS(?key{number}, {key})) }}"
    )


def _role(role: str) -> str:
    """A part in an event; `participant` is any, that of what it launched too."""
    every = "pg:participant|pg:host|pg:organizer|pg:supporter|pg:speaker|pg:chair|pg:launches"
    if role == "attendee":
        return "(pg:attendee|pg:speaker|pg:chair)"
    return f"({every})" if role == "participant" else f"pg:{role}"


def _industry(variable: str, asked: Interpretation) -> Iterator[str]:
    by_words: dict[int, list[NamedNode]] = {}
    for code in asked.industries:
        by_words.setdefault(code.words.start, []).append(NamedNode(INDUSTRY + code.code))
    for number, codes in enumerate(by_words.values()):
        name = f"industry{number}"
        yield f"?{variable} pg:industry/skos:broader* ?{name} . {values(name, codes)}"


def _time(variable: str, asked: Interpretation) -> Iterator[str]:
    if asked.time and asked.time.since:
        yield f"?{variable} pg:lastDay ?last . FILTER(?last >= {first_day(asked.time.since)})"
    if asked.time and asked.time.until:
        yield f"?{variable} pg:firstDay ?first . FILTER(?first <= {last_day(asked.time.until)})"


def _classes(variable: str, codes: Iterable[Code]) -> str:
    return values(variable, [pg(_CLASS_OF[code.code]) for code in codes])


Query = tuple[str, str, str]


def _participants(asked: Interpretation) -> Query:
    roles = [pg(one.code) for one in asked.roles] or [pg("attendee")]
    kind = f"?id a ?class . {_classes('class', asked.participant_types)}" if asked.participant_types else ""
    body = [*_event_parts(asked), f"?event ?role ?id . {values('role', roles)}", kind, *_alone(asked)]
    return " ?event ?role", _lines(body), "?name ?id ?event ?role"


def _alone(asked: Interpretation) -> Iterator[str]:
    """Who only had one part had none of those above it in the same event."""
    for number, code in enumerate(asked.roles):
        if code.only and (above := [pg(role) for role in above_role(code.code)]):
            yield (
                f"FILTER(?role != pg:{code.code} || NOT EXISTS {{ "
                f"?event ?above{number} ?id . {values(f'above{number}', above)} }})"
            )


def above_role(role: str) -> tuple[str, ...]:
    """The parts in an event that are more than this one."""
    return RANKED[: RANKED.index(role)]


def _events(asked: Interpretation) -> Query:
    body = [*_event_parts(asked), "BIND(?event AS ?id)", "OPTIONAL { ?event pg:firstDay ?day }"]
    return " ?day", _lines(body), "(!BOUND(?day)) ?day ?id"


def _alliances(asked: Interpretation) -> Query:
    body = ["?id a pg:Alliance ; pg:mentionedIn ?document .", *_industry("id", asked)]
    if who := asked.of("organization", "person"):
        body.append(f"?id (pg:member|pg:ledBy) ?who . {values('who', who)}")
    return "", _lines(body), "?name ?id"


def _linked(asked: Interpretation, kinds: tuple[str, ...], root: str, relations: str) -> Query:
    """The things that alliances or policies name in some of their slots."""
    nodes = asked.of(*kinds)
    body = [f"?of a pg:{root} ; pg:mentionedIn ?document .", values("of", nodes) if nodes else ""]
    body += [*_industry("of", asked), f"?of ?relation ?id . {relations}"]
    if asked.participant_types:
        body.append(f"?id a ?class . {_classes('class', asked.participant_types)}")
    return " ?of ?relation", _lines(body), "?name ?id ?of"


def _relation(*properties: str) -> str:
    return values("relation", [pg(name) for name in properties])


def _leaders(asked: Interpretation) -> Query:
    """Who leads alliances; a body asked for leads by the one whose post is in it."""
    alliances = asked.of("organization")
    body = ["?of a pg:Alliance ; pg:mentionedIn ?document .", values("of", alliances) if alliances else ""]
    body += [*_industry("of", asked), f"?of ?relation ?via . {_relation('ledBy')}"]
    if asked.participant_types:
        body.append(f"?via pg:affiliation? ?id . ?id a ?class . {_classes('class', asked.participant_types)}")
    else:
        body.append("BIND(?via AS ?id)")
    return " ?of ?relation ?via", _lines(body), "?name ?id ?of"


def _parties(asked: Interpretation) -> Query:
    """Members of alliances, and who made (of a kind asked for: also who came to) what launched them."""
    alliances = asked.of("organization")
    makers = RANKED if asked.participant_types else RANKED[:2]
    body = ["?alliance a pg:Alliance ; pg:mentionedIn ?document ."]
    body += [values("alliance", alliances) if alliances else "", *_industry("alliance", asked)]
    body.append(
        "{ ?alliance pg:member ?id BIND(?alliance AS ?of) BIND(pg:member AS ?relation) } UNION "
        f"{{ ?of pg:launches ?alliance ; ?relation ?id . {_relation(*makers)} }}"
    )
    if asked.participant_types:
        body.append(f"?id a ?class . {_classes('class', asked.participant_types)}")
    return " ?of ?relation", _lines(body), "?name ?id ?of"


def _outcomes(asked: Interpretation) -> Query:
    """What events launched and announced, what their parties invested in, and later events of the reports."""
    body = [
        *_event_parts(asked),
        f"{{ ?event ?relation ?id . {_relation('launches', 'announces')} BIND(?event AS ?of) }} UNION "
        f"{{ ?event a pg:Event ; pg:participant ?of . ?of ?relation ?id . {_relation('investsIn')} }} UNION "
        "{ ?event a pg:Event ; pg:lastDay ?end ; pg:mentionedIn ?report . ?id a pg:Event ; "
        "pg:mentionedIn ?report ; pg:firstDay ?day FILTER(?day > ?end) BIND(?event AS ?of) }",
    ]
    return " ?of ?relation ?event", _lines(body), "?name ?id ?of"


def _policies(asked: Interpretation) -> Query:
    body = ["?id a pg:Policy ; pg:mentionedIn ?document ."]
    if nodes := asked.of("policy"):
        body.append(values("id", nodes))
    body += _industry("id", asked)
    typed = [one for one in asked.policy_types if one.code != "any"]
    if typed:
        body.append(f"?id a ?policyClass . {_classes('policyClass', typed)}")
    for number, thing in enumerate(asked.things):
        if thing.role == "region":
            body.append(
                f"?id pg:region/pg:locatedIn* ?place{number} . {values(f'place{number}', thing.of('place'))}"
            )
        elif thing.role == "issuer":
            body.append(f"?id pg:issuer ?by{number} . {values(f'by{number}', thing.nodes)}")
    return "", _lines([*body, *_time("id", asked)]), "?name ?id"


def _budget(asked: Interpretation) -> Query:
    head, body, order = _policies(asked)
    return f"{head} ?budget", f"{body}\n  ?id pg:budget ?budget .", order


def _quotations(asked: Interpretation) -> Query:
    who = asked.of("person", "organization")
    speaker = f"?id pg:quotedSpeaker ?speaker . {values('speaker', who)}" if who else ""
    events = [f"?document ^pg:mentionedIn ?event . {values('event', asked.of('event'))}"] * bool(
        asked.of("event")
    )
    body = ["?id a pg:Quotation ; pg:text ?text ; pg:mentionedIn ?document .", speaker, *events]
    return " ?text", _lines(body), "?id"


def _thing(asked: Interpretation) -> Query:
    nodes = [node for thing in asked.things for node in thing.nodes]
    return "", f"{values('id', nodes)} ?id pg:mentionedIn ?document .", "?name ?id"


def _lines(parts: Iterable[str]) -> str:
    return "\n  ".join(part for part in parts if part)


_BUILD = {
    "participants": _participants,
    "events": _events,
    "event-time": _events,
    "event-place": _events,
    "alliances": _alliances,
    "outcomes": _outcomes,
    "alliance-leaders": _leaders,
    "alliance-parties": _parties,
    "alliance-members": lambda a: _linked(a, ("organization",), "Alliance", _relation("member")),
    "policies": _policies,
    "policy-budget": _budget,
    "policy-parts": lambda a: _linked(a, ("policy",), "Policy", _relation("part")),
    "policy-issuer": lambda a: _linked(a, ("policy",), "Policy", _relation("issuer")),
    "quotations": _quotations,
    "thing": _thing,
}
INTENTS = (*_BUILD, "connection")
