"""All that a running service holds: store, pipeline, processes; made at start, closed at the end."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import structlog

from app.settings import Settings
from graph import reading, reference
from graph.derived import Derived
from graph.errors import Conflict, InvalidInput, PolicygraphError
from graph.ids import Ids
from graph.judging import Judging
from graph.model import Document, Reading
from graph.network import Networks
from graph.past import Past
from graph.pipeline import Failure, Outcome, Pipeline, add_all, files
from graph.processes import Processes
from graph.read import Source
from graph.store.base import Store
from graph.store.embedded import EmbeddedStore
from graph.store.fulltext import FullText
from graph.store.limits import Limits
from graph.store.remote import RemoteStore
from graph.store.remote_http import Account
from graph.views.review import Review

log = structlog.get_logger()

Progress = Callable[[Source, Outcome | Failure], None]


class Service:
    """The parts behind every command and route."""

    def __init__(self, settings: Settings, store: Store | None = None) -> None:
        """Open the data folder (or use `store`); raises `Conflict` if another service holds it."""
        self.settings = settings
        self.ids = Ids(settings.base_iri)
        self.store = store or _opened(settings)
        self.fulltext = FullText(self.store, settings.base_iri, settings.data / "search.sqlite")
        self._own_references().mkdir(parents=True, exist_ok=True)
        warm = self._use_references()
        self.readers = Processes(settings.extract_workers, reading.SECONDS, warm=warm)
        self.second = reading.second(
            settings.llm_url, settings.llm_model, settings.llm_key.get_secret_value()
        )
        self.derived = Derived(self.store, self.ids)
        self.pipeline = Pipeline(self.derived, self.extract)
        self.judging = Judging(self.derived)
        self.networks = Networks()
        self.review = Review()
        self.past = Past(self.ids)

    def extract(self, document: Document) -> Reading:
        """Read one document in a process that may be killed; a chat model may add to it, if one is set."""
        first: Reading = self.readers.call(reading.facts, document)
        return self.second.read(first) if self.second else first

    def sources(self, name: str, data: bytes) -> list[Source]:
        """The documents in a file, parsed in a process that may be killed."""
        return self.readers.call(reading.sources, name, data)

    def ingest(self, paths: list[Path], report: Progress) -> tuple[int, list[Failure]]:
        """Add all documents of files and folders; gives how many there were and those that failed."""
        failures: list[Failure] = []
        count = 0
        for source, outcome in add_all(self.pipeline, self._in_files(paths, failures)):
            count += 1
            if isinstance(outcome, Failure):
                failures.append(outcome)
            report(source, outcome)
        return count + len(failures), failures

    def plant_seeds(self, report: Progress) -> tuple[int, list[Failure]]:
        """Put the seed documents into an empty store; gives how many there were and those that failed."""
        folder = seeds_folder(self.settings.seeds)
        if folder is None or any(True for _ in self.store.view().graphs()):
            return 0, []
        return self.ingest([folder], report)

    def add_references(self, name: str, text: str) -> int:
        """Keep a reference file (CSV) of the user's own, replacing one of its name; how many rows it has.

        Raises `InvalidInput`, naming the line and what to change; then nothing is kept.
        """
        folder = self._own_references()
        stem = re.sub(r"[^\w.-]+", "-", Path(name).stem).strip("-.") or "references"
        file = folder / f"{reference.OWN}{stem}.csv"
        with tempfile.TemporaryDirectory() as draft:
            tried = Path(draft) / file.name
            tried.write_text(text, encoding="utf-8")
            items = reference.read_file(tried)
            reference.load(extra=[*(one for one in self._references() if one != file), tried])
            part = folder / f".{file.name}.part"
            part.write_text(text, encoding="utf-8")
        self.judging.refer(lambda: self._put_references(part, file))
        return len(items)

    def _put_references(self, part: Path, file: Path) -> None:
        part.replace(file)
        self.readers.renew(self._use_references())

    def _own_references(self) -> Path:
        return self.settings.data / "reference"

    def _references(self) -> tuple[Path, ...]:
        return tuple(sorted(self._own_references().glob(f"{reference.OWN}*.csv")))

    def _use_references(self) -> Callable[[], object]:
        """Use the user's own files here; what makes another process use them."""
        reference.use(self._references())
        return partial(reading.warm, self._references())

    def import_file(self, path: Path, media: str) -> None:
        """Read an export of the whole graph back, all or nothing (a SPARQL server: batch by batch)."""
        if not isinstance(self.store, EmbeddedStore | RemoteStore):
            raise Conflict("this store takes no import: use the embedded one, or a SPARQL server")
        self.store.import_file(path, media, self.ids.base)
        self.derived.drop_all()

    def backup(self, folder: Path) -> None:
        """Copy the present state into a new folder; raises `Conflict` if it is not free."""
        from graph.store.backup import backup

        if not isinstance(self.store, EmbeddedStore):
            raise Conflict("backup is for the embedded store: use the SPARQL server's own tools, or export")
        backup(self.store, folder)

    def close(self) -> None:
        """End all processes and give the data folder back."""
        self.readers.close()
        self.fulltext.close()
        self.store.close()

    def _in_files(self, paths: list[Path], failures: list[Failure]) -> Iterator[Source]:
        for path in files(paths):
            try:
                yield from self.sources(path.name, path.read_bytes())
            except PolicygraphError as error:
                failures.append(Failure(str(path), error))


def _opened(settings: Settings) -> Store:
    """The embedded store in the data folder, or the one at the address of a SPARQL server."""
    limits = Limits(
        seconds=settings.query_timeout,
        workers=settings.query_workers,
        hosts=settings.federation_hosts,
        texts=settings.publish_text,
    )
    union = settings.union_default_graph
    if not settings.store:
        return EmbeddedStore(settings.data, settings.base_iri, union=union, limits=limits)
    if not settings.store_update:
        raise InvalidInput(
            "POLICYGRAPH_STORE is set; set POLICYGRAPH_STORE_UPDATE to its update address too."
        )
    password = settings.store_password.get_secret_value()
    account = Account(settings.store, settings.store_update, settings.store_user, password)
    return RemoteStore(account, settings.base_iri, union=union, limits=limits, folder=settings.data)


def seeds_folder(setting: str) -> Path | None:
    """The folder of seed documents that a setting means; None for `none`. Raises `InvalidInput`."""
    if setting.lower() == "none":
        return None
    beside = Path(__file__).resolve().parents[1] / setting
    folder = Path(setting) if Path(setting).is_dir() else beside
    if not folder.is_dir():
        raise InvalidInput(f"There is no folder {setting!r} of seeds; name one, or `none`.")
    return folder
