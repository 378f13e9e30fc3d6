"""The values found in a text: dates, times, sums of money, quantities."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import MentionType


@dataclass(frozen=True, slots=True)
class Value:
    """A date, time, sum or quantity as it stands in the text `[start, end)`, and what it means.

    date      `value` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a duration such as `P3D`, None where the text does
              not tell; `precision` year, half, quarter, month, day, duration, season, vague
    time      `value` is `THH:MM` or a duration such as `PT40M`; `precision` minute, hour, duration, vague
    money     `value` is a whole amount of `unit`, an ISO 4217 code (KRW: won)
    quantity  `value` is a number of `unit`, the counter as the text has it (명, 톤, %)
    `end_value` is the last of a range.
    """

    start: int
    end: int
    type: MentionType
    text: str
    value: str | int | float | None = None
    end_value: str | int | float | None = None
    precision: str = ""
    unit: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with the time of day beside it, `[start, end)` around both; ISO as in the guidelines.

    `value` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; `end_value` is the last of a range.
    """

    start: int
    end: int
    value: str
    end_value: str | None = None
    precision: str = "day"
