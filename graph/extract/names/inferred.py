"""Posts whose body the sentence leaves out: a mayor governs the town that the text is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from graph.extract.context import Context, Post
from graph.extract.names.known import known
from graph.extract.names.strangers import strange
from graph.model import Kind

_GOVERNS = {
    "지사": "도", "시장": "시", "군수": "군", "구청장": "구", "의장": "의회",
    "청장": "청", "처장": "처", "장관": "부", "차관": "부",
}  # fmt: skip


_MINISTER = re.compile(
    r"(?:^|[.:;,(“\"] |\b[a-z]+ |\W- )(?:[Tt]he )?"
    r"(?:(?:First|Second|1st|2nd) )?(?:(?:Vice|Deputy|Assistant) )?Minister"
    r"(?: for [A-Z][\w&]+(?: (?:and )?[A-Z][\w&]+){0,4}?)? $"
)
"""A minister without a portfolio or state before the name: of the ministry that the document is about."""


def bodies(ctx: Context) -> None:
    """Fill in the body of a governor, mayor or minister: that of its level that the text names most."""
    seen = Counter(
        n.name for n in ctx.names.of(Kind.ORGANIZATION) if n.type in ("local-government", "ministry")
    )
    ctx.posts = [_filled(post, ctx, seen) for post in ctx.posts]


def _of_ministry(post: Post, ctx: Context, seen: Counter[str]) -> Post:
    sentence = ctx.sentence_at(post.start)
    before = ctx.document.text[max(sentence.start, post.start - 90) : post.start]
    types = {n.name: n.type for n in ctx.names.of(Kind.ORGANIZATION)}
    ministries = [name for name, _ in seen.most_common() if types.get(name) == "ministry"]
    if not ministries or not _MINISTER.search(before):
        return post
    return replace(post, organization=ministries[0])


def _filled(post: Post, ctx: Context, seen: Counter[str]) -> Post:
    if post.organization in ("시", "도", "군", "구"):
        post = replace(post, organization=None)
    if post.organization or not post.title:
        return post
    if post.title.endswith("Minister"):
        return _of_ministry(post, ctx, seen)
    other = ctx.post(post.person)
    if other and other.organization and len(other.organization) > 1:
        return post
    if state := _state(post, ctx):
        names = [n.name for n in ctx.names.of(Kind.ORGANIZATION) if n.type == "ministry"]
        field = _PORTFOLIO.match(post.title)
        fitting = [n for n in names if field and n.startswith(f"{state} ") and field[1] in n]
        return replace(post, organization=fitting[0]) if fitting else post
    if head := _HEADED.fullmatch(post.title):
        return _headed(post, ctx, *head.groups())
    if _OFFICIAL.search(post.title) and seen:
        body, count = seen.most_common(1)[0]
        return replace(post, organization=body) if count > 1 or len(seen) == 1 else post
    level = next((end for title, end in _GOVERNS.items() if post.title.endswith(title)), None)
    if post.title.endswith("구청장"):
        level = "구"
    if level is None:
        return post
    if " " in post.person and strange(post.person.split()[0]):
        return post
    names = [
        name for name, _ in seen.most_common() if name.endswith((level, level + "청")) and " " not in name
    ]
    if not names and level in ("시", "군", "구", "도"):
        named = Counter(
            n.name for n in ctx.names.of(Kind.PLACE) if n.type == "region" and n.name.endswith(level)
        )
        names = [name for name, _ in named.most_common(1)]
    return replace(post, organization=names[0]) if names else post


_PORTFOLIO = re.compile(r"([가-힣]{2,8}?)부?(?:장관|차관)")
_OFFICIAL = re.compile(
    r"(?<=[가-힣]{2})(?:정책관|심의관|기획관|지원관|협력관|관리관|차관보|정책실장|실장|국장|과장|담당관)$"
)
"""Civil servants by their departments (산업정책관): of the body whose release it is."""
_HEADED = re.compile(
    r"(진흥원|연구원|기술원|평가원|개발원|정보원|교육원|관리원|연구소|기금|협회|학회|재단|공단|공사|조합|은행|병원|센터|거래소)"
    r"(?:(?<=[원소회])(장)|(이사장|회장|원장|사장|장|조합장))"
)
"""A head's post with the last word of a body's name before it (진흥원장)."""


def _headed(post: Post, ctx: Context, word: str, fused: str | None, title: str | None) -> Post:
    """`차은성 진흥원장`: of the body whose name ends so, the one named last before."""
    bodies = [n for n in ctx.names.of(Kind.ORGANIZATION) if n.name.endswith(word) and len(n.name) > len(word)]
    before = [n for n in bodies if n.start < post.start]
    if not bodies or (len({n.name for n in bodies}) > 1 and not before):
        return post
    meant = before[-1] if before else bodies[0]
    return replace(post, organization=meant.name, title=title or f"{word[-1]}{fused}")


def _state(post: Post, ctx: Context) -> str | None:
    """The foreign country that stands between a person and a post (카자흐스탄 외교장관)."""
    sentence = ctx.sentence_at(post.start)
    told = _ABROAD.match(ctx.document.text, post.end, sentence.end)
    return told[1] if told and known().land_abroad(told[1]) else None


_ABROAD = re.compile(r"[’'”」]?(?:\s?\([^()\n]{1,40}\))?[’'”」]?\s(?:전\s|현\s)?([가-힣]{2,10})\s")
