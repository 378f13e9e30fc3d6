"""The writer's process: the only one that opens a live folder for writing. Run as a module by `embedded`.

It answers one request at a time. What it has not published is lost when it is killed, by design.
"""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from graph.errors import PolicygraphError
from graph.ids import Ids
from graph.store import process, wire
from graph.store.changes import load_change
from graph.store.merged import MERGED, Merged, triple_in


class Writer:
    """Carries out requests on a live folder."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.store = Store(options["live"])
        self.merged = Merged(self.store, Ids(options["base_iri"]), union=options["union"])

    def handle(self, header: dict[str, Any], payload: bytes) -> dict[str, Any]:
        """Carry out one request; what to answer."""
        match header["do"]:
            case "commit":
                return {"changed": self.merged.apply(load_change(header, payload))}
            case "convert":
                self.convert()
                return {}
            case "publish":
                self.store.backup(Path(header["to"]))
                return {}
        raise ValueError(header["do"])

    def convert(self) -> None:
        """Turn a folder of the other kind into one of this kind; a fresh one is of both."""
        stored = self.merged.ids.service("default")
        if self.merged.union:
            move = [triple_in(q, stored) for q in self.store.quads_for_pattern(None, None, None, MERGED)]
            self.store.extend(move)
            self.merged.rebuild()
        else:
            self.store.clear_graph(MERGED)
            self.store.extend(
                triple_in(q, MERGED) for q in self.store.quads_for_pattern(None, None, None, stored)
            )
            self.store.remove_graph(stored)


def serve(sock: socket.socket, writer: Writer) -> None:
    """Answer requests until the other side is gone."""
    while (message := wire.receive(sock)) is not None:
        try:
            answer = writer.handle(message.header, message.payload)
        except PolicygraphError as error:
            answer = {"error": type(error).__name__, "detail": error.detail}
        wire.send(sock, answer)


def main() -> None:
    """Run until the parent ends."""
    sock, options = process.adopt()
    process.limit_memory(options["memory"])
    process.end_with_parent()
    serve(sock, Writer(options))


if __name__ == "__main__":
    main()
