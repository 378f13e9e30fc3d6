"""The tokens of SPARQL text, enough of them to tell keywords from strings, IRIs and comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.errors import InvalidQuery
from graph.store.edits import edited

_CHARACTER = (
    r"\w\u00b7\u0300-\u036f\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    r"\ufdf0-\ufffd\U00010000-\U000effff"
)
"""What names are made of, PN_CHARS of the grammar among it: more than Python's letters, 、 for one."""
_TOKEN = re.compile(
    rf"""
    (?P<space>[\s\ufeff]+|\#[^\n\r]*)
  | (?P<string>\"{{3}}(?:\"{{0,2}}(?:[^\"\\]|\\.))*+(?:\"{{3}})?|'{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*+(?:'{{3}})?
              |\"(?:[^\"\\\n\r]|\\.)*+\"?|'(?:[^'\\\n\r]|\\.)*+'?)
  | (?P<iri><(?:[^\x00-\x20<>\"{{}}|^`\\]|\\[uU][0-9a-fA-F]+)*>)
  | (?P<variable>[?$][{_CHARACTER}]+)
  | (?P<language>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
  | (?P<name>(?:(?!\d)[{_CHARACTER}](?:[{_CHARACTER}.\-]{{0,126}}[{_CHARACTER}\-])?)?:
             (?:\.*(?:[{_CHARACTER}:\-]|%[0-9a-fA-F]{{2}}|\\.)+)*+
           |_:[{_CHARACTER}](?:\.*[{_CHARACTER}\-]+)*+)
  | (?P<word>(?!\d)[{_CHARACTER}]+)
  | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)


_UNSURE = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.\-]*://|\\)(?:[^\x00-\x20<>\"{}|^`\\]|\\[uU][0-9a-fA-F]+)+>")
"""An IRI that can be what follows "less than", some of it as a string or a comment."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands; `kind` is string, iri, variable, language, name, word, number or mark."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords (given in capitals)."""
        return self.kind == "word" and self.text.upper() in words

    def is_mark(self, mark: str) -> bool:
        """Whether it is this character."""
        return self.kind == "mark" and self.text == mark


def tokens(text: str) -> list[Token]:
    """All tokens of a query or update but space and comments.

    >>> [t.text for t in tokens("ASK { ?s a 'LOAD' } # SERVICE")]
    ['ASK', '{', '?s', 'a', "'LOAD'", '}']
    """
    return list(scan(text))


def certain(text: str) -> str:
    """The text with each IRI written so that the engine cannot take its "<" for "less than".

    By the grammar the longest token counts, which is the IRI. The engine tries both, so that what is a string
    or a comment here could be a SERVICE or another operation there.

    >>> print(certain("ASK { ?s <p> <http://e/o> FILTER(?x<?a&&?b>?y) }"))
    ASK { ?s <\\U00000070> <http://e/o> FILTER(?x<\\U0000003Fa&&?b>?y) }
    """
    if not _UNSURE.search(text):
        return text
    first = [token.start + 1 for token in scan(text) if token.kind == "iri" and _UNSURE.match(token.text)]
    return edited(text, [(at, at + 1, f"\\U{ord(text[at]):08X}") for at in first])


def scan(text: str) -> Iterator[Token]:
    """The same, one after the other."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind != "space":
            yield Token(kind, match.group(), match.start(), match.end())


def deeper(items: Iterable[Token], limit: int) -> bool:
    """Whether brackets, negations and quoted triples nest more deeply than `limit`."""
    level = run = 0
    for token in items:
        if token.kind == "mark" and token.text in "({[":
            level += 1
        elif token.kind == "mark" and token.text in ")}]":
            level -= 1
        run = run + 1 if token.kind == "mark" and token.text in "!-+^<" else 0
        if level + run > limit:
            return True
    return False


def closing(items: Sequence[Token], opening: int) -> int:
    """The index of the brace that closes the one at `opening`; raises `InvalidQuery` if none does."""
    level = 0
    for i in range(opening, len(items)):
        if items[i].is_mark("{"):
            level += 1
        elif items[i].is_mark("}"):
            level -= 1
            if not level:
                return i
    raise InvalidQuery("a brace is not closed: put } where its group ends")
