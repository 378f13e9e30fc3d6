"""Validation of a store: documents, reference data, callers' graphs."""

from collections.abc import Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph.ids import Ids
from graph.quads.ground import ground
from graph.store.base import Change
from graph.store.memory import MemoryStore
from graph.validate import Violation, check, violations
from graph.vocab import INDUSTRY, pg, supers, term

IDS = Ids("http://127.0.0.1:8000")
DOCUMENT = "0123456789abcdef"
EVENT = IDS.entity("event", "가나_회의")
A, LABEL = term("rdf:type"), term("rdfs:label")


def event(node: NamedNode = EVENT) -> list[Triple]:
    types = [pg("Meeting"), *supers(pg("Meeting"))]
    labels = [Literal("가나 회의", language="ko"), Literal("Gana Meeting", language="en")]
    return [*(Triple(node, A, one) for one in types), *(Triple(node, LABEL, one) for one in labels)]


def claim(**more: str) -> list[Triple]:
    node = IDS.entity("claim", "x")
    values = {"start": "3", "end": "9", **more}
    return [
        Triple(node, A, pg("Claim")),
        Triple(node, term("rdf:subject"), EVENT),
        Triple(node, term("rdf:predicate"), A),
        Triple(node, term("rdf:object"), pg("Meeting")),
        Triple(node, pg("subjectName"), Literal("가나 회의")),
        Triple(node, pg("objectName"), Literal("meeting")),
        *(Triple(node, pg(k), Literal(v, datatype=term("xsd:integer"))) for k, v in values.items()),
        Triple(node, pg("quote"), Literal("가나 회의가 열렸다.")),
        Triple(node, pg("confidence"), Literal("0.90", datatype=term("xsd:decimal"))),
        Triple(node, term("prov:wasDerivedFrom"), IDS.document(DOCUMENT)),
    ]


def checked(graphs: dict[NamedNode, Iterable[Triple]]) -> list[Violation]:
    store = MemoryStore(IDS.base)
    store.commit(Change({graph: list(triples) for graph, triples in graphs.items()}))
    return list(check(store.view(), IDS))


def test_a_whole_document_is_valid() -> None:
    industry = Triple(EVENT, pg("industry"), NamedNode(INDUSTRY + "battery"))
    held = Triple(EVENT, pg("status"), Literal("held"))
    found = checked({IDS.facts(DOCUMENT): [*event(), industry, held], IDS.claims(DOCUMENT): claim()})
    assert found == []


def test_a_broken_claim_names_node_path_and_graph() -> None:
    (found,) = checked({IDS.facts(DOCUMENT): event(), IDS.claims(DOCUMENT): claim(end="1")})
    assert found.graph == IDS.facts(DOCUMENT).value
    assert found.focus == IDS.entity("claim", "x").value
    assert found.path == pg("start").value
    assert "before pg:end" in found.message
    assert not found.warning


def test_two_values_of_a_single_slot_are_a_warning() -> None:
    counts = [Triple(EVENT, pg("edition"), Literal(n, datatype=term("xsd:integer"))) for n in ("3", "4")]
    (found,) = violations([*event(), *counts])
    assert found.warning
    assert found.path == pg("edition").value


@pytest.mark.parametrize("text", ["2024-02-31", "2024-13-01", "내년"])
def test_a_date_that_is_none_is_found(text: str) -> None:
    wrong = Triple(EVENT, pg("startDate"), Literal(text, datatype=term("xsd:date")))
    assert {one.path for one in violations([*event(), wrong])} == {pg("startDate").value}


def test_the_packages_own_reference_data_are_not_validated_again() -> None:
    graph = IDS.service("reference")
    assert checked({graph: ground(IDS)[graph]}) == []


def test_reference_data_that_were_changed_are_validated() -> None:
    graph = IDS.service("reference")
    own = ground(IDS)[graph]
    pohang = IDS.entity("place", "kr-47-pohang")
    unnamed = [one for one in own if one.subject != pohang or one.predicate != LABEL]
    assert {(one.focus, one.path) for one in checked({graph: unnamed})} == {(pohang.value, LABEL.value)}


def test_a_callers_graph_is_taken_with_what_the_service_knows() -> None:
    mine = NamedNode("https://example.org/mine")
    later = Triple(EVENT, pg("status"), Literal("perhaps"))
    found = checked({IDS.facts(DOCUMENT): event(), mine: [later]})
    assert {(one.graph, one.path) for one in found} == {(mine.value, pg("status").value)}


def test_a_callers_own_thing_needs_names() -> None:
    mine, thing = NamedNode("https://example.org/mine"), NamedNode("https://example.org/thing")
    found = checked({mine: [Triple(thing, A, pg("Party")), Triple(thing, A, pg("Organization"))]})
    assert {(one.focus, one.path) for one in found} == {(thing.value, LABEL.value)}


def test_a_callers_graph_in_other_terms_is_left_alone() -> None:
    mine = NamedNode("https://example.org/mine")
    assert checked({mine: [Triple(mine, LABEL, Literal("x"))]}) == []
