"""The five journeys of an analyst, in a real browser against the real service on the seeds."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.app.web.conftest import Opener

EVERYWHERE = pytest.mark.parametrize(
    ("size", "lang"), [(size, lang) for size in ("desktop", "phone") for lang in ("ko", "en")]
)


def test_from_the_first_screen_to_the_firms_and_their_sentence(page: Opener) -> None:
    view = page("/")
    view.get_by_role("link", name="배터리 행사에 참석한 기업").click()
    rows = view.locator("table.rows tbody tr")
    expect(rows.first).to_be_visible()
    expect(rows.first.locator("blockquote mark").first).to_be_visible()
    rows.first.locator("a.source").first.click()
    expect(view.locator(".said.chosen").first).to_be_in_viewport()


@EVERYWHERE
def test_ask_a_question_to_its_sentence(page: Opener, size: str, lang: str) -> None:
    question = {"ko": "배터리 행사에 참석한 기업은?", "en": "Which firms attended battery events?"}[lang]
    view = page("/", size, lang)
    box = view.get_by_role("combobox").first
    box.fill(question)
    box.press("Enter")
    expect(view).to_have_url(re.compile("/ask"))
    expect(view.get_by_role("heading", level=1)).to_have_text(question)
    sentence = view.locator("blockquote.sentence").first
    expect(sentence).to_be_visible()
    sentence.locator("a.source").click()
    expect(view.locator(".said.chosen").first).to_be_in_viewport()


@EVERYWHERE
def test_explore_from_a_firm_to_a_ministry_by_a_path(page: Opener, size: str, lang: str) -> None:
    path, end = {"ko": ("다른 대상과의 연결 찾기", "도착"), "en": ("Find a path to another", "To")}[lang]
    view = page("/explore?type=company&industry=battery", size, lang)
    firm = view.locator("table.rows tbody tr .col-name a").first
    name = firm.inner_text().strip()
    firm.click()
    expect(view.get_by_role("heading", level=1)).to_have_text(re.sub(r"^\W+", "", name))
    view.get_by_role("link", name=path).click()
    target = view.get_by_role("combobox", name=end, exact=True)
    target.fill(_any_ministry(view))
    target.press("Escape")
    target.press("Enter")
    expect(view.locator(".way").first).to_be_visible()
    expect(view.locator(".way .steps > li").first.locator(".thing")).to_have_count(2)
    expect(view.locator(".way blockquote").first).to_be_visible()


def _any_ministry(view: Page) -> str:
    found = view.evaluate(
        "async () => (await (await fetch('/api/participants?type=ministry&role=any&limit=1')).json())"
        ".items[0].name"
    )
    assert isinstance(found, str)
    return found


def press(view: Page, words: Locator) -> None:
    """A click on the first line of words that may be broken over several."""
    words.scroll_into_view_if_needed()
    x, y = words.evaluate(
        "one => { const at = one.getClientRects()[0]; return [at.x + 4, at.y + at.height / 2]; }"
    )
    view.mouse.click(x, y)


@EVERYWHERE
def test_read_a_document_from_fact_to_sentence_and_back(page: Opener, size: str, lang: str) -> None:
    view = page("/documents", size, lang)
    view.locator("table.rows tbody tr .col-name a").first.click()
    facts = view.locator(".docfacts")
    expect(facts).to_be_visible()
    fact = facts.locator("li li .fact-button:not([disabled])").first
    fact.click()
    chosen = view.locator(".said.chosen")
    expect(chosen.first).to_be_in_viewport()
    expect(view).to_have_url(re.compile(r"#at=\d+-\d+"))
    other = view.locator(".region .said:not(.chosen)").first
    press(view, other)
    expect(facts.locator(".chosen").first).to_be_visible()
    address = view.url
    again = view.context.new_page()
    again.goto(address)
    expect(again.locator(".said.chosen").first).to_be_in_viewport()


def test_boilerplate_is_greyed_and_can_be_hidden(page: Opener) -> None:
    view = page("/documents")
    view.locator("table.rows tbody tr .col-name a").first.click()
    grey = view.locator(".region-boilerplate, .region-teaser")
    expect(grey.first).to_be_visible()
    view.get_by_label("메뉴·다른 기사 숨기기").check()
    expect(grey.first).to_be_hidden()


WORDS = {
    "ko": ("두 대상 합치기", "첫째", "둘째", "까닭 (기록에 남습니다)", "합치기", "되돌리기", "되돌림"),
    "en": ("Merge two things", "First", "Second", "Reason (kept in the log)", "Merge", "Undo", "undone"),
}


@EVERYWHERE
@pytest.mark.usefixtures("undone")
def test_merge_and_undo(page: Opener, size: str, lang: str) -> None:
    title, first, second, why, merge, undo, undone = WORDS[lang]
    view = page("/review", size, lang)
    names = view.evaluate(
        "async lang => (await (await fetch('/api/participants?type=company&limit=2&lang=' + lang)).json())"
        ".items.map(one => one.name)",
        lang,
    )
    after = "async n => (await (await fetch('/api/participants?type=company&limit=500')).json()).items.length"
    before = view.evaluate(after)
    view.get_by_text(title).click()
    form = view.locator(".merge")
    for label, name in zip((first, second), names, strict=True):
        form.get_by_role("combobox", name=label).fill(name)
        form.get_by_role("option").filter(has_text=name).first.click()
    form.get_by_label(why).fill("시험")
    form.get_by_role("button", name=merge, exact=True).click()
    line = view.locator(".judged li:not(.undone)")
    expect(line).to_contain_text("시험")
    assert view.evaluate(after) == before - 1
    line.get_by_role("button", name=undo).click()
    expect(view.locator(".judged li").first.get_by_text(undone)).to_be_visible()
    assert view.evaluate(after) == before


@EVERYWHERE
def test_run_and_share_a_query(page: Opener, size: str, lang: str) -> None:
    view = page("/sparql", size, lang)
    view.get_by_role("combobox", name={"ko": "예제", "en": "Examples"}[lang]).select_option("0")
    table = view.locator("section[aria-live] table")
    expect(table.locator("tbody tr").first).to_be_visible()
    view.get_by_role("button", name={"ko": "질의 주소 복사", "en": "Copy link to this query"}[lang]).click()
    shared = view.evaluate("navigator.clipboard.readText()")
    other = view.context.new_page()
    other.goto(shared)
    expect(other.locator("section[aria-live] table tbody tr").first).to_be_visible()
    expect(other.locator(".cm-content")).to_contain_text("industry:battery")
    with view.expect_download() as download:
        view.get_by_role("button", name="CSV").click()
    assert download.value.path().read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_example_query_answers(page: Opener) -> None:
    view = page("/sparql")
    choice = view.get_by_role("combobox", name="예제")
    expect(choice.locator("option")).to_have_count(21)
    for at in range(20):
        with view.expect_response("**/sparql") as answered:
            choice.select_option(str(at))
        assert answered.value.status == 200, at
        expect(view.locator("section[aria-live] table tbody tr").first).to_be_visible()


def test_the_box_works_by_keyboard_alone(page: Opener) -> None:
    view = page("/explore")
    view.locator("table.rows, .empty").first.wait_for()
    view.keyboard.press("/")
    box = view.get_by_role("combobox").first
    expect(box).to_be_focused()
    view.keyboard.type("배터리")
    expect(view.locator("[role=option]:not(.ask)").first).to_be_visible()
    view.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", re.compile("-0$"))
    view.keyboard.press("Enter")
    expect(view).to_have_url(re.compile("/id/"))


def test_views_of_one_selection_keep_it(page: Opener) -> None:
    view = page("/explore?type=company&industry=battery")
    for name, mark in (("그래프", ".canvas canvas"), ("시간", ".dots circle"), ("지도", ".map path")):
        view.get_by_label("보기").get_by_role("link", name=name).click()
        expect(view.locator(mark).first).to_be_visible()
        expect(view.get_by_role("button", name=re.compile("조건 지우기: 종류: 기업"))).to_be_visible()
    view.get_by_role("button", name=re.compile("조건 지우기: 종류: 기업")).click()
    expect(view).not_to_have_url(re.compile("type=company"))


def test_an_edge_of_the_graph_shows_its_sentence(page: Opener) -> None:
    view = page("/explore?type=company&industry=battery&view=graph")
    view.get_by_text(re.compile("관계 목록으로 보기")).click()
    view.locator(".aslist button").first.click()
    expect(view.locator(".picked blockquote mark").first).to_be_visible()


def test_the_report_gives_each_fact_its_source(page: Opener) -> None:
    view = page("/report?type=company&industry=battery")
    expect(view.locator(".report-quote").first).to_be_visible()
    expect(view.locator("section ol li").first).to_contain_text("/id/document/")
    with view.expect_download() as download:
        view.get_by_role("button", name="HTML로 저장").click()
    saved = download.value.path().read_text()
    assert "<q" in saved
    assert "<script" not in saved
    assert "<button" not in saved


def test_what_is_not_there_says_so(page: Opener) -> None:
    view = page("/id/organization/" + quote("없는-기관"))
    expect(view.get_by_role("heading", level=1)).to_have_text("이 주소에는 아무것도 없습니다.")
    view.goto(view.url.split("/id/")[0] + "/explore?q=" + quote("어디에도없는낱말"))
    expect(view.get_by_text("조건에 맞는 것이 없습니다.")).to_be_visible()
    expect(view.get_by_text("찾은 조건: 낱말: 어디에도없는낱말")).to_be_visible()
