"""What a question was understood to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the question and where they stand, in code points."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A named thing: all nodes that bear the name, since a province's is its government's too."""

    words: Words
    nodes: tuple[NamedNode, ...]
    particle: str = ""
    """The Korean particle behind the name."""
    role: str | None = None
    """The part it had in the events asked for: host, participant, …; None if the words tell none."""
    alliance: bool = False
    """Whether it is an alliance, which leads, meets and is led like no other organization."""

    def of(self, *kinds: str) -> tuple[NamedNode, ...]:
        """Its nodes of these kinds, kinds as in their addresses."""
        return tuple(node for node in self.nodes if node.value.rpartition("/id/")[2].split("/")[0] in kinds)


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a closed list (an industry, a type, a role) and the words it came from."""

    code: str
    words: Words
    only: bool = False
    """Of a role: whether it alone is asked for (who only sponsored)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `since` to `until`, both included; None is open."""

    since: str | None
    until: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Intent and filters, each with its words; `unread` are words that changed nothing."""

    intent: str
    language: str
    things: tuple[Thing, ...] = ()
    industries: tuple[Code, ...] = ()
    participant_types: tuple[Code, ...] = ()
    event_types: tuple[Code, ...] = ()
    policy_types: tuple[Code, ...] = ()
    roles: tuple[Code, ...] = ()
    time: Span | None = None
    unread: tuple[str, ...] = ()
    instead_of: str | None = None
    """The intent that nothing was found for, where what is nearest to it is told."""

    def of(self, *kinds: str) -> tuple[NamedNode, ...]:
        """The nodes of all things of these kinds."""
        return tuple(node for thing in self.things for node in thing.of(*kinds))

    def json(self, named: dict[NamedNode, Json]) -> Json:
        """The form of answers; `named` describes the nodes."""
        coded = ("industries", "participant_types", "event_types", "policy_types", "roles")
        found: Json = {"intent": self.intent, "language": self.language}
        found["entities"] = [
            {**named[node], "words": thing.words.text, "role": thing.role}
            for thing in self.things
            for node in thing.nodes
        ]
        for name in coded:
            found[name] = [{"code": one.code, "words": one.words.text} for one in getattr(self, name)]
        found["time"] = (
            {"from": self.time.since, "to": self.time.until, "words": self.time.words.text}
            if self.time
            else None
        )
        found["unread"] = list(self.unread)
        if self.instead_of:
            found["instead_of"] = self.instead_of
        return found
