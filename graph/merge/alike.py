"""Things that may be one and that no rule was sure of: found through blocks, scored with reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from math import log1p

from pyoxigraph import NamedNode
from rapidfuzz.distance import Indel

from graph.ids import Ids, name_key
from graph.merge.events import SAME, UNSURE, score
from graph.merge.keys import Key, key_of
from graph.merge.links import GENERIC, subsequence
from graph.merge.resolve import Identifier
from graph.merge.scripts import may_be
from graph.store.base import View

_LARGEST_BLOCK = 40
"""A block of more things tells nothing apart; its pairs are not looked at."""
_MOST_EVENTS = 500
"""Pairs of events that are compared in full, those that share most blocks first."""
_NEAR = 0.8
_ENDS = 3
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the store by what it may be recognised by."""

    node: NamedNode
    keys: frozenset[Key]
    names: frozenset[str]
    documents: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that may be one; `score` from 0 to 1, `value` is what knowing it would be worth."""

    left: Thing
    right: Thing
    score: float
    reasons: tuple[tuple[str, float], ...]

    @property
    def value(self) -> float:
        """How unsure it is, times how many documents it concerns."""
        return self.score * (1 - self.score) * log1p(self.left.documents + self.right.documents)


def unsure(state: Identifier) -> list[Pair]:
    """The pairs that people have not decided, those worth most to know first."""
    apart = state.explorer.apart
    named = [*_named(state.view, state.ids, "organization"), *_named(state.view, state.ids, "person")]
    pairs = [*_bodies(named), *_people(named), *_events(state)]
    open_ = [pair for pair in pairs if not _decided(pair, apart)]
    return sorted(open_, key=lambda pair: (-pair.value, pair.left.node.value, pair.right.node.value))


def _decided(pair: Pair, apart: Collection[frozenset[Key]]) -> bool:
    return any(frozenset({a, b}) in apart for a in pair.left.keys for b in pair.right.keys)


def _named(view: View, ids: Ids, group: str) -> list[Thing]:
    """All things of a group with their keys, names and number of documents."""
    prefix = f"{ids.base}/id/{group}/"
    rows = view.select(
        f"""SELECT ?thing ?key ?name ?n WHERE {{
              {{ SELECT ?thing (COUNT(?document) AS ?n) WHERE {{ ?thing pg:mentionedIn ?document
                 FILTER(STRSTARTS(STR(?thing), "{prefix}")) }} GROUP BY ?thing }}
              ?thing pg:identityKey ?key ; pg:nameKey ?name }}"""
    )
    found: dict[NamedNode, tuple[set[Key], set[str], int]] = {}
    for row in rows:
        thing, key = row["thing"], row["key"]
        if isinstance(thing, NamedNode) and isinstance(key, NamedNode):
            keys, names, _ = found.setdefault(thing, (set(), set(), int(row["n"].value)))
            keys.add(key_of(key, ids))
            names.add(row["name"].value)
    return [Thing(node, frozenset(k), frozenset(names), n) for node, (k, names, n) in found.items()]


def _pairs(blocks: Mapping[str, Collection[Thing]]) -> Iterator[tuple[Thing, Thing]]:
    """Each pair that shares a block, once."""
    seen: set[tuple[str, str]] = set()
    for things in blocks.values():
        if len(things) > _LARGEST_BLOCK:
            continue
        for a, b in combinations(sorted(things, key=lambda thing: thing.node.value), 2):
            if (a.node.value, b.node.value) not in seen:
                seen.add((a.node.value, b.node.value))
                yield a, b


def _bodies(things: Collection[Thing]) -> Iterator[Pair]:
    blocks: dict[str, set[Thing]] = defaultdict(set)
    for thing in (one for one in things if _group(one) == "organization"):
        for name in thing.names - GENERIC:
            for block in (name, f"^{name[:_ENDS]}", f"{name[-_ENDS - 1 :]}$"):
                blocks[block].add(thing)
    for a, b in _pairs(blocks):
        if _both_known(a, b):
            continue
        reasons = _names_alike(a, b)
        if reasons:
            yield Pair(a, b, min(0.95, max(value for _, value in reasons)), tuple(reasons))


def _names_alike(a: Thing, b: Thing) -> list[tuple[str, float]]:
    reasons = []
    shared = sorted(name for name in (a.names & b.names) - GENERIC if len(name) > 1)
    if shared:
        reasons.append((f"both are called {shared[0]}", 0.6))
    both = product(a.names - GENERIC, b.names - GENERIC)
    pairs = [(x, y) for x, y in both if x != y and min(len(x), len(y)) >= _LEAST]
    near = max(((Indel.normalized_similarity(x, y), x, y) for x, y in pairs), default=(0.0, "", ""))
    if near[0] >= _NEAR and _figures(near[1]) == _figures(near[2]):
        reasons.append((f"{near[1]} is near to {near[2]}", round(near[0] - 0.2, 2)))
    short = [(x, y) for x, y in pairs if len(x) * 2 <= len(y) + 1 and y[0] == x[0] and subsequence(x, y)]
    if short and not any(y.startswith(x) for x, y in short):
        reasons.append((f"{short[0][0]} may be short for {short[0][1]}", 0.5))
    return reasons


def _figures(name: str) -> str:
    return "".join(letter for letter in name if letter.isdecimal())


def _people(things: Collection[Thing]) -> Iterator[Pair]:
    blocks: dict[str, set[Thing]] = defaultdict(set)
    for thing in (one for one in things if _group(one) == "person"):
        for name in thing.names:
            blocks[name].add(thing)
    yield from _transcribed([one for one in things if _group(one) == "person"])
    for a, b in _pairs(blocks):
        name = sorted(a.names & b.names)[0]
        bodies = [{key.text.removeprefix(f"{name_key(name)}-") for key in one.keys} for one in (a, b)]
        known = all(body != name_key(name) for of in bodies for body in of)
        reasons = [(f"both are called {name}", 0.5)]
        if known:
            words = " and ".join(sorted(min(of) for of in bodies))
            reasons.append((f"with different bodies: {words}", -0.2))
        else:
            reasons.append(("one is named without a body", 0.1))
        yield Pair(a, b, round(sum(value for _, value in reasons), 2), tuple(reasons))


def _transcribed(people: Collection[Thing]) -> Iterator[Pair]:
    """People of one body, one written in Hangul and one in Latin letters that may be the same sounds."""
    blocks: dict[str, set[Thing]] = defaultdict(set)
    for thing in people:
        for key in thing.keys:
            name = next((one for one in thing.names if key.text.startswith(f"{one}-")), None)
            if name:
                blocks[key.text.removeprefix(f"{name}-")].add(thing)
    for a, b in _pairs(blocks):
        both = sorted((x, y) for one, other in ((a, b), (b, a)) for x in one.names for y in other.names)
        alike = [(x, y) for x, y in both if may_be(x, y)]
        if alike and not a.names & b.names:
            reason = f"{alike[0][1]} may be {alike[0][0]} in Latin letters, of the same body"
            yield Pair(a, b, 0.6, ((reason, 0.6),))


def _events(state: Identifier) -> Iterator[Pair]:
    rows = state.view.select(
        f"""SELECT ?a ?b (COUNT(?block) AS ?n) WHERE {{ ?x pg:block ?block . ?y pg:block ?block
              FILTER(STR(?x) < STR(?y)) ?a pg:identityKey ?x ; a pg:Event . ?b pg:identityKey ?y
              FILTER(?a != ?b) {{ SELECT ?block WHERE {{ ?of pg:block ?block }} GROUP BY ?block
              HAVING(COUNT(?of) <= {_LARGEST_BLOCK}) }} }}
            GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b LIMIT {_MOST_EVENTS}"""
    )
    found = {node for row in rows for node in (row["a"], row["b"]) if isinstance(node, NamedNode)}
    things = {node: _event(state, node) for node in found}
    for row in rows:
        a, b = things[row["a"]], things[row["b"]]  # type: ignore[index]
        left, right = ([pair for key in one.keys for pair in state.known.entries(key)] for one in (a, b))
        scored = [score(x, y) for d, x in left for e, y in right if d.document.id != e.document.id]
        best = max(scored, key=lambda one: one.value, default=None)
        if best and UNSURE <= best.value < SAME:
            yield Pair(a, b, best.value, tuple((reason, best.value) for reason in best.reasons))


def _event(state: Identifier, node: NamedNode) -> Thing:
    rows = state.view.select(
        "SELECT ?key ?document WHERE { ?thing pg:identityKey ?key ; pg:mentionedIn ?document }",
        {"thing": node},
    )
    keys = {key_of(row["key"], state.ids) for row in rows if isinstance(row["key"], NamedNode)}
    return Thing(node, frozenset(keys), frozenset(), len({row["document"] for row in rows}))


def _group(thing: Thing) -> str:
    return min(thing.keys).group


def _both_known(a: Thing, b: Thing) -> bool:
    return all(any(key.reference for key in one.keys) for one in (a, b))
