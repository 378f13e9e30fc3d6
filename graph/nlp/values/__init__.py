"""Dates, times, money and quantities: found by a grammar, resolved against the document."""

from graph.nlp.values.read import moments, values
from graph.nlp.values.value import Moment, Value

__all__ = ["Moment", "Value", "moments", "values"]
