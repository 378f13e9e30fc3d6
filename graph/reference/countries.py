"""Countries: names from CLDR (through babel), further common names from `countries.csv`."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

from babel import Locale

from graph.model import Kind
from graph.reference.values import Reference

_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "QO", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"})
"""Codes of CLDR that ISO 3166-1 does not give to a country."""


def countries(folder: Path) -> list[Reference]:
    """Every country of ISO 3166-1 with its Korean and English names; its id is the code in lower case."""
    more = _common_names(folder / "countries.csv")
    korean, english = (dict(Locale(language).territories.items()) for language in ("ko", "en"))
    codes = [str(code) for code in korean if re.fullmatch("[A-Z]{2}", str(code)) and code not in _NO_COUNTRY]
    return [_country(code, korean[code], english[code], more[code]) for code in sorted(codes)]


def _country(code: str, korean: str, english: str, more: list[tuple[str, str]]) -> Reference:
    main = [(korean, "ko"), (english, "en")]
    closed_up = [(korean.replace(" ", ""), "ko")]
    return Reference(
        id=code.lower(),
        kind=Kind.PLACE,
        type="country",
        names=tuple(dict.fromkeys([*main, *closed_up, *more])),
        codes=(("ISO 3166-1", code),),
        source="CLDR",
    )


def _common_names(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Further names by country code."""
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                for language in ("ko", "en"):
                    cell = row[language] or ""
                    names[row["code"]] += [(name, language) for name in cell.split("|") if name]
    return names
