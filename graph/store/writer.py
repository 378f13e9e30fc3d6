"""The writer's process: the only one that opens a live folder for writing. Run as a module by `embedded`.

It answers one request at a time. What it has not published is lost when it is killed, by design.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, parse

from graph.errors import Conflict, InvalidQuery, PolicygraphError, UnknownFormat
from graph.ids import Ids
from graph.store import process, wire
from graph.store.candidates import CALLERS, SHOWS
from graph.store.changes import load_change
from graph.store.foreign_rdf import check_depth as check_rdf_depth
from graph.store.foreign_rdf import parse_into, parts
from graph.store.hiding import hide
from graph.store.merged import MERGED, Merged, triple_in
from graph.store.network_guard import leave_network, without_services
from graph.store.owned import refuse_owned
from graph.store.rewrite import Rewriter, Using
from graph.store.tidying import Tidying
from graph.store.tokens import certain
from graph.store.update_parts import operations
from graph.store.worker import check_depth
from graph.vocab import PREFIXES

_BATCH = 50_000
"""Quads of an import that are added at once."""


class Writer:
    """Carries out requests on a live folder."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.store = Store(options["live"])
        self.ids = Ids(options["base_iri"])
        self.merged = Merged(self.store, self.ids, union=options["union"])
        self.tidying = Tidying(self.store, Path(options["live"]))
        self.dirty = False

    def handle(self, header: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
        """Carry out one request; what to answer."""
        match header["do"]:
            case "commit":
                return {"changed": self.merged.apply(load_change(header, payload))}
            case "update":
                return self.update(header, payload.decode())
            case "put" | "post":
                return self.load(header, payload)
            case "import":
                return self.bring_in(header)
            case "delete":
                return self.delete(header["graph"])
            case "convert":
                self.convert()
                return {}
            case "publish":
                self.store.backup(Path(header["to"]))
                return {"untidy": self.tidying.due()}
            case "tidy":
                self.tidying.start()
                return {}
            case "tidied":
                return {"changed": not self.tidying.running}
        raise ValueError(header["do"])

    def update(self, header: Mapping[str, Any], text: str) -> dict[str, Any]:
        """A foreign SPARQL update; all of it or nothing."""
        check_depth(text)
        text = without_services(certain(text), header["base"])
        rewriter = Rewriter(
            self.ids,
            union=self.merged.union,
            using=Using(tuple(header["using"]), tuple(header["using_named"])),
            present=lambda: (graph.value for graph in self.store.named_graphs()),
            loaded=header.get("loaded", {}),
        )
        found = operations(text, header["base"], PREFIXES)
        if self.merged.union:
            hide(found, [self.ids.service("default").value])
        try:
            self.store.update(
                rewriter.text(found),
                base_iri=header["base"],
                prefixes=PREFIXES,
                custom_functions={
                    NamedNode(SHOWS): lambda graph: Literal(self.merged.shows(graph)),
                    NamedNode(CALLERS): lambda graph: Literal(not self.ids.owns(graph.value)),
                },
            )
        except SyntaxError as error:
            raise InvalidQuery(
                f"the update does not parse: {explain(text, header['base'], error)}"
            ) from error
        except RuntimeError as error:
            raise Conflict(f"the update cannot be carried out: {error}; SILENT passes over that") from error
        self.tidy(rewriter)
        return {"changed": True}

    def tidy(self, rewriter: Rewriter) -> None:
        """Check which graphs variables stood for; `Forbidden` leaves a folder to be discarded."""
        touched = NamedNode(rewriter.touched)
        for quad in self.store.quads_for_pattern(None, None, None, touched):
            if self.merged.union and isinstance(quad.subject, NamedNode):
                self.dirty = True
                refuse_owned(self.ids, quad.subject.value)
                self.dirty = False
        self.store.remove_graph(touched)
        stored = self.ids.service("default")
        if next(iter(self.store.quads_for_pattern(None, None, None, stored)), None) is None:
            self.store.remove_graph(stored)

    def load(self, header: Mapping[str, Any], payload: bytes) -> dict[str, Any]:
        """Put triples into a graph, after emptying it if asked to; tells whether it was there before."""
        graph = self.graph(header["graph"])
        quads = []
        for data, media in parts(header, payload):
            check_rdf_depth(data)
            quads += parse_into(data, media, header["base"], graph)
        there = self.there(graph)
        self.dirty = True
        if header["do"] == "put":
            self.merged.remove(list(self.store.quads_for_pattern(None, None, None, graph)))
        if isinstance(graph, NamedNode):
            self.store.add_graph(graph)
        self.merged.add(quads)
        self.dirty = False
        return {"changed": True, "there": there}

    def bring_in(self, header: Mapping[str, Any]) -> dict[str, Any]:
        """Add all quads of a file, batch by batch."""
        form = RdfFormat.from_media_type(header["media"])
        if form is None:
            raise UnknownFormat(f"{header['media']} is no RDF format known here")
        self.dirty = True
        stored = self.graph("")
        try:
            found = parse(path=header["path"], format=form, base_iri=header["base"])
            while batch := list(islice(found, _BATCH)):
                self.merged.add([triple_in(q, stored) if q.graph_name == MERGED else q for q in batch])
        except SyntaxError as error:
            raise InvalidQuery(f"the {form.name} does not parse: {error}") from error
        self.dirty = False
        if self.tidying.due():
            self.tidying.run()
        return {"changed": True}

    def delete(self, name: str) -> dict[str, Any]:
        """Remove a graph."""
        graph = self.graph(name)
        there = self.there(graph)
        self.dirty = True
        self.merged.remove(list(self.store.quads_for_pattern(None, None, None, graph)))
        self.store.remove_graph(graph)
        self.dirty = False
        return {"changed": there, "there": there}

    def graph(self, name: str) -> NamedNode | DefaultGraph:
        """The graph of an IRI; the stored default graph for an empty one. Raises `Forbidden`."""
        if not name:
            return self.ids.service("default") if self.merged.union else MERGED
        if self.merged.union:
            refuse_owned(self.ids, name)
        return NamedNode(name)

    def there(self, graph: NamedNode | DefaultGraph) -> bool:
        """Whether a graph is there; the default graph always is."""
        return graph in (MERGED, self.ids.service("default")) or self.store.contains_named_graph(graph)

    def convert(self) -> None:
        """Turn a folder of the other kind into one of this kind; a fresh one is of both."""
        stored = self.ids.service("default")
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


def explain(text: str, base: str, error: SyntaxError) -> str:
    """The engine's complaint about an update as the caller wrote it."""
    try:
        Store().update(text, base_iri=base, prefixes=PREFIXES)
    except SyntaxError as original:
        return str(original)
    except RuntimeError:
        pass
    return str(error)


def serve(sock: socket.socket, writer: Writer) -> None:
    """Answer requests until the other side is gone."""
    receiver = wire.Receiver(sock)
    while (message := receiver.next()) is not None:
        try:
            answer = writer.handle(message.header, message.payload)
        except PolicygraphError as error:
            answer = {"error": type(error).__name__, "detail": error.detail, "dirty": writer.dirty}
        except OSError as error:  # the disk is full, say; what the store then holds is not to be trusted
            answer = {"unwritable": str(error)}
        wire.send(sock, answer)


def main() -> None:
    """Run until the parent ends."""
    sock, options = process.adopt()
    leave_network()
    process.limit_memory(options["memory"])
    process.end_with_parent()
    serve(sock, Writer(options))
    os._exit(0)  # what is not published goes with the folder, a compaction under way too


if __name__ == "__main__":
    main()
