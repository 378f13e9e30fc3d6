"""Backups: whole data folders that can be put back, each of one consistent state."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path

from graph.errors import Conflict, NotFound
from graph.store.embedded import EmbeddedStore
from graph.store.layout import FORMAT, State


def backup(store: EmbeddedStore, folder: Path) -> None:
    """Copy the current state into a folder that does not exist yet, or is empty; raises `Conflict`."""
    _check_free(folder)
    version, source = store.snapshots.hold_current()
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part / "snapshots" / version, ignore=shutil.ignore_patterns("LOCK", "LOG*"))
        state = replace(store.folder.state, snapshot=version)
        (part / "store.json").write_text(json.dumps(asdict(state)))
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    finally:
        store.snapshots.release(version)
        shutil.rmtree(part, ignore_errors=True)


def restore(folder: Path, data: Path) -> State:
    """Put a backup into an empty data folder; what was restored.

    Raises `NotFound` if `folder` holds no backup, `Conflict` if `data` is in use or the backup is of a newer
    version.
    """
    file = folder / "store.json"
    if not file.is_file():
        raise NotFound(f"{folder} holds no backup: name a folder that `policygraph backup` wrote")
    state = State(**json.loads(file.read_text()))
    if state.format > FORMAT:
        raise Conflict(f"{folder} was written by a newer version: restore it with that one")
    _check_free(data)
    data.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder / "snapshots" / state.snapshot, data / "snapshots" / state.snapshot)
    part = data / "store.json.new"
    shutil.copyfile(file, part)
    part.replace(data / "store.json")
    return state


def _check_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Conflict(f"{folder} is not empty: name a new folder")
