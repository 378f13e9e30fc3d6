"""The dataset of a foreign query: which graphs it sees, each triple once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from graph.errors import InvalidQuery
from graph.ids import Ids
from graph.store.edits import Edit, edited
from graph.store.tokens import Token, scan

_SHORT = 4096
"""Characters up to which IRIs are kept."""
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


@dataclass(frozen=True, slots=True)
class Dataset:
    """Graph IRIs of the default graph and of the named graphs."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


def named_in(items: Sequence[Token], base_iri: str, prefixes: dict[str, str]) -> Dataset:
    """The dataset by the FROM clauses of a query; an empty one if it has none.

    >>> from graph.store.tokens import tokens
    >>> named_in(tokens("PREFIX e: <http://e/> SELECT * FROM e:a FROM NAMED <b> {}"), "http://x/", {})
    Dataset(default=('http://e/a',), named=('http://x/b',))
    """
    base, known = prologue(items, base_iri, prefixes)
    default: list[str] = []
    named: list[str] = []
    for i, token in enumerate(items):
        following = items[i + 1] if i + 1 < len(items) else token
        if token.is_word("FROM"):
            to_named = following.is_word("NAMED")
            graph = items[i + 2] if to_named else following
            (named if to_named else default).append(resolve(graph, base, known))
    return Dataset(tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named)))


def prologue(items: Sequence[Token], base: str, prefixes: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The base IRI and the prefixes of a query, those it declares itself included."""
    known = dict(prefixes)
    for i, token in enumerate(items):
        following = items[i + 1 : i + 3]
        if token.is_word("BASE") and following:
            base = resolve(following[0], base, {})
        elif token.is_word("PREFIX") and len(following) == 2:
            known[following[0].text.removesuffix(":")] = resolve(following[1], base, {})
    return base, known


def resolve(token: Token, base: str, prefixes: dict[str, str]) -> str:
    """The full IRI that an IRI or prefixed name stands for; raises `InvalidQuery`."""
    if token.kind == "iri":
        return absolute(_unescaped(token), base)
    prefix, colon, name = token.text.partition(":")
    if token.kind != "name" or not colon:
        raise InvalidQuery(f"{token.text!r} stands where a name or IRI is due")
    if prefix not in prefixes:
        raise InvalidQuery(f"the prefix {prefix}: is not declared: put PREFIX {prefix}: <…> before the rest")
    return absolute(prefixes[prefix] + name.replace("\\", ""), "")


def with_full_iris(text: str, base: str) -> tuple[str, str]:
    """A query or update with its IRIs in full and without BASE, for servers that read those in their own way.

    Gives the base that holds in the end, too: functions may make IRIs of it.

    >>> with_full_iris("BASE <http://e/a/> ASK { ?s <../p> 1 }", "http://x/")
    (' ASK { ?s <http://e/p> 1 }', 'http://e/a/')
    """
    edits: list[Edit] = []
    declared: Token | None = None
    for token in scan(text):
        if token.kind == "iri":
            full = resolve(token, base, {})
            edits.append(
                (declared.start if declared else token.start, token.end, "" if declared else f"<{full}>")
            )
            base = full if declared else base
        declared = token if token.is_word("BASE") else None
    return edited(text, edits), base


def absolute(reference: str, base: str) -> str:
    """The IRI that a reference stands for, as the engine has it; raises `InvalidQuery`.

    >>> absolute("../b#", "http://e/a/c"), absolute("http://e/x/../b", "http://e/a/c")
    ('http://e/b#', 'http://e/x/../b')
    """
    short = len(reference) + len(base) < _SHORT
    return _absolute(reference, base) if short else _absolute.__wrapped__(reference, base)


@lru_cache(1024)
def _absolute(reference: str, base: str) -> str:
    try:
        if not _NO_IRI.search(reference):
            quad = next(parse(f"<{reference}> a 0 .", RdfFormat.TURTLE, base_iri=base or None))
            return str(quad.subject.value)
    except (SyntaxError, ValueError):
        pass
    raise InvalidQuery(f"<{reference}> is no IRI: percent-encode what IRIs may not hold")


def _unescaped(iri: Token) -> str:
    """What stands between the angle brackets, escapes by code point resolved."""

    def character(found: re.Match[str]) -> str:
        number = int(found[1] or found[2], 16)
        return chr(number) if number < 0x110000 else found[0]

    return _ESCAPE.sub(character, iri.text[1:-1])


def without_texts(dataset: Dataset, store: Store, ids: Ids) -> Dataset:
    """A dataset without the graphs of documents' whole texts; an empty one means all other graphs."""
    named = (graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return texts_hidden(dataset, named, ids)


def texts_hidden(dataset: Dataset, graphs: Iterable[str], ids: Ids) -> Dataset:
    """The same where all named graphs are `graphs`.

    >>> texts_hidden(Dataset(("http://b/graph/d/text",)), (), Ids("http://b"))
    Dataset(default=('http://b/graph/nothing',), named=())
    """
    whole = dataset or Dataset((ids.service("merged").value,), tuple(graphs))
    default, named = (
        tuple(iri for iri in iris if not ids.is_text(iri)) for iris in (whole.default, whole.named)
    )
    return Dataset(default or (ids.service("nothing").value,), named)


def choose(store: Store, dataset: Dataset, ids: Ids) -> tuple[Store, dict[str, object]]:
    """The store to ask and the arguments that make its `query` see a dataset.

    Several default graphs are merged in a store of their own: the engine would give a triple once for each of
    them that holds it.
    """
    default = [_graph(iri, ids) for iri in dataset.default]
    named = [NamedNode(iri) for iri in dataset.named]
    if len(default) > 1:
        merged = Store()
        merged.extend(_merge(store, default))
        for graph in named:
            merged.extend(store.quads_for_pattern(None, None, None, graph))
        store, default = merged, [DefaultGraph()]
    return store, {"default_graph": default, "named_graphs": named}


def _graph(iri: str, ids: Ids) -> NamedNode | DefaultGraph:
    graph = NamedNode(iri)
    return DefaultGraph() if graph == ids.service("merged") else graph


def _merge(store: Store, graphs: Iterable[NamedNode | DefaultGraph]) -> Iterator[Quad]:
    for graph in graphs:
        for quad in store.quads_for_pattern(None, None, None, graph):
            yield Quad(quad.subject, quad.predicate, quad.object)
