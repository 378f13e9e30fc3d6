"""Small questions about the words around a span, asked by the rules of extraction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

_SKIP = re.compile(r"[”’\"'」』｣》〉)\]]*(?:\s?\([^()\n]{0,60}\))?[”’\"'」』｣》〉)\]]*")
_PARTICLE = re.compile(
    r"(?:에서는|에서도|으로부터|로부터|에게서|에서|에게|까지|부터|으로|이라는|라는|이라고|라고|이나|와의|과의|[은는이가을를에의와과도로만])(?![가-힣])"
)


def token_index(doc: Doc, offset: int) -> int:
    """The index of the first token that starts at or after a code point."""
    return bisect_left(doc._.offsets, offset)


def tokens_within(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """The tokens that start in `[start, end)`."""
    i = token_index(doc, start)
    while i < len(doc) and doc[i].idx < end:
        yield doc[i]
        i += 1


def particle_after(doc: Doc, offset: int) -> str:
    """The particles right after `offset`, closing quotes and a bracket passed over; empty if there are none.

    In `산업통상자원부(장관 성윤모)는` after the ministry: 는.
    """
    text = doc._.plain
    skipped = _SKIP.match(text, offset)
    at = skipped.end() if skipped else offset
    i = token_index(doc, at)
    if i < len(doc) and doc[i].idx == at:
        forms = []
        while i < len(doc) and doc[i].tag_.startswith("J") and doc[i].idx == at:
            forms.append(doc[i].text)
            at += len(doc[i].text)
            i += 1
        if forms:
            return "".join(forms)
    match = _PARTICLE.match(text, at)
    return match.group() if match else ""
