"""Local councils: 경북도의회 and 경상북도의회 are one, as 서울시의회 and 서울특별시의회 are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from graph.ids import name_key
from graph.model import Kind
from graph.reference import load

_COUNCIL = "의회"


def full_council(key: str) -> str:
    """The key of a council with its region's full name; any other key, or an unsure region's, as it is.

    >>> full_council("경북도의회")
    '경상북도의회'
    """
    stem = key.removesuffix(_COUNCIL)
    return f"{_regions()[stem]}{_COUNCIL}" if stem != key and stem in _regions() else key


@cache
def _regions() -> Mapping[str, str]:
    """The full name of each region that councils have, by what stands before 의회 in long and short names."""
    found: dict[str, set[str]] = defaultdict(set)
    for item in load():
        full = item.label("ko")
        if item.kind is Kind.PLACE and item.type == "region" and full[-1] in "도시군구":
            names = [name for name, language in item.names if language == "ko"]
            ends = [name if name[-1] == full[-1] else name + full[-1] for name in names]
            for name in (*names, *ends):
                found[name_key(name)].add(name_key(full))
    return {name: min(full) for name, full in found.items() if len(full) == 1}
