"""Small differences between the engine and the SPARQL 1.1 recommendation, put right in the query's text."""

from __future__ import annotations

from graph.store.edits import Edit, edited
from graph.store.tokens import Token, tokens


def mend(query: str) -> str:
    """The query with GROUP_CONCAT giving a plain string whatever the language of its parts.

    >>> mend("SELECT (GROUP_CONCAT(?a; separator=')') AS ?b) {}")
    "SELECT (STR(GROUP_CONCAT(?a; separator=')')) AS ?b) {}"
    """
    if "group_concat" not in query.lower():
        return query
    items = tokens(query)
    edits: list[Edit] = []
    for i, token in enumerate(items):
        if token.is_word("GROUP_CONCAT") and (end := _closing(items, i + 1)) is not None:
            edits += [(token.start, token.start, "STR("), (items[end].end, items[end].end, ")")]
    return edited(query, edits)


def with_lower_booleans(query: str) -> str:
    """The query with TRUE and FALSE in small letters, the only way the engine's parser takes them.

    >>> with_lower_booleans("ASK { FILTER(TRUE) } # TRUE")
    'ASK { FILTER(true) } # TRUE'
    """
    words = (token for token in tokens(query) if token.is_word("TRUE", "FALSE"))
    return edited(query, [(word.start, word.end, word.text.lower()) for word in words])


def _closing(items: list[Token], opening: int) -> int | None:
    level = 0
    for i in range(opening, len(items)):
        if items[i].is_mark("("):
            level += 1
        elif items[i].is_mark(")"):
            level -= 1
            if not level:
                return i
        if not level:
            return None
    return None
