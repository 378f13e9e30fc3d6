"""The language of a text, by its script."""

from __future__ import annotations

import re

from graph.errors import InvalidInput

KNOWN = ("ko", "en")
_HANGUL = re.compile(r"[가-힣ᄀ-ᇿ]+")
_LATIN = re.compile(r"[A-Za-z]+")


def detect(text: str) -> str:
    """`ko` or `en`: a syllable weighs as much as two to three Latin letters.

    >>> detect("산업통상자원부는 MOU를 맺었다"), detect("The ministry (산업부) signed with five companies")
    ('ko', 'en')
    """
    hangul, latin = (sum(map(len, script.findall(text))) for script in (_HANGUL, _LATIN))
    return "en" if latin > 4 * hangul else "ko"


def checked(language: str) -> str:
    """A caller's language tag as `ko` or `en`; raises `InvalidInput` for another."""
    primary = language.strip().replace("_", "-").split("-")[0].lower()
    if primary not in KNOWN:
        raise InvalidInput(
            f"language {language!r} is not read; give one of {', '.join(KNOWN)}, or leave it out"
        )
    return primary
