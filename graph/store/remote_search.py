"""`pg:textMatch` in plain SPARQL, for servers that do not know the function."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, RdfFormat, parse

from graph.errors import InvalidInput
from graph.store.edits import Edit, edited
from graph.store.tokens import Token, tokens
from graph.store.words import INITIALS, first_syllable, is_initials, query_words
from graph.vocab import PG

_NAME = "textMatch"
_KEY = r'REPLACE(LCASE(STR({0})), "[^\\p{{L}}\\p{{N}}\\p{{S}}]", "")'
"""The search form of a text, but for Unicode's compatibility forms, which SPARQL cannot fold."""


def without_text_match(query: str) -> str:
    """A query with each `pg:textMatch(?text, "words")` spelled out.

    Raises `InvalidInput` where the words are no plain string: only the embedded store takes other ones.

    >>> without_text_match("ASK { FILTER(pg:textMatch(?a, 'ㅅㅅ')) }").partition("REGEX")[2]
    '(REPLACE(LCASE(STR(?a)), "[^\\\\\\\\p{L}\\\\\\\\p{N}\\\\\\\\p{S}]", ""), "[ㅅ사-싷][ㅅ사-싷]")))) }'
    """
    if _NAME not in query:
        return query
    items = tokens(query)
    edits: list[Edit] = []
    for i, token in enumerate(items[:-1]):
        if _is_function(token) and items[i + 1].is_mark("("):
            comma, end = _arguments(items, i + 1)
            text = query[items[i + 1].end : items[comma].start].strip()
            edits.append((token.start, items[end].end, _spelled(text, _words(items[comma + 1 : end]))))
    return edited(query, edits)


def _is_function(token: Token) -> bool:
    return token.text in {f"pg:{_NAME}", f"<{PG}{_NAME}>"}


def _arguments(items: Sequence[Token], opening: int) -> tuple[int, int]:
    """Where the comma between the two arguments stands, and the closing bracket."""
    level, comma = 0, -1
    for i in range(opening, len(items)):
        if items[i].is_mark("("):
            level += 1
        elif items[i].is_mark(")"):
            level -= 1
            if not level:
                if comma < 0:
                    break
                return comma, i
        elif items[i].is_mark(",") and level == 1:
            comma = i
    raise InvalidInput("pg:textMatch takes two arguments: a text and words")


def _words(items: Sequence[Token]) -> str:
    """The string that a token is."""
    if len(items) != 1 or items[0].kind != "string":
        raise InvalidInput("on a SPARQL server pg:textMatch takes its words as one string: write them out")
    try:
        quad = next(iter(parse(f"<a:> <a:> {items[0].text} .", RdfFormat.TURTLE)))
    except SyntaxError as error:
        raise InvalidInput(f"the words of pg:textMatch are no string: {error}") from error
    return quad.object.value if isinstance(quad.object, Literal) else ""


def _spelled(text: str, words: str) -> str:
    key = _KEY.format(text)
    groups = [" || ".join(_holds(key, form) for form in forms) for forms in query_words(words)]
    return "(" + " && ".join(f"({group})" for group in groups) + ")" if groups else "(false)"


def _holds(key: str, form: str) -> str:
    if not is_initials(form):
        return f"CONTAINS({key}, {Literal(form)})"
    return f"REGEX({key}, {Literal(''.join(map(_begun, form)))})"


def _begun(initial: str) -> str:
    """The characters that stand for an initial consonant."""
    first = ord(first_syllable(initial))
    return f"[{initial}{chr(first)}-{chr(first + 587)}]" if initial in INITIALS else initial
