"""`ingest` and `extract`: documents in, from files, folders and addresses."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from pyoxigraph import Quad, RdfFormat, serialize
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from app.client import checked, connect
from app.settings import Settings
from graph import reading
from graph.errors import InvalidInput, NotFound, PolicygraphError, UnknownFormat
from graph.facts_json import to_json
from graph.ids import Ids
from graph.merge.resolve import Identifier
from graph.model import Reading
from graph.pipeline import files
from graph.processes import Processes
from graph.quads.claims import claims
from graph.quads.documents import description
from graph.quads.facts import facts
from graph.read.address import document_at
from graph.store.memory import MemoryStore
from graph.vocab import PREFIXES

console = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing to ingest: a file, or what an address gives."""

    name: str
    path: Path | None = None


def ingest(settings: Settings, url: str | None, names: list[str]) -> int:
    """Add documents with a progress bar and a summary; gives the exit code, 1 if any failed."""
    jobs = list(_jobs(names))
    counts: Counter[str] = Counter()
    failures: list[str] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with connect(settings, url) as client, Progress(*columns, console=console) as progress:
        for job in progress.track(jobs, description="Reading"):
            _add(client, job, counts, failures)
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())) or "nothing to add")
    for failure in failures:
        print(f"failed: {failure}", file=sys.stderr)
    return 1 if failures else 0


def extract(file: Path, form: str) -> None:
    """Print the facts of the documents in a file, as JSON or TriG."""
    if form not in {"json", "trig"}:
        raise InvalidInput(f"--format {form} is unknown; valid are json, trig.")
    with _reader() as reader:
        for source in reader.call(reading.sources, file.name, file.read_bytes()):
            _print(reader.call(reading.facts, source.document()), form)


def _reader() -> AbstractContextManager[Processes]:
    """A process to read in, so that no file takes more than its time and memory, or the command down."""
    return closing(Processes(1, reading.SECONDS))


def _print(found: Reading, form: str) -> None:
    document = found.document
    ids = Ids(Settings().base_iri)
    empty = MemoryStore(ids.base).view()
    identities = Identifier(empty, ids, _no_document, new=[found]).identities(found)
    if form == "json":
        known = {key: identity.iri.value for key, identity in identities.items()}
        print(json.dumps(to_json(found, known), ensure_ascii=False, indent=1))
        return
    stated = facts(found, identities, ids) | description(document, ids)
    graphs = {ids.facts(document.id): stated, ids.claims(document.id): claims(found, identities, ids)}
    quads = (
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for graph, triples in graphs.items()
        for triple in sorted(triples, key=str)
    )
    sys.stdout.buffer.write(serialize(quads, format=RdfFormat.TRIG, prefixes=PREFIXES) or b"")


def _jobs(names: list[str]) -> Iterator[_Job]:
    for name in names:
        if urlsplit(name).scheme in {"http", "https"}:
            yield _Job(name)
        else:
            yield from (_Job(str(path), path) for path in files([Path(name)]))


def _add(client: httpx.Client, job: _Job, counts: Counter[str], failures: list[str]) -> None:
    try:
        if job.path is None:
            _add_page(client, job.name, counts)
            return
        file = (job.path.name, job.path.read_bytes())
        response = client.post("/api/documents", files={"file": file})
        if response.status_code == 207:
            for item in response.json()["items"]:
                _count(item["status"], counts)
                if item["status"] >= 400:
                    failures.append(f"{job.name}: {item['name']}: {item['detail']}")
            return
        _count(checked(response).status_code, counts)
    except (PolicygraphError, OSError, httpx.HTTPError) as error:
        detail = error.detail if isinstance(error, PolicygraphError) else str(error)
        failures.append(f"{job.name}: {detail}")
        counts["failed"] += 1


async def _anywhere(_: str) -> None:
    """Whoever gives a command on a machine may ask from there what that machine can reach."""


def _add_page(client: httpx.Client, url: str, counts: Counter[str]) -> None:
    """What an address gives, read here and stored under its address."""
    file = asyncio.run(document_at(url, rule=_anywhere))
    with _reader() as reader:
        found = reader.call(reading.sources, file.name, file.data)
    if not found:
        raise UnknownFormat(f"There is no document at {url}.")
    for source in found:
        body = {
            "text": source.text,
            "title": source.title,
            "published": source.published,
            "language": source.language,
            "url": url,
        }
        response = client.post("/api/documents", json={k: v for k, v in body.items() if v is not None})
        _count(checked(response).status_code, counts)


def _count(status: int, counts: Counter[str]) -> None:
    counts[{201: "added", 200: "already there or updated"}.get(status, "failed")] += 1


def _no_document(document: str) -> Reading:
    raise NotFound(f"There is no document {document}.")
