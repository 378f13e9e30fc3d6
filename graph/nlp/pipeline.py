"""Document -> spaCy Doc: a pipeline over a tokenizer that gives the text back exactly.

`doc.text` is the document's text (lone surrogates aside, which become U+FFFD). Tags are Kiwi's, joined by `+`
where several morphemes share a character. Extensions: `document`, `plain` (the text at once, which `doc.text`
builds anew each time), `offsets` and `cells` (where each token starts; its start, text, tag, and whether a
space follows), `sentences`, `values`, `moments`, `gazetteer`, `tagged`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import cache
from itertools import compress

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.model import Document, RegionKind
from graph.nlp import gazetteer, morphemes, sentences, tagger, tokens, values
from graph.nlp.layout import blocks

_HANGUL = re.compile("[가-힣ᄀ-ᇿ]")
_lock = threading.Lock()
_UNREAD = (RegionKind.BOILERPLATE, RegionKind.TEASER, RegionKind.BYLINE)
WORDS = 40_000
"""Words that a vocabulary may hold before the next Doc gets a new one."""
_EXTENSIONS = (
    "document",
    "plain",
    "offsets",
    "cells",
    "sentences",
    "values",
    "moments",
    "gazetteer",
    "tagged",
)


def _register() -> None:
    for name in _EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None if name == "document" else ())


_register()


_VOCABULARIES: list[Vocab] = []


def _vocabulary() -> Vocab:
    """The vocabulary of the next Doc: shared, but made anew when it has grown, so that memory stays flat."""
    if not _VOCABULARIES or len(_VOCABULARIES[-1].strings) > WORDS:
        _VOCABULARIES[:] = [Vocab()]
    return _VOCABULARIES[-1]


def tokenize(document: Document) -> Doc:
    """The Doc with tokens, tags, lemmas, sentences, values; one pass of Kiwi over what may state facts."""
    text = tokens.printable(document.text)
    borders: list[sentences.Sentence] = []
    found = values.Reader(document)
    doc = tokens.build(_vocabulary(), text, _tokens(document, text, borders, found))
    doc._.document = document
    doc._.plain = text
    doc._.offsets = tuple(cell[0] for cell in doc._.cells)
    doc._.sentences = tuple(borders)
    doc._.values = tuple(found.values)
    return doc


def _tokens(
    document: Document, text: str, borders: list[sentences.Sentence], found: values.Reader
) -> Iterator[tokens.Token]:
    """The tokens of each block in turn; its sentences and values are read while Kiwi works on the next."""
    parts = list(blocks(document))
    korean = [
        block.region not in _UNREAD and bool(_HANGUL.search(text, block.start, block.end)) for block in parts
    ]
    analysed = morphemes.analyse(text, [(block.start, block.end) for block in compress(parts, korean)])
    for block, hangul in zip(parts, korean, strict=True):
        if hangul:
            read = next(analysed)
            yield from tokens.merged(read)
            split = sentences.korean(document.text, block, read)
        else:
            yield from tokens.plain(text, block.start, block.end)
            split = sentences.english(document.text, block)
        for sentence in split if block.factual else ():
            borders.append(sentence)
            found.read(sentence)


@Language.component("graph_moments", assigns=["doc._.moments"], requires=["doc._.values"])
def _moments(doc: Doc) -> Doc:
    doc._.moments = tuple(values.moments(doc._.plain, doc._.values))
    return doc


@Language.component("graph_gazetteer", assigns=["doc._.gazetteer"], requires=["doc._.sentences"])
def _gazetteer(doc: Doc) -> Doc:
    doc._.gazetteer = gazetteer.find(doc, doc._.sentences)
    return doc


@Language.component("graph_tagger", assigns=["doc._.tagged"], requires=["doc._.sentences", "doc._.gazetteer"])
def _tagger(doc: Doc) -> Doc:
    doc._.tagged = tagger.tag(doc, doc._.sentences)
    return doc


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("xx")
    for name in ("moments", "gazetteer", "tagger"):
        nlp.add_pipe(f"graph_{name}")
    return nlp


def load() -> None:
    """Loads everything now (4–5 s, about 500 MB); else the first `parse` does. Threads may call it."""
    with _lock:
        morphemes.analyser()
        gazetteer.names()
        tagger.shipped()
        _pipeline()


def annotated(document: Document) -> Doc:
    """The Doc of a document without learned tags, as the training of the model needs it."""
    doc: Doc = _gazetteer(_moments(tokenize(document)))
    return doc


def parse(document: Document) -> Doc:
    """The Doc of a document. Any text is taken; time grows with its length, about 15 µs a code point."""
    with _lock:
        nlp = _pipeline()
    return nlp(tokenize(document))
