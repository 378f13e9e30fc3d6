"""Meetings told by a verb: `김가나 장관은 … 라다 에너지부 장관을 만나 …`, `… 총리와 회담했다`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract import forms
from graph.extract.context import Context, Sentence
from graph.extract.events.actors import acting
from graph.extract.events.naming import EventName
from graph.extract.names import noun_runs
from graph.extract.passages import masked
from graph.model import Kind, RegionKind

_HOW = r"(?:(?:각각|직접|차례로|잇따라|잇달아|따로|별도로|다시|함께|비공개로|연달아|전격)\s)*"
_TALK = r"(?:면담|환담|회담|회동|접견|오찬|만찬|조찬|차담|대담|양자\s?(?:면담|회담|회동|회의|협의))"
_MET = re.compile(
    r"(?:\([^()]{1,40}\))?"
    rf"(?:(?:을|를)\s{_HOW}(?:(?P<saw>만나(?=[\s,]|\s?고|며)|만났|만난다|만날\s(?:예정|계획))"
    rf"|(?P<paid>예방|접견|면담)(?:을|를)?\s?(?:하|해|했|한다|할|한\s(?:뒤|후|자리)|가[졌진질]|갖))"
    rf"|(?:와|과|와의|과의)\s{_HOW}(?:(?P<with>만나(?=[\s,]|\s?고|며)|만났|만난다|만날\s(?:예정|계획))"
    rf"|(?P<talk>{_TALK})(?:을|를|도)?\s?(?:하[고며였]|해|했|한다|할|한\s(?:뒤|후)|함께|가[졌진질]|갖|열|연다|진행|나[누눴]|\.|$)))"
)
_POST = re.compile(r"[가-힣A-Za-z]{2,}$")
_AT_EVENT = re.compile(
    r"(?:회의|포럼|간담회|행사|총회|세미나|박람회|기념식|개막식|협약식)[’”'\"」』]?(?:에서|에\s참석)\s?[^.,]{0,30}$"
)
"""People whom somebody meets at an event that is named right before are its guests."""


def find(ctx: Context) -> Iterator[EventName]:
    """Meetings of somebody with a post with somebody else who has one."""
    for sentence in ctx.sentences:
        if sentence.region is RegionKind.TITLE or not _ANY.search(sentence.text):
            continue
        plain = masked(sentence.text)
        for match in _MET.finditer(plain):
            met = _met(ctx, sentence, plain, match)
            if met is not None:
                yield met


_ANY = cued(rf"만나|만났|만난|만날|예방|접견|{_TALK}")


def _met(ctx: Context, sentence: Sentence, plain: str, match: re.Match[str]) -> EventName | None:
    end = sentence.start + match.start()
    post = _POST.search(plain[: match.start()])
    if post is None or not forms.TITLE_END.search(post.group()) or "＿" in plain[match.start() - 1 :][:1]:
        return None
    start = _begin(ctx, sentence, end)
    actors = acting(ctx, sentence, start)
    if not actors or any(a.start == start for a in actors):
        return None
    if _AT_EVENT.search(plain[: start - sentence.start]):
        return None
    who = re.sub(r"\s?\([^()]{1,40}\)", "", ctx.document.text[start:end]).strip()
    word = match["paid"] or match["talk"] or "면담"
    if len(who) < 3 or len(who) > 40 or _EACH.search(plain[: start - sentence.start]):
        return None
    span = match.span("paid" if match["paid"] else "talk") if match["paid"] or match["talk"] else None
    last = sentence.start + span[1] if span else end
    return EventName(start, last, f"{who} {word}", "meeting", "면담" if word == "예방" else word, told=True)


_EACH = re.compile(r"\d\s?개국\s?$|주요국\s?$|각국\s?$")
_TOO = re.compile(r"(\S+)\s겸\s$")


def _begin(ctx: Context, sentence: Sentence, end: int) -> int:
    """Where the words for whom one meets begin: the body, country and name before the post."""
    text = ctx.document.text
    if too := _TOO.search(text[sentence.start : _run(ctx, sentence, end)]):
        end = sentence.start + too.end(1)
    return _run(ctx, sentence, end)


def _run(ctx: Context, sentence: Sentence, end: int) -> int:
    text = ctx.document.text
    start = max(sentence.start, noun_runs.left(ctx.doc, text, end - 1))
    for _ in range(3):
        near = [
            n
            for n in ctx.names.within(max(sentence.start, start - 40), start, Kind.PERSON, Kind.ORGANIZATION)
            if re.fullmatch(r"\s?(?:\([^()]{1,30}\))?\s?", text[n.end : start])
        ]
        if not near:
            break
        start = min(n.start for n in near)
    inside = list(ctx.names.within(start, end, Kind.PERSON))
    if inside and inside[0].start > start and re.search(r"[은는이가]\s", text[start : inside[0].start]):
        start = inside[0].start
    return start
