"""Copies and rewrites of one text: what four outlets print of one release is one source, not four.

A text's signature (MinHash of its eight-letter shingles) is made once and kept with it, so that texts are
compared by 512 bytes each, and only those that tell of one thing.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from itertools import combinations

from graph.ids import name_key
from graph.merge.clusters import Clusters, Link

COPY = 0.3
"""From this share of common shingles one text is a rewrite of the other.

Of the seeds and the development corpus no two unrelated texts have more than 0.03; one with 40 % of another's
sentences has 0.47.
"""
_SHINGLE = 8
_LETTERS = 20_000
"""Letters of a text that its signature looks at."""
_HASHES = 128


def signature(text: str) -> str:
    """The signature of a text, as Base64."""
    from datasketch import MinHash  # with SciPy behind it: loaded only where documents come in

    letters = "".join(name_key(text[:_LETTERS]).split())
    shingles = {letters[i : i + _SHINGLE] for i in range(max(1, len(letters) - _SHINGLE + 1))}
    made = MinHash(num_perm=_HASHES)
    made.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return b64encode(made.hashvalues.astype("<u4").tobytes()).decode()


def likeness(left: str, right: str) -> float:
    """The share of shingles that two texts have in common, by their signatures."""
    a, b = (memoryview(b64decode(one)).cast("I") for one in (left, right))
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def sources(signatures: Mapping[str, str]) -> list[list[str]]:
    """The documents by independent source: copies and rewrites of one text together."""
    clusters = Clusters(signatures)
    clusters.join(_alike(signatures))
    return sorted(sorted(members) for members in clusters)


def _alike(signatures: Mapping[str, str]) -> Iterator[Link[str]]:
    for left, right in combinations(sorted(signatures), 2):
        share = likeness(signatures[left], signatures[right])
        if share >= COPY:
            yield Link(left, right, share)
