"""Reading the language: Document -> spaCy Doc with sentences, values, known names and learned tags."""

from graph.nlp.gazetteer import Known
from graph.nlp.mentions import mentions
from graph.nlp.pipeline import load, parse
from graph.nlp.sentences import Sentence
from graph.nlp.tagger import Tagged
from graph.nlp.values import Moment, Value
from graph.nlp.words import particle_after, tokens_within

__all__ = [
    "Known", "Moment", "Sentence", "Tagged", "Value", "load", "mentions", "parse", "particle_after",
    "tokens_within",
]  # fmt: skip
