"""Morphemes and plain stretches of text as the tokens of a spaCy Doc that rebuilds the text exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.nlp.morphemes import Morpheme

_PLAIN = re.compile(
    r"[A-Za-zÀ-ɏ]+(?:['’&.-][A-Za-zÀ-ɏ]+)*|\d+(?:[.,:/]\d+)*|[가-힣]+|[\u1100-\u11ff\u3130-\u318f]+|[\u4e00-\u9fff]+|\s+|.",
    re.DOTALL,
)
_SPACE = re.compile(r"\s+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Token:
    """A token to be: its place, its tags joined by `+`."""

    start: int
    end: int
    tag: str


def printable(text: str) -> str:
    """`text` with lone surrogates, which spaCy and Kiwi cannot hold, as U+FFFD: same length."""
    return _SURROGATE.sub("\ufffd", text)


def merged(morphemes: Iterable[Morpheme], offset: int = 0) -> Iterator[Token]:
    """Tokens from morphemes, those that share a character joined; `offset` is added to every place."""
    current: Token | None = None
    for m in morphemes:
        start, end = m.start + offset, m.end + offset
        if current is not None and (start < current.end or current.start == current.end == start):
            current.end = max(current.end, end)
            current.tag += "+" + m.tag
            continue
        if current is not None and current.end > current.start:
            yield current
        current = Token(start, end, m.tag)
    if current is not None and current.end > current.start:
        yield current


def plain(text: str, start: int, end: int) -> Iterator[Token]:
    """Tokens by kind of character, tagged as Kiwi tags foreign words, numbers and signs; for unread text."""
    for match in _PLAIN.finditer(text, start, end):
        word = match.group()
        if not word.isspace():
            yield Token(*match.span(), _plain_tag(word))


def _plain_tag(word: str) -> str:
    first = word[0]
    if first.isdigit():
        return "SN"
    if "가" <= first <= "힣":
        return "UN"
    if first.isalpha():
        return "SH" if "\u4e00" <= first <= "\u9fff" else "SL"
    return {".": "SF", "?": "SF", "!": "SF", ",": "SP", ":": "SP", "/": "SP", "·": "SP"}.get(first, "SW")


def build(vocab: Vocab, text: str, tokens: Sequence[Token]) -> Doc:
    """The Doc of `text`: the tokens, what lies between them as plain tokens, and all space kept."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []

    def add(word: str, tag: str) -> None:
        words.append(word)
        spaces.append(False)
        tags.append(tag)

    def gap(start: int, end: int) -> None:
        if end == start + 1 and text[start] == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
            return
        for match in _PLAIN.finditer(text, start, end):
            word = match.group()
            if word[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                word = word[1:]
            if word:
                add(word, "_SP" if word.isspace() else _plain_tag(word))

    at = 0
    for token in tokens:
        if token.start > at:
            gap(at, token.start)
        if token.end > max(at, token.start):
            add(text[max(at, token.start) : token.end], token.tag)
            at = token.end
    gap(at, len(text))
    doc = Doc(vocab, words=words, spaces=spaces, tags=tags)
    starts = accumulate((len(w) + s for w, s in zip(words, spaces, strict=True)), initial=0)
    doc._.cells = tuple(zip(starts, words, tags, spaces, strict=False))
    return doc
