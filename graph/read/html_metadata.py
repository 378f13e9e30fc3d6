"""What a web page's head says of its article: title, date, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from graph.ids import name_key

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "article.created",
    "pubdate",
    "date",
)
_DAY = re.compile(r"\b(\d{4})[-./]?(\d{2})[-./]?(\d{2})")
_SITE = re.compile(r"\s+[-–—|<:：·]+\s+[^-–—|<:]{2,30}$|\s*[|<]\s*[^|<]{2,40}$")


@dataclass(frozen=True, slots=True)
class About:
    """What the head says; `titles` from the most to the least likely."""

    titles: tuple[str, ...]
    published: str | None
    url: str | None

    def title_in(self, text: str) -> str | None:
        """The first title that stands in the page's text, site name cut off; None where none does."""
        key = name_key(text)
        for title in (form for t in self.titles for form in (t, _SITE.sub("", t))):
            if len(title) >= 6 and name_key(title) in key:
                return title
        return None


def metadata(tree: Any) -> About:
    """What a page's head, JSON-LD and `time` elements say."""
    metas = dict(_metas(tree))
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1", "h2")][:5]
    titles = [metas.get("og:title"), metas.get("twitter:title"), *headings, tree.findtext(".//title")]
    return About(
        tuple(t.strip() for t in titles if t and 6 <= len(t.strip()) <= 200),
        _published(tree, metas),
        _url(tree, metas),
    )


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name and meta.get("content"):
            yield name.lower(), meta.get("content").strip()


def _published(tree: Any, metas: dict[str, str]) -> str | None:
    stated = [metas[name] for name in _DATES if name in metas]
    times = [
        t.get("datetime") or ""
        for t in tree.iter("time")
        if t.get("pubdate") is not None or t.get("itemprop")
    ]
    for value in (*stated, *_linked_data(tree), *times):
        found = _DAY.search(value)
        if found and 1900 < int(found[1]) < 2100 and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31:
            return "-".join(found.groups())
    return None


def _linked_data(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text and len(script.text) < 200_000:
            try:
                data = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            for item in data if isinstance(data, list) else [data]:
                if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
                    yield item["datePublished"]


def _url(tree: Any, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*links, metas.get("og:url")):
        if address and _is_absolute(address):
            return str(address)
    return None


def _is_absolute(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.path not in {"", "/"}
