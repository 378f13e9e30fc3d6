"""Morphemes and plain stretches of text as the tokens of a spaCy Doc that rebuilds the text exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import add
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.nlp.morphemes import Morpheme

_PLAIN = re.compile(
    r"[A-Za-zÀ-ɏ]+(?:['’&.-][A-Za-zÀ-ɏ]+)*|\d+(?:[.,:/]\d+)*|[가-힣]+|[\u1100-\u11ff\u3130-\u318f]+|[\u4e00-\u9fff]+|\s+|.",
    re.DOTALL,
)
_SIGNS = {".": "SF", "?": "SF", "!": "SF", ",": "SP", ":": "SP", "/": "SP", "·": "SP"}
_SURROGATE = re.compile("[\ud800-\udfff]")


Token = tuple[int, int, str]
"""A token to be: where it starts and ends, its tags joined by `+`."""


def printable(text: str) -> str:
    """`text` with lone surrogates, which spaCy and Kiwi cannot hold, as U+FFFD: same length."""
    return _SURROGATE.sub("\ufffd", text)


def merged(morphemes: Iterable[Morpheme]) -> Iterator[Token]:
    """Tokens from morphemes, those that share a character joined."""
    start = end = -1
    tag = ""
    for left, right, mark, _ in morphemes:
        if left < end or start == end == left:
            end = max(end, right)
            tag += "+" + mark
            continue
        if end > start:
            yield start, end, tag
        start, end, tag = left, right, mark
    if end > start:
        yield start, end, tag


def plain(text: str, start: int, end: int) -> Iterator[Token]:
    """Tokens by kind of character, tagged as Kiwi tags foreign words, numbers and signs; for unread text."""
    for match in _PLAIN.finditer(text, start, end):
        word = match.group()
        if not word.isspace():
            yield match.start(), match.end(), _plain_tag(word)


def _plain_tag(word: str) -> str:
    first = word[0]
    if first.isdigit():
        return "SN"
    if "가" <= first <= "힣":
        return "UN"
    if first.isalpha():
        return "SH" if "\u4e00" <= first <= "\u9fff" else "SL"
    return _SIGNS.get(first, "SW")


def build(vocab: Vocab, text: str, tokens: Iterable[Token]) -> Doc:
    """The Doc of `text`: the tokens, what lies between them as plain tokens, and all space kept."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    at = 0
    for start, end, tag in tokens:
        if start == at + 1 and text[at] == " " and _open(words, spaces):
            spaces[-1] = True
        elif start > at:
            _fill(text, at, start, words, spaces, tags)
        else:
            start = at
        if end > start:
            words.append(text[start:end])
            spaces.append(False)
            tags.append(tag)
            at = end
    _fill(text, at, len(text), words, spaces, tags)
    doc = Doc(vocab, words=words, spaces=spaces)
    numbers = {tag: vocab.strings.add(tag) for tag in set(tags)}
    column: Any = np.array([numbers[tag] for tag in tags], np.uint64)
    doc.from_array(["TAG"], column)  # `Doc` itself would add each tag anew
    starts = accumulate(map(add, map(len, words), spaces), initial=0)
    doc._.cells = tuple(zip(starts, words, tags, spaces, strict=False))
    return doc


def _open(words: list[str], spaces: list[bool]) -> bool:
    """Whether a space that comes next belongs to the last word."""
    return bool(words) and not spaces[-1] and not words[-1].isspace()


def _fill(text: str, start: int, end: int, words: list[str], spaces: list[bool], tags: list[str]) -> None:
    """Append what lies in `[start, end)`; a space after a word belongs to that word."""
    open_word = _open(words, spaces)
    for match in _PLAIN.finditer(text, start, end):
        word = match.group()
        if word[0] == " " and open_word:
            spaces[-1] = True
            word = word[1:]
        open_word = False
        if word:
            blank = word.isspace()
            words.append(word)
            spaces.append(False)
            tags.append("_SP" if blank else _plain_tag(word))
            open_word = not blank
