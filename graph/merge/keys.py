"""Under what keys a name is known: two names with equal keys are one thing, whatever the documents' order.

A key is made from the document alone, never from the store, so that it cannot depend on what came before.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from pyoxigraph import NamedNode

from graph.ids import Ids, name_key, slug
from graph.merge.councils import full_council
from graph.merge.identity import IRI_KIND
from graph.model import Entry, Kind, Reading
from graph.reference import load

_LEGAL = re.compile(
    r"㈜|\((?:주|유|재|사|합)\)|(?:주식|유한|유한책임|합자|합명)회사|(?:재단|사단|농업회사|영농조합)법인"
    r"|,?\s*\b(?:co\.?,?\s*ltd|inc|corp|corporation|ltd|llc|gmbh|plc|s\.?a|n\.?v|a\.?g)\b\.?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}", re.IGNORECASE)
_ACRONYM = re.compile(r"[a-z]{1,5}(?![a-z])")
_HANGUL = re.compile(r"[가-힣]")
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (
            "에이 비 씨 디 이 에프 지 에이치 아이 제이 케이 엘 엠 "
            "엔 오 피 큐 알 에스 티 유 브이 더블유 엑스 와이 제트"
        ).split(),
        strict=True,
    )
)
"""How Korean spells out Latin letters (국립국어원, 외래어 표기법)."""
_QUOTES = dict.fromkeys(map(ord, "‘’“”'\"「」『』《》〈〉<>[]"))
GENERIC_NAME = 9
"""Event names of so many letters or fewer (개막식, 업무협약식, 최종보고회) are given to many events."""
REFERENCE = "="
"""Begins the key of a known thing; what follows is its reference id."""


@dataclass(frozen=True, order=True, slots=True)
class Key:
    """What a thing goes by, within its group (`organization`, `person`, `place`, `event`, `policy`)."""

    group: str
    text: str

    @property
    def reference(self) -> str | None:
        """The reference id, if it is the key of a known thing."""
        return self.text.removeprefix(REFERENCE) if self.text.startswith(REFERENCE) else None

    @property
    def slug(self) -> str:
        """The last part of an address made from this key."""
        return self.reference or slug(self.text)


def organization_key(name: str) -> str:
    """A body's name without legal form; Latin letters beside Hangul spelled out in Hangul.

    A council goes by its region's full name; an abbreviation is one with and without full stops.

    >>> organization_key("㈜LG화학") == organization_key("엘지화학 주식회사")
    True
    """
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), unicodedata.normalize("NFKC", name))
    key = name_key(_LEGAL.sub("", plain))
    if _HANGUL.search(key):
        key = _spelled(key)
    return full_council(key) or name_key(name)


def _spelled(key: str) -> str:
    """A key with its Latin letters spelled out in Hangul."""
    return _ACRONYM.sub(lambda found: "".join(_LETTERS[letter] for letter in found[0]), key)


@cache
def firms() -> Mapping[str, str]:
    """The reference id of each firm by the key of a main name (or how it is spelled) that no other bears."""
    bodies = [item for item in load(extra=()) if item.kind is Kind.ORGANIZATION]
    bearers: dict[str, set[str]] = defaultdict(set)
    for item in bodies:
        for name, _ in item.names:
            bearers[organization_key(name)].add(item.id)
    mains = {organization_key(item.label(lang)) for item in bodies for lang in ("ko", "en")}
    mains |= {_spelled(key) for key in mains}
    companies = {item.id for item in bodies if item.type == "company"}
    return {
        key: min(ids) for key, ids in bearers.items() if len(ids) == 1 and key in mains and ids <= companies
    }


def plain_key(name: str) -> str:
    """A name without quotation marks, spaces and case."""
    return name_key(name.translate(_QUOTES)) or name_key(name)


def name_keys(entry: Entry) -> dict[str, Key]:
    """The key of each name of an organization, alliance or place, by the name."""
    group = IRI_KIND[entry.kind]
    make = organization_key if group == "organization" else plain_key
    return {name: Key(group, make(name)) for name in (entry.name, *entry.aliases)}


def primary(entry: Entry, reading: Reading) -> Key:
    """The key that an entry goes by: its reference, else its main name with what tells namesakes apart."""
    group = IRI_KIND[entry.kind]
    if entry.reference:
        return Key(group, REFERENCE + entry.reference)
    if entry.kind in {Kind.ORGANIZATION, Kind.ALLIANCE}:
        key = organization_key(entry.name)
        known = firms().get(key) if _LEGAL.search(entry.name) else None
        return Key(group, REFERENCE + known if known else key)
    parts = [plain_key(entry.name)]
    if entry.kind is Kind.PERSON:
        parts.append(_qualifier(entry, reading, "organization") or _title(entry))
    elif entry.kind is Kind.POLICY:
        parts.append(_qualifier(entry, reading, "issuer"))
    elif entry.kind is Kind.EVENT:
        parts = [
            next((str(day)[:10] for day in entry.values("start")), ""),
            *_event_parts(entry, reading.document.id),
        ]
    return Key(group, "-".join(filter(None, parts)))


def qualifier(entry: Entry, reading: Reading) -> Key | None:
    """The key of the body that tells a person or policy from its namesakes."""
    slot = {Kind.PERSON: "organization", Kind.POLICY: "issuer"}.get(entry.kind)
    body = _named_body(entry, reading, slot) if slot else None
    return primary(body, reading) if body else None


def key_node(key: Key, ids: Ids) -> NamedNode:
    """The IRI that stands for a key in the graph."""
    return ids.entity("name", f"{key.group}/{slug(key.text)}")


def key_of(node: NamedNode, ids: Ids) -> Key:
    """The key that an IRI stands for; the inverse of `key_node`."""
    group, _, text = node.value.removeprefix(f"{ids.base}/id/name/").partition("/")
    return Key(group, unquote(text))


def _qualifier(entry: Entry, reading: Reading, slot: str) -> str:
    body = _named_body(entry, reading, slot)
    key = primary(body, reading) if body else None
    return (key.reference or key.text) if key else ""


def _named_body(entry: Entry, reading: Reading, slot: str) -> Entry | None:
    """The entry of the body that a slot names."""
    wanted = next((str(value) for value in entry.values(slot)), None)
    bodies = (e for e in reading.entries if e.kind in {Kind.ORGANIZATION, Kind.ALLIANCE})
    return next((body for body in bodies if wanted == body.name), None) if wanted else None


def _title(entry: Entry) -> str:
    return next((plain_key(str(title)) for title in entry.values("title")), "")


def _event_parts(entry: Entry, document: str) -> list[str]:
    """An event's name; a short one means little without the event it is part of, its place or its day."""
    name = plain_key(entry.name)
    if len(name) > GENERIC_NAME:
        return [name]
    around = [plain_key(str(value)) for slot in ("parent", "region") for value in entry.values(slot)[:1]]
    return [*(around[:1] or ([] if entry.values("start") else [document])), name]
