"""Whose undertakings are that the text lists with no plan above them."""

from __future__ import annotations

import re

from graph.extract.context import Context, Name, Sentence
from graph.extract.policies.focus import Focus
from graph.extract.policies.issuer import COMMITTEE, DONE, OTHER_SUBJECT
from graph.model import Claim, Kind

_GOVERNMENT = frozenset({"ministry", "local-government"})
_UNDERTAKES = re.compile(
    r"추진|투입|편성|배정|지원|확보|발표|시행|내놓|내놨|마련|수립|구축|조성|도입|투자|밝[혔힌]"
)
_DONE_TO = re.compile(
    r"[’'」｣』》>”\"]?(?:\s?\([^()\n]{1,30}\))?(?:을|를|에|에는|도)\s[^.]{0,60}?(?:추진|투입|지원|구축|조성|도입|시행|마련|내놓|벌[이인일]|펼[치친]|운영|신설|개통|개설|개편|열[어고]|연다)"
)
_CLAUSE_OF_IT = re.compile(r"\S+(?:이|가)\s(?:\S+\s){0,3}?\S*[는한된할인될]\s[‘'「｢『《“\"]?$")
"""What is told of the name itself: `지자체가 협력하는 ‘…’`."""
_SUBJECT = re.compile(r"(?:은|는|이|가)\s")


def _left_open(ctx: Context, sentence: Sentence, name: Name) -> bool:
    """Whether a sentence says what is done to something and leaves open by whom."""
    if name.type not in {"programme", "strategy", "platform"} or not _DONE_TO.match(
        ctx.document.text, name.end, sentence.end
    ):
        return False
    before = _CLAUSE_OF_IT.sub("", ctx.document.text[sentence.start : name.start])
    return _SUBJECT.search(before) is None


_ACTS = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:은|는)\s")
_BACK = 6
"""So many sentences before a list tell whose it is."""


def undertaker(focus: Focus, policy: str, listed: bool) -> Claim | None:
    """Whose an undertaking is that no plan holds: the government that the sentences right before say acts.

    One that is not `listed` with others has no subject in its own sentence, which says what is done to it.
    """
    ctx, name = focus.ctx, focus.occurrences[policy][0]
    own = ctx.sentence_at(name.start)
    if not listed and not _left_open(ctx, own, name):
        return None
    here = ctx.sentences.index(own)
    for sentence in reversed(ctx.sentences[max(0, here - _BACK) : here + 1]):
        end = min(sentence.end, name.start)
        if not _UNDERTAKES.search(ctx.document.text, sentence.start, sentence.end):
            continue
        for body in ctx.names.within(sentence.start, end, Kind.ORGANIZATION):
            if not _ACTS.match(ctx.document.text, body.end):
                continue
            if body.type not in _GOVERNMENT:
                return None
            evidence = ctx.evidence((body.start, body.end))
            return Claim("issuer", body.name, evidence, 0.5, Kind.ORGANIZATION)
    return None


_OPENED = re.compile(r"“[^“”]*$")


def in_speech(focus: Focus, policy: str) -> Claim | None:
    """`민 장관은 “지난해 내놓은 「…」에 따라 …”`: the government whose plan a person speaks of as made."""
    ctx, text = focus.ctx, focus.ctx.document.text
    for name in focus.occurrences[policy]:
        sentence = ctx.sentence_at(name.start)
        opened = _OPENED.search(text, sentence.start, name.start)
        made = DONE.search(text, opened.start(), name.start) if opened else None
        if opened is None or made is None or OTHER_SUBJECT.search(text, opened.start(), made.start() + 1):
            continue
        for person in ctx.names.within(sentence.start, opened.start(), Kind.PERSON):
            post = ctx.post(person.name)
            bodies = [n for n in ctx.names.of(Kind.ORGANIZATION) if post and n.name == post.organization]
            if bodies and bodies[0].type in _GOVERNMENT:
                evidence = ctx.evidence((person.start, person.end), (name.start, name.end))
                return Claim("issuer", bodies[0].name, evidence, 0.55, Kind.ORGANIZATION)
    return None


def designator(focus: Focus, policy: str) -> Claim | None:
    """For a zone given in a list: the committee named last before, which decides on zones."""
    ctx, name = focus.ctx, focus.occurrences[policy][0]
    sentence = ctx.sentence_at(name.start)
    if (
        name.type != "zone"
        or not re.search(r"지정|선정|의결", sentence.text)
        or _before_year(ctx, name, sentence)
    ):
        return None
    bodies = [b for b in ctx.names.of(Kind.ORGANIZATION) if b.end <= name.start and COMMITTEE.search(b.name)]
    if not bodies:
        return None
    body = next((b for b in reversed(bodies) if b.name[0] != " "), bodies[-1])
    evidence = ctx.evidence((body.start, body.end))
    return Claim("issuer", body.name, evidence, 0.6, Kind.ORGANIZATION)


def _before_year(ctx: Context, name: Name, sentence: Sentence) -> bool:
    """Whether the zone is told with a date of its own, an earlier one."""
    return bool(re.search(r"\d{4}년\s$", ctx.document.text[sentence.start : name.start]))
