"""`export`, `import`, `check`, `backup`, `restore`: the whole graph at once."""

from __future__ import annotations

import sys
from pathlib import Path

from app.client import checked, connect, not_running
from app.settings import Settings


def export(settings: Settings, url: str | None, form: str, out: Path | None) -> None:
    """Stream the graph to a file (written whole or not at all) or to standard output."""
    with (
        connect(settings, url) as client,
        client.stream("GET", "/api/export", params={"format": form}) as answer,
    ):
        checked(answer)
        if out is None:
            for chunk in answer.iter_bytes():
                sys.stdout.buffer.write(chunk)
            return
        part = out.with_name(f".{out.name}.part")
        with part.open("wb") as file:
            for chunk in answer.iter_bytes():
                file.write(chunk)
        part.replace(out)


def import_file(settings: Settings, url: str | None, file: Path) -> None:
    """Send an export to the store."""
    with connect(settings, url) as client, file.open("rb") as data:
        answer = client.post("/api/import", params={"name": file.name}, content=data)
        print(checked(answer).json()["detail"])


def add_reference(settings: Settings, url: str | None, file: Path) -> None:
    """Send a reference file."""
    with connect(settings, url) as client:
        files = {"file": (file.name, file.read_bytes())}
        print(checked(client.post("/api/reference", files=files)).json()["detail"])


def forget(settings: Settings, url: str | None, entity: str) -> None:
    """Have a person forgotten."""
    with connect(settings, url) as client:
        print(checked(client.post("/api/forget", json={"id": entity})).json()["detail"])


def check(settings: Settings, url: str | None) -> int:
    """Print each violation and warning; the exit code is 1 if there is any violation."""
    with connect(settings, url) as client:
        found = checked(client.get("/api/check")).json()["items"]
    for one in found:
        mark = "warning: " if one["warning"] else ""
        print(f"{mark}{one['focus']}  {one['path']}  {one['message']}")
    broken = sum(not one["warning"] for one in found)
    print(f"{broken} violations, {len(found) - broken} warnings")
    return 1 if broken else 0


def backup(settings: Settings, url: str | None, folder: Path) -> None:
    """Have the service write a backup into a folder that does not exist yet."""
    with connect(settings, url) as client:
        checked(client.post("/api/backup", json={"folder": str(folder.resolve())}))
    print(f"backed up to {folder}")


def restore(settings: Settings, folder: Path) -> None:
    """Put a backup into an empty data folder."""
    from graph.store.backup import restore as restore_store

    not_running(settings, "restore")
    restore_store(folder, settings.data)
    print(f"restored into {settings.data}")
