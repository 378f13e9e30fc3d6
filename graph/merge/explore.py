"""From some keys to the clusters around them: follows links until no further key is reached."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from graph.merge.clusters import Clusters, Link
from graph.merge.events import event_links
from graph.merge.judgements import Judgement
from graph.merge.keys import Key
from graph.merge.known import Known
from graph.merge.links import subsequence
from graph.merge.registered import Registered
from graph.merge.verdicts import Verdicts

_LEAST_UNQUALIFIED = 8
"""A policy's name of so many letters tells it apart even where a document does not say whose it is."""
_SAID, _SAME_BODY = 0.9, 0.8
_NOTHING = Registered(())


class Explorer:
    """Clusters of keys in one state of knowledge."""

    def __init__(
        self, known: Known, judgements: Collection[Judgement] = (), registered: Registered = _NOTHING
    ) -> None:
        """`judgements` are those that hold; `registered` are the names in a user's own reference files."""
        self._registered = registered
        self._known = known
        self._verdicts = Verdicts(judgements)

    def around(self, start: Collection[Key]) -> dict[Key, frozenset[Key]]:
        """The cluster of each key that can be reached from `start`."""
        seen: set[Key] = set()
        links: set[Link[Key]] = set()
        todo = set(start)
        while todo:
            seen |= todo
            fresh = set(self._links(todo))
            links |= fresh
            todo = {key for link in fresh for key in (link.left, link.right)} - seen
        clusters = Clusters(seen, self._apart(seen))
        clusters.join(_unambiguous(links))
        return {key: clusters.of(key) for key in seen}

    @property
    def apart(self) -> Collection[frozenset[Key]]:
        """The pairs that people told apart."""
        return self._verdicts.apart

    def why(self, cluster: Collection[Key]) -> list[Link[Key]]:
        """The links that hold a cluster together, the surest first."""
        links = {link for link in self._links(cluster) if {link.left, link.right} <= set(cluster)}
        return sorted(_unambiguous(links), key=lambda link: (-link.score, link.left, link.right))

    def _links(self, keys: Collection[Key]) -> Iterator[Link[Key]]:
        for key, others in self._known.also_named(keys).items():
            yield from (_pair(key, other, _SAID, "a document gives both names") for other in others)
        yield from self._verdicts.links(keys)
        yield from self._registered.links(keys)
        people = [key for key in keys if key.group == "person"]
        for key, qualifiers in self._known.qualifiers(people).items():
            yield from self._namesakes(key, qualifiers)
        for key in keys:
            if key.group == "policy":
                yield from self._policies(key)
            elif key.group == "event":
                yield from (
                    _pair(link.left, link.right, link.score, link.reason)
                    for link in event_links(key, self._known)
                )

    def _namesakes(self, key: Key, qualifiers: Collection[Key]) -> Iterator[Link[Key]]:
        """The same name with the same body under another of the body's keys."""
        around = self.around(qualifiers)
        for qualifier in qualifiers:
            name = key.text.removesuffix(f"-{_tail(qualifier)}")
            wanted = {Key(key.group, f"{name}-{_tail(other)}") for other in around[qualifier] - {qualifier}}
            for other in self._known.existing(wanted):
                yield _pair(key, other, _SAME_BODY, "same name, same organization")

    def _policies(self, key: Key) -> Iterator[Link[Key]]:
        """The same name with the same issuer; one without issuer joins where only one issuer is known."""
        blocks = self._known.blocks([key])
        keys = self._known.in_blocks(blocks, key.group) | {key}
        issuers = self._known.qualifiers(keys)
        around = self.around({issuer for of in issuers.values() for issuer in of})
        owner = {one: min(around[min(of)]) for one, of in issuers.items()}
        name = next(iter(blocks), "").partition(":")[2]
        open_to_all = len(set(owner.values())) == 1 and len(name) >= _LEAST_UNQUALIFIED
        for other in keys - {key}:
            pair = {owner.get(key), owner.get(other)}
            if len(pair) == 1 or (open_to_all and None in pair):
                yield _pair(key, other, _SAME_BODY, "same name, same issuer")

    def _apart(self, keys: Collection[Key]) -> set[frozenset[Key]]:
        """Two known things, two events of one document, and what people told apart are never one."""
        references = sorted(key for key in keys if key.reference)
        pairs = {frozenset(pair) for pair in combinations(references, 2) if pair[0].group == pair[1].group}
        for key in keys:
            if key.group == "event":
                pairs |= {frozenset({key, other}) for other in self._known.beside(key) & set(keys)}
        return (pairs - self._verdicts.together) | self._verdicts.apart


def _pair(left: Key, right: Key, score: float, reason: str) -> Link[Key]:
    first, second = sorted((left, right))
    return Link(first, second, score, reason)


def _tail(key: Key) -> str:
    """How a body's key ends the key of one of its people."""
    return key.reference or key.text


def _unambiguous(links: Collection[Link[Key]]) -> list[Link[Key]]:
    """The links without those of a short form that documents give to bodies which are not one."""
    near: dict[Key, set[Key]] = {}
    for link in links:
        if link.score == _SAID:
            near.setdefault(link.left, set()).add(link.right)
            near.setdefault(link.right, set()).add(link.left)
    torn = {key for key, others in near.items() if _torn(key, others, near)}
    return [link for link in links if link.score != _SAID or not torn & {link.left, link.right}]


def _torn(key: Key, others: set[Key], near: dict[Key, set[Key]]) -> bool:
    longer = sorted(other for other in others if other.reference or len(other.text) > len(key.text))
    return not key.reference and any(not _one(a, b, near) for a, b in combinations(longer, 2))


def _one(a: Key, b: Key, near: dict[Key, set[Key]]) -> bool:
    if a in near.get(b, ()):
        return True
    if a.reference or b.reference:
        return False
    return a.text.isascii() != b.text.isascii() or subsequence(*sorted((a.text, b.text), key=len))
