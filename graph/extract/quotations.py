"""Who said what: marked words with a verb of saying, marks lost or not; Korean and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.cues import cued
from graph.extract.context import Context, Name
from graph.extract.dated import factual
from graph.extract.quotation_speakers import person_topic, speaker
from graph.model import Claim, Entry, Kind

_SAID = (
    r"(?:말|밝|강조|전|덧붙|설명|평가|당부|언급|제안|주문|기대|약속|지적|촉구|피력|역설|호소|"
    r"화답|환영|다짐|소개|토로|답|인사|했다|하였|했고|"
    r"했으며|하며|이라며|주장|제시|다짐|요청|축하|격려|천명|진단|전망|분석|비판|시사)"
)
_AFTER = re.compile(rf"\s?(?:이)?(?:라고|라며|라면서|며|면서|고|라는|는|라)\s?(?:\S+\s){{0,4}}?{_SAID}?")
_CLOSED = re.compile(r"[“\"「]([^“”\"「」\n]{8,600})[”\"」]")
_OPEN = cued(
    r"[“\"]([^“”\"\n]{8,600}?)(?:이라고|라고|라며|라면서|다고|다며|자고|겠다고|"
    r"고)\s(?:\S+\s){0,3}?(?:말|밝|강조|전|덧붙|설명|평가|당부|언급|피력)[가-힣]*"
)
_LOST = re.compile(
    r"(?P<text>.{8,600}?(?:다|자|요|라|것이라|이라))(?:고|며|는 소감을|는 뜻을|"
    r"는 의지를)\s(?:\S{1,12}\s){0,3}?(?:말|밝|강조|덧붙|설명|평가|당부|언급|피력|역설|"
    r"전)(?:했|혔|하였|였|붙였|히|하며|하고|한)?"
)
_THROUGH = re.compile(r"(?:이날\s)?\S{1,12}(?:을|를)\s통해,?\s|(?:이날\s)?\S{1,12}에서,?\s")
_ENGLISH = re.compile(r"[“\"]([^“”\"\n]{8,800})[”\"]")
_ENGLISH_SAID = cued(
    r"\b(?:said|says|stated|added|noted|stressed|emphasi[sz]ed|explained|remarked|commented|"
    r"told|according to|pledged|urged)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words `[start, end)` that somebody said."""

    start: int
    end: int
    sure: float


def find(ctx: Context) -> Iterable[Entry]:
    """One entry for each quotation, with its speaker where the text tells."""
    last: Name | None = None
    for said in _all(ctx):
        last = speaker(ctx, said.start, said.end, last)
        if last is not None or said.sure >= 0.8:
            yield _entry(ctx, said, last)


def _all(ctx: Context) -> list[Said]:
    found: list[Said] = []
    for rule in (_closed, _unclosed, _unmarked):
        for said in rule(ctx):
            if not any(s.start < said.end and said.start < s.end for s in found):
                found.append(said)
    return sorted(found, key=lambda s: s.start)


def _closed(ctx: Context) -> Iterator[Said]:
    text = ctx.document.text
    for match in (*_CLOSED.finditer(text), *_ENGLISH.finditer(text)):
        if not factual(ctx, match.start(1)):
            continue
        around = (
            text[max(0, match.start() - 120) : match.start()] + " " + text[match.end() : match.end() + 120]
        )
        korean = bool(re.match(_AFTER, text[match.end() : match.end() + 60]))
        sentence_like = bool(re.match(r"\s?(?:이)?라", text[match.end() : match.end() + 3])) or bool(
            re.search(r"(?:다|자|요|것|라|길|기를|겠다|음|죠)[.!?]?$|[,.!?]$", match[1].strip())
        )
        english = not re.search("[가-힣]", match[1]) and bool(_ENGLISH_SAID.search(around))
        if (korean and sentence_like and len(match[1]) >= 10) or (english and len(match[1].split()) >= 4):
            yield Said(*match.span(1), 0.9)


def _unclosed(ctx: Context) -> Iterator[Said]:
    for sentence in ctx.sentences:
        for match in _OPEN.finditer(ctx.document.text, sentence.start, sentence.end):
            yield Said(match.start(1), match.end(1) + (match[0][len(match[1]) + 1] == "다"), 0.8)


def _unmarked(ctx: Context) -> Iterator[Said]:
    """홍길동 회장은 … 이어가겠다고 말했다: the marks fell out."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        if re.search(r"[“”\"]", sentence.text):
            continue
        person = next(ctx.names.within(sentence.start, sentence.end, Kind.PERSON), None)
        topic = person_topic(ctx, person, sentence.end) if person is not None else None
        if person is None or topic is None or person.start - sentence.start > 40:
            continue
        if topic["particle"] in "이가" and re.search(r"[은는]\s", text[sentence.start : person.start]):
            continue
        lead = _THROUGH.match(text, topic.end(), sentence.end)
        match = _LOST.match(text, lead.end() if lead else topic.end(), sentence.end)
        if match is not None:
            yield Said(*match.span("text"), 0.6)


def _entry(ctx: Context, said: Said, by: Name | None) -> Entry:
    text = ctx.document.text[said.start : said.end].strip(" ,")
    evidence = ctx.evidence((said.start, said.end))
    claims = [Claim("text", text, evidence, said.sure)]
    if by is not None:
        spans = [(said.start, said.end), (by.start, by.end)]
        claims.insert(0, Claim("speaker", by.name, ctx.evidence(*spans), said.sure - 0.05, by.kind))
    return Entry(Kind.QUOTATION, "", "quotation", evidence, said.sure, (), tuple(claims))
