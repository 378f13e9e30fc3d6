"""What a policy costs: which of the sums in a text is which policy's, and which is the total."""

from __future__ import annotations

import re

from graph.extract import dated
from graph.extract.context import Sentence
from graph.extract.policies.figures import CITED, follows, mine, told_for
from graph.extract.policies.focus import Focus
from graph.model import Claim, RegionKind
from graph.nlp import Value

_TOTAL = re.compile(r"총\s?(?:사업비|투자|예산|\S{0,6})?\s?(?:약\s?)?$|모두\s?$|총액|총사업비")
_SPENT = re.compile(
    r"사업비|들어[가간갈]|소요|공급|투자|투입|예산|국비|규모|들[여이인일]|나눠|쓰[는인일고]|쓴|써|지원|재정|자금|재원|확보|쏟|배정|편성|책정|풀기|풀어|마련|조달|invest|"
    r"budget|fund|spend|worth",
    re.IGNORECASE,
)


_EACH = re.compile(r"(?:[가-힣]{1,4}당|씩|매년|해마다|(?:^|\s)연(?:간)?|최대)\s?(?:최대\s|약\s|국비\s)*$")
"""A sum for each one, or the most that one may get: not what the whole costs."""


_FORMER = re.compile(r"\s?(?:수준|규모)?에서\s")
"""`5000억 원에서 1조 원으로`: what it was before."""


def budget(focus: Focus, policy: str) -> Claim | None:
    """What a policy costs in won: a sum called total, else the largest spent on it."""
    made_up = focus.sums.get(policy)
    sums = [(True, int(made_up.value or 0), made_up)] if made_up is not None else []
    sentences = list(focus.sentences(policy))
    named = [s for s in sentences if any(n.name == policy for n in focus.named_in(s))]
    for sentence in sentences if policy == focus.main else named + [s for s in sentences if s not in named]:
        if sums and sentence not in named and policy != focus.main:
            break
        for value in dated.sums(focus.ctx, sentence.start, sentence.end):
            if not mine(focus, sentence, policy, value.start, value.end):
                continue
            around = sentence.text
            before = around[max(0, value.start - sentence.start - 30) : value.start - sentence.start]
            after = around[value.end - sentence.start : value.end - sentence.start + 25]
            if _EACH.search(before) or _FORMER.match(after) or _of_one_year(focus, sentence, policy, value):
                continue
            if (
                _SPENT.search(before + " " + after)
                or re.match(r"(?:으로|을 들여|을 써)\s", after)
                or _into(focus, policy, value)
            ):
                own = told_for(focus, value.start) == policy
                sums.append((own or bool(_TOTAL.search(before)), int(value.value or 0), value))
    if policy == focus.main and not any(total for total, *_ in sums) and _heads_text(focus, policy, sums):
        sums += _opening(focus, max((amount for _, amount, _ in sums), default=0))
    if not sums:
        return None
    total, amount, value = max(sums, key=lambda s: (s[0], s[1], -s[2].start))
    return Claim("budget_krw", amount, focus.ctx.evidence((value.start, value.end)), 0.8 if total else 0.65)


_MANY_YEARS = re.compile(r"까지|[~∼～]|동안|년간|총\s|모두\s|합쳐|합해")


def _of_one_year(focus: Focus, sentence: Sentence, policy: str, value: Value) -> bool:
    """Whether a sum is spent under a plan that the sentence only cites: `「…」에 따라 … 51억원을 투자`."""
    text = focus.ctx.document.text
    named = [n for n in focus.named_in(sentence) if n.name == policy and n.end <= value.start]
    if not named or not CITED.match(text, named[-1].end):
        return False
    return _MANY_YEARS.search(text, named[-1].end, value.start) is None


def _into(focus: Focus, policy: str, value: Value) -> bool:
    """인력 양성에는 2,300억 원, ▲플랫폼 구축(480억 원): the sum right after the name."""
    text = focus.ctx.document.text
    if told_for(focus, value.start) == policy:
        return True
    return any(
        follows(text, n.end, value.start) for n in focus.occurrences[policy] if 0 <= value.start - n.end < 24
    )


_EARLY = 4
"""In so many first sentences a plan is named that the sum at the head of a text is for."""


def _heads_text(focus: Focus, policy: str, sums: list[tuple[bool, int, Value]]) -> bool:
    """Whether sums at the head of a text are this policy's: it is in the title, or a plan without sums."""
    named = focus.occurrences[policy]
    if any(focus.ctx.sentence_at(n.start).region is RegionKind.TITLE for n in named):
        return True
    early = [s for s in focus.ctx.sentences if s.region is RegionKind.BODY][:_EARLY]
    return (
        not sums and named[0].type in {"strategy", "zone"} and bool(early) and named[0].start < early[-1].end
    )


def _opening(focus: Focus, least: int) -> list[tuple[bool, int, Value]]:
    """A larger sum in the title or the first sentence, before the plan is named: what it costs as a whole."""
    ctx, found = focus.ctx, []
    titles = [s for s in ctx.sentences if s.region is RegionKind.TITLE]
    bodies = [s for s in ctx.sentences if s.region is RegionKind.BODY][:2]
    for sentence in (*titles, *bodies):
        for value in dated.sums(ctx, sentence.start, sentence.end) if not focus.named_in(sentence) else ():
            after = ctx.document.text[value.end : value.end + 15]
            if _EACH.search(ctx.document.text[max(sentence.start, value.start - 30) : value.start]):
                continue
            if int(value.value or 0) > least and re.match(
                r"을?를?\s?(?:\S{1,4}\s)?(?:투자|투입|들여|들인|쏟아|풀어|지원)", after.lstrip()
            ):
                found.append((False, int(value.value or 0), value))
    return found
