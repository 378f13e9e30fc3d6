"""The optional second reader: a chat model may add facts, each only with its quote in the text.

Any OpenAI-compatible service will do; off unless an address and a model are set. What the rules read always
stands; the model adds names and slot values that they missed. Whatever it answers, at most nothing is added:
no failure of it fails a document.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from graph.extract.llm import checks as llm_checks
from graph.extract.llm import prompt as llm_prompt
from graph.extract.llm.chat import Chat, ChatFailed, Spending, ask
from graph.extract.llm.checks import Checked
from graph.facts_json import grouped
from graph.ids import name_key
from graph.model import Claim, Entry, Kind, Reading
from graph.vocab import SLOTS

LOG = logging.getLogger(__name__)
_ENDS = {Kind.RELATION: {"subject", "object"}, Kind.QUOTATION: {"speaker", "text"}}
"""Slots without which a relation or a quotation says nothing."""


@dataclass(slots=True)
class SecondReader:
    """A chat model with what may be spent on it."""

    chat: Chat
    spending: Spending = field(default_factory=Spending)

    def read(self, first: Reading) -> Reading:
        """The first reading and what the model adds to it; the first reading alone where the model fails."""
        try:
            answer = ask(self.chat, self.spending, llm_prompt.system(), llm_prompt.user(first.document))
            return merged(first, proposals(answer))
        except ChatFailed as failure:
            LOG.warning("second reader: %s (document %s)", failure, first.document.id)
        return first


def second_reader(
    url: str, model: str, key: str = "", spending: Spending | None = None
) -> SecondReader | None:
    """The second reader that the settings ask for; None where no address or no model is set."""
    if not url or not model:
        return None
    return SecondReader(Chat(url, model, key), spending or Spending())


def proposals(answer: str) -> dict[str, Any]:
    """The JSON object in an answer, also within a code fence; raises `ChatFailed` where there is none."""
    start, end = answer.find("{"), answer.rfind("}")
    try:
        found = json.loads(answer[start : end + 1]) if 0 <= start < end else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ChatFailed("the answer holds no JSON object")
    return found


def merged(first: Reading, proposed: dict[str, Any]) -> Reading:
    """The first reading with those proposals added that hold."""
    checked = Checked(first.document)
    for entry in first.entries:
        _name(checked, entry)
    kept: list[tuple[Entry, Any]] = []
    for name, kind in llm_prompt.lists().items():
        rows = proposed.get(name)
        for row in rows if isinstance(rows, list) else []:
            kept += [(entry, row) for entry in llm_checks.entries(checked, kind, [row])]
    for entry, _ in kept:
        _name(checked, entry)
    found = list(first.entries)
    for entry, row in kept:
        _add(found, checked, entry, list(llm_checks.claims(checked, entry.kind, row)))
    return grouped(replace(first, entries=tuple(found)))


def _name(checked: Checked, entry: Entry) -> None:
    for form in (entry.name, *entry.aliases):
        if form:
            checked.names.setdefault((entry.kind, name_key(form)), entry.name)


def _add(found: list[Entry], checked: Checked, entry: Entry, claims: list[Claim]) -> None:
    if entry.kind in _ENDS:
        if _ENDS[entry.kind] <= {c.slot for c in claims} and not _is_known(found, entry, claims):
            found.append(replace(entry, claims=tuple(_one_each(entry.kind, (), claims))))
        return
    main = checked.names.get((entry.kind, name_key(entry.name)), entry.name)
    for i, old in enumerate(found):
        if old.kind is entry.kind and old.name == main:
            new = tuple(_one_each(old.kind, old.claims, claims))
            found[i] = replace(old, claims=old.claims + new)
            return
    found.append(replace(entry, claims=tuple(_one_each(entry.kind, (), claims))))


def _is_known(found: Iterable[Entry], entry: Entry, claims: list[Claim]) -> bool:
    ends = {(c.slot, name_key(str(c.value))) for c in claims if c.slot in _ENDS[entry.kind]}
    same = (e for e in found if e.kind is entry.kind and e.type == entry.type)
    return any(ends <= {(c.slot, name_key(str(c.value))) for c in e.claims} for e in same)


def _one_each(kind: Kind, old: tuple[Claim, ...], new: Iterable[Claim]) -> Iterable[Claim]:
    """The new claims whose slot has room: a slot of one value keeps its first, no value comes twice."""
    taken = {c.slot for c in old if not SLOTS[kind][c.slot].many}
    values = {(c.slot, c.value) for c in old}
    for claim in new:
        if claim.slot in taken or (claim.slot, claim.value) in values:
            continue
        values.add((claim.slot, claim.value))
        if not SLOTS[kind][claim.slot].many:
            taken.add(claim.slot)
        yield claim


__all__ = ["Chat", "ChatFailed", "SecondReader", "Spending", "merged", "proposals", "second_reader"]
