"""By which year a policy is to be done."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import dated
from graph.extract.policies.figures import mine, told_for
from graph.extract.policies.focus import Focus
from graph.model import Claim

_UNTIL = cued(
    r"(?<!\d)(?P<y>20\d\d)년?(?:\s?\d{1,2}월)?\s?까지|[‘’'](?P<s>\d\d)년?\s?까지|"
    r"\bby\s(?:the end of\s)?(?P<e>20\d\d)|~\s?(?:20)?(?P<r>\d\d)년?\)"
    r"|(?:[’'‘]|20)\d\d년?\s?[~∼～–-]\s?(?:[’'‘]|20)?(?P<t>\d\d)년?(?=\s?[),]|\s\d[\d,]*\s?억)"
    r"|(?<!\d)(?P<g>20\d\d)년(?:에는|에)?\s(?:\S{1,12}\s){1,4}?(?:을|를)?\s?목표로"
    r"|(?<!\d)(?P<h>20\d\d)년(?:에는|에)?\s(?:\S{1,12}\s){1,4}?\S{1,12}(?:을|를)\s목표"
)


_GAP = re.compile(r"[,\s]*(?:(?:총|모두|약|국비|국·지방비|예산|사업비|각각|민자|등)\s?)*")


def _sum_behind(focus: Focus, at: int) -> str | None:
    """Whose the sum is that a year is told with: `2030년까지 1,200억 원을 들여 …을 잇는 ‘A’를`."""
    share = next((s for s in focus.ctx.shares if at <= s.at < at + 20), None)
    if share is None or not _GAP.fullmatch(focus.ctx.document.text, at, share.at):
        return None
    return told_for(focus, share.at)


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
            paid = _sum_behind(focus, sentence.start + match.end())
            if paid != policy if paid else not mine(focus, sentence, policy, at):
                continue
            given = next(filter(None, match.groups()))
            year = given if len(given) == 4 else "20" + given
            span = (at, sentence.start + match.end())
            found.append((year, Claim("target_year", year, focus.ctx.evidence(span), 0.75)))
        for moment in dated.moments(focus.ctx, sentence.start, sentence.end) if not found else ():
            relative = _NEXT_YEAR.match(focus.ctx.document.text, moment.start)
            paid = _sum_behind(focus, relative.end()) if relative else None
            if relative and (paid == policy if paid else mine(focus, sentence, policy, moment.start)):
                evidence = focus.ctx.evidence((moment.start, relative.end()))
                found.append((moment.value[:4], Claim("target_year", moment.value[:4], evidence, 0.65)))
    return found[0][1] if found else None


_YEAR_NAMED = re.compile(r"(?:^|\s)(20[2-9]\d)\s?(?:년\s)?(?=[가-힣A-Z(]|$)")


def _named_year(focus: Focus, policy: str) -> Claim | None:
    """The year in the name of a plan (2050 탄소중립 추진전략)."""
    first = focus.occurrences[policy][0]
    match = _YEAR_NAMED.search(policy)
    published = (focus.ctx.document.published or "2029")[:4]
    if match is None or first.type != "strategy" or match[1] <= f"{int(published) + 1}":
        return None
    return Claim("target_year", match[1], focus.ctx.evidence((first.start, first.end)), 0.6)
