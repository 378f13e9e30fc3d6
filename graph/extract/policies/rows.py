"""Parts told in rows below a plan, each by the label that its row begins with.

`「A 계획」을 공개하였다. ㅇ (B 건립) … ㅇ (C 제도) …`, `① D 훈련 : 310억 원`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Part
from graph.extract.policies import contents
from graph.extract.policies.focus import Focus
from graph.marks import CIRCLED

_ROW = re.compile(
    r"[ \t]*(?:[" + CIRCLED + r"◦○ㅇ▪▸△▲▷▶–·•-]|\d[.)])\s?"
    r"(?:[(（\[【<〈](?P<name>[^()\[\]\n]{5,40})[)）\]】>〉]\s|(?P<short>[^\n:：()‘’「」,.]{5,40}?)\s?[:：]\s)"
)
_BELOW = re.compile(r"[ \t]*(?:\*|※|-)")
_MADE_PUBLIC = re.compile(r"발표|내놓|내놨|수립|마련|확정|공개|추진|내용|골자|뼈대|핵심")


def find(focus: Focus) -> Iterator[Part]:
    """The labels of the rows below each sentence that tells of a plan made public, or of what it holds."""
    ctx = focus.ctx
    plan: str | None = None
    rows: list[tuple[int, int, bool]] = []
    for sentence in (*ctx.sentences, None):
        line = ctx.document.text.rfind("\n", 0, sentence.start) + 1 if sentence else 0
        row = _ROW.match(ctx.document.text, line, sentence.end) if sentence and plan else None
        if sentence and row:
            start, end = row.span("name" if row["name"] else "short")
            if " " in ctx.document.text[start:end] and contents.nouns(ctx, start, end):
                rows.append(
                    (start, end, contents.SUMMED.search(ctx.document.text, end, sentence.end) is not None)
                )
            continue
        if sentence and rows and _BELOW.match(ctx.document.text, line):
            continue
        if plan and _sure(ctx, rows):
            for start, end, _ in rows:
                name = ctx.document.text[start:end]
                yield Part(start, end, name, contents.last_kind(name) or "programme", plan)
        told = focus.topic.get(sentence.start) if sentence else None
        if told and sentence and not (told == plan or _MADE_PUBLIC.search(sentence.text)):
            told = None
        holds = told is not None and contents.holds_parts(told, focus.occurrences[told][0].type)
        plan, rows = told if holds else None, []


def _sure(ctx: Context, rows: list[tuple[int, int, bool]]) -> bool:
    """Whether most labels of two rows or more name undertakings, by their last word or by a sum beside."""
    sure = [
        paid
        or contents.UNDERTAKING.search(ctx.document.text[a:b])
        or contents.last_kind(ctx.document.text[a:b])
        for a, b, paid in rows
    ]
    return len(rows) > 1 and 2 * sum(map(bool, sure)) > len(rows)
