"""When things are not as they should be: no service, a busy one, an empty one, far too much of everything."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Route, expect

from benchmarks.explorer import made
from tests.app.web.conftest import Opener

BUSY = {
    "type": "about:blank",
    "title": "Service Unavailable",
    "status": 503,
    "detail": "All workers are taken.",
}


@pytest.mark.parametrize(
    ("size", "lang", "told"), [("desktop", "ko", "연결이 끊겼습니다"), ("phone", "en", "is lost")]
)
def test_a_service_that_is_gone_is_told_and_waited_for(page: Opener, size: str, lang: str, told: str) -> None:
    view = page("/explore?type=company&industry=battery", size, lang)
    expect(view.locator("table.rows tbody tr").first).to_be_visible()
    view.context.set_offline(True)
    view.get_by_role("link", name={"ko": "행사", "en": "Events"}[lang], exact=True).click()
    expect(view.locator(".banner")).to_contain_text(told)
    view.context.set_offline(False)
    expect(view.locator(".banner")).to_have_count(0)
    expect(view.locator("table.rows-events tbody tr").first).to_be_visible()


def test_a_busy_service_is_told_and_asked_again(page: Opener) -> None:
    view = page("/")

    def busy(route: Route) -> None:
        route.fulfill(status=503, body=json.dumps(BUSY), content_type="application/problem+json")

    view.route("**/api/events?*", busy)
    view.goto(view.url + "explore?show=events")
    expect(view.get_by_role("alert")).to_contain_text("바쁘거나")
    expect(view.get_by_role("alert")).to_contain_text("All workers are taken.")
    view.unroute("**/api/events?*")
    view.get_by_role("button", name="다시 시도").click()
    expect(view.locator("table.rows-events tbody tr").first).to_be_visible()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_empty_graph_teaches_how_to_begin(page: Opener, lang: str) -> None:
    view = page("/favicon.svg", lang=lang)

    def nothing(route: Route) -> None:
        body = {"items": [], "total": 0, "next": None, "nodes": [], "edges": [], "facets": {}}
        route.fulfill(body=json.dumps(body), content_type="application/json")

    view.route("**/api/**", nothing)
    origin = view.url.removesuffix("/favicon.svg")
    view.goto(origin)
    expect(view.locator(".begin a")).not_to_have_count(0)
    for path in (
        "/explore",
        "/explore?view=graph",
        "/explore?view=map",
        "/documents",
        "/overview",
        "/review",
    ):
        view.goto(origin + path)
        expect(view.locator(".empty").first).to_be_visible()


def test_five_thousand_nodes(page: Opener) -> None:
    view = page("/favicon.svg")
    body = made(5_000, 10_000)
    view.route("**/api/graph*", lambda route: route.fulfill(body=body, content_type="application/json"))
    view.goto(view.url.replace("/favicon.svg", "/overview"))
    expect(view.locator(".whole[data-drawn]")).to_be_visible()
    view.get_by_label("그래프에서 찾기").fill("기관 4999")
    expect(view.locator(".found")).to_contain_text("기관 4999")


def test_a_question_that_is_not_read_offers_some_that_are(page: Opener) -> None:
    view = page("/ask?q=" + "오늘 점심은 무엇이 좋을까?")
    offers = view.locator(".try a")
    expect(offers).to_have_count(3)
    offers.first.click()
    expect(view).to_have_url(re.compile("/ask\\?q="))
    expect(view.locator(".says")).to_be_visible()
