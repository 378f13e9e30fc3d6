"""Tables are compacted when there is quiet, and nothing but the version shows it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.store import open_store, writing
from graph.store.base import Change
from graph.store.tidying import Tidying
from tests.graph.store.contract import BASE, IDS, default_graph, triple

MUCH = Change({IDS.facts("a"): [triple(f"s{n}", str(n)) for n in range(50_000)]})


def quads(start: int, count: int) -> list[Quad]:
    return [
        Quad(NamedNode(f"http://example.org/{n}"), NamedNode("http://example.org/p"), Literal(str(n)))
        for n in range(start, start + count)
    ]


def written(store: Store, start: int, count: int) -> None:
    store.extend(quads(start, count))
    store.flush()


def test_a_folder_is_due_once_a_tenth_of_it_is_new(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    tidying = Tidying(store, tmp_path)
    assert not tidying.due()
    written(store, 0, 50_000)
    assert tidying.due()
    tidying.run()
    assert not tidying.due()
    written(store, 50_000, 10)
    assert not tidying.due()
    written(store, 60_000, 30_000)
    assert tidying.due()


def test_writes_go_on_while_it_runs(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    written(store, 0, 50_000)
    tidying = Tidying(store, tmp_path)
    tidying.start()
    tidying.start()
    written(store, 50_000, 100)
    while tidying.running:
        time.sleep(0.01)
    assert len(store) == 50_100


def test_quiet_brings_a_compact_version_of_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_QUIET", 0.2)
    store = open_store(tmp_path / "data", BASE)
    try:
        told = store.commit(MUCH)
        before = default_graph(store)
        end = time.monotonic() + 30
        while store.version == told and time.monotonic() < end:
            time.sleep(0.02)
        assert store.version != told
        assert store.changed_since(told) == set()
        assert default_graph(store) == before
        tables = {table.name for table in store.folder.snapshot(store.version).glob("*.sst")}
        store.commit(Change({IDS.facts("b"): [triple("s", "2")]}))
        assert tables & {table.name for table in store.folder.snapshot(store.version).glob("*.sst")}
    finally:
        store.close()


def test_a_killed_writer_does_not_go_on_tidying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_QUIET", 0.2)
    store = open_store(tmp_path / "data", BASE)
    try:
        store.commit(MUCH)
        child = store._writer._child
        assert child is not None
        child.process.kill()
        child.process.wait()
        time.sleep(1)
        store.commit(Change({IDS.facts("b"): [triple("s", "2")]}))
        assert len(default_graph(store)) == 50_001
    finally:
        store.close()
