"""What adding a document costs in a small and in a large graph; identity, quads and commit, without reading.

    nice python benchmarks/merge.py --sizes 1000,20000 --added 30

The documents are made up: each has five bodies (two of a hundred that everybody names, the others of few
documents), a person, an event and over 200 quads. Those that stand there beforehand are written in bulk with
the identity that adding them one by one would give (no two names in them are one); those that are measured go
the pipeline's way.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from graph.derived import Derived
from graph.ids import Ids, content_hash
from graph.merge.identity import IRI_KIND, Identity
from graph.merge.keys import primary
from graph.model import Claim, Document, Entry, Evidence, Kind, Reading
from graph.pipeline import Pipeline
from graph.quads import documents
from graph.quads.claims import claims
from graph.quads.facts import facts
from graph.quads.ground import ground
from graph.read import Source
from graph.store import open_store
from graph.store.base import Change

BASE = "http://127.0.0.1:8000"
IDS = Ids(BASE)
_WORDS = (
    "바람 구름 하늘 노을 물결 이슬 새벽 들판 고개 여울 마루 누리 가람 나래 다솜 라온 벼리 시내 아라 한별"
).split()
_BULK = 500


def reading(number: int, size: int) -> Reading:
    """A document as it is after extraction; equal numbers give equal documents."""
    draw = random.Random(number)
    common = [f"{_WORDS[i % 20]}{_WORDS[i // 20]}협회" for i in draw.sample(range(100), 2)]
    rare = [f"{_WORDS[i % 20]}{_WORDS[i // 20 % 20]}전자{i}" for i in draw.sample(range(size), 3)]
    day = f"20{draw.randrange(10, 25)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
    name = f"{' '.join(draw.sample(_WORDS, 3))} {number} 국제 포럼"
    text = f"{name}이 {day}에 열렸다. " + " ".join(f"{one}이 참석했다." for one in (*common, *rare))
    said = Evidence(0, len(name), name)

    def entry(kind: Kind, name: str, type_: str, *slots: tuple[str, object, Kind | None]) -> Entry:
        told = tuple(Claim(slot, value, said, 0.9, target) for slot, value, target in slots)  # type: ignore[arg-type]
        return Entry(kind, name, type_, said, 0.9, (), told)

    org = Kind.ORGANIZATION
    bodies = [entry(org, one, "association") for one in common] + [entry(org, one, "company") for one in rare]
    people = [entry(Kind.PERSON, f"김{one[:2]}", "person", ("organization", one, org)) for one in rare[:1]]
    slots = [("start", day, None), ("host", common[0], org), *(("attendees", one, org) for one in rare)]
    event = entry(Kind.EVENT, name, "forum", *slots)
    document = Document(content_hash(text), text, name, day)
    return Reading(document, tuple({(e.kind, e.name): e for e in [*bodies, *people, event]}.values()))


def graphs(one: Reading) -> Iterator[tuple[NamedNode, frozenset[Triple]]]:
    """The graphs of a document each name of which is a thing of its own."""
    named = [entry for entry in one.entries if entry.kind in IRI_KIND]
    nodes = {(e.kind, e.name): IDS.entity(k.group, k.slug) for e in named for k in [primary(e, one)]}
    identities = {key: Identity(node, key[1], key[1]) for key, node in nodes.items()}
    document = one.document
    yield IDS.facts(document.id), facts(one, identities, IDS) | documents.description(document, IDS)
    yield IDS.claims(document.id), claims(one, identities, IDS)
    yield IDS.text(document.id), documents.content(documents.Stored(one, "2026-01-01T00:00:00Z"), IDS)


def measured(size: int, added: int, folder: Path) -> tuple[float, float]:
    """The median seconds of adding a document to a graph of `size`, and its quads a document."""
    store = open_store(folder, BASE, query_workers=1, query_timeout=60.0, union_default_graph=True)
    try:
        store.commit(Change(ground(IDS)))
        count = 0
        for first in range(0, size, _BULK):
            change = {
                k: v for n in range(first, min(first + _BULK, size)) for k, v in graphs(reading(n, size))
            }
            count += sum(map(len, change.values()))
            store.commit(Change(change))
        fresh = {one.document.text: one for one in (reading(size + n, size) for n in range(added))}
        pipeline = Pipeline(Derived(store, IDS), lambda document: fresh[document.text])
        return statistics.median(_seconds(pipeline, text) for text in fresh), count / size
    finally:
        store.close()


def _seconds(pipeline: Pipeline, text: str) -> float:
    begun = time.perf_counter()
    pipeline.add(Source("made up", text))
    return time.perf_counter() - begun


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,20000")
    parser.add_argument("--added", type=int, default=30)
    given = parser.parse_args(arguments)
    first = None
    for size in map(int, given.sizes.split(",")):
        begun = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            seconds, quads = measured(size, given.added, Path(folder) / "data")
        first = first or seconds
        print(
            f"{size:>7} documents of {quads:.0f} quads: {seconds * 1000:7.1f} ms a document, "
            f"{seconds / first:.2f} times the first ({time.perf_counter() - begun:.0f} s in all)",
            flush=True,
        )


if __name__ == "__main__":
    main()
