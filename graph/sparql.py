"""Pieces of SPARQL text."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode


def values(variable: str, nodes: Iterable[NamedNode | Literal]) -> str:
    """A VALUES block; an empty one matches nothing.

    >>> values("x", [NamedNode("urn:a")])
    'VALUES ?x { <urn:a> }'
    """
    return f"VALUES ?{variable} {{ {' '.join(str(node) for node in nodes)} }}"
