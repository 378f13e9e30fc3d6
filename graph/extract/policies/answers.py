"""What a policy answers: the policies or rules it responds to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.policies.focus import Focus
from graph.model import Claim, Kind

_RESPONDS = re.compile(
    r"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{1,30}\))?(?:에|에도|에 적극|"
    r"에 선제적으로)\s?(?:\S{2,6}\s)?(?:대응|발맞|부응|호응)"
)


def responds_to(focus: Focus, policy: str) -> Iterator[Claim]:
    """The policies that this one answers (…에 대응해)."""
    text = focus.ctx.document.text
    for name in focus.occurrences[policy]:
        sentence = focus.ctx.sentence_at(name.start)
        for other in focus.named_in(sentence):
            if other.name != policy and other.end <= name.start and _RESPONDS.match(text, other.end):
                spans = [(name.start, name.end), (other.start, other.end)]
                yield Claim("responds_to", other.name, focus.ctx.evidence(*spans), 0.8, Kind.POLICY)
