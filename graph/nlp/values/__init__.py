"""Dates, times, money and quantities: found by a grammar, resolved against the document."""

from graph.nlp.values.read import Reader, moments
from graph.nlp.values.value import Moment, Value

__all__ = ["Moment", "Reader", "Value", "moments"]
