"""Every page by axe (WCAG 2.2 AA) in both lights, some in either language and at either size."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.app.web.conftest import Opener

AXE = Path(__file__).parents[3] / "app" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = {
    "home": "/",
    "table": "/explore?type=company&industry=battery",
    "events": "/explore?show=events",
    "graph": "/explore?type=company&industry=battery&view=graph",
    "timeline": "/explore?show=events&view=timeline",
    "map": "/explore?show=events&view=map",
    "ask": "/ask?q=배터리",
    "documents": "/documents",
    "overview": "/overview?limit=300",
    "path": "/path",
    "sparql": "/sparql",
    "review": "/review",
    "add": "/add",
    "report": "/report?type=company&industry=battery",
}
KINDS = {
    "event": "/api/events?limit=1",
    "entity": "/api/participants?limit=1",
    "document": "/api/documents?limit=1",
}


def violations(view: Page) -> list[str]:
    """What axe finds against the guidelines, as `rule: element`."""
    view.evaluate(AXE.read_text())
    found: dict[str, Any] = view.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def settle(view: Page) -> None:
    """Wait until what the page asked for is there."""
    view.wait_for_load_state("networkidle")
    view.locator(".loading").first.wait_for(state="detached")


def in_both_lights(view: Page) -> None:
    """Nothing against the guidelines in the dark nor by day, with all that unfolds unfolded."""
    settle(view)
    view.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    settle(view)
    for scheme in ("light", "dark"):
        view.emulate_media(color_scheme=scheme)
        view.wait_for_function("wanted => document.documentElement.dataset.theme === wanted", arg=scheme)
        assert violations(view) == [], scheme
    assert view.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, "scrolls sideways"


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm ci in app/web)")
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible(page: Opener, name: str) -> None:
    english, phone = len(name) % 2 == 0, name in ("table", "map", "sparql", "home", "review", "add")
    view = page(PAGES[name], "phone" if phone else "desktop", "en" if english else "ko")
    in_both_lights(view)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm ci in app/web)")
@pytest.mark.parametrize(
    ("kind", "size"),
    [("event", "desktop"), ("entity", "phone"), ("document", "desktop"), ("document", "phone")],
)
def test_pages_of_things_are_accessible(page: Opener, kind: str, size: str) -> None:
    view = page("/documents", size)
    item: str = view.evaluate("async path => (await (await fetch(path)).json()).items[0].id", KINDS[kind])
    address = f"/id/document/{item}" if kind == "document" else item[item.index("/id/") :]
    view.goto(view.url.replace("/documents", "") + address)
    in_both_lights(view)
