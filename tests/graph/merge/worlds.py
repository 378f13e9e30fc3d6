"""A store and a pipeline that take readings made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import NamedNode, Quad, Triple

from graph.derived import Derived
from graph.ids import Ids
from graph.judging import Judging
from graph.model import Document, Reading
from graph.pipeline import Pipeline
from graph.read import Source
from graph.store.base import Change
from graph.store.memory import MemoryStore
from graph.vocab import pg

BASE = "http://127.0.0.1:8000"


class World:
    """A store and a pipeline; `readings` are what each document's text is read as."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = {one.document.text: one for one in readings}
        self.store = MemoryStore(BASE)
        self.ids = Ids(BASE)
        derived = Derived(self.store, self.ids)
        self.pipeline = Pipeline(derived, self._extract)
        self.judging = Judging(derived)
        word = pg("Event")  # the ontology counts as written: tests of identity need not load it
        self.store.commit(Change({self.ids.service("ontology"): {Triple(word, word, word)}}))

    def _extract(self, document: Document) -> Reading:
        made = self.readings[document.text]
        own = replace(made.document, id=document.id, version=document.version)
        return Reading(own, made.entries, made.mentions)

    def add(self, one: Reading) -> str:
        """Add a document; its id."""
        return self.pipeline.add(Source("t", one.document.text)).stored.reading.document.id

    def add_all(self) -> None:
        """Add every document."""
        for one in self.readings.values():
            self.add(one)

    def state(self) -> set[Quad]:
        """All quads but logs and the times of ingestion."""
        view = self.store.view()
        logs = {self.ids.service("history"), self.ids.service("judgements")}
        graphs = [graph for graph in view.graphs() if graph not in logs]
        return {
            q for graph in graphs for q in view.quads(graph) if "generatedAtTime" not in q.predicate.value
        }

    def nodes(self, kind: str) -> dict[str, set[str]]:
        """The names that documents write, by node."""
        rows = self.store.select(
            "SELECT ?thing ?name WHERE { ?thing pg:identityKey ?key . ?key pg:writtenAs ?name }"
        )
        found: dict[str, set[str]] = {}
        for row in rows:
            thing = row["thing"]
            assert isinstance(thing, NamedNode)
            if f"/id/{kind}/" in thing.value:
                found.setdefault(thing.value, set()).add(row["name"].value)
        return found
