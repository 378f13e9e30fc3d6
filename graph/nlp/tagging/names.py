"""Lists of names by kind, for training: reference data, GeoNames, and what Kiwi's model has of Wikidata."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import kiwipiepy_model

from graph.nlp.tagging.lexicon import cities
from graph.reference import load
from graph.reference.lexicon import surnames

CLASSES = {
    "Q5": "PS", "Q15632617": "PS", "Q4830453": "CO", "Q891723": "CO", "Q43229": "OG", "Q7278": "OG",
    "Q476028": "TEAM", "Q3918": "OG", "Q215380": "BAND", "Q105543609": "SONG", "Q728937": "LC",
    "Q928830": "LC",
    "Q55488": "LC", "Q515": "LC", "Q486972": "LC", "Q1081138": "LC", "Q94993988": "LC",
    "Q11424": "WORK",
    "Q7725634": "WORK", "Q482994": "WORK", "Q134556": "WORK", "Q5398426": "WORK", "Q7889": "WORK",
}  # fmt: skip
"""Classes of Wikidata and what they are here: person, company, body, team, band, song, place, work."""


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names to draw from, each list sorted; `surnames` with how many bear them."""

    people: list[str]
    companies: list[str]
    clubs: list[str]
    bodies: list[str]
    countries: list[str]
    regions: list[str]
    cities: list[str]
    surnames: dict[str, int]


def wikidata() -> Iterator[tuple[str, str]]:
    """Names of several words with their classes, from Kiwi's dictionary of such names."""
    path = Path(kiwipiepy_model.get_model_path()) / "multi.dict"
    for line in path.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        mark = re.search(r"# (Q\d+)\s*$", rest)
        if mark:
            yield name, mark.group(1)


def name_lists() -> NameLists:
    """All lists."""
    by_class: dict[str, list[str]] = defaultdict(list)
    for name, code in wikidata():
        if re.fullmatch("[가-힣A-Z ]+", name):
            by_class[code].append(name)
    reference = load()
    korean = [(item, name) for item in reference for name, language in item.names if language == "ko"]
    bodies = {
        n
        for i, n in korean
        if i.kind.value == "organization" and i.type != "local-government" and len(n) < 12
    }
    return NameLists(
        people=sorted(by_class["Q5"]),
        companies=sorted(by_class["Q4830453"] + by_class["Q891723"]),
        clubs=sorted(by_class["Q476028"] + by_class["Q3918"]),
        bodies=sorted(bodies),
        countries=sorted({i.names[0][0] for i in reference if i.type == "country"}),
        regions=sorted({n for i, n in korean if i.type == "region"}),
        cities=sorted(cities()),
        surnames=dict(surnames()),
    )


def parts() -> dict[str, str]:
    """Words that mostly stand in names of one class, with the class and a figure 0–3 for how often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, code in wikidata():
        for word in name.split():
            counts[word.strip(",:")][CLASSES.get(code, "X")] += 1
    found = {}
    for word, classes in counts.items():
        total = sum(classes.values())
        kind, count = min(classes.items(), key=lambda item: (-item[1], item[0]))
        if total >= 2 and count >= 0.6 * total and re.search("[가-힣]", word):
            found[word] = f"{kind}{min(3, count.bit_length() - 1)}"
    return found
