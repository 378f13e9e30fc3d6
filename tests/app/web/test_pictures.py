"""Pictures of every view, to be looked at; those of the docs go to `POLICYGRAPH_PICTURES` if it is set."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.app.web.conftest import ARTEFACTS, Opener
from tests.app.web.test_access import settle

PICTURES = {
    "home": ("/", "desktop", "ko", False),
    "firms": ("/explore?type=company&industry=battery", "desktop", "ko", False),
    "graph": ("/explore?type=company&industry=battery&view=graph", "desktop", "ko", False),
    "map": ("/explore?show=events&view=map", "desktop", "en", True),
    "document": ("/documents", "desktop", "ko", False),
    "sparql": ("/sparql", "desktop", "en", True),
    "event": ("{forum}", "desktop", "ko", False),
    "review": ("/review", "desktop", "ko", False),
    "phone": ("/explore?type=company&industry=battery", "phone", "ko", False),
}
DRAWN = ("graph", "map", "document", "event")
DRAWING_MS = 1200


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.usefixtures("unsure")
def test_picture(page: Opener, name: str, forum: str) -> None:
    path, size, lang, dark = PICTURES[name]
    view = page(path.format(forum=forum), size, lang, dark)
    settle(view)
    if name == "document":
        view.locator("table.rows tbody tr .col-name a").first.click()
        view.locator(".docfacts li li .fact-button:not([disabled])").first.click()
    if name == "sparql":
        view.get_by_role("combobox", name="Examples").select_option("4")
        view.get_by_role("button", name="Chart").click()
    if name in DRAWN:
        view.wait_for_timeout(DRAWING_MS)
    target = Path(os.environ.get("POLICYGRAPH_PICTURES") or ARTEFACTS)
    target.mkdir(parents=True, exist_ok=True)
    picture = view.screenshot(path=target / f"{name}.png")
    assert len(picture) > 10_000, "an empty page"
