"""From a question to an interpretation, a query and an answer."""

from graph.ask.answer import answer
from graph.ask.read import read

__all__ = ["answer", "read"]
