"""Which plan holds which part, and the plans that a part belongs to."""

from __future__ import annotations

import re
from itertools import islice

from graph.cues import cued
from graph.extract.context import Part, Sentence
from graph.extract.policies import adding_up, contents
from graph.extract.policies import shares as policy_shares
from graph.extract.policies.focus import Focus
from graph.extract.policies.items import BULLET
from graph.marks import CIRCLED

_ORDINAL = cued(r"(?:^|,\s|\s)(?:첫째|둘째|셋째|넷째|다섯째|첫 번째로|두 번째로|세 번째로)[,는로\s]")
_MADE = re.compile(
    r"[’'」｣』》>`”\"]?(?:을|를)\s?(?:\S{1,8}\s){0,2}(?:구축|신설|도입|조성|추진|마련|시행|"
    r"운영|수립|제정|만들)"
)


def _ordered(focus: Focus, owned: dict[str, list[Part]]) -> None:
    """Named things that a plan makes, one after the other (첫째, … 플랫폼을 구축하고)."""
    for sentence in focus.ctx.sentences:
        if not _ORDINAL.search(sentence.text):
            continue
        named = focus.named_in(sentence)
        for name in named:
            owner = focus.owner(name.start, {n.name for n in named if n.type != "strategy"} | {name.name})
            if owner and owner != name.name and _MADE.match(focus.ctx.document.text, name.end):
                held = owned.setdefault(owner, [])
                if name.name not in {p.name for p in held}:
                    held.append(Part(name.start, name.end, name.name, name.type))


_CONTENTS = cued(
    r"(?:주요|세부|핵심|구체적인|자세한)\s?(?:추진\s?)?(?:내용|과제|계획|사항)(?:은|을|으로는)\s(?:[가-힣]{1,6}\s)?(?:다음|아래)"
    r"|(?:다음|아래)과\s?같(?:다|이)"
)
_ITEM = re.compile(
    r"[ \t]*(?:[" + CIRCLED + r"◦○ㅇ▪▸△▲▷▶*\-–·•]|\d[.)]|[가-하][.)]|[(（\[][가-힣]{2,8}[)）\]])"
)


def _itemised(focus: Focus, owned: dict[str, list[Part]]) -> None:
    """What a plan announces `as follows`: the first policy named in each item of the list below."""
    ctx, owner = focus.ctx, None
    for sentence in ctx.sentences:
        named = focus.named_in(sentence)
        line = ctx.document.text.rfind("\n", 0, sentence.start) + 1
        item = _ITEM.match(ctx.document.text, line)
        if _CONTENTS.search(sentence.text):
            said = [n for n in islice(focus.said(sentence.end), 4) if n.type == "strategy"]
            owner = said[0].name if said else focus.main
            continue
        if owner is None:
            continue
        if not item or ctx.document.text[line : line + 4].lstrip().startswith(("□", "※")):
            owner = None if not item else owner
            continue
        for name in named:
            held = owned.setdefault(owner, [])
            inner = any(p.name == owner for p in owned.get(name.name, ()))
            if (
                name.name != owner
                and name.type != "law"
                and not inner
                and name.name not in {p.name for p in held}
            ):
                held.append(Part(name.start, name.end, name.name, name.type))


_ROW = re.compile(
    r"[ \t]*(?:[" + CIRCLED + r"◦○ㅇ▪▸△▲▷▶*\-–·•]|\d[.)])?\s?[(（\[【<〈][가-힣A-Za-z·\s]{2,14}[)）\]】>〉]\s"
)
_MADE_PUBLIC = re.compile(r"발표|내놓|내놨|수립|마련|확정|공개|추진")


def _in_rows(focus: Focus, owned: dict[str, list[Part]]) -> None:
    """`「… 대책」을 발표하였다. ㅇ (비축) 「A 사업」에 … ㅇ (기업) 「B」를`: what labelled rows name."""
    ctx, owner, rows = focus.ctx, None, list[Part]()
    for sentence in (*ctx.sentences, None):
        line = ctx.document.text.rfind("\n", 0, sentence.start) + 1 if sentence else 0
        if sentence and owner and _ROW.match(ctx.document.text, line, sentence.end):
            rows += [
                Part(n.start, n.end, n.name, n.type)
                for n in focus.named_in(sentence)[:1]
                if n.type in {"programme", "platform", "zone"}
            ]
            continue
        if owner and len(rows) > 1:
            held = owned.setdefault(owner, [])
            taken = {p.name for parts in owned.values() for p in parts} | {owner}
            held += [p for p in rows if p.name not in taken]
        plan = focus.topic.get(sentence.start) if sentence else None
        told = sentence and plan and (_MADE_PUBLIC.search(sentence.text) or owner == plan)
        owner = plan if plan and told and focus.occurrences[plan][0].type == "strategy" else None
        rows = []


def owned(focus: Focus, parts: list[Part]) -> dict[str, list[Part]]:
    """The parts by the policy or part that holds them."""
    owned: dict[str, list[Part]] = {}
    names = {part.name for part in parts}
    summed = adding_up.owners(focus, parts)
    wholes = policy_shares.names_of_wholes(focus.ctx)
    for part in parts:
        if part.name in wholes and part.within is None and part.name not in summed:
            plan = focus.topic.get(focus.ctx.sentence_at(part.start).start)
            if plan is not None and plan != part.name and focus.occurrences[plan][0].type == "strategy":
                owned.setdefault(plan, []).append(part)
            continue
        if part.name in summed:
            owned.setdefault(summed[part.name], []).append(part)
            continue
        if part.within is not None:
            owned.setdefault(part.within, []).append(part)
            continue
        sentence = focus.ctx.sentence_at(part.start)
        about = [p for p in focus.about.get(sentence.start, ()) if p not in names]
        owner = next(iter(about), None) or focus.owner(part.start, names)
        if owner is not None and _may_hold(focus, owner, sentence):
            owned.setdefault(owner, []).append(part)
    _ordered(focus, owned)
    _itemised(focus, owned)
    _in_rows(focus, owned)
    return owned


_BESIDES = re.compile(r"\W*(?:아울러|한편|이와\s?(?:별도로|별개로|함께)|이 ?밖에도?)[,\s]")
"""How a sentence begins that goes on to something else than what a plan holds."""


_SAYS_OF = re.compile(r"[’'」｣』》>”\"]?(?:\([^()\n]{1,30}\))?(?:에|에는|은|는)\s(?!지정|선정)")


def _may_hold(focus: Focus, owner: str, sentence: Sentence) -> bool:
    """A programme holds what its own sentence lists; a plan or a zone what is told later too."""
    named = focus.occurrences[owner]
    if _BESIDES.match(sentence.text) or contents.of_another(owner, sentence):
        return False
    if named[0].type == "zone" and not BULLET.search(sentence.text):
        here = [n for n in named if sentence.start <= n.start < sentence.end]
        return any(_SAYS_OF.match(focus.ctx.document.text, n.end) for n in here)
    if named[0].type != "programme" or BULLET.search(sentence.text):
        return True
    named_here = any(sentence.start <= n.start < sentence.end for n in named)
    return named_here or (
        focus.topic.get(sentence.start) == owner and _IS_ONE.search(sentence.text) is not None
    )


_IS_ONE = re.compile(r"(?:사업|과제|프로젝트|제도|프로그램)(?:이다|다|입니다|으로,|로,)")
"""`… A(310억 원)와 B(180억 원) 등을 만드는 사업이다`: what the programme named before does."""


def plans(policy: str, parts: dict[str, list[Part]]) -> list[str]:
    """The plan that a part belongs to, and the plan of that."""
    chain: list[str] = []
    while True:
        inner = chain[-1] if chain else policy
        plan = next((owner for owner, held in parts.items() if inner in {p.name for p in held}), None)
        if plan is None or plan in chain or plan == policy:
            return chain
        chain.append(plan)
