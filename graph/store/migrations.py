"""What `store.json` says, in whatever format the data folder was written, brought up to this one's.

0    the first drafts: no `format`, no `union` (all were merged)
1    this version
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graph.errors import Conflict

FORMAT = 1
"""Version of the data folder's layout that is written now."""
FILE = "store.json"
Values = dict[str, Any]


def _with_kind_of_default_graph(_folder: Path, values: Values) -> Values:
    return {"union": True, **values}


MIGRATIONS: Mapping[int, Callable[[Path, Values], Values]] = {0: _with_kind_of_default_graph}
"""For each older format what makes a folder, and what its `store.json` says, one of the next."""


def read(folder: Path) -> Values | None:
    """What the folder's `store.json` says; None if there is none.

    Raises `Conflict` if it is damaged or of a newer version.
    """
    file = folder / FILE
    if not file.exists():
        return None
    try:
        values = json.loads(file.read_text())
        form, snapshot = int(values.get("format", 0)), str(values["snapshot"])
        str(values["base_iri"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Conflict(f"{file} is damaged ({error!r}): restore a backup into an empty folder") from error
    if form > FORMAT:
        raise Conflict(
            f"{folder} was written by a newer version (format {form}, this one knows {FORMAT}): use that "
            "one, or another data folder"
        )
    if snapshot and not (folder / "snapshots" / snapshot / "CURRENT").is_file():
        raise Conflict(f"{folder} lacks its snapshot {snapshot}: restore a backup into an empty folder")
    return {**values, "format": form}


def brought_up(folder: Path, values: Values) -> Values:
    """The same in this version's format; each step is kept once it is done."""
    while values["format"] < FORMAT:
        values = {**MIGRATIONS[values["format"]](folder, values), "format": values["format"] + 1}
        write(folder, values)
    return values


def write(folder: Path, values: Values) -> None:
    """Replace `store.json`, for good or not at all."""
    new = folder / f"{FILE}.new"
    with new.open("w") as file:
        json.dump(values, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / FILE)
