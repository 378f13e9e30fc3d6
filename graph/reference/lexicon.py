"""The word lists of `ontology/lexicon` as frozen values; each file names its source in its first lines."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.model import Kind
from graph.reference.load import ONTOLOGY

LEXICON = ONTOLOGY / "lexicon"


@dataclass(frozen=True, order=True, slots=True)
class Suffix:
    """The end of a name that tells what it names: `form` 진흥원 is an organization, public-institution."""

    form: str
    kind: Kind
    type: str
    alone: bool
    """Whether the form by itself may be a name in context (협회, 대학교: no; 국회: yes)."""


@dataclass(frozen=True, order=True, slots=True)
class Title:
    """A post: 장관, 대표이사. `rank` is head, deputy, manager, staff, academic, political or honorary."""

    form: str
    rank: str
    fuses: bool
    """Whether it joins the end of a body's name and shares its last part (진흥원장: 진흥원 + 장)."""
    english: str
    """The usual English form, or an empty string."""


@dataclass(frozen=True, order=True, slots=True)
class LegalForm:
    """A mark of a company's legal form; `place` is before, after or both sides of the name."""

    form: str
    place: str


@dataclass(frozen=True, order=True, slots=True)
class TypedWord:
    """A word that tells the type of an event or policy: 컨퍼런스 is a conference."""

    form: str
    type: str
    weak: bool
    """Too common to make a name by itself; it needs a proper name or quotation marks before it."""
    suffix: bool = False
    """Means this only as the end of a longer word (산업대전; 대전 by itself is a city)."""


@lru_cache(maxsize=1)
def suffixes() -> tuple[Suffix, ...]:
    """Endings of names of organizations and places, longest first."""
    rows = _rows("suffixes.csv")
    found = [Suffix(r["form"], Kind(r["kind"]), r["type"], r["alone"] == "yes") for r in rows]
    return tuple(sorted(found, key=lambda one: (-len(one.form), one.form)))


@lru_cache(maxsize=1)
def titles() -> tuple[Title, ...]:
    """Posts, longest first."""
    found = [Title(r["form"], r["rank"], r["fuses"] == "yes", r["english"]) for r in _rows("titles.csv")]
    return tuple(sorted(found, key=lambda one: (-len(one.form), one.form)))


@lru_cache(maxsize=1)
def legal_forms() -> tuple[LegalForm, ...]:
    """Marks of legal form, longest first."""
    found = [LegalForm(r["form"], r["place"]) for r in _rows("legal_forms.csv")]
    return tuple(sorted(found, key=lambda one: (-len(one.form), one.form)))


@lru_cache(maxsize=1)
def event_words() -> tuple[TypedWord, ...]:
    """Words for kinds of events, longest first."""
    return _typed("event_words.csv")


@lru_cache(maxsize=1)
def policy_words() -> tuple[TypedWord, ...]:
    """Words for kinds of policies, longest first."""
    return _typed("policy_words.csv")


@lru_cache(maxsize=1)
def surnames() -> tuple[tuple[str, int], ...]:
    """Korean surnames, each with how many people bear it in thousands, longest first."""
    found = [(r["surname"], int(r["thousands"])) for r in _rows("surnames.csv")]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), -one[1], one[0])))


def _typed(name: str) -> tuple[TypedWord, ...]:
    found = [TypedWord(r["form"], r["type"], r["weak"] == "yes", r["weak"] == "suffix") for r in _rows(name)]
    return tuple(sorted(found, key=lambda one: (-len(one.form), one.form)))


def _rows(name: str, folder: Path = LEXICON) -> list[dict[str, str]]:
    """The rows of a word list by column name."""
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))
