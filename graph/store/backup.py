"""Backups: whole data folders that can be put back, each of one consistent state."""

from __future__ import annotations

import shutil
from dataclasses import asdict, replace
from pathlib import Path

from pyoxigraph import Store

from graph.errors import Conflict, NotFound
from graph.store import migrations
from graph.store.embedded import EmbeddedStore
from graph.store.layout import State

_PART = ".restoring"


def backup(store: EmbeddedStore, folder: Path) -> None:
    """Copy the current state into a folder that does not exist yet, or is empty; raises `Conflict`."""
    _check_free(folder)
    version, source = store.snapshots.hold_current()
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part / "snapshots" / version, ignore=shutil.ignore_patterns("LOCK", "LOG*"))
        state = replace(store.folder.state, snapshot=version)
        migrations.write(part, asdict(state))
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    finally:
        store.snapshots.release(version)
        shutil.rmtree(part, ignore_errors=True)


def restore(folder: Path, data: Path) -> State:
    """Put a backup into an empty data folder; what was restored.

    Raises `NotFound` if `folder` holds no backup, `Conflict` if `data` is in use, or if the backup is damaged
    or of a newer version.
    """
    values = migrations.read(folder)
    if values is None or not values["snapshot"]:
        raise NotFound(f"{folder} holds no backup: name a folder that `policygraph backup` wrote")
    data.mkdir(parents=True, exist_ok=True)
    part = data / _PART
    shutil.rmtree(part, ignore_errors=True)  # of a restore that was broken off
    _check_free(data)
    try:
        shutil.copytree(folder / "snapshots" / values["snapshot"], part / values["snapshot"])
        _check_opens(part / values["snapshot"], folder)
        part.rename(data / "snapshots")
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    migrations.write(data, values)
    return State(**migrations.brought_up(data, values))


def _check_opens(snapshot: Path, folder: Path) -> None:
    try:
        len(Store.read_only(str(snapshot)))
    except (OSError, RuntimeError) as error:
        raise Conflict(f"the backup in {folder} is damaged ({error}): use another one") from error


def _check_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Conflict(f"{folder} is not empty: name a new folder")
