"""By keyboard alone: past the menu, from sentence to sentence, to its facts and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

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
