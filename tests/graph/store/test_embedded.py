from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Quad, Triple

from graph.errors import Conflict
from graph.store import open_store
from graph.store.base import Change
from graph.store.embedded import EmbeddedStore
from tests.graph.store.contract import BASE, IDS, P, StoreContract, count, default_graph, thing, triple


class TestEmbedded(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[EmbeddedStore]:
        store = open_store(tmp_path / "data", BASE)
        yield store
        store.close()

    def test_it_is_there_after_reopening(self, store: EmbeddedStore) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
        version = store.version
        store.close()
        again = open_store(store.folder.path, BASE)
        try:
            assert again.version == version
            assert default_graph(again) == {("http://example.org/s", "1")}
        finally:
            again.close()

    def test_a_second_service_is_refused(self, store: EmbeddedStore) -> None:
        with pytest.raises(Conflict, match="running service"):
            open_store(store.folder.path, BASE)

    def test_another_base_is_refused(self, store: EmbeddedStore) -> None:
        store.close()
        with pytest.raises(Conflict, match="BASE_IRI"):
            open_store(store.folder.path, "http://elsewhere.example")

    def test_a_killed_writer_loses_nothing_published(self, store: EmbeddedStore) -> None:
        store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
        writer = store._writer._child
        assert writer is not None
        writer.process.kill()
        writer.process.wait()
        with ThreadPoolExecutor(4) as threads:
            done = [threads.submit(self.try_commit, store, i) for i in range(8)]
            kept = [i for i, future in enumerate(done) if future.result()]
        assert len(kept) >= 7
        assert default_graph(store) == {("http://example.org/s", "1")} | {
            (f"http://example.org/t{i}", "x") for i in kept
        }

    @staticmethod
    def try_commit(store: EmbeddedStore, i: int) -> bool:
        from graph.errors import Unavailable

        try:
            store.commit(Change({IDS.facts(f"d{i}"): [triple(f"t{i}", "x")]}))
        except Unavailable:
            return False
        return True

    def test_old_snapshots_go(self, store: EmbeddedStore) -> None:
        for i in range(5):
            store.commit(Change({IDS.facts("a"): [triple("s", str(i))]}))
            store.select("SELECT * WHERE { ?s ?p ?o }")
        view = store.view()
        held = view.version
        store.commit(Change({IDS.facts("a"): [triple("s", "last")]}))
        assert {p.name for p in store.folder.snapshots.iterdir()} == {held, store.version}
        del view
        gc.collect()
        assert {p.name for p in store.folder.snapshots.iterdir()} == {store.version}

    def test_blank_nodes_keep_their_names(self, store: EmbeddedStore) -> None:
        node = BlankNode("kept")
        store.commit(Change({IDS.facts("a"): [Triple(node, P, thing("o")), Triple(thing("s"), P, node)]}))
        assert {q.subject for q in store.quads(IDS.facts("a"))} == {node, thing("s")}
        store.commit(Change({IDS.facts("a"): [Triple(node, P, thing("o"))]}))
        assert count(store, "?s ?p ?o") == 1

    def test_without_union_the_default_graph_is_the_stored_one(self, store: EmbeddedStore) -> None:
        store.commit(
            Change({IDS.facts("a"): [triple("s", "1")], IDS.service("default"): [triple("own", "2")]})
        )
        assert len(default_graph(store)) == 2
        store.close()
        plain = open_store(store.folder.path, BASE, union_default_graph=False)
        assert list(plain.graphs())
        assert len(default_graph(plain)) == 2
        plain.close()
        again = open_store(store.folder.path, BASE)
        assert len(default_graph(again)) == 2
        assert set(again.quads(IDS.service("default"))) == {
            Quad(thing("own"), P, triple("", "2").object, IDS.service("default"))
        }
        again.close()

    def test_a_service_killed_in_mid_write_leaves_whole_documents(self, tmp_path: Path) -> None:
        folder = tmp_path / "killed"
        with subprocess.Popen(
            [sys.executable, "-c", WRITES, str(folder), BASE], stdout=subprocess.PIPE
        ) as service:
            assert service.stdout is not None
            for _ in range(4):
                service.stdout.readline()
            service.kill()
        store = open_store(folder, BASE)
        try:
            graphs = list(store.graphs())
            assert len(graphs) >= 8
            assert all(len(list(store.quads(graph))) == 300 for graph in graphs)
            assert {graph.value.removesuffix("/claims") + "/claims" for graph in graphs} == {
                graph.value for graph in graphs if graph.value.endswith("/claims")
            }
            assert count(store, "?s ?p ?o") == 300 * len(graphs) // 2
            assert len(list(folder.glob("live-*"))) == 1
        finally:
            store.close()


WRITES = """
import sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Triple
from graph.ids import Ids
from graph.store import open_store
from graph.store.base import Change
ids = Ids(sys.argv[2])
store = open_store(Path(sys.argv[1]), sys.argv[2])
for n in range(1000):
    node = NamedNode(f"http://example.org/{n}")
    triples = [Triple(node, NamedNode("http://example.org/p"), Literal(str(i))) for i in range(300)]
    store.commit(Change({ids.facts(f"d{n}"): triples, ids.claims(f"d{n}"): triples}))
    print(n, flush=True)
"""
