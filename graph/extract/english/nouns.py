"""Which body a bare noun means in English text: `the ministry`, `the company`, `the consortium`."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from dataclasses import replace

from graph.extract.context import Context, Name
from graph.model import Kind

TYPES = {
    "ministry": {"ministry"},
    "city": {"local-government"},
    "province": {"local-government"},
    "county": {"local-government"},
    "company": {"company"},
    "firm": {"company"},
    "carmaker": {"company"},
    "chipmaker": {"company"},
    "consortium": {"alliance"},
    "alliance": {"alliance"},
    "coalition": {"alliance"},
}
"""What a body may be that a noun stands for."""
_NOUN = re.compile(
    r"(?:^\W*|[,;] (?:and |but )?|\band )[Tt]he (?P<noun>ministry|city|province|county|company|firm|carmaker|chipmaker|consortium|alliance|coalition|agency|association|institute|foundation|federation|council|university)"
    r"(?: (?:has|had|will|would|also|jointly|then|later|recently|plans to|is to))* $"
)


def subject(ctx: Context, start: int, verb: int) -> Name | None:
    """The body that `the ministry` before a verb means: the last of that kind named before the sentence."""
    told = _NOUN.search(ctx.document.text[start:verb])
    if told is None:
        return None
    noun = told["noun"]
    types = TYPES.get(noun)
    alike = [
        n
        for n in ctx.names.within(0, start, Kind.ORGANIZATION)
        if (
            n.type in types
            if types
            else n.name.lower().endswith(noun) or n.name.startswith(noun.capitalize())
        )
    ]
    if not alike or (types and noun not in {"consortium", "alliance"} and len({n.name for n in alike}) > 3):
        return None
    at = start + told.start("noun")
    return replace(alike[-1], start=at, end=at + len(noun))
