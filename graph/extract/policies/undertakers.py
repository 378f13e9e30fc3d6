"""Whose undertakings are that the text lists with no plan above them."""

from __future__ import annotations

import re

from graph.extract.policies.focus import Focus
from graph.model import Claim, Kind

_GOVERNMENT = frozenset({"ministry", "local-government"})
_UNDERTAKES = re.compile(r"추진|투입|편성|배정|지원|확보|발표|시행")
_ACTS = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:은|는)\s")
_BACK = 3
"""So many sentences before a list tell whose it is."""


def undertaker(focus: Focus, policy: str) -> Claim | None:
    """Of undertakings listed with no plan: the government that the sentences right before say does them."""
    ctx, name = focus.ctx, focus.occurrences[policy][0]
    here = ctx.sentences.index(ctx.sentence_at(name.start))
    for sentence in reversed(ctx.sentences[max(0, here - _BACK) : here + 1]):
        end = min(sentence.end, name.start)
        if not _UNDERTAKES.search(ctx.document.text, sentence.start, sentence.end):
            continue
        for body in ctx.names.within(sentence.start, end, Kind.ORGANIZATION):
            if body.type in _GOVERNMENT and _ACTS.match(ctx.document.text, body.end):
                evidence = ctx.evidence((body.start, body.end))
                return Claim("issuer", body.name, evidence, 0.5, Kind.ORGANIZATION)
    return None
