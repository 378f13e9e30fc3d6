"""Which queries are known to take long, told by their shape."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict

_REMEMBERED = 1000
_READ = 10_000
"""Characters of a query that tell its shape."""
_DETAIL = re.compile(r"""<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*|"[^"\\\n]*"|'[^'\\\n]*'|\d+""")


def shape(text: str) -> bytes:
    """What queries have in common that differ in IRIs, strings, numbers and comments only.

    >>> shape('ASK { <http://e/1> a "x" } # 1') == shape('ASK { <http://e/2#a> a "y" } # 22')
    True
    """
    return hashlib.sha256(_DETAIL.sub("", text[:_READ]).encode("utf-8", "surrogatepass")).digest()


class Dear:
    """The last thousand shapes of which a query took long."""

    def __init__(self) -> None:
        self._shapes: OrderedDict[bytes, None] = OrderedDict()

    def __contains__(self, text: str) -> bool:
        return bool(self._shapes) and shape(text) in self._shapes

    def add(self, text: str) -> None:
        """A query of this shape took long."""
        self._shapes[shape(text)] = None
        if len(self._shapes) > _REMEMBERED:
            self._shapes.popitem(last=False)

    def discard(self, text: str) -> None:
        """One was quick."""
        self._shapes.pop(shape(text), None)
