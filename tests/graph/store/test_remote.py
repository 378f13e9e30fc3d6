from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.errors import Forbidden, InvalidQuery, LimitExceeded, Unavailable
from graph.ids import UNMERGED
from graph.store.asking import Question
from graph.store.base import Change
from graph.store.limits import Limits
from graph.store.remote import RemoteStore
from graph.store.remote_http import Account
from graph.store.remote_questions import RemoteQuestions, Seen
from graph.store.transfer import export
from tests.graph.store.contract import BASE, IDS, P, StoreContract, count, default_graph, thing, triple
from tests.graph.store.servers import oxigraph_server

JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    with oxigraph_server(tmp_path_factory.mktemp("oxigraph")) as account:
        yield account


class TestRemote(StoreContract):
    isolated = False

    @pytest.fixture
    def store(self, account: Account) -> Iterator[RemoteStore]:
        store = RemoteStore(account, BASE, limits=Limits(seconds=10))
        store.server.update("DROP ALL")
        store._version = ""
        yield store
        store.close()

    def test_another_service_sees_the_version(self, store: RemoteStore, account: Account) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
        again = RemoteStore(account, BASE)
        assert again.version == store.version
        again.close()

    def test_blank_nodes_keep_their_names(self, store: RemoteStore) -> None:
        change = Change({IDS.facts("a"): [Triple(BlankNode("b"), P, Literal("1"))]})
        first = store.commit(change)
        assert store.commit(change) == first
        assert [quad.subject for quad in store.quads(IDS.facts("a"))] == [BlankNode("b")]

    def test_large_changes_go_in_batches(self, store: RemoteStore) -> None:
        store.commit(Change({IDS.facts("a"): [triple(f"s{i}", "x") for i in range(6_000)]}))
        assert count(store, "?s ?p ?o") == 6_000
        store.commit(Change({IDS.facts("a"): []}))
        assert (count(store, "?s ?p ?o"), list(store.graphs())) == (0, [])

    def test_foreign_updates_keep_the_merged_graph(self, store: RemoteStore) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
        store.update("INSERT DATA { <s> <p> 1 GRAPH <g> { <s> <p> 1, 2 } }", "http://e/")
        assert count(store, "?s ?p ?o") == 3
        store.update(
            "DELETE DATA { GRAPH <g> { <s> <p> 1 } } ; DELETE WHERE { GRAPH <g> { ?s ?p 2 } }", "http://e/"
        )
        assert count(store, "?s ?p ?o") == 2
        store.update("INSERT { GRAPH <copy> { ?s ?p ?o } } WHERE { ?s ?p ?o }", "http://e/")
        assert count(store, "GRAPH <http://e/copy> { ?s ?p ?o }") == 2
        store.update("DROP ALL", "http://e/")
        assert default_graph(store) == {("http://example.org/s", "1")}
        for text in (f"CLEAR GRAPH {IDS.facts('a')}", "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"):
            with pytest.raises(Forbidden):
                store.update(text, "http://e/")
        with pytest.raises(InvalidQuery):
            store.update("INSERT DATA {", "http://e/")

    def test_graphs_over_the_graph_store_protocol(self, store: RemoteStore) -> None:
        assert (
            store.put("http://e/g", [("text/turtle", b"<s> <p> 1, [ <q> 2 ] .")], "http://e/", replace=True)[
                1
            ]
            is False
        )
        assert (
            store.put("http://e/g", [("text/turtle", b"<s> <p> 3 .")], "http://e/", replace=False)[1] is True
        )
        other = ("application/n-quads", b'<http://e/s> <http://e/p> "4" <http://e/other> .')
        with pytest.raises(InvalidQuery, match="http://e/other"):
            store.put("http://e/g", [other], "http://e/", replace=True)
        assert len(list(store.quads(NamedNode("http://e/g")))) == 4
        assert store.drop("http://e/g")[1] is True
        assert not store.holds("http://e/g")

    def test_foreign_queries_are_passed_on(self, store: RemoteStore) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1")], IDS.facts("b"): [triple("s", "1")]}))

        async def ask(text: str, **more: float) -> list[dict[str, dict[str, str]]]:
            answer = await store.questions.ask(Question(text, BASE, JSON, "text/turtle", **more))  # type: ignore[arg-type]
            rows: list[dict[str, dict[str, str]]] = json.loads(answer.read())["results"]["bindings"]
            return rows

        async def main() -> None:
            assert len(await ask("SELECT * { ?s ?p ?o }")) == 1
            assert len(await ask("SELECT ?g { GRAPH ?g { ?s ?p '1' } }")) == 2
            with pytest.raises(InvalidQuery):
                await ask("SELECT WHERE")
            with pytest.raises(Forbidden):
                await ask("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")

        asyncio.run(main())

    def test_an_export_leaves_out_the_merged_graph(self, store: RemoteStore) -> None:
        store.commit(
            Change(
                {IDS.facts("a"): [triple("s", "1")]},
                [Quad(thing("l"), P, thing("o"), IDS.service("history"))],
            )
        )
        assert len(b"".join(export(store.view(), "nquads", BASE)).splitlines()) == 2


def test_a_server_that_does_not_answer_is_left() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async def main() -> None:
        server = await asyncio.start_server(silent, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        seen = Seen(IDS, lambda: "1", tuple)
        questions = RemoteQuestions(Account(f"http://127.0.0.1:{port}/", ""), Limits(seconds=0.5), seen)
        with pytest.raises(LimitExceeded, match=r"0\.5 s"):
            await questions.ask(Question("ASK {}", BASE, JSON, None))
        await asyncio.sleep(0.1)
        server.close()
        await server.wait_closed()

    asyncio.run(main())


def test_no_server_is_told() -> None:
    with pytest.raises(Unavailable, match="start it"):
        RemoteStore(Account("http://127.0.0.1:9/query", "http://127.0.0.1:9/update"), BASE)


def test_the_rule_of_what_shows_is_the_same() -> None:
    shows = [
        name for name in ("doc", "ontology", "default", *UNMERGED) if IDS.merged(IDS.service(name).value)
    ]
    assert shows == ["doc", "ontology", "default"]
