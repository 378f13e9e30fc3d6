"""What every store must do. A test class per store inherits this and gives the `store` fixture."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.errors import InvalidQuery, Unavailable
from graph.ids import Ids
from graph.store.base import Change, Store

BASE = "http://127.0.0.1:8000"
IDS = Ids(BASE)
P = NamedNode("http://example.org/p")
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def thing(name: str) -> NamedNode:
    return NamedNode(f"http://example.org/{name}")


def triple(subject: str, value: str) -> Triple:
    return Triple(thing(subject), P, Literal(value))


def default_graph(store: Store) -> set[tuple[str, str]]:
    return {
        (row["s"].value, row["o"].value)
        for row in store.select("SELECT ?s ?o WHERE { ?s <http://example.org/p> ?o }")
        if not isinstance(row["s"], BlankNode)
    }


def count(store: Store, where: str) -> int:
    return int(store.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")[0]["n"].value)


class StoreContract:
    isolated = True
    """Whether a view is a snapshot; a remote server offers none."""

    def test_a_commit_shows_at_once(self, store: Store) -> None:
        before = store.version
        version = store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
        assert version == store.version != before
        assert default_graph(store) == {("http://example.org/s", "1")}
        assert list(store.graphs()) == [IDS.facts("a")]

    def test_a_triple_of_two_graphs_counts_once(self, store: Store) -> None:
        both = [triple("s", "1"), triple("s", "2")]
        store.commit(Change({IDS.facts("a"): both, IDS.facts("b"): both}))
        assert count(store, "?s ?p ?o") == 2
        assert count(store, f"GRAPH ?g {{ ?s {P} ?o }}") == 4

    def test_removal_is_exact(self, store: Store) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1"), triple("s", "2")]}))
        store.commit(Change({IDS.facts("b"): [triple("s", "2"), triple("s", "3")]}))
        store.commit(Change({IDS.facts("a"): []}))
        assert default_graph(store) == {("http://example.org/s", "2"), ("http://example.org/s", "3")}
        assert list(store.graphs()) == [IDS.facts("b")]
        store.commit(Change({IDS.facts("b"): []}))
        assert default_graph(store) == set()
        assert list(store.graphs()) == []

    def test_replacing_a_graph_keeps_what_others_state(self, store: Store) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1")], IDS.facts("b"): [triple("s", "1")]}))
        store.commit(Change({IDS.facts("a"): [triple("s", "2")]}))
        assert default_graph(store) == {("http://example.org/s", "1"), ("http://example.org/s", "2")}

    def test_claims_texts_and_logs_are_reached_by_graph_only(self, store: Store) -> None:
        hidden = [IDS.claims("a"), IDS.text("a"), IDS.service("judgements"), IDS.service("history")]
        store.commit(Change({graph: [triple("hidden", "1")] for graph in hidden}))
        assert default_graph(store) == set()
        assert set(store.graphs()) == set(hidden)
        assert count(store, f"GRAPH {IDS.claims('a')} {{ ?s ?p ?o }}") == 1

    def test_appended_lines_stay(self, store: Store) -> None:
        log = IDS.service("history")
        store.commit(Change(append=[Quad(thing("line1"), P, Literal("a"), log)]))
        store.commit(Change(append=[Quad(thing("line2"), P, Literal("b"), log)]))
        assert {quad.subject for quad in store.quads(log)} == {thing("line1"), thing("line2")}

    def test_an_equal_change_changes_nothing(self, store: Store) -> None:
        change = Change(
            {IDS.facts("a"): [triple("s", "1")]}, [Quad(thing("l"), P, Literal("a"), IDS.service("history"))]
        )
        first = store.commit(change)
        assert store.commit(change) == first

    def test_a_view_stays_as_it_is(self, store: Store) -> None:
        if not self.isolated:
            pytest.skip("a view of this store is not a snapshot")
        store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
        view = store.view()
        store.commit(Change({IDS.facts("a"): [triple("s", "2")]}))
        assert [row["o"].value for row in view.select(f"SELECT ?o WHERE {{ ?s {P} ?o }}")] == ["1"]
        assert [quad.object for quad in view.quads(IDS.facts("a"))] == [Literal("1")]
        assert view.version != store.version

    def test_bindings_fix_variables(self, store: Store) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1"), triple("t", "2")]}))
        rows = store.select(f"SELECT ?o WHERE {{ ?s {P} ?o }}", {"s": thing("t")})
        assert [row["o"].value for row in rows] == ["2"]

    def test_prefixes_need_no_declaration(self, store: Store) -> None:
        store.commit(
            Change(
                {
                    IDS.facts("a"): [
                        Triple(
                            thing("firm"), TYPE, NamedNode("https://w3id.org/policygraph/ontology#Company")
                        )
                    ]
                }
            )
        )
        assert len(store.select("SELECT ?s WHERE { ?s a pg:Company ; rdf:type ?t }")) == 1

    def test_unbound_variables_are_left_out(self, store: Store) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
        assert list(store.select("SELECT ?s ?none WHERE { ?s ?p ?o }")[0]) == ["s"]

    def test_terms_come_back_as_they_went(self, store: Store) -> None:
        values: list[Literal | NamedNode] = [
            Literal("한글 'quoted' \"twice\" \\ \n line"),
            Literal("이름", language="ko"),
            Literal("2024-07-26", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
            NamedNode("http://127.0.0.1:8000/id/organization/삼성SDI"),
            Literal("🙂"),
            Literal(
                "POINT(126.9784 37.566)",
                datatype=NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral"),
            ),
        ]
        graph = IDS.facts("a")
        store.commit(Change({graph: [Triple(thing("s"), P, value) for value in values]}))
        assert {quad.object for quad in store.quads(graph)} == set(values)

    def test_a_wrong_query_is_told(self, store: Store) -> None:
        with pytest.raises(InvalidQuery):
            store.select("SELECT WHERE")

    def test_a_closed_store_says_so(self, store: Store) -> None:
        store.close()
        with pytest.raises(Unavailable):
            store.commit(Change())
