"""Whether a line holds a sentence, and what a line that holds none names before its first colon or bar."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.cues import cued
from graph.read.lines import Line

_ENDING = cued(
    r"(?:[다까요죠]|니다|[음함임됨])[.!?](?:[\"”’'」』\])]|\s*$|\s)|[다요]\s*$|[다][\"”’]\s*$|다\s[가-힣]|\S(?:다|음|함|임)\.\d?\)?$"
)
_ENGLISH = cued(r"[a-z]{2,}[,;]?\s+[a-z]{2,}\s.*[a-z0-9%)][.!?][\"”']?\s*(?:$|[A-Z“\"])")
_NAMED = cued(r"^\W{0,4}(?P<label>[^:|▽▼]{2,30}?)\s*[:|▽▼](?!//)\s*\S")


def is_prose(line: Line) -> bool:
    """Whether the line holds a whole sentence."""
    return _is_prose(line.text)


@lru_cache(maxsize=256)  # most rules ask it of a line
def _is_prose(text: str) -> bool:
    head, tail = text[:160], text[-160:]
    if len(text) < 25:
        return len(text) > 12 and re.search(r"[가-힣]다[.!]?[\"”’]?$", tail) is not None
    return bool(_ENDING.search(tail) or _ENDING.search(head) or _ENGLISH.search(text[:1000]))


def label_of(line: Line) -> str | None:
    """What a line that is no sentence names before its first colon or bar (`주요 뉴스: …`)."""
    found = None if len(line.text) > 300 or is_prose(line) else _NAMED.match(line.head)
    return found["label"] if found else None
