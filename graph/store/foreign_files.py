"""Foreign RDF turned into N-Quads by a process of its own, which its parser may end."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from graph import errors
from graph.errors import InvalidQuery, LimitExceeded, PolicygraphError, UnknownFormat
from graph.store import process
from graph.store.limits import Limits
from graph.store.network_guard import leave_network

_REFUSED = 3
"""Exit status of the process when it has said on standard output what is wrong."""
_DEEPEST = 100
"""Triples about triples in one another."""


def as_nquads(
    source: Path, media: str, base_iri: str, target: Path, limits: Limits, *, rename: bool, seconds: float
) -> None:
    """Write the quads of `source` to `target` as N-Quads; with `rename` blank nodes get names of their own.

    Raises `UnknownFormat`, `InvalidQuery` (RDF that does not parse), `LimitExceeded` past `seconds` or where
    the process was lost.
    """
    options = {
        "source": str(source),
        "media": media,
        "base": base_iri,
        "target": str(target),
        "rename": rename,
        "memory": limits.memory,
    }
    command = [sys.executable, "-m", "graph.store.foreign_files", json.dumps(options)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise LimitExceeded(
            f"reading the RDF took more than {seconds:g} s: send less at once, or as N-Quads"
        ) from error
    if done.returncode == _REFUSED:
        said = json.loads(done.stdout)
        kind: type[PolicygraphError] = getattr(errors, said["error"])
        raise kind(said["detail"])
    if done.returncode:
        raise LimitExceeded("the RDF needs more memory or nesting than allowed: send less at once, less deep")


@contextmanager
def foreign_quads(
    data: bytes, media: str, base_iri: str, limits: Limits, folder: Path | None = None
) -> Iterator[Iterator[Quad]]:
    """The quads of foreign RDF, by way of files in `folder`; blank nodes get names of their own.

    Raises as `as_nquads`.
    """
    with (
        tempfile.NamedTemporaryFile(dir=folder) as sent,
        tempfile.NamedTemporaryFile(dir=folder) as read,
    ):
        sent.write(data)
        sent.flush()
        source, target = Path(sent.name), Path(read.name)
        as_nquads(source, media, base_iri, target, limits, rename=True, seconds=limits.seconds)
        yield parse(path=target, format=RdfFormat.N_QUADS)


def _convert(options: dict[str, Any]) -> None:
    form = RdfFormat.from_media_type(options["media"])
    if form is None:
        raise UnknownFormat(f"{options['media']} is no RDF format known here: send N-Quads or TriG")
    found = parse(
        path=options["source"], format=form, base_iri=options["base"], rename_blank_nodes=options["rename"]
    )
    try:
        serialize(_checked(found), output=options["target"], format=RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InvalidQuery(f"the {form.name} does not parse: {error}") from error


def _checked(quads: Iterator[Quad]) -> Iterator[Quad]:
    for quad in quads:
        inner, depth = quad.object, 0
        while isinstance(inner, Triple):
            inner, depth = inner.object, depth + 1
            if depth > _DEEPEST:
                raise InvalidQuery(f"more than {_DEEPEST} triples stand in one another: nest less deeply")
        yield quad


def main() -> None:
    """Convert one file, as the options in the first argument say."""
    options = json.loads(sys.argv[1])
    leave_network()
    process.limit_memory(options["memory"])
    process.end_with_parent()
    try:
        _convert(options)
    except PolicygraphError as error:
        print(json.dumps({"error": type(error).__name__, "detail": error.detail}))
        sys.exit(_REFUSED)


if __name__ == "__main__":
    main()
