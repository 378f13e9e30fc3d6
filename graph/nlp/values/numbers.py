"""Numbers as Korean writes them: 8조 7,417억, 3천200억, 35천, 1만 3000, 다섯."""

from __future__ import annotations

import re

SMALL = {"십": 10, "백": 100, "천": 1000}
BIG = {"만": 10**4, "억": 10**8, "조": 10**12}
NATIVE = {
    "한": 1, "하나": 1, "첫": 1,
    "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6,
    "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "열세": 13, "열네": 14, "열다섯": 15,
    "스무": 20, "스물": 20, "스물한": 21, "서른": 30,
}  # fmt: skip
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BARE = r"(?:(?:(?<![가-힣\d])|(?<=[조억만])|(?<=[조억만]\s))[백천만](?=\d))?"
"""A multiplier for one of it: 천430억, 만2천."""
_PART = rf"{_BARE}(?:{DIGITS})\s?(?:[십백천]여?\s?[만억조]|여?\s?[만억조]|[십백천])"
AMOUNT = rf"(?:(?:{_PART}\s?)+(?:(?:{DIGITS})(?![\d.:]))?|{DIGITS})"
"""A pattern for a number in figures, with its multipliers."""
_STEP = re.compile(rf"({DIGITS})?\s?([십백천만억조])?")


def number(text: str) -> int | float | None:
    """The number that `text` writes; None where it writes none.

    >>> number("8조 7,417억"), number("3천200억"), number("35천"), number("열두"), number("0.5")
    (8741700000000, 320000000000, 35000, 12, 0.5)
    """
    if text.strip() in NATIVE:
        return NATIVE[text.strip()]
    total = section = 0.0
    seen = False
    for match in _STEP.finditer(text.replace("여", "")):
        figures, unit = match.groups()
        if not figures and not unit:
            continue
        seen = True
        value = float(figures.replace(",", "")) if figures else 0.0
        if unit in BIG:
            total += ((section + value) or 1) * BIG[unit]
            section = 0.0
        elif unit in SMALL:
            section += (value or 1) * SMALL[unit]
        else:
            section += value
    result = total + section
    if not seen or result > 10**18:
        return None
    return int(result) if result == int(result) else round(result, 6)
