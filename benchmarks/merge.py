"""What adding a document costs in a small and in a large graph; identity, quads and commit, without reading.

    nice python benchmarks/merge.py --sizes 1000,20000 --added 30 --folder /tmp/graphs

The graphs are made first (those that `--folder` has from before are taken as they are); then documents go
into each in turn, so that a busy machine is unfair to all alike.

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
from contextlib import ExitStack, closing
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
from graph.store.embedded import EmbeddedStore

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


def filled(folder: Path, size: int) -> EmbeddedStore:
    """A store of `size` documents, made if the folder has none."""
    store = open_store(folder, BASE, query_workers=1, query_timeout=60.0, union_default_graph=True)
    if not any(True for _ in store.view().graphs()):
        store.commit(Change(ground(IDS)))
        for first in range(0, size, _BULK):
            numbers = range(first, min(first + _BULK, size))
            store.commit(Change({k: v for n in numbers for k, v in graphs(reading(n, size))}))
    return store


def seconds(store: EmbeddedStore, size: int) -> float:
    """What adding one more document takes; it is one that was not yet added in this or an earlier run."""
    one = reading(size + time.time_ns(), size)
    pipeline = Pipeline(Derived(store, IDS), lambda _: one)
    begun = time.perf_counter()
    pipeline.add(Source("made up", one.document.text))
    return time.perf_counter() - begun


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the sizes in turn and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,20000")
    parser.add_argument("--added", type=int, default=30)
    parser.add_argument("--folder", type=Path, help="where the graphs stay for another run")
    given = parser.parse_args(arguments)
    sizes = [int(size) for size in given.sizes.split(",")]
    with ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stores = {size: stack.enter_context(closing(filled(folder / str(size), size))) for size in sizes}
        taken = [{size: seconds(store, size) for size, store in stores.items()} for _ in range(given.added)]
        for size, store in stores.items():
            median = statistics.median(turn[size] for turn in taken)
            ratio = statistics.median(turn[size] / turn[sizes[0]] for turn in taken)
            held = store.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[0]["n"].value
            print(f"{size:>7} documents, {held} quads: {median * 1000:7.1f} ms, {ratio:.2f} times the first")


if __name__ == "__main__":
    main()
