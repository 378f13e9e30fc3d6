"""Short forms of bodies that the text declares: `한국…진흥원(이하 진흥원)`."""

from __future__ import annotations

from graph.cues import cued
from graph.extract.names import bodies

_DECLARED = cued(
    r"(?P<name>[가-힣A-Za-z0-9·]{2,24})[’'」』]?\s?\((?:이하|약칭)\s?:?\s?[‘'“\"「]?(?P<form>[가-힣A-Za-z0-9·]{2,12})[’'”\"」]?\s?[,)]"
)


def declared(text: str) -> dict[str, str]:
    """The type code of each short form, where the name before the bracket is a body by its form.

    >>> declared("한국가나다진흥원(이하 진흥원)은"), declared("가나다 대책(이하 대책)")
    ({'진흥원': 'public-institution'}, {})
    """
    kinds = ((m["form"], bodies.body(m["name"])) for m in _DECLARED.finditer(text))
    return {form: kind for form, kind in kinds if kind}
