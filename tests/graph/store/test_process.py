"""Child processes: what allocates their memory, and that the limit on it holds."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

import pytest

from graph.store import open_store, process
from graph.store.embedded import EmbeddedStore
from tests.graph.store.contract import BASE


@pytest.fixture
def mappings(tmp_path: Path) -> str:
    store: EmbeddedStore = open_store(tmp_path / "data", BASE)
    try:
        child = store._writer._child
        assert child is not None
        return Path(f"/proc/{child.pid}/maps").read_text()
    finally:
        store.close()


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are preloaded on Linux only")
def test_children_have_the_faster_allocator(mappings: str) -> None:
    assert "libmimalloc.so" in mappings


def test_without_it_they_run_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "files", missing)
    monkeypatch.setenv("LD_PRELOAD", "/other.so")
    found = process._environment.__wrapped__()
    assert found["LD_PRELOAD"] == "/other.so"
    assert found["MALLOC_ARENA_MAX"] == "1"


def test_what_is_preloaded_already_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_PRELOAD", "/other.so")
    first, second = process._environment.__wrapped__()["LD_PRELOAD"].split()
    assert first == "/other.so"
    assert second.endswith("libmimalloc.so")
