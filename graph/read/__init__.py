"""Bytes or text in, a `Document` with regions and metadata out."""

from graph.read.document import LIMIT, document
from graph.read.sources import Source, sources

__all__ = ["LIMIT", "Source", "document", "sources"]
