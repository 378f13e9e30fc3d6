"""Bodies spoken of by their last syllable or word alone: `시는`, `도와 가나군은`, `진흥원이`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graph.extract.context import Context, Name
from graph.extract.units import Token
from graph.model import Kind, RegionKind

_LEVELS = frozenset("시도군구")
_HEADS = frozenset(
    "진흥원 연구원 기술원 평가원 개발원 정보원 교육원 관리원 연구소 공단 공사 재단 협회 학회 조합"
    " 연합회 중앙회 은행 병원 의회".split()
)
_ACTS = frozenset({"JX", "JKS", "JC"})
"""Particles of a subject, a topic and a list; `와` is taken for the list's and for `함께` alike."""
_WITH = frozenset("와과")
_NOUNS = ("NN", "SL", "XR", "XPN", "MM", "SN", "NR", "SH")


def find(ctx: Context) -> None:
    """Add the occurrences of bodies named by their level (`시`) or head (`진흥원`) alone to `ctx.names`."""
    bodies = [n for n in ctx.names.of(Kind.ORGANIZATION) if len(n.name) > 1]
    bodies += [
        Name(n.start, n.end, Kind.ORGANIZATION, n.name, "local-government")
        for n in ctx.names.of(Kind.PLACE)
        if n.type == "region" and len(n.name) > 2 and n.name[-1] in _LEVELS and " " not in n.name
    ]
    if not bodies:
        return
    taken = {n.start for n in ctx.names.items}
    ctx.names.add(name for name in _shortened(ctx, bodies) if name.start not in taken)


def _shortened(ctx: Context, bodies: list[Name]) -> Iterator[Name]:
    for sentence in ctx.sentences:
        if sentence.region is RegionKind.TITLE:
            continue
        tokens = ctx.tokens(sentence.start, sentence.end)
        for i, token in enumerate(tokens[:-1]):
            if not token.tag.startswith("NN"):
                continue
            word = ctx.document.text[token.start : token.end]
            if (word in _LEVELS or word in _HEADS) and _acts(ctx, tokens, i):
                meant = (
                    _governed(bodies, ctx, word)
                    if word in _LEVELS
                    else _headed(bodies, ctx, word, token.start)
                )
                if meant is not None:
                    yield Name(token.start, token.end, Kind.ORGANIZATION, meant.name, meant.type, 0.8)


def _acts(ctx: Context, tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun stands alone and does something or acts with others."""
    text, token, after = ctx.document.text, tokens[i], tokens[i + 1]
    if after.start != token.end:
        return False
    acts = after.tag in _ACTS or text[after.start : after.end] in _WITH
    if not acts or text[after.start : after.end] in ("도", "만", "나", "이나"):
        return False
    before = tokens[i - 1] if i else None
    return before is None or not (before.tag.startswith((*_NOUNS, "ETM", "JKG")) or before.end == token.start)


def _governed(bodies: list[Name], ctx: Context, level: str) -> Name | None:
    """The local government of a level that the text names most."""
    counts = Counter(n.name for n in bodies if n.type == "local-government" and _ends(ctx, n.name, level))
    return _first(bodies, counts.most_common(1)[0][0]) if counts else None


def _headed(bodies: list[Name], ctx: Context, head: str, at: int) -> Name | None:
    """The one body whose name ends with a head, if there is but one before."""
    named = {n.name for n in bodies if n.end <= at and _ends(ctx, n.name, head)}
    return _first(bodies, named.pop()) if len(named) == 1 else None


def _ends(ctx: Context, name: str, end: str) -> bool:
    forms_ = (name, *ctx.aliases.get((Kind.ORGANIZATION, name), ()))
    return any(
        form.endswith(end) and len(form) > len(end) and not form.endswith("의회") for form in forms_
    ) or (end == "의회" and name.endswith("의회") and len(name) > 2)


def _first(bodies: list[Name], name: str) -> Name:
    return next(n for n in bodies if n.name == name)
