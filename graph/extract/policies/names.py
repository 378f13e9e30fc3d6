"""Where policies are named: in marks (‘… 전략’), by form (… 기본계획을 확정했다), in English capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.dated import factual
from graph.extract.english.policies import by_capitals
from graph.extract.policies import words as policy_words
from graph.extract.policies.forms import by_form
from graph.extract.policies.found import Found, outermost
from graph.extract.policies.law_names import full_laws
from graph.extract.quoted import Quoted, marked


def find(ctx: Context) -> list[Found]:
    """All stretches of factual text that name a policy by themselves; none lies inside another."""
    return outermost([*_marked(ctx), *by_form(ctx), *full_laws(ctx), *by_capitals(ctx)])


def _marked(ctx: Context) -> Iterator[Found]:
    for quoted in marked(ctx.document.text):
        if factual(ctx, quoted.start) and not _topic(ctx, quoted):
            yield from _named(ctx, quoted)


def _named(ctx: Context, quoted: Quoted) -> Iterator[Found]:
    text = ctx.document.text
    head = policy_words.HEAD_END.search(quoted.text)
    if head and _specific(quoted.text, head[1]):
        kind = "programme" if _PROJECT.match(text, quoted.after) else policy_words.TYPES[head[1]]
        yield Found(quoted.start, quoted.end, quoted.text, kind, 0.9)
        return
    before = policy_words.HEAD_BEFORE.search(text, max(0, quoted.start - 24), quoted.start)
    if before and not head and _quiet(quoted.text) and policy_words.SET_UP.match(text, quoted.after):
        yield Found(quoted.start, quoted.end, quoted.text, policy_words.TYPES[before[1]], 0.75)
        return
    following = policy_words.HEAD_NEXT.match(text, quoted.after)
    if following and not head and _quiet(quoted.text):
        yield Found(quoted.start, quoted.end, quoted.text, policy_words.TYPES[following[1]], 0.75)


_PROJECT = re.compile(r"\s?(?:실증|지원|공모|시범|육성|조성|구축)?사업(?=[을를은는이가의에\s])")


def _quiet(name: str) -> bool:
    """No sentence, slogan or list: few words, no verb ending, no mark inside."""
    return len(name) <= 30 and not re.search(r"[!?…,]|[다요]$|하는 |[을를] ", name)


_COUNTED = re.compile(
    r"(?:\d+대|주요|핵심|세부|중점)\s?(?:추진|중점|핵심|정책|세부)?\s?(?:전략|과제|사업|계획|방향|정책)$"
)
"""`3대 추진과제`: a heading over plans, and no name of one."""


def _specific(name: str, head: str) -> bool:
    """More than a bare or loosely qualified last word (규제, 새 정책)."""
    if re.search(r"[!?…]|[다요]$", name) or _COUNTED.match(name):
        return False
    if head in {"선언", "선언문", "헌장"} and " " not in name:
        return False
    rest = re.sub(r"[\s‘’「」]", "", name[: name.rfind(head)])
    weak = head in policy_words.WEAK
    least = 5 if head in policy_words.VAGUE else 3 if weak else 2
    if policy_words.TYPES[head] == "law" and name.replace(" ", "") in policy_words.NOT_LAWS:
        return False
    return len(rest) >= least if head != "법" else len(rest) >= 1


def _topic(ctx: Context, quoted: Quoted) -> bool:
    """Whether marked words are the title of a talk or the motto of an event."""
    text = ctx.document.text
    if policy_words.AFTER_TOPIC.match(text, quoted.after):
        return True
    sentence = ctx.sentence_at(quoted.start)
    after = _CLAUSE.split(text[quoted.after : sentence.end])[0]
    before = _CLAUSE.split(text[sentence.start : quoted.start])[-1]
    if _elsewhere(ctx, quoted):
        return False
    return bool(policy_words.TALK.search(before + after)) and not policy_words.OFFICIAL.search(after)


_CLAUSE = re.compile(r"[가-힣](?:고|며|으며),\s|[다요]\.\s")


def _elsewhere(ctx: Context, quoted: Quoted) -> bool:
    """Whether the text speaks elsewhere of a plan by the name's last words as of one made or announced."""
    tail = re.sub(r"^.*\s", "", quoted.text)
    if len(tail) < 4 or not policy_words.HEAD_END.search(tail):
        return False
    text = ctx.document.text
    at = text.find(tail)
    while at >= 0:
        if _MADE.search(text, max(0, at - 30), at):
            return True
        at = text.find(tail, at + 1)
    return False


_MADE = re.compile(r"(?:내놓은|발표한|마련한|수립한|확정한)\s[‘']?(?:\S{1,8}\s){0,2}\Z")
