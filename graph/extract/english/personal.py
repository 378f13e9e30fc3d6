"""Whether capitalised words of English text name a person, and where the name ends."""

from __future__ import annotations

import re

from graph.extract import forms
from graph.extract.english.words import KOREAN, TITLE, TITLE_WORDS
from graph.extract.names.known import known

Span = tuple[int, int]
_NOT_NAMES = re.compile(
    r"(?:Day|Year|Week|Street|Road|River|Island|Bay|Sea|Ocean|Republic|Kingdom|States|Union|Economy|Leaders?|Policy|Plan"
    r"|Act|Strategy|Project|Fund|Program|Summit|Forum|Conference|Meeting|Expo|Award|Korean?|East|West|North|South|New|Free"
    r"|Trade|Green|Global|National|World|International|Asia|Pacific|Europe|America|Africa|Co|Corp|Inc|Ltd|R&D|Hall|Hotel"
    r"|Province|City|County|District|House|Deal|Digital|Energy|Affairs|Board|Team|Office|Division|Center|Science|Technology|Industry|Market|Product|Service)s?$"
)


def is_name(name: str) -> bool:
    """Whether words may be a person's name: no title, no known body or place, no last word of a thing.

    >>> is_name("Kim Min-jae"), is_name("Robot Industry")
    (True, False)
    """
    words = name.split()
    return (
        not any(w in forms.ENGLISH_COMMON or w in TITLE_WORDS or w == "General" for w in words)
        and not _NOT_NAMES.search(words[-1])
        and (
            len(words) == 1
            or not any(w in forms.ENGLISH_BODIES and w not in forms.ENGLISH_SURNAMES for w in words[1:])
        )
        and not (
            words[0].isupper() and len(words[0]) > 1 and words[0].capitalize() not in forms.ENGLISH_SURNAMES
        )
        and known().body(name) is None
        and known().place(name) is None
        and not (len(words) == 1 and (words[0].isupper() or known().place(words[0]) is not None))
        and not TITLE.fullmatch(words[-1])
    )


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The name without words behind it that are none: a title's own words, a body's last word."""
    words = list(re.finditer(r"\S+", text[start:end]))
    kept: list[re.Match[str]] = []
    if (
        len(words) > 2
        and (whole := KOREAN.match(text, start, end))
        and whole["family"].capitalize() in forms.ENGLISH_SURNAMES
    ):
        words = words[:2]
    for word in words:
        plain = word.group()
        if plain in forms.ENGLISH_COMMON or plain in TITLE_WORDS or (kept and plain in forms.ENGLISH_BODIES):
            break
        kept.append(word)
    while kept and kept[-1].group() in {"of", "and", "de", "la", "al", "bin", "van", "von", "el"}:
        kept.pop()
    return (start + kept[0].start(), start + kept[-1].end()) if kept else None
