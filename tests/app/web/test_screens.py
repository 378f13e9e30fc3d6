"""What each screen tells someone who has never seen it, and that it fits the screen it is on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.app.web.conftest import Opener
from tests.app.web.test_access import settle

EVERY = [
    "/",
    "/explore?show=participants",
    "/explore?show=events",
    "/explore?show=entities",
    "/explore?show=policies",
    "/explore?show=alliances",
    "/explore?show=events&view=timeline",
    "/explore?show=events&view=map",
    "/explore?show=events&view=graph",
    "/ask?q=배터리 행사에 참석한 기업은?",
    "/documents",
    "/overview",
    "/path",
    "/sparql",
    "/review",
    "/add",
    "/report?show=events",
    "/no/such/place",
]


def beyond(view: Page) -> int:
    """How far the page reaches beyond the right edge of the window, in pixels."""
    width = view.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert isinstance(width, int)
    return width


@pytest.mark.parametrize("path", EVERY)
def test_a_phone_never_scrolls_sideways(page: Opener, path: str) -> None:
    view = page(path, "phone")
    settle(view)
    assert beyond(view) <= 0


def test_filters_unfold_on_a_phone(page: Opener) -> None:
    view = page("/explore?show=events", "phone")
    view.get_by_role("button", name="조건 보기").click()
    view.get_by_label("컨퍼런스").check()
    expect(view.get_by_role("button", name=re.compile("조건 지우기: 행사 종류: 컨퍼런스"))).to_be_visible()
    assert beyond(view) <= 0


def test_the_first_screen_shows_events_with_their_sentences(page: Opener) -> None:
    view = page("/")
    events = view.locator(".recent > li")
    expect(events.first.locator("blockquote mark").first).to_be_visible()
    events.first.locator("a.source").first.click()
    expect(view.locator(".said.chosen").first).to_be_in_viewport()


def test_what_was_planned_for_a_day_long_past_is_told_as_such(page: Opener) -> None:
    view = page("/explore?show=events&status=planned")
    expect(view.locator(".status-planned").first).to_have_text("예정이었음")


def test_the_list_of_entities_holds_those_that_the_first_screen_counts(page: Opener) -> None:
    view = page("/")
    link = view.get_by_role("link", name="기관·인물·장소")
    expect(link.locator("strong")).not_to_have_text("–")
    count = link.locator("strong").inner_text()
    link.click()
    expect(view.locator(".total")).to_contain_text(count)
    expect(view.locator("td.col-type").filter(has_text=re.compile("컨퍼런스|전략"))).to_have_count(0)
    expect(view.locator("td.col-told").first).to_have_text(re.compile(r"^\d+$"))


def test_organizations_stand_on_the_map_and_in_the_graph(page: Opener) -> None:
    view = page("/explore?show=entities&type=local-government&view=map")
    spot = view.locator(".spot")
    expect(spot.first).to_be_visible()
    expect(view.locator(".picked").get_by_role("button", name=re.compile("포항시"))).to_be_visible()
    view.get_by_label("보기").get_by_role("link", name="그래프").click()
    view.get_by_text(re.compile("관계 목록으로 보기")).click()
    view.locator(".aslist button").first.click()
    expect(view.locator(".picked blockquote").first).to_be_visible()


def test_an_alliance_that_nobody_is_said_to_lead(page: Opener) -> None:
    view = page("/ask?q=산업 공급망 탄소중립 얼라이언스를 이끄는 부처는?")
    expect(view.locator(".says")).to_contain_text("누가 이끄는지 밝힌 문서는 없습니다")
    expect(view.locator(".results").get_by_role("link", name="산업통상자원부").first).to_be_visible()
    expect(view.locator(".results blockquote mark").first).to_be_visible()


def test_paths_begin_with_pairs_to_try(page: Opener) -> None:
    view = page("/path")
    view.locator(".try a").first.click()
    expect(view.locator(".way, .empty").first).to_be_visible()


def test_no_path_leads_to_looking_the_names_up(page: Opener) -> None:
    view = page("/path?from=아무도모르는이름&to=외교부")
    expect(view.get_by_text("둘을 잇는 경로가 없습니다.")).to_be_visible()
    view.locator(".empty").get_by_role("link", name="외교부").click()
    expect(view).to_have_url(re.compile("/ask"))


def test_the_query_page_begins_with_examples_and_draws_names(page: Opener) -> None:
    view = page("/sparql")
    examples = view.locator(".examples button")
    expect(examples).to_have_count(20)
    examples.get_by_text("행사의 참여자를 그래프로").click()
    view.get_by_role("button", name="그래프").click()
    view.get_by_text(re.compile("관계 목록으로 보기")).click()
    expect(view.locator(".aslist").get_by_role("link", name="삼성SDI").first).to_be_visible()
    expect(examples).to_have_count(0)


@pytest.mark.parametrize(
    ("lang", "named"), [("ko", "산업통상자원부"), ("en", "Ministry of Trade, Industry and Energy")]
)
def test_examples_name_things_in_the_reader_s_language(page: Opener, lang: str, named: str) -> None:
    view = page("/sparql", lang=lang)
    view.locator(".examples button").nth(8).click()
    expect(view.locator("section[aria-live] table").get_by_text(named, exact=True).first).to_be_visible()


def test_a_query_that_does_not_parse_is_told_as_that(page: Opener) -> None:
    view = page("/sparql#query=SELECT%20%7B")
    expect(view.get_by_role("alert")).to_contain_text("질의를 실행하지 못했습니다")
    expect(view.get_by_role("alert")).to_contain_text("does not parse")


def test_the_legend_filters_and_makes_room_for_what_is_picked(page: Opener) -> None:
    view = page("/explore?type=company&industry=battery&view=graph")
    legend = view.locator(".picked .legend").first
    expect(legend).to_be_visible()
    before = view.locator(".canvas").get_attribute("aria-label")
    legend.get_by_label("기업").uncheck()
    expect(legend.get_by_label("기업")).not_to_be_checked()
    view.get_by_text(re.compile("관계 목록으로 보기")).click()
    view.locator(".aslist button").first.click()
    expect(legend).to_be_hidden()
    expect(view.locator(".picked blockquote").first).to_be_visible()
    view.get_by_role("button", name="범례로").click()
    expect(legend.get_by_label("기업")).not_to_be_checked()
    assert view.locator(".canvas").get_attribute("aria-label") == before


def test_an_address_that_does_not_answer_is_not_the_service_s_fault(page: Opener) -> None:
    view = page("/add")
    view.get_by_label("기사나 보도자료의 웹 주소").fill("http://127.0.0.1:1/x")
    view.get_by_role("button", name="먼저 읽어 보기").click()
    expect(view.get_by_role("alert")).to_contain_text("does not answer")
    expect(view.get_by_role("alert")).not_to_contain_text("바쁘거나")


@pytest.mark.parametrize(("lang", "told"), [("ko", "찾는 화면이 없습니다"), ("en", "There is no such page")])
def test_an_address_that_is_not_there(page: Opener, lang: str, told: str) -> None:
    view = page("/no/such/place", lang=lang)
    expect(view.get_by_role("heading", level=1)).to_have_text(told)
    view.locator("main").get_by_role("link", name={"ko": "탐색", "en": "Explore"}[lang]).click()
    expect(view).to_have_url(re.compile("/explore"))
