"""SERVICE and LOAD reach no address: they are found before the engine, and its processes have no network."""

from __future__ import annotations

import ctypes
import re

from graph.errors import Forbidden, InvalidQuery
from graph.store.tokens import Token, closing, tokens

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_WORDS = re.compile(r"service|load", re.IGNORECASE)
_QUOTE_IN_IRI = re.compile(r"<[^\x00-\x20<>\"{}|^`\\]*'[^\x00-\x20<>\"{}|^`\\]*>")


def without_services(query: str) -> str:
    """The query with each SERVICE SILENT as if its endpoint had failed; `Forbidden` on other SERVICEs."""
    if not needs_look(query):
        return query
    items = tokens(query)
    out: list[str] = []
    done = 0
    for i, token in enumerate(items):
        if token.start < done or not token.is_word("SERVICE"):
            continue
        if not _silent(items, i):
            raise Forbidden(
                "SERVICE reaches no address here: have its host put on POLICYGRAPH_FEDERATION_HOSTS, "
                "or ask it yourself"
            )
        opening = next((j for j in range(i, len(items)) if items[j].is_mark("{")), None)
        if opening is None:
            break
        out.append(query[done : token.start] + "{}")
        done = items[closing(items, opening)].end
    return "".join(out) + query[done:]


def needs_look(text: str) -> bool:
    """Whether text may hold SERVICE or LOAD; raises `InvalidQuery` where tokens would not tell for sure."""
    if not _WORDS.search(text):
        return False
    if _QUOTE_IN_IRI.search(text):
        raise InvalidQuery("an IRI has an apostrophe beside the word SERVICE or LOAD: write it %27")
    return True


def _silent(items: list[Token], i: int) -> bool:
    return i + 1 < len(items) and items[i + 1].is_word("SILENT")


def leave_network() -> bool:
    """Cut this process off from every network, if the system lets it. Must run before any thread starts."""
    libc = ctypes.CDLL(None)
    return bool(libc.unshare(_NEW_NETWORK) == 0 or libc.unshare(_NEW_USER | _NEW_NETWORK) == 0)
