"""Percent-encodings of parameters are undone as the library undoes them, malformed ones too."""

from __future__ import annotations

from urllib.parse import quote, unquote_to_bytes

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.sparql_request import _pairs
from graph.errors import InvalidQuery

PIECES = st.sampled_from([*b"% %% = == %3D %3d %zz %2 %0A + _ a".split(), b"%\n"])


@given(st.text())
def test_what_is_quoted_comes_back(text: str) -> None:
    assert _pairs(b"query=" + quote(text, safe="").encode()) == [("query", text)]


@given(st.lists(PIECES | st.binary(min_size=1, max_size=2).map(lambda octets: quote(octets).encode())))
@example([b"%", b"25", b"3D"])
def test_any_escapes_are_undone_as_by_the_library(pieces: list[bytes]) -> None:
    raw = b"".join(pieces)
    try:
        wanted = unquote_to_bytes(raw.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        with pytest.raises(InvalidQuery):
            _pairs(b"query=" + raw)
    else:
        assert _pairs(b"query=" + raw) == [("query", wanted)]
