"""What kind of body an English name says it is, by its last word or by the word before `of`."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from functools import lru_cache

from graph.extract import forms

_LOCAL = re.compile(
    r"\w (?:(?:[Pp]rovincial|[Mm]etropolitan|[Cc]ity|[Cc]ounty|[Mm]unicipal|[Dd]istrict) (?:[Gg]overnment|Office|Council)|Metropolitan City)$"
)
_EMBASSY = re.compile(r"\b(?:Embassy|Consulate General) (?:in|to|of) ")
_LEGAL = re.compile(
    r"(?:Inc|Corp|Co|Ltd|LLC|GmbH|AG|A\.G|S\.A|SA|SE|PLC|plc|N\.V|B\.V|AB|ASA|SpA|Pte|KK)\.?$"
)
_HEAD_OF = re.compile(r"\b([A-Z][A-Za-z-]+) (?:of|for|on|at) (?!course)")
_COINED = re.compile(r"[A-Z][a-z]{2,}(?:tech|chem|tronics|pharm|soft)")
"""`Nuri Cryotech`: a last word coined for a firm."""
_BETWEEN_STATES = re.compile(
    r"(?:International|World) (?:[A-Z]\w+ )?(?:Federation|Union|Organi[sz]ation|Council|Agency|Association|Committee|Confederation) (?:of|for|on) "
)
_FIELDS = frozenset(
    "Fintech Biotech Cleantech Agritech Medtech Edtech Hightech Insurtech Proptech Greentech Deeptech Foodtech Nanotech Climatech Electronics Mechatronics".split()
)
_ASIDE = re.compile(r"\s?\([^()]*\)")


@lru_cache(maxsize=16384)
def body_type(name: str, alone: bool = False) -> str | None:
    """The type code of a body by the form of its name; `alone`: a head by itself counts too.

    >>> body_type("Korea Institute for Robot Industry"), body_type("Nuri Robotics"), body_type("Green Plan")
    ('public-institution', 'company', None)
    """
    name = _ASIDE.sub("", name)
    words = name.replace(",", " ").split()
    if not words:
        return None
    if _LOCAL.search(name):
        return "local-government"
    if re.search(r" (?:Working Group|Task Force)$", name):
        return "alliance"
    if re.search(r" (?:Organi[sz]ing|Preparatory|Host) Committee$", name):
        return "other"
    if "University" in words or words[-1] == "College":
        return "university"
    if words[0] == "Embassy" or words[-1] == "Embassy" or _EMBASSY.search(name):
        return "embassy"
    if (len(words) > 1 or alone) and _LEGAL.fullmatch(words[-1]):
        return "company"
    if _BETWEEN_STATES.match(name):
        return "international"
    if head := _HEAD_OF.search(name):
        found = forms.ENGLISH_HEADS.get(head.group(1))
        if found and found != "company":
            return found
    if len(words) > 1 and _COINED.fullmatch(words[-1]) and words[-1] not in _FIELDS:
        return "company"
    if len(words) > 1 or alone:
        return forms.ENGLISH_BODIES.get(words[-1])
    return None
