"""What the disk, a kill or a damaged folder do to the embedded store: whole states and clear errors."""

from __future__ import annotations

import json
import resource
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import Conflict, InvalidQuery, LimitExceeded, NotFound, Unavailable
from graph.store import migrations, open_store
from graph.store.backup import backup, restore
from graph.store.base import Change
from graph.store.embedded import EmbeddedStore
from tests.graph.store.contract import BASE, IDS, count, default_graph, triple

KEPT = {("http://example.org/s", "1")}
TURTLE = "".join(f'<http://e/s{i}> <http://e/p> "o{i}" .\n' for i in range(60_000))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    store = open_store(tmp_path / "data", BASE, query_timeout=20)
    store.commit(Change({IDS.facts("a"): [triple("s", "1")]}))
    yield store
    store.close()


def kill_soon(store: EmbeddedStore, seconds: float) -> threading.Thread:
    def kill() -> None:
        time.sleep(seconds)
        child = store._writer._child
        if child is not None:
            child.process.kill()

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


@pytest.mark.parametrize("work", ["update", "put", "import"])
def test_a_writer_killed_in_mid_work_changes_nothing(store: EmbeddedStore, work: str, tmp_path: Path) -> None:
    file = tmp_path / "all.nt"
    file.write_text(TURTLE)
    before = store.version
    killer = kill_soon(store, 0.15)
    try:
        if work == "update":
            store.update(f"INSERT DATA {{ {TURTLE} }}", BASE)
        elif work == "put":
            store.put("http://e/g", [("text/turtle", TURTLE.encode())], BASE, replace=True)
        else:
            store.import_file(file, "application/n-triples", BASE)
        done = True
    except LimitExceeded:
        done = False
    killer.join()
    assert (store.version != before) == done
    assert count(store, "?s <http://e/p> ?o") == (60_000 if done else 0)
    store.commit(Change({IDS.facts("b"): [triple("t", "2")]}))
    assert count(store, "?s <http://example.org/p> ?o") == 2


def test_a_full_disk_is_told_and_changes_nothing(store: EmbeddedStore) -> None:
    child = store._writer._child
    assert child is not None
    before = store.version
    resource.prlimit(child.pid, resource.RLIMIT_FSIZE, (200_000, 200_000))
    with pytest.raises(Unavailable, match="free some space"):
        store.put("http://e/g", [("text/turtle", TURTLE.encode())], BASE, replace=True)
    assert store.version == before
    assert default_graph(store) == KEPT
    store.commit(Change({IDS.facts("b"): [triple("t", "2")]}))
    assert count(store, "?s <http://example.org/p> ?o") == 2


def test_a_state_that_cannot_be_noted_is_not_published(
    store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = store.version
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "write", full)
        with pytest.raises(Unavailable, match="No space left"):
            store.commit(Change({IDS.facts("b"): [triple("t", "2")]}))
        patch.setattr("graph.store.layout.link_copy", full)
        with pytest.raises(Unavailable, match="No space left"):
            store.commit(Change({IDS.facts("b"): [triple("t", "2")]}))
    assert (store.version, default_graph(store)) == (before, KEPT)
    store.commit(Change({IDS.facts("b"): [triple("t", "2")]}))
    assert count(store, "?s <http://example.org/p> ?o") == 2


def test_malformed_and_hugely_nested_rdf_is_refused(store: EmbeddedStore, tmp_path: Path) -> None:
    before = store.version
    file = tmp_path / "all"
    for media, data in (
        ("application/ld+json", b'{"http://e/p":' * 50_000),
        ("text/turtle", b"<http://s> <http://p> " + b"( " * 50_000),
        ("application/n-quads", b"<http://s> <http://p> " + b"<<( <http://s> <http://p> " * 50_000),
        ("application/rdf+xml", b"<a>" * 10_000),
        ("application/trig", b"\xff\xfe\x00"),
    ):
        file.write_bytes(data)
        with pytest.raises((InvalidQuery, LimitExceeded)):
            store.put("http://e/g", [(media, data)], BASE, replace=True)
        with pytest.raises((InvalidQuery, LimitExceeded)):
            store.import_file(file, media, BASE)
    assert (store.version, default_graph(store)) == (before, KEPT)


def test_a_backup_while_writing_is_of_one_state(store: EmbeddedStore, tmp_path: Path) -> None:
    ended = threading.Event()

    def write() -> None:
        for i in range(200):
            pair = [triple(f"s{i}", "x"), triple(f"t{i}", "x")]
            store.commit(Change({IDS.facts("n"): pair}))
            if ended.is_set():
                return

    thread = threading.Thread(target=write)
    thread.start()
    for n in range(3):
        backup(store, tmp_path / f"backup{n}")
    ended.set()
    thread.join()
    for n in range(3):
        restore(tmp_path / f"backup{n}", tmp_path / f"restored{n}")
        again = open_store(tmp_path / f"restored{n}", BASE)
        found = {subject[-3:].strip("st") for subject, _ in default_graph(again) - KEPT}
        assert len(list(again.quads(IDS.facts("n")))) in (0, 2)
        assert len(found) <= 1
        again.close()


def test_damaged_folders_are_told(store: EmbeddedStore, tmp_path: Path) -> None:
    backup(store, tmp_path / "backup")
    store.close()
    state = store.folder.path / "store.json"
    good = state.read_text()
    for text in ("", "{", "[]", "{}", '{"format": "x"}', '{"format": 1, "base_iri": "b"}'):
        state.write_text(text)
        with pytest.raises(Conflict, match=r"store\.json is damaged"):
            open_store(store.folder.path, BASE)
    state.write_text(json.dumps({**json.loads(good), "format": migrations.FORMAT + 1}))
    with pytest.raises(Conflict, match="newer version"):
        open_store(store.folder.path, BASE)
    state.write_text(good)
    snapshot = store.folder.snapshot(json.loads(good)["snapshot"])
    for folder in (snapshot, tmp_path / "backup" / "snapshots" / snapshot.name):
        for file in (*folder.glob("MANIFEST*"), *folder.glob("*.sst")):
            file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(Conflict, match="restore a backup"):
        open_store(store.folder.path, BASE)
    with pytest.raises(Conflict, match="damaged"):
        restore(tmp_path / "backup", tmp_path / "again")
    shutil.rmtree(snapshot)
    with pytest.raises(Conflict, match="lacks its snapshot"):
        open_store(store.folder.path, BASE)


def test_a_restore_is_whole_or_begins_anew(store: EmbeddedStore, tmp_path: Path) -> None:
    backup(store, tmp_path / "backup")
    data = tmp_path / "again"
    (data / ".restoring" / "half").mkdir(parents=True)
    restore(tmp_path / "backup", data)
    again = open_store(data, BASE)
    assert default_graph(again) == KEPT
    again.close()
    with pytest.raises(Conflict, match="not empty"):
        restore(tmp_path / "backup", data)
    with pytest.raises(NotFound, match="holds no backup"):
        restore(tmp_path / "none", tmp_path / "other")


def test_older_formats_are_brought_up(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    state = store.folder.path / "store.json"
    values = json.loads(state.read_text())
    state.write_text(json.dumps({name: values[name] for name in ("base_iri", "snapshot")}))
    again = open_store(store.folder.path, BASE)
    assert default_graph(again) == KEPT
    again.close()
    assert json.loads(state.read_text()) == values

    def renamed(folder: Path, old: migrations.Values) -> migrations.Values:
        (folder / "came-by").touch()
        return old

    monkeypatch.setattr(migrations, "FORMAT", 2)
    monkeypatch.setattr(migrations, "MIGRATIONS", {**migrations.MIGRATIONS, 1: renamed})
    open_store(store.folder.path, BASE).close()
    assert json.loads(state.read_text())["format"] == 2
    assert (store.folder.path / "came-by").exists()
