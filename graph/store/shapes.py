"""What is known of queries by their shape."""

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


class Shapes:
    """The last thousand shapes of which something was seen."""

    def __init__(self) -> None:
        self._shapes: OrderedDict[bytes, None] = OrderedDict()

    def __contains__(self, shape: bytes) -> bool:
        return shape in self._shapes

    def add(self, shape: bytes) -> None:
        """It was seen of a query of this shape."""
        self._shapes[shape] = None
        if len(self._shapes) > _REMEMBERED:
            self._shapes.popitem(last=False)

    def discard(self, shape: bytes) -> None:
        """It was not seen of one any more."""
        self._shapes.pop(shape, None)
