"""What the service knew at a time: the graph made anew from the versions and judgements that held then.

Exact for documents and judgements on record; reference data and rules are those of today, and the lines of
purged documents are gone. Costs about as much as ingesting that many documents without reading them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone

from pyoxigraph import NamedNode, Triple

from graph.errors import InvalidInput, LimitExceeded
from graph.facts_json import from_json
from graph.ids import Ids
from graph.merge.identity import IRI_KIND, Identity
from graph.merge.judgements import Judgement, all_of
from graph.merge.keys import primary
from graph.merge.resolve import Identifier
from graph.model import Reading
from graph.quads import documents
from graph.quads.asserted import asserted
from graph.quads.claims import claims
from graph.quads.facts import facts
from graph.store.base import Change, View
from graph.store.memory import MemoryStore
from graph.vocab import pg

MOST_DOCUMENTS = 2000
"""More documents than that are not rebuilt for one question."""
_KOREA = timezone(timedelta(hours=9))
_ENDING = frozenset({"replace", "remove"})


class Past:
    """Earlier states; the last one asked for is kept."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._kept: tuple[tuple[str, str], View] | None = None

    def view(self, now: View, as_of: str) -> View:
        """The state at a time; `now` itself if nothing changed since.

        Raises `InvalidInput` for what is no time, `LimitExceeded` past `MOST_DOCUMENTS`.
        """
        moment = instant(as_of)
        times = _times(now, self._ids)
        if not any(at > moment for at in times):
            return now
        state = (now.version, max((at for at in times if at <= moment), default=""))
        if self._kept is None or self._kept[0] != state:
            self._kept = state, _built(now, self._ids, moment)
        return self._kept[1]


def instant(as_of: str) -> str:
    """A date (to its last moment, in Korea) or a date and time (in Korea unless it says) as UTC text."""
    try:
        if len(as_of) == 10:
            moment = datetime.combine(date.fromisoformat(as_of), time.max)
        else:
            moment = datetime.fromisoformat(as_of.replace(" ", "+"))
    except ValueError:
        raise InvalidInput(
            f"as_of={as_of!r} is no time; write 2024-11-01 or 2024-11-01T09:00+09:00."
        ) from None
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=_KOREA)
    return zoned.astimezone(UTC).isoformat(timespec="microseconds")


def _times(view: View, ids: Ids) -> list[str]:
    rows = view.select(
        "SELECT DISTINCT ?at WHERE { GRAPH ?log { ?change a pg:Change ; prov:atTime ?at } }",
        {"log": ids.service("history")},
    )
    return [row["at"].value for row in rows]


def readings(view: View, ids: Ids, moment: str) -> dict[str, Reading]:
    """Each document's version that held at a moment, by its id."""
    rows = view.select(
        """SELECT ?document ?at ?action ?was WHERE { GRAPH ?log { ?change pg:through ?document ;
             prov:atTime ?at ; pg:action ?action OPTIONAL { ?change pg:was ?was } }
             FILTER(CONTAINS(STR(?document), '/id/document/')) } ORDER BY ?document ?at""",
        {"log": ids.service("history")},
    )
    lines: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
    for row in rows:
        was = row["was"].value if "was" in row else None
        lines[row["document"].value.rpartition("/")[2]].append((row["at"].value, row["action"].value, was))
    found = {}
    for document, told in lines.items():
        later = next((line for line in told if line[0] > moment), None)
        if later is None:
            held = documents.stored(view, ids, document)
            if held:
                found[document] = held.reading
        elif later[1] in _ENDING and later[2]:
            found[document] = from_json(json.loads(later[2]))
    return found


def judged(view: View, ids: Ids, moment: str) -> list[Judgement]:
    """The judgements that held at a moment."""
    return [
        one for one in all_of(view, ids) if one.at <= moment and (one.undone is None or one.undone > moment)
    ]


def _built(now: View, ids: Ids, moment: str) -> View:
    then = readings(now, ids, moment)
    if len(then) > MOST_DOCUMENTS:
        raise LimitExceeded(f"as_of rebuilds {MOST_DOCUMENTS} documents at most; that day had {len(then)}.")
    draft = MemoryStore(ids.base)
    draft.commit(Change(dict(_drafted(then, ids))))
    told = judged(now, ids, moment)
    state = Identifier(draft.view(), ids, then.__getitem__, judgements=told)
    store = MemoryStore(ids.base)
    graphs: dict[NamedNode, frozenset[Triple]] = {
        ids.service(name): frozenset(quad.triple for quad in now.quads(ids.service(name)))
        for name in ("ontology", "industries", "reference")
    }
    for document, reading in then.items():
        identities = state.identities(reading)
        graphs[ids.facts(document)] = facts(
            reading, identities, ids, state.rejections
        ) | documents.description(reading.document, ids)
        graphs[ids.claims(document)] = claims(reading, identities, ids)
    keys = {key for one in told for key in (one.left, one.right) if key}
    known = state.known.existing(keys) | {key for key in keys if key.reference}
    store.commit(Change(graphs | asserted(told, state.nodes(known), ids)))
    return store.view()


def _drafted(then: Mapping[str, Reading], ids: Ids) -> Iterator[tuple[NamedNode, frozenset[Triple]]]:
    """Facts graphs in which every name is a thing of its own: what identity is decided from."""
    for document, reading in then.items():
        alone = {
            (entry.kind, entry.name): Identity(pg(f"{key.group}-{key.slug}"), entry.name, entry.name)
            for entry in reading.entries
            if entry.kind in IRI_KIND
            for key in [primary(entry, reading)]
        }
        yield ids.facts(document), facts(reading, alone, ids)
