"""Who acts where a verb tells an event: the sentence's subject, else whom the text spoke of last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from graph.extract.context import Context, Name, Sentence
from graph.extract.events.present import in_charge
from graph.extract.passages import masked
from graph.model import Kind, RegionKind

_SUBJECT = re.compile(r"(?:\s(?!\S*[을를]\s)[^\s,]{1,16}){0,4}?(?:은|는|이|가|께서)\s")
_OTHER = re.compile(r"(?:^|[\s)])(?P<word>[^\s,]*[가-힣A-Za-z)’”])(?:은|는|이|가|께서)\s")
_NO_SUBJECT = re.compile(
    r"(?:[에로서뒤후전때]|\d[일시월년]|날|오전|오후|먼저|이번|다음|한편|또|그|그녀|일행|일행들|방문단|대표단|사절단|순방단"
    r"|두\s?사람|양측|있|없|하|되|많|같|넓|[었았였겠])$"
)
"""What stands before 은·는·이·가 and names nobody else: days, places, the same people again, verbs."""


def acting(ctx: Context, sentence: Sentence, end: int) -> list[Name]:
    """The people with a post who are the subject up to an offset of the document; empty where others are."""
    if named := subjects(ctx, sentence, end):
        return named
    before = masked(sentence.text)[: end - sentence.start]
    if any(not _NO_SUBJECT.search(m["word"]) for m in _OTHER.finditer(before)):
        return []
    return _spoken_of(ctx, sentence)


def subjects(ctx: Context, sentence: Sentence, end: int) -> list[Name]:
    """The people with a post whom a sentence has as its subject before an offset of the document.

    Of several subjects those nearest to it: `가 대변인은 나 장관이 독일을 방문한다고 밝혔다`.
    """
    found: dict[int, list[Name]] = {}
    for person in ctx.names.within(sentence.start, end, Kind.PERSON):
        told = _SUBJECT.match(sentence.text, person.end - sentence.start)
        if (
            told
            and sentence.start + told.end() <= end + 1
            and ctx.post(person.name)
            and not in_charge(sentence.text[: person.start - sentence.start])
        ):
            found.setdefault(told.end(), []).append(person)
    return found[max(found)] if found else []


def _spoken_of(ctx: Context, sentence: Sentence) -> list[Name]:
    """Who the paragraph's sentences before are about; at a paragraph's start the document's main actor."""
    text = ctx.document.text
    here = bisect_left(ctx.sentences, sentence.start, key=lambda s: s.start)
    for before in ctx.sentences[max(0, here - 4) : here][::-1]:
        if "\n" in text[before.end : sentence.start]:
            break
        if named := subjects(ctx, before, before.end):
            return named
        if any(not _NO_SUBJECT.search(m["word"]) for m in _OTHER.finditer(masked(before.text))):
            return []
    lead = _lead(ctx)
    return [lead] if lead is not None else []


_EARLY = 40
"""Sentences in which the main actor is looked for."""


def _lead(ctx: Context) -> Name | None:
    """Whom at least two sentences of the text have as their subject, more than anybody else."""
    body = [s for s in ctx.sentences if s.region is RegionKind.BODY][:_EARLY]
    told = [p for s in body for p in subjects(ctx, s, s.end)[:1]]
    counted = Counter(p.name for p in told)
    if not counted:
        return None
    name, times = counted.most_common(1)[0]
    return next(p for p in told if p.name == name) if times > 1 else None
