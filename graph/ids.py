"""IRIs and content hashes."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from pyoxigraph import NamedNode

UNMERGED = frozenset({"judgements", "history", "meta", "merged"})
"""Graphs of the service's own that do not show in the default graph, beside those of claims and texts."""
_TRACKING = ("utm_", "fbclid", "gclid")
_SEPARATORS = dict.fromkeys(map(ord, " \t\n\r\u00a0\u3000·․‧・ㆍ･∙•"))


def content_hash(text: str) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of `text`.

    >>> content_hash("a")
    'ca978112ca1bbdca'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def normalise_url(url: str) -> str:
    """`url` with case, default port, fragment, tracking parameters and parameter order evened out.

    >>> normalise_url("HTTPS://Example.org:443/a?b=2&a=1&utm_source=x#top")
    'https://example.org/a?a=1&b=2'
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").lower()
    if parts.port and (parts.scheme.lower(), parts.port) not in {("http", 80), ("https", 443)}:
        host += f":{parts.port}"
    query = urlencode(sorted(p for p in parse_qsl(parts.query, True) if not p[0].startswith(_TRACKING)))
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def document_id(text: str, url: str | None = None) -> str:
    """The id of a document: the hash of its normalised URL, else of its text."""
    return content_hash(normalise_url(url) if url else text)


def name_key(name: str) -> str:
    """The form under which names are compared: NFKC, case, spaces and middle dots aside.

    >>> name_key("에코프로 BM") == name_key("에코프로ＢＭ")
    True
    """
    return unicodedata.normalize("NFKC", name).translate(_SEPARATORS).casefold()


def slug(key: str) -> str:
    """A name as the last part of an IRI: NFC, Hangul unescaped, what IRIs cannot hold percent-encoded.

    >>> slug("SK 온/배터리")
    'SK_온%2F배터리'
    """
    text = unicodedata.normalize("NFC", key).strip().replace(" ", "_")
    return "".join(c if c.isalnum() or c in "-_.~" else quote(c, safe="") for c in text)


@dataclass(frozen=True, slots=True)
class Ids:
    """All IRIs under one base."""

    base: str

    def entity(self, kind: str, key: str) -> NamedNode:
        """The address of an entity; `kind` is organization, person, place, event, policy, quotation …."""
        return NamedNode(f"{self.base}/id/{kind}/{key}")

    def document(self, document: str) -> NamedNode:
        """The address of a document."""
        return NamedNode(f"{self.base}/id/document/{document}")

    def facts(self, document: str) -> NamedNode:
        """The graph of a document's facts."""
        return NamedNode(f"{self.base}/graph/{document}")

    def claims(self, document: str) -> NamedNode:
        """The graph of a document's claims."""
        return NamedNode(f"{self.base}/graph/{document}/claims")

    def text(self, document: str) -> NamedNode:
        """The graph of a document's text and of what was read out of it."""
        return NamedNode(f"{self.base}/graph/{document}/text")

    def service(self, name: str) -> NamedNode:
        """A graph of the service's own: ontology, industries, reference, judgements, history, merged."""
        return NamedNode(f"{self.base}/graph/{name}")

    def owns(self, graph: str) -> bool:
        """Whether a graph belongs to the service (callers may read, not write)."""
        return graph.startswith(f"{self.base}/graph/")

    def is_text(self, graph: str) -> bool:
        """Whether a graph is that of a document's whole text."""
        return self.owns(graph) and graph.endswith("/text")

    def merged(self, graph: str) -> bool:
        """Whether a graph's triples show in the default graph: all but claims, texts and logs."""
        if not self.owns(graph):
            return True
        rest = graph.removeprefix(f"{self.base}/graph/")
        return "/" not in rest and rest not in UNMERGED
