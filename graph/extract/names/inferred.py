"""Posts whose body the sentence leaves out: a mayor governs the town that the text is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from graph.extract.context import Context, Post
from graph.model import Kind

_GOVERNS = {
    "지사": "도", "시장": "시", "군수": "군", "구청장": "구", "의장": "의회",
    "청장": "청", "처장": "처", "장관": "부", "차관": "부",
}  # fmt: skip


def bodies(ctx: Context) -> None:
    """Fill in the body of a governor or mayor: the government of that level that the text names most."""
    seen = Counter(
        n.name for n in ctx.names.of(Kind.ORGANIZATION) if n.type in ("local-government", "ministry")
    )
    ctx.posts[:] = [_filled(post, ctx, seen) for post in ctx.posts]


def _filled(post: Post, ctx: Context, seen: Counter[str]) -> Post:
    if post.organization in ("시", "도", "군", "구"):
        post = replace(post, organization=None)
    if post.organization or not post.title:
        return post
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
