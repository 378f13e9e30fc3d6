"""Parts told in rows below a plan, each by the label that its row begins with.

`「A 계획」을 공개하였다. ㅇ (B 건립) … ㅇ (C 제도) …`, `① D 훈련 : 310억 원`,
`전략은 세 갈래다. ▲E 단지=… ▲F 사업=…`, `3대 과제는 다음과 같다. ① (G) … ② (H) …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Part
from graph.extract.policies import contents, items
from graph.extract.policies.focus import Focus
from graph.extract.quoted import Quoted, marked
from graph.marks import CIRCLED
from graph.model import RegionKind

_ROW = re.compile(
    r"[ \t]*(?:[" + CIRCLED + r"◦○ㅇ▪▸△▲▷▶–·•-]|\d[.)])\s?"
    r"(?:[(（\[【<〈](?P<name>[^()\[\]\n]{5,40})[)）\]】>〉]\s|(?P<short>[^\n:：()‘’「」,.]{5,40}?)\s?[:：]\s)"
)
_BELOW = re.compile(r"[ \t]*(?:\*|※|-)")
_MADE_PUBLIC = re.compile(r"발표|내놓|내놨|수립|마련|확정|공개|추진|내용|골자|뼈대|핵심")


def find(focus: Focus) -> Iterator[Part]:
    """What rows tell below a sentence that counts or announces them, or that tells of a plan made public."""
    yield from _announced(focus)
    yield from _below(focus)


def _below(focus: Focus) -> Iterator[Part]:
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
        plan, rows = told if told is not None and _holds(focus, told) else None, []


def _holds(focus: Focus, policy: str) -> bool:
    return contents.holds_parts(policy, focus.occurrences[policy][0].type)


def _sure(ctx: Context, rows: list[tuple[int, int, bool]]) -> bool:
    """Whether most labels of two rows or more name undertakings, by their last word or by a sum beside."""
    sure = [
        paid
        or contents.UNDERTAKING.search(ctx.document.text[a:b])
        or contents.last_kind(ctx.document.text[a:b])
        for a, b, paid in rows
    ]
    return len(rows) > 1 and 2 * sum(map(bool, sure)) > len(rows)


_LABEL = re.compile(
    r"\s*[(\[【<〔]\s?(?P<name>[^()\[\]【】<>〔〕\n]{2,40}?)\s?[)\]】>〕]|\s*(?P<short>[^\n:：=()‘’「」]{4,40}?)(?:\s?[:：]\s|\s?=)"
)
_COUNTED = cued(
    r"(?:(?P<n>\d+)|(?P<w>[두세네]|다섯|여섯))\s?(?:대|개|가지)?\s?(?:[가-힣]{1,6}\s?){0,2}?(?:전략|과제|사업|분야|방향|축|거점|부문|프로젝트|기둥|갈래|가지)"
)
_FOLLOWS = re.compile(r"(?:다음|아래)과\s?같(?:다|이|습니다)|(?:내용|과제|사업)\s?[:：]?\s*$")
_WORDS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}
_LINE_MARK = re.compile(
    r"[ \t]*(?P<outer>[□■ㅇ○◦-]\s?)?(?:(?P<circled>["
    + CIRCLED
    + r"])|[(\[【<]?(?:(?:추진)?(?:전략|과제|방향|"
    r"분야)\s?)?(?P<n>\d{1,2})[.)\]】>:]{1,2}|(?P<mark>[△▲▴▷▶▸◆●·•*–-])|(?<=[□■ㅇ○◦-]\s))"
)
"""How an item on a line of its own begins: with a number, or with a mark."""


def _announced(focus: Focus) -> Iterator[Part]:
    """Lines below a sentence that counts or announces a plan's tasks: by the label that each begins with."""
    for sentence in focus.ctx.sentences:
        counted = list(_COUNTED.finditer(sentence.text))
        follows = _FOLLOWS.search(sentence.text)
        if sentence.region is RegionKind.TITLE or not (counted or follows):
            continue
        wanted = int(counted[-1]["n"] or _WORDS[counted[-1]["w"]]) if counted else 0
        lines = _items(focus.ctx.document.text, sentence.end) if wanted <= _MOST else []
        if len(lines) < max(wanted, 2) or (wanted < 2 and not follows):
            continue
        plan = contents.plan_of(focus, sentence) or focus.owner(sentence.end, ())
        if plan is not None and (_holds(focus, plan) or counted):
            yield from _labels(focus, lines[: wanted or None], plan)


_MOST = 20
"""Items of one list, and twice as many times lines of one."""


def _items(text: str, at: int) -> list[tuple[int, int]]:
    """The lines below `at` that begin with a mark of one kind: behind the mark, and where the line ends."""
    found: list[tuple[int, int]] = []
    kind = None
    at = text.find("\n", at) + 1
    for _ in range(_MOST * _MOST):
        if not 0 < at < len(text) or len(found) == _MOST:
            break
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        mark = _LINE_MARK.match(text, at, end)
        if mark is None and text[at:end].strip():
            break
        if mark is not None:
            own = _kind_of_mark(mark)
            kind = kind or own
            if own == kind:
                found.append((mark.end(), end))
            elif own in "□■":
                break
        at = end + 1
    return found


def _kind_of_mark(mark: re.Match[str]) -> str:
    if mark["n"] or mark["circled"]:
        return "number"
    return mark["mark"] or (mark["outer"] or "").strip()


def _labels(focus: Focus, lines: list[tuple[int, int]], plan: str) -> Iterator[Part]:
    """The label of each item, and what is named in it; a label of one word is a heading and no part."""
    ctx, text, found, inner = focus.ctx, focus.ctx.document.text, [], []
    for begin, stop in lines:
        label = _LABEL.match(text, begin, stop)
        start, end = label.span("name" if label["name"] else "short") if label else (begin, begin)
        name = text[start:end]
        quotes = [(q, contents.last_kind(q.text)) for q in _quotes(ctx, end, stop)]
        heads = len(name) <= _HEADING and any(kind for _, kind in quotes)
        whole_name = " " in name or (len(name) > _HEADING - 1 and contents.UNDERTAKING.search(name))
        named = not heads and bool(whole_name) and contents.nouns(ctx, start, end)
        if named:
            found.append(Part(start, end, name, contents.last_kind(name) or "programme", plan))
        inner += [
            Part(quote.start, quote.end, quote.text, kind or "programme", name if named else plan)
            for quote, kind in quotes
            if kind or contents.UNDERTAKING.search(quote.text)
        ]
    if len(found) > 1 or (inner and not found):
        yield from [*found, *inner]


_HEADING = 6
"""How long a label is that only heads what the item names: `(포집 실증) … ‘가나 포집 실증사업’에`."""


def _quotes(ctx: Context, start: int, end: int) -> Iterator[Quoted]:
    """The names of undertakings in marks in a stretch."""
    for quote in marked(ctx.document.text[start:end]):
        moved = Quoted(start + quote.start, start + quote.end, quote.text, start + quote.after)
        if items.nominal(ctx, moved) and not contents.MOTTO.match(ctx.document.text, moved.after):
            yield moved
