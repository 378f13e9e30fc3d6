"""By keyboard alone: past the menu, from sentence to sentence, to its facts and back."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.app.web.conftest import Opener


def test_the_first_stop_leads_past_the_menu(page: Opener) -> None:
    view = page("/documents")
    view.locator("table.rows").wait_for()
    view.keyboard.press("Tab")
    expect(view.get_by_role("link", name="본문으로 건너뛰기")).to_be_focused()
    view.keyboard.press("Enter")
    expect(view.locator("main")).to_be_focused()
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_sentences_and_facts_of_a_document(page: Opener, lang: str) -> None:
    view = page("/documents", lang=lang)
    view.locator("table.rows tbody tr .col-name a").first.click()
    marks = view.locator(".said[tabindex]")
    expect(marks.first).to_be_visible()
    assert view.locator(".said[tabindex='0']").count() == 1
    view.locator(".said[tabindex='0']").focus()
    view.keyboard.press("ArrowDown")
    expect(marks.nth(1)).to_be_focused()
    view.keyboard.press("End")
    expect(marks.last).to_be_focused()
    view.keyboard.press("Home")
    expect(marks.first).to_be_focused()
    assert view.locator(".said[tabindex='0']").count() == 1
    sentence = marks.first.get_attribute("data-sentence")
    view.keyboard.press("Enter")
    expect(view.locator(".docfacts .chosen .fact-button:focus")).to_have_count(1)
    assert view.url.endswith(f"#at={sentence}")
    view.keyboard.press("Escape")
    expect(marks.first).to_be_focused()


def test_completions_that_come_late_keep_what_was_chosen(page: Opener) -> None:
    view = page("/documents")
    late: list[Route] = []
    things = {
        name: {"id": f"http://x/id/organization/{name}", "name": name, "type": "company"} for name in "가나다"
    }

    def told(route: Route, *names: str) -> None:
        body = {"items": [things[name] for name in names], "total": len(names), "next": None}
        route.fulfill(body=json.dumps(body), content_type="application/json")

    def suggest(route: Route) -> None:
        if parse_qs(urlsplit(route.request.url).query)["q"] == ["가"]:
            told(route, "가", "나")
        else:
            late.append(route)

    view.route("**/api/suggest*", suggest)
    box = view.get_by_role("combobox").first
    box.press_sequentially("가")
    expect(view.get_by_role("option")).to_have_count(3)
    with view.expect_request("**/api/suggest*"):
        box.press_sequentially("나")
    box.press("ArrowDown")
    chosen = view.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("가")
    told(late[0], "다", "가")
    expect(view.get_by_role("option")).to_have_count(3)
    expect(view.get_by_role("option").first).to_contain_text("다")
    expect(chosen).to_contain_text("가")
