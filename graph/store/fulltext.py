"""Full-text search over labels, titles and passages: SQLite FTS5 with trigrams, kept in step with the graph.

The index is a file beside the store and can be thrown away: it is made anew from the graph whenever what
changed since its version is not known.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph.ids import Ids
from graph.store.base import Store, View
from graph.store.words import begins, folded, initials, is_initials, query_words, spans
from graph.vocab import PG, term

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rows (
    id INTEGER PRIMARY KEY, graph TEXT, iri TEXT, kind TEXT, source TEXT, start INTEGER, text TEXT,
    key TEXT, initials TEXT);
CREATE INDEX IF NOT EXISTS rows_graph ON rows (graph);
CREATE INDEX IF NOT EXISTS rows_iri ON rows (iri, graph);
CREATE VIRTUAL TABLE IF NOT EXISTS words
    USING fts5(key, content='rows', content_rowid='id', tokenize='trigram');
CREATE TABLE IF NOT EXISTS state (version TEXT);
"""
_SOURCES = {term("rdfs:label"): "label", term("skos:altLabel"): "alias", term("dct:title"): "label"}
_WEIGHT = {"label": 5.0, "alias": 4.0, "passage": 0.0}
_SILENT = frozenset({"boilerplate", "teaser"})
_CANDIDATES = 2000


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; `kind` is what follows `/id/` in its IRI."""

    iri: str
    kind: str
    text: str
    """The label, alias or passage that matched best."""
    source: str
    """label, alias or passage."""
    start: int
    """Where a passage begins in its document's text, in code points; else 0."""
    score: float
    highlights: tuple[tuple[int, int], ...]
    """Offsets into `text`, in code points."""


class FullText:
    """The index of one store. Safe to use from several threads."""

    def __init__(self, store: Store, base_iri: str, file: Path | None = None) -> None:
        self._store = store
        self._ids = Ids(base_iri)
        self._lock = threading.Lock()
        self._database = sqlite3.connect(str(file or ":memory:"), check_same_thread=False)
        self._database.executescript(_SCHEMA)
        if file:
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=OFF")

    def search(self, query: str, kinds: Collection[str] = (), limit: int = 50, offset: int = 0) -> list[Hit]:
        """What holds every word of the query, best first, one hit a thing; `kinds` as in `Hit.kind`."""
        words = query_words(query)
        if not words:
            return []
        with self._lock:
            self._keep_step()
            rows = self._candidates(words, kinds)
        whole = folded(query)[0]
        best: dict[str, tuple[float, sqlite3.Row]] = {}
        for row in rows:
            score = _score(row["key"], row["initials"], row["source"], whole, query)
            if row["iri"] not in best or score > best[row["iri"]][0]:
                best[row["iri"]] = (score, row)
        ranked = sorted(best.values(), key=lambda found: (-found[0], len(found[1]["text"]), found[1]["iri"]))
        return [_hit(row, score, query) for score, row in ranked[offset : offset + limit]]

    def suggest(self, query: str, limit: int = 10) -> list[Hit]:
        """Names that begin with what has been typed, then those with such a word, then those that hold it.

        Among each, those that most documents name come first.
        """
        words = query_words(query)
        if not words:
            return []
        with self._lock:
            self._keep_step()
            rows = [row for row in self._candidates(words, ()) if row["source"] != "passage"]
            known = self._known({row["iri"] for row in rows})
        best: dict[str, tuple[tuple[int, int, bool, int, str], sqlite3.Row]] = {}
        for row in rows:
            place = (begins(row["text"], query), -known.get(row["iri"], 0), row["source"] != "label")
            rank = (*place, len(row["key"]), row["iri"])
            if row["iri"] not in best or rank < best[row["iri"]][0]:
                best[row["iri"]] = (rank, row)
        ranked = sorted(best.values(), key=lambda found: found[0])[:limit]
        return [_hit(row, -rank[1], query) for rank, row in ranked]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _candidates(self, words: list[tuple[str, ...]], kinds: Collection[str]) -> list[sqlite3.Row]:
        where, values = [], []
        long = [forms for forms in words if not is_initials(forms[0]) and min(map(len, forms)) >= 3]
        if long:
            where.append("id IN (SELECT rowid FROM words WHERE words MATCH ?)")
            values.append(
                " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in long)
            )
        for forms in words:
            if forms in long:
                continue
            column = "initials" if is_initials(forms[0]) else "key"
            where.append("(" + " OR ".join(f"instr({column}, ?)" for _ in forms) + ")")
            values.extend(forms)
        if kinds:
            where.append(f"kind IN ({','.join('?' * len(kinds))})")
            values.extend(kinds)
        text = (
            f"SELECT * FROM rows WHERE {' AND '.join(where)} "  # noqa: S608 - values are bound
            f"ORDER BY source = 'passage', length(key) LIMIT {_CANDIDATES}"
        )
        cursor = self._database.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(text, values).fetchall()

    def _known(self, iris: Collection[str]) -> dict[str, int]:
        """How many documents name each thing."""
        ground = [self._ids.service(name).value for name in ("reference", "ontology", "industries")]
        text = (
            f"SELECT iri, count(DISTINCT graph) FROM rows WHERE iri IN ({','.join('?' * len(iris))}) "  # noqa: S608
            "AND graph NOT IN (?, ?, ?) GROUP BY iri"
        )
        return dict(self._database.execute(text, [*iris, *ground]).fetchall())

    def _keep_step(self) -> None:
        view = self._store.view()
        row = self._database.execute("SELECT version FROM state").fetchone()
        known = row[0] if row else None
        if known == view.version:
            return
        since = getattr(self._store, "changed_since", None)
        changed = since(known) if since and known else None
        with self._database:
            if changed is None:
                self._rebuild(view)
            else:
                for graph in changed:
                    self._remove(graph)
                    self._add(NamedNode(graph), view)
            self._database.execute("DELETE FROM state")
            self._database.execute("INSERT INTO state VALUES (?)", (view.version,))

    def _rebuild(self, view: View) -> None:
        self._database.execute("DELETE FROM rows")
        self._database.execute("INSERT INTO words (words) VALUES ('rebuild')")
        for graph in view.graphs():
            self._add(graph, view)

    def _remove(self, graph: str) -> None:
        self._database.execute(
            "INSERT INTO words (words, rowid, key) SELECT 'delete', id, key FROM rows WHERE graph = ?",
            (graph,),
        )
        self._database.execute("DELETE FROM rows WHERE graph = ?", (graph,))

    def _add(self, graph: NamedNode, view: View) -> None:
        last = self._database.execute("SELECT coalesce(max(id), 0) FROM rows").fetchone()[0]
        seen = set()
        for iri, source, start, text in self._entries(graph, view):
            if (iri, source, start, text) in seen:
                continue
            seen.add((iri, source, start, text))
            last += 1
            key = folded(text)[0]
            kind = iri.removeprefix(f"{self._ids.base}/id/").partition("/")[0]
            row = (last, graph.value, iri, kind, source, start, text, key)
            first = "" if source == "passage" else initials(text)
            self._database.execute("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, first))
            self._database.execute("INSERT INTO words (rowid, key) VALUES (?, ?)", (last, key))

    def _entries(self, graph: NamedNode, view: View) -> Iterator[tuple[str, str, int, str]]:
        """What a graph gives to search: IRI, source, start, text."""
        if graph.value.endswith("/text"):
            yield from _passages(view.quads(graph))
        elif self._ids.merged(graph.value):
            for quad in view.quads(graph):
                source = _SOURCES.get(quad.predicate)
                if source and isinstance(quad.object, Literal) and self._is_thing(quad):
                    yield str(quad.subject).strip("<>"), source, 0, quad.object.value

    def _is_thing(self, quad: Quad) -> bool:
        return isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(f"{self._ids.base}/id/")


def _passages(quads: Iterator[Quad]) -> Iterator[tuple[str, str, int, str]]:
    """The lines of a document's text, but for those that state nothing."""
    text = iri = ""
    silent: list[tuple[int, int]] = []
    for quad in quads:
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            if quad.predicate.value == PG + "content":
                iri, text = quad.subject.value, quad.object.value
            elif quad.predicate.value == PG + "reading":
                regions = json.loads(quad.object.value).get("regions", [])
                silent = [(r["start"], r["end"]) for r in regions if r["kind"] in _SILENT]
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip() and not any(a <= start < b for a, b in silent):
            yield iri, "passage", start, line.rstrip()
        start += len(line)


def _score(key: str, first: str, source: str, whole: str, query: str) -> float:
    """Exact names before beginnings, those before parts, labels before passages."""
    if is_initials(query.strip()):
        key, whole = first, query.strip()
    if key == whole:
        rank = 100.0
    elif key.startswith(whole):
        rank = 60.0
    else:
        rank = 40.0 if whole in key else 20.0
    return rank + _WEIGHT[source] + len(whole) / max(len(key), 1)


def _hit(row: sqlite3.Row, score: float, query: str) -> Hit:
    found = tuple(spans(row["text"], query))
    return Hit(row["iri"], row["kind"], row["text"], row["source"], row["start"], round(score, 3), found)
