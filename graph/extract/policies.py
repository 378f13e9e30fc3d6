"""Policies: strategies, programmes, laws, platforms and zones that a document names, with their slots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract import policy_names, policy_words, same_name
from graph.extract.context import Context, Name
from graph.extract.policy_names import Found
from graph.model import Kind

_HEADS = sorted(policy_words.TYPES, key=lambda word: (-len(word), word))


def spot(ctx: Context) -> None:
    """Add the occurrences of policies' names to `ctx.names`, short forms under the longest form."""
    found = policy_names.find(ctx)
    main = same_name.groups((f.text for f in found), _HEADS)
    types = _types(found, main)
    names = {
        (f.start, f.end): Name(f.start, f.end, Kind.POLICY, main[f.text], types[main[f.text]], f.confidence)
        for f in found
    }
    for start, end, name in repeated(ctx, found, main):
        names.setdefault((start, end), Name(start, end, Kind.POLICY, name, types[name], 0.8))
    ctx.names.add(names.values())


def _types(found: list[Found], main: dict[str, str]) -> dict[str, str]:
    """The type of each thing: that of its surest occurrence."""
    types: dict[str, str] = {}
    for f in sorted(found, key=lambda f: (f.text != main[f.text], -f.confidence, f.start)):
        types.setdefault(main[f.text], f.type)
    return types


_SHORT = re.compile(r"[’'」｣』》>`”\"]?\s?\((?:이하|약칭)[,:]?\s*[‘'「“]?([^()’'」”\n]{2,20})[’'」”]?\)")


def repeated(ctx: Context, found: list[Found], main: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Further occurrences of the same forms, and of short forms given as (이하 …): start, end, main form."""
    taken = [(f.start, f.end) for f in found]
    text = ctx.document.text
    forms = {f.text: main[f.text] for f in found}
    for f in found:
        short = _SHORT.match(text, f.end)
        if short:
            forms.setdefault(short[1].strip(), main[f.text])
    for form, name in sorted(forms.items(), key=lambda item: -len(item[0])):
        for match in re.finditer(re.escape(form), text):
            inside = any(a < match.end() and match.start() < b for a, b in taken)
            if not inside and _free(text, *match.span()) and policy_names.factual(ctx, match.start()):
                taken.append(match.span())
                yield *match.span(), name


def _free(text: str, start: int, end: int) -> bool:
    return not re.match(r"[가-힣A-Za-z0-9]", text[start - 1 : start]) and not re.match(
        r"위원회|기업|단|협의|사업|법인|안전", text[end : end + 3]
    )
