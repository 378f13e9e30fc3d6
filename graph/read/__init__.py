"""Bytes or text in, a `Document` with regions and metadata out."""

from graph.read.document import LIMIT, document
from graph.read.source import Source
from graph.read.sources import sources

__all__ = ["LIMIT", "Source", "document", "sources"]
