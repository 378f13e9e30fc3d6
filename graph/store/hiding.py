"""Named graphs that a query's variables do not stand for: the merged graph, the stored default graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from graph.errors import InvalidQuery
from graph.store.edits import Edit, edited
from graph.store.tokens import Token, closing, tokens
from graph.store.update_parts import Operation


def without_graphs(query: str, hidden: Collection[str]) -> str:
    """A query in which no variable after GRAPH stands for one of these graphs.

    >>> without_graphs("SELECT * { GRAPH ?g { ?s ?p 1 } }", ["http://d"])
    'SELECT * { GRAPH ?g { ?s ?p 1 } FILTER(?g NOT IN (<http://d>)) }'
    """
    if "graph" not in query.lower():
        return query
    return edited(query, filters(tokens(query), hidden))


def hide(operations: Iterable[Operation], hidden: Collection[str]) -> None:
    """The same in the patterns of updates, but for those that name their dataset."""
    for operation in operations:
        if operation.where and not (operation.using or operation.using_named):
            operation.where = without_graphs(operation.where, hidden)


def filters(items: Sequence[Token], hidden: Collection[str]) -> Iterator[Edit]:
    """The filter to put after each GRAPH with a variable; none where braces do not match."""
    names = ", ".join(f"<{graph}>" for graph in hidden)
    for i in range(len(items) - 2):
        if items[i].is_word("GRAPH") and items[i + 1].kind == "variable" and items[i + 2].is_mark("{"):
            try:
                after = items[closing(items, i + 2)].end
            except InvalidQuery:
                return  # the engine tells where
            yield after, after, f" FILTER({items[i + 1].text} NOT IN ({names}))"
