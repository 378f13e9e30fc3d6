"""Foreign updates under the merged graph, beside what the engine alone makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph.errors import Conflict, Forbidden, InvalidQuery
from graph.store.base import Change
from graph.store.writer import Writer
from tests.graph.store.contract import BASE, IDS, P, thing

STORED = IDS.service("default")
HEADER: dict[str, Any] = {"base": "http://x/", "using": [], "using_named": []}
PLAIN = "http://w3.example/"


class OnOneStore(Writer):
    """A writer on a store in memory."""

    def __init__(self, *, union: bool = True) -> None:
        from graph.store.merged import Merged

        self.store = Store()
        self.ids = IDS
        self.merged = Merged(self.store, IDS, union=union)
        self.dirty = False


def update(writer: Writer, text: str, **more: Any) -> None:
    writer.update({**HEADER, **more}, text)


def named(store: Store) -> set[Quad]:
    return {quad for quad in store if not isinstance(quad.graph_name, DefaultGraph)}


def check_merged(writer: Writer) -> None:
    shown = {quad.triple for quad in named(writer.store) if writer.merged.shows(quad.graph_name)}
    merged = [quad.triple for quad in writer.store.quads_for_pattern(None, None, None, DefaultGraph())]
    assert set(merged) == shown
    assert len(merged) == len(shown)
    assert not [graph for graph in writer.store.named_graphs() if "/graph/update/" in graph.value]


GRAPHS = st.sampled_from(["a", "b", "c"])
TRIPLES = st.tuples(GRAPHS, st.integers(0, 2), st.integers(0, 2)).map(lambda t: f"<s{t[1]}> <p> {t[2]} .")
DATA = st.lists(
    st.one_of(TRIPLES, st.tuples(GRAPHS, TRIPLES).map(lambda t: f"GRAPH <{t[0]}> {{ {t[1]} }}")), max_size=4
).map(" ".join)
PATTERNS = GRAPHS.map(
    lambda g: f"{{ GRAPH <{g}> {{ ?s ?p ?o }} OPTIONAL {{ GRAPH <b> {{ ?s ?p ?none }} }} }}"
)
TEMPLATES = st.sampled_from(
    [
        "?s ?p ?o",
        "GRAPH <a> { ?s ?p ?o }",
        "GRAPH <b> { ?s ?p ?o } ?s <q> ?o",
        "?s ?p 1 . GRAPH <c> { ?o ?p ?s }",
        "GRAPH <a> { ?s <p> 0 , ?none ; <q> ?o } . ?s ?p ?none",
    ]
)
PLACES = st.sampled_from(["DEFAULT", "<a>", "<b>", "<c>"])
OPERATIONS = st.one_of(
    DATA.map("INSERT DATA {{ {} }}".format),
    DATA.map("DELETE DATA {{ {} }}".format),
    GRAPHS.map("DELETE WHERE {{ GRAPH <{}> {{ ?s ?p ?o }} }}".format),
    st.tuples(TEMPLATES, TEMPLATES, PATTERNS).map(
        lambda t: f"DELETE {{ {t[0]} }} INSERT {{ {t[1]} }} WHERE {t[2]}"
    ),
    st.tuples(GRAPHS, TEMPLATES, TEMPLATES).map(
        lambda t: f"WITH <{t[0]}> DELETE {{ {t[1]} }} INSERT {{ {t[2]} }} WHERE {{ ?s ?p ?o }}"
    ),
    st.tuples(TEMPLATES, PATTERNS).map(lambda t: f"INSERT {{ {t[0]} }} WHERE {t[1]}"),
    st.sampled_from(["CLEAR", "DROP"]).flatmap(
        lambda w: st.sampled_from(["DEFAULT", "NAMED", "ALL", "GRAPH <a>", "GRAPH <b>"]).map(
            lambda t: f"{w} SILENT {t}"
        )
    ),
    st.tuples(st.sampled_from(["ADD", "COPY", "MOVE"]), PLACES, PLACES).map(
        lambda t: f"{t[0]} SILENT {t[1]} TO {t[2]}"
    ),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(OPERATIONS, min_size=1, max_size=3).map(" ;\n".join), min_size=1, max_size=4))
def test_random_updates_leave_what_the_engine_alone_would(updates: list[str]) -> None:
    writer, engine = OnOneStore(), Store()
    writer.merged.apply(
        Change(
            {IDS.facts("doc"): [Quad(NamedNode("http://x/s0"), NamedNode("http://x/p"), Literal(0)).triple]}
        )
    )
    fixed = named(writer.store)
    for text in updates:
        update(writer, text)
        engine.update(text, base_iri="http://x/")
        expected = {
            Quad(quad.subject, quad.predicate, quad.object, STORED)
            if isinstance(quad.graph_name, DefaultGraph)
            else quad
            for quad in engine
        }
        assert named(writer.store) - fixed == expected
        check_merged(writer)


@pytest.fixture
def writer() -> OnOneStore:
    writer = OnOneStore()
    writer.merged.apply(Change({IDS.facts("doc"): [Quad(thing("s"), P, Literal("1")).triple]}))
    return writer


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (f"INSERT DATA {{ GRAPH {IDS.facts('doc')} {{ <s> <p> 1 }} }}", "/api/documents/doc"),
        (f"DELETE DATA {{ GRAPH {IDS.claims('doc')} {{ <s> <p> 1 }} }}", "/api/documents/doc"),
        (f"PREFIX g: <{BASE}/graph/> INSERT DATA {{ GRAPH g:doc {{ <s> <p> 1 }} }}", "/api/documents/doc"),
        (f"BASE <{BASE}/> INSERT DATA {{ GRAPH <graph/judgements> {{ <s> <p> 1 }} }}", "/api/judgements"),
        (f"BASE <{BASE}/gr\\u0061ph/> INSERT DATA {{ GRAPH <doc> {{ <s> <p> 1 }} }}", "/api/documents/doc"),
        (f"PREFIX g: <{BASE}/gr\\u0061ph/> DROP GRAPH g:doc", "/api/documents/doc"),
        (f"PREFIX g: <{BASE}/gra> CLEAR GRAPH g:ph\\/doc", "/api/documents/doc"),
        (f"BASE <{BASE}/x/> CREATE GRAPH <../graph/new>", "/api/documents/new"),
        (f"MOVE SILENT {IDS.facts('doc')} TO <a>", "/api/documents/doc"),
        (f"ADD SILENT DEFAULT TO {IDS.facts('doc')}", "/api/documents/doc"),
        (f"LOAD SILENT <http://e/x> INTO GRAPH {IDS.facts('doc')}", "/api/documents/doc"),
        (
            f"INSERT {{ GRAPH ?g {{ <s> <p> 1 }} }} WHERE {{ BIND(IRI('{BASE}/graph/doc') AS ?g) }}",
            "/api/documents/doc",
        ),
        (f"WITH {IDS.facts('doc')} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", "/api/documents/doc"),
        ("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", "/api/documents/doc"),
        ("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }", "/api/documents/doc"),
        (f"CLEAR GRAPH {IDS.facts('doc')}", "/api/documents/doc"),
        (f"DROP SILENT GRAPH {IDS.service('ontology')}", "reference add"),
        (f"CREATE GRAPH {IDS.facts('new')}", "/api/documents/new"),
        (f"COPY <a> TO {IDS.facts('doc')}", "/api/documents/doc"),
        (f"MOVE {IDS.facts('doc')} TO <a>", "/api/documents/doc"),
        (f"INSERT DATA {{ GRAPH {STORED} {{ <s> <p> 1 }} }}", "DEFAULT"),
    ],
)
def test_the_services_graphs_are_not_written(writer: OnOneStore, text: str, way: str) -> None:
    with pytest.raises(Forbidden, match=way):
        update(writer, text)


@pytest.mark.parametrize(
    ("opened", "closed"),
    [("1<?b#>'''\n", "#'''\n }"), ('1<?b#>"""\n', '#"""\n }'), ("1<?b&&'>' ", "BIND('x' AS ?x) #'\n }")],
)
def test_no_operation_hides_in_what_another_reader_takes_for_a_string(
    writer: OnOneStore, opened: str, closed: str
) -> None:
    insert = f"INSERT DATA {{ GRAPH {IDS.facts('doc')} {{ <http://x/s> <http://x/p> 2 }} }}"
    text = f"INSERT {{}} WHERE {{ FILTER({opened}) }} ; {insert} ; INSERT {{}} WHERE {{ {closed}"
    Store().update(text)  # the engine by itself reads three operations
    before = named(writer.store)
    with pytest.raises(InvalidQuery):
        update(writer, text)
    assert named(writer.store) == before


@pytest.mark.parametrize("text", ["CLEAR ALL", "DROP ALL", "DROP NAMED", "CLEAR NAMED", "CLEAR DEFAULT"])
def test_clearing_passes_over_the_services_graphs(writer: OnOneStore, text: str) -> None:
    update(writer, "INSERT DATA { <s> <p> 1 GRAPH <mine> { <s> <p> 2 } }")
    update(writer, text)
    assert [quad.graph_name for quad in writer.store.quads_for_pattern(thing("s"), None, None, None)]
    left = {str(quad.graph_name).strip("<>") for quad in named(writer.store)}
    assert ("http://x/mine" in left) == (text == "CLEAR DEFAULT")
    assert (STORED.value in left) == ("NAMED" in text)
    check_merged(writer)


def test_patterns_see_the_merged_graph(writer: OnOneStore) -> None:
    update(writer, "INSERT { GRAPH <mine> { ?s <seen> ?o } } WHERE { ?s ?p ?o }")
    assert {
        quad.object for quad in writer.store.quads_for_pattern(None, None, None, NamedNode("http://x/mine"))
    } == {Literal("1")}
    update(writer, f"COPY {IDS.facts('doc')} TO <copy>")
    assert writer.store.contains_named_graph(NamedNode("http://x/copy"))
    check_merged(writer)


@pytest.mark.parametrize("union", [True, False])
def test_a_dataset_by_protocol(union: bool) -> None:
    writer = OnOneStore(union=union)
    update(writer, "INSERT DATA { GRAPH <a> { <s> <p> 1, 2 } GRAPH <b> { <s> <p> 2, 3 } }")
    graphs = ["http://x/a", "http://x/b"]
    update(
        writer,
        "INSERT { GRAPH <n> { <n> <is> ?n } } WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } }",
        using=graphs,
    )
    update(
        writer,
        "INSERT { GRAPH <m> { <m> <is> ?n } } USING <a> USING <b> "
        "WHERE { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } }",
    )
    update(writer, "DELETE WHERE { GRAPH <a> { ?s ?p ?o } }", using_named=["http://x/b"])
    found = {
        str(quad.object)
        for quad in writer.store.quads_for_pattern(None, NamedNode("http://x/is"), None, None)
    }
    assert found == {'"3"^^<http://www.w3.org/2001/XMLSchema#integer>'}
    assert writer.store.contains_named_graph(NamedNode("http://x/a"))
    with pytest.raises(InvalidQuery, match="USING"):
        update(writer, "WITH <a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", using=graphs)


@pytest.mark.parametrize("union", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { ?s <p> 1 }",
        "INSERT DATA { <s> <p> 1",
        "DELETE { _:b <p> 1 } WHERE {}",
        "WITH <a> WHERE {}",
        "CLEAR",
        "DROP",
        "SELECT * {}",
        "INSERT DATA { <s> <p> 1 } INSERT DATA { <s> <p> 2 }",
        "ADD <a>",
        "DELETE WHERE { _:b <p> ?o }",
    ],
)
def test_malformed_updates_are_refused(union: bool, text: str) -> None:
    writer = OnOneStore(union=union)
    with pytest.raises(InvalidQuery):
        update(writer, text)
    assert not list(writer.store)


def test_comments_strings_and_nesting_do_not_confuse(writer: OnOneStore) -> None:
    update(
        writer,
        """PREFIX e: <http://x/> # a comment with { and GRAPH
        INSERT DATA { e:s e:p "} GRAPH <x> {", '''DROP ALL ;''' # }
          . GRAPH e:g { e:s e:q [ e:r ( 1 2 ) ] . } . e:t e:p 'end' # last
        } ;
        # nothing more
        """,
    )
    values = {
        str(quad.object)
        for quad in writer.store.quads_for_pattern(None, NamedNode("http://x/p"), None, STORED)
    }
    assert values == {'"} GRAPH <x> {"', '"DROP ALL ;"', '"end"'}
    check_merged(writer)


def test_nodes_without_a_name_show_in_the_merged_graph(writer: OnOneStore) -> None:
    update(writer, "INSERT DATA { <s> <p> [ <q> ( 1 2 ) ] GRAPH <a> { [] <p> 1 } }")
    check_merged(writer)
    update(
        writer,
        "INSERT { ?s <r> [ <of> ?o ] GRAPH ?g { [] <p> 1 } } WHERE { ?s <p> ?o VALUES ?g { <a> <new> } }",
    )
    check_merged(writer)
    assert writer.store.contains_named_graph(NamedNode("http://x/new"))


def test_load_reaches_no_address(writer: OnOneStore) -> None:
    with pytest.raises(Forbidden, match="/store"):
        update(writer, "LOAD <http://127.0.0.1:9/x>")
    update(writer, "LOAD SILENT <http://127.0.0.1:9/x> INTO GRAPH <a>")
    update(
        writer, "LOAD <http://h/x> INTO GRAPH <a>", loaded={"http://h/x": "<http://h/s> <http://h/p> _:b ."}
    )
    assert writer.store.contains_named_graph(NamedNode("http://x/a"))
    check_merged(writer)


def test_service_reaches_no_address(writer: OnOneStore) -> None:
    with pytest.raises(Forbidden, match="FEDERATION_HOSTS"):
        update(writer, "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    update(writer, "INSERT { <s> <p> 1 } WHERE { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert len(list(writer.store.quads_for_pattern(NamedNode("http://x/s"), None, None, STORED))) == 1


def test_what_cannot_be_carried_out_is_told(writer: OnOneStore) -> None:
    with pytest.raises(Conflict, match="SILENT"):
        update(writer, "INSERT DATA { <s> <p> 1 } ; CLEAR GRAPH <none>")
    assert not list(writer.store.quads_for_pattern(NamedNode("http://x/s"), None, None, None))


def test_the_folder_of_a_writer(tmp_path: Path) -> None:
    writer = Writer({"live": str(tmp_path / "live"), "base_iri": BASE, "union": True})
    update(writer, "INSERT DATA { <s> <p> 1 }")
    assert len(named(writer.store)) == 1
