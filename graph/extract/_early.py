"""A stand-in for `graph.nlp.parse` until that is there."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.model import Document
from graph.nlp import layout, morphemes, sentences, tokens

if not Doc.has_extension("sentences"):
    Doc.set_extension("sentences", default=())
    Doc.set_extension("gazetteer", default=())
    Doc.set_extension("tagged", default=())
    Doc.set_extension("values", default=())


def parse(document: Document) -> Doc:
    """Morphemes and sentences only."""
    text = tokens.printable(document.text)
    found: list[tokens.Token] = []
    said: list[sentences.Sentence] = []
    for block in layout.blocks(document):
        read = morphemes.analyse(text[block.start : block.end])
        found += tokens.merged(read, block.start)
        shifted = [
            morphemes.Morpheme(m.start + block.start, m.end + block.start, m.form, m.tag, m.sentence)
            for m in read
        ]
        said += sentences.korean(text, block, shifted)
    doc = tokens.build(Vocab(), text, found)
    doc._.sentences = tuple(said)
    return doc
