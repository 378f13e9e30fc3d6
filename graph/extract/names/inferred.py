"""Posts whose body the sentence leaves out: a mayor governs the town that the text is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from graph.extract.context import Context, Post
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
    level = next((end for title, end in _GOVERNS.items() if post.title.endswith(title)), None)
    if post.title.endswith("구청장"):
        level = "구"
    if level is None:
        return post
    names = [name for name, _ in seen.most_common() if name.endswith((level, level + "청"))]
    return replace(post, organization=names[0]) if names else post
