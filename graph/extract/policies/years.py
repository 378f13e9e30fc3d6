"""By which year a policy is to be done."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import dated
from graph.extract.context import Sentence
from graph.extract.policies.figures import mine, told_for
from graph.extract.policies.focus import Focus
from graph.model import Claim

_UNTIL = cued(
    r"(?<!\d)(?P<y>20\d\d)년?(?:\s?\d{1,2}월)?\s?까지|[‘’'](?P<s>\d\d)년?\s?까지|"
    r"\bby\s(?:the end of\s)?(?P<e>20\d\d)|~\s?(?:20)?(?P<r>\d\d)년?\)"
    r"|(?:[’'‘]|20)\d\d년?\s?[~∼～–-]\s?(?:[’'‘]|20)?(?P<t>\d\d)년?(?=\s?[),]|\s\d[\d,]*\s?억)"
    r"|(?<!\d)(?P<from>20\d\d)년?\s?부터\s(?:향후\s|앞으로\s)?"
    r"(?P<years>[2-9]|10)\s?(?:개)?년(?:간|\s?동안|에 걸쳐)"
    r"|(?<!\d)(?P<g>20\d\d)년(?:에는|에)?\s(?:\S{1,12}\s){1,4}?(?:을|를)?\s?목표로"
    r"|(?<!\d)(?P<h>20\d\d)년(?:에는|에)?\s(?:\S{1,12}\s){1,4}?\S{1,12}(?:을|를)\s목표"
)


_OPENS = re.compile(
    r"(?:년)?(?:에|\s?말|까지)?\s?(?:\d{1,2}월(?:에|께)?|상반기|하반기|말)?\s?(?:최종\s)?"
    r"(?:완공|준공|개소|개관|개통|개원|(?<=\s)문을\s연)(?:할|될|한다|된다|하고|을|이|\s?예정|\s?목표|다|\s*$|[.,])"
)
"""`2026년 완공`, `내년 10월 문을 연다`: when what is built will be done."""


def _opened(focus: Focus, policy: str, sentence: Sentence) -> Claim | None:
    """The year in which what a policy builds will be open."""
    if not _OPENS.search(sentence.text):
        return None
    ctx, least = focus.ctx, (focus.ctx.document.published or "2000")[:4]
    for moment in dated.moments(ctx, sentence.start, sentence.end):
        opens = _OPENS.match(ctx.document.text, moment.end, sentence.end)
        if opens and moment.value[:4] >= least and mine(focus, sentence, policy, moment.start):
            evidence = ctx.evidence((moment.start, opens.end()))
            return Claim("target_year", moment.value[:4], evidence, 0.6)
    return None


def _year(match: re.Match[str]) -> str:
    """The last year told: `2030년까지`, `’27년까지`, `2022년부터 5년간` (2026)."""
    if match["from"]:
        return str(int(match["from"]) + int(match["years"]) - 1)
    given: str = next(filter(None, match.groups()))
    return given if len(given) == 4 else "20" + given


_GAP = re.compile(r"[,\s]*(?:(?:총|모두|약|국비|국·지방비|예산|사업비|각각|민자|등)\s?)*")


def _sum_behind(focus: Focus, at: int) -> str | None:
    """Whose the sum is that a year is told with: `2030년까지 1,200억 원을 들여 …을 잇는 ‘A’를`."""
    share = next((s for s in focus.ctx.shares if at <= s.at < at + 20), None)
    if share is None or not _GAP.fullmatch(focus.ctx.document.text, at, share.at):
        return None
    return told_for(focus, share.at)


_MARK = re.compile(r"[,\s]*[‘'「｢『《“\"]")


def _named_behind(focus: Focus, sentence: Sentence, at: int) -> str | None:
    """What marks name right behind a year: `2026년까지 ‘A 사업’에 540억 원을`."""
    named = next((n for n in focus.named_in(sentence) if n.start >= at), None)
    if named is None or not _MARK.fullmatch(focus.ctx.document.text, at, named.start):
        return None
    return named.name


_NEXT_YEAR = re.compile(r"(?:내년|후년|내후년)\s?(?:말|상반기|하반기|중|연말)?\s?까지")


def target_year(focus: Focus, policy: str) -> Claim | None:
    """The year by which a policy is to be done: that in a plan's name, else the first its sentences give."""
    named = _named_year(focus, policy)
    if named is not None:
        return named
    found: list[tuple[str, Claim]] = []
    for sentence in focus.sentences(policy):
        for match in _UNTIL.finditer(sentence.text):
            at = sentence.start + match.start()
            behind = sentence.start + match.end()
            paid = _sum_behind(focus, behind) or _named_behind(focus, sentence, behind)
            if paid != policy if paid else not mine(focus, sentence, policy, at):
                continue
            year = _year(match)
            span = (at, sentence.start + match.end())
            found.append((year, Claim("target_year", year, focus.ctx.evidence(span), 0.75)))
        for moment in dated.moments(focus.ctx, sentence.start, sentence.end) if not found else ():
            relative = _NEXT_YEAR.match(focus.ctx.document.text, moment.start)
            paid = _sum_behind(focus, relative.end()) if relative else None
            if relative and (paid == policy if paid else mine(focus, sentence, policy, moment.start)):
                evidence = focus.ctx.evidence((moment.start, relative.end()))
                found.append((moment.value[:4], Claim("target_year", moment.value[:4], evidence, 0.65)))
    if found:
        return found[0][1]
    named_in = (s for s in focus.sentences(policy) if any(n.name == policy for n in focus.named_in(s)))
    return next((c for s in named_in if (c := _opened(focus, policy, s)) is not None), None)


_YEAR_NAMED = re.compile(r"(?:^|\s)(20[2-9]\d)\s?(?:년\s)?(?=[가-힣A-Z(]|$)")


def _named_year(focus: Focus, policy: str) -> Claim | None:
    """The year in the name of a plan (2050 탄소중립 추진전략)."""
    first = focus.occurrences[policy][0]
    match = _YEAR_NAMED.search(policy)
    published = (focus.ctx.document.published or "2029")[:4]
    if match is None or first.type != "strategy" or match[1] <= f"{int(published) + 1}":
        return None
    return Claim("target_year", match[1], focus.ctx.evidence((first.start, first.end)), 0.6)
