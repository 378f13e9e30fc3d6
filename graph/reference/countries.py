"""Countries: names from CLDR (through babel), further common names from `countries.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path

from babel import Locale

from graph.model import Kind
from graph.reference.values import Reference

_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "QO", "ZZ", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"})
"""Codes of CLDR that ISO 3166-1 does not give to a country."""


def countries(folder: Path) -> list[Reference]:
    """Every country of ISO 3166-1 with its Korean and English names; its id is the code in lower case."""
    more = _common(folder / "countries.csv")
    korean, english = (dict(Locale(language).territories.items()) for language in ("ko", "en"))
    codes = [str(code) for code in korean if re.fullmatch("[A-Z]{2}", str(code)) and code not in _NO_COUNTRY]
    return [_country(code, korean[code], english[code], more.get(code, {})) for code in sorted(codes)]


def _country(code: str, korean: str, english: str, more: Mapping[str, str]) -> Reference:
    usual = more.get("main") or korean
    main = [(usual, "ko"), (korean, "ko"), (english, "en"), (korean.replace(" ", ""), "ko")]
    common = [(name, language) for language in ("ko", "en") for name in _cell(more, language)]
    return Reference(
        id=code.lower(),
        kind=Kind.PLACE,
        type="country",
        names=tuple(dict.fromkeys([*main, *common])),
        same_as=_cell(more, "same_as"),
        codes=(("ISO 3166-1", code),),
        source="CLDR",
    )


def _common(path: Path) -> dict[str, dict[str, str]]:
    """What `countries.csv` adds, by country code."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        return {
            row["code"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))
        }


def _cell(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    """The values of a cell, parted by `|`."""
    return tuple(name for name in (row.get(column) or "").split("|") if name)
