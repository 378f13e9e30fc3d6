"""Laws by their full names: … 육성 및 지원에 관한 법률."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.names import noun_runs
from graph.extract.policies.forms import TAIL
from graph.extract.policies.found import Found

_FULL_LAW = re.compile(r"에\s?관한\s?(?:특별조치|특별|특례|기본)?(?:법률?|규정|규칙|조례|지침)" + TAIL)
_LINKS = frozenset({"및", "의", "등", "등에", "과", "와"})


def full_laws(ctx: Context) -> Iterator[Found]:
    """… 육성 및 지원에 관한 법률: as far left as nouns joined by 및 and 의 reach."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for match in _FULL_LAW.finditer(text, sentence.start, sentence.end):
            start = match.start()
            for word in reversed(re.split(r"(?<=\s)", text[sentence.start : start])):
                bare = word.strip().lstrip("‘'「｢『《“")
                last = (
                    noun_runs.token_at(ctx.doc, start - len(word) + len(word.rstrip()) - 1)
                    if word.strip()
                    else None
                )
                joined = (
                    bare in _LINKS
                    or bare.endswith(("의", "등"))
                    or (last is not None and last.tag_[:1] in "NSX")
                )
                if word.strip() and not joined:
                    break
                start -= len(word)
                if word.lstrip() != word or bare != word.strip():
                    start += len(word) - len(word.lstrip(" ‘'「｢『《“"))
                    break
            name = text[start : match.end()].strip()
            if len(name.replace(" ", "")) >= 10:
                yield Found(match.end() - len(name), match.end(), name, "law", 0.85)
