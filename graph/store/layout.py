"""The data folder: who holds it, which snapshot is current, and what may be swept away.

store.json      format, base IRI, kind of default graph and the current snapshot; replaced atomically
snapshots/V/    a published state; never written again
live-*/         where the writer works; made anew from the current snapshot at each start, so that what was
                not published never happened
spool/          parts of answers
lock            held while a store is open
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO

from graph.errors import Conflict
from graph.store import migrations

_GRACE = 5.0
"""Seconds that the writer of a killed service gets to end."""


@dataclass(frozen=True, slots=True)
class State:
    """What `store.json` says."""

    base_iri: str
    union: bool
    snapshot: str
    format: int = migrations.FORMAT


def base_of(folder: Path) -> str | None:
    """The base IRI that a data folder was given at its first start; None for a fresh one."""
    try:
        found = json.loads((folder / "store.json").read_text()).get("base_iri")
    except (OSError, ValueError, AttributeError):
        return None
    return str(found) if found else None


class Folder:
    """A data folder, locked for as long as it is open."""

    def __init__(self, path: Path, base_iri: str) -> None:
        self.path = path
        self.snapshots = path / "snapshots"
        self.spool = path / "spool"
        for folder in (path, self.snapshots, self.spool):
            folder.mkdir(parents=True, exist_ok=True)
        self.closed = False
        self._lock = _hold(path / "lock")
        try:
            self.state = self._read(base_iri)
            self._sweep()
        except BaseException:
            self._lock.close()
            raise

    def close(self) -> None:
        """Let another process open the folder."""
        self.closed = True
        self._lock.close()

    def snapshot(self, version: str) -> Path:
        """Where a version stands."""
        return self.snapshots / version

    def fresh(self) -> bool:
        """Whether nothing was ever published here."""
        return not self.state.snapshot

    def next_version(self) -> str:
        """A name for the next state; random in part, so that a restored folder never repeats one."""
        number = int(self.state.snapshot.partition("-")[0] or 0) + 1
        return f"{number:08d}-{secrets.token_hex(4)}"

    def publish(self, version: str, *, union: bool | None = None) -> None:
        """Make a finished snapshot the current one, for good."""
        state = replace(self.state, snapshot=version, union=self.state.union if union is None else union)
        migrations.write(self.path, asdict(state))
        self.state = state

    def discard(self, version: str) -> None:
        """Remove a snapshot that nobody reads any more."""
        if version and version != self.state.snapshot:
            shutil.rmtree(self.snapshot(version), ignore_errors=True)

    def new_live(self) -> Path:
        """A working copy of the current snapshot for a new writer; older ones go."""
        for old in self.path.glob("live-*"):
            _remove(old)
        live = self.path / f"live-{secrets.token_hex(4)}"
        if not self.fresh():
            link_copy(self.snapshot(self.state.snapshot), live)
        return live

    def _read(self, base_iri: str) -> State:
        values = migrations.read(self.path)
        if values is None:
            return State(base_iri=base_iri, union=True, snapshot="")
        state = State(**migrations.brought_up(self.path, values))
        if state.base_iri != base_iri:
            raise Conflict(
                f"{self.path} belongs to {state.base_iri}, not {base_iri}: set POLICYGRAPH_BASE_IRI to that "
                "or choose another data folder"
            )
        return state

    def _sweep(self) -> None:
        for old in self.snapshots.iterdir():
            self.discard(old.name)
        for part in self.spool.iterdir():
            part.unlink()


def _remove(folder: Path) -> None:
    """Remove a folder that the writer of a killed service may still be filling, for the moment that it takes
    to see that its service has gone; what is left after `_GRACE` goes at the next start."""
    end = time.monotonic() + _GRACE
    shutil.rmtree(folder, ignore_errors=True)
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.02)
        shutil.rmtree(folder, ignore_errors=True)


def link_copy(source: Path, target: Path) -> None:
    """Copy a closed Oxigraph folder; its immutable table files are shared where the disk allows."""
    target.mkdir(parents=True)
    for file in source.iterdir():
        if file.name == "LOCK":
            continue
        if file.suffix == ".sst":
            try:
                os.link(file, target / file.name)
                continue
            except OSError:
                pass  # another disk: a true copy then
        shutil.copy2(file, target / file.name)


def _hold(path: Path) -> IO[str]:
    file = path.open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise Conflict(
            f"{path.parent} is held by a running service: stop it, work through it (--url), "
            "or choose another folder"
        ) from None
    return file
