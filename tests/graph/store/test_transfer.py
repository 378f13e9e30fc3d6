from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, Triple

from graph.errors import Conflict, InvalidQuery, NotFound, UnknownFormat
from graph.store import open_store
from graph.store.backup import backup, restore
from graph.store.base import Change, View
from graph.store.embedded import EmbeddedStore
from graph.store.memory import MemoryStore
from graph.store.transfer import FORMATS, export
from tests.graph.store.contract import BASE, IDS, P, default_graph, thing, triple

MANY = 12_000
"""More than two batches of an export."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    store = open_store(tmp_path / "data", BASE)
    store.commit(
        Change(
            {
                IDS.facts("a"): [triple(f"s{i}", "한글 \"'\n") for i in range(MANY)],
                IDS.claims("a"): [
                    Triple(BlankNode("b"), P, thing("c")),
                    Triple(thing("d"), P, BlankNode("b")),
                ],
                IDS.service("default"): [Triple(thing("own"), P, Literal("x", language="ko"))],
            }
        )
    )
    yield store
    store.close()


def everything(view: View) -> set[str]:
    return {str(quad) for graph in view.graphs() for quad in view.quads(graph)}


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_an_export_comes_back_the_same(store: EmbeddedStore, form: str, tmp_path: Path) -> None:
    file = tmp_path / "export"
    file.write_bytes(b"".join(export(store.view(), form, BASE)))
    again = open_store(tmp_path / "again", BASE)
    try:
        again.import_file(file, FORMATS[form].media_type, BASE)
        assert everything(again.view()) == everything(store.view())
        assert default_graph(again) == default_graph(store)
    finally:
        again.close()


def test_turtle_holds_what_a_query_sees(store: EmbeddedStore) -> None:
    assert b"".join(export(store.view(), "turtle", BASE)).count(b"example.org/p>") == MANY + 1


def test_an_empty_graph_exports_to_empty_documents() -> None:
    empty = MemoryStore(BASE)
    assert b"".join(export(empty.view(), "nquads", BASE)) == b""
    assert b"".join(export(empty.view(), "jsonld", BASE)) == b"[]"
    with pytest.raises(UnknownFormat, match="trig"):
        export(empty.view(), "yaml", BASE)


def test_a_broken_import_changes_nothing(store: EmbeddedStore, tmp_path: Path) -> None:
    file = tmp_path / "broken.nq"
    file.write_text("<http://e/s> <http://e/p> <http://e/o> .\n" * 60_000 + "<")
    before = store.version
    with pytest.raises(InvalidQuery, match="N-Quads"):
        store.import_file(file, "application/n-quads", BASE)
    assert store.version == before
    store.commit(Change({IDS.facts("b"): [triple("t", "1")]}))
    assert not list(store.select("SELECT ?o WHERE { <http://e/s> ?p ?o }"))


def test_a_backup_of_a_running_store_is_restored(store: EmbeddedStore, tmp_path: Path) -> None:
    backup(store, tmp_path / "backup")
    before = everything(store.view())
    store.commit(Change({IDS.facts("a"): []}))
    restore(tmp_path / "backup", tmp_path / "restored")
    again = open_store(tmp_path / "restored", BASE)
    try:
        assert everything(again.view()) == before
    finally:
        again.close()
    with pytest.raises(Conflict, match="not empty"):
        backup(store, tmp_path / "backup")
    with pytest.raises(Conflict, match="not empty"):
        restore(tmp_path / "backup", tmp_path / "restored")
    with pytest.raises(NotFound):
        restore(tmp_path, tmp_path / "other")
