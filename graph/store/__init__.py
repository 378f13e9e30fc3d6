"""The graph's database; `open_store` gives the embedded one. Imports are late: child processes start fast."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store.embedded import EmbeddedStore


def open_store(
    folder: Path,
    base_iri: str,
    *,
    query_workers: int = 2,
    query_timeout: float = 30.0,
    union_default_graph: bool = True,
    query_memory: int = 2 << 30,
    federation_hosts: tuple[str, ...] = (),
    texts: bool = True,
) -> EmbeddedStore:
    """Open the store in a data folder, made if it is not there.

    `query_timeout` is in seconds (it limits updates too), `query_memory` in bytes of address space a process;
    `federation_hosts` are those that SERVICE and LOAD may reach.
    Without `texts` queries do not see the graphs of documents' whole texts.
    Without `union_default_graph` queries see the stored default graph alone and no graph is protected.
    Raises `Conflict` if another service holds the folder, or if it belongs to another base IRI.
    """
    from graph.store.embedded import EmbeddedStore
    from graph.store.limits import Limits

    limits = Limits(
        seconds=query_timeout,
        memory=query_memory,
        workers=query_workers,
        hosts=federation_hosts,
        texts=texts,
    )
    return EmbeddedStore(folder, base_iri, union=union_default_graph, limits=limits)
