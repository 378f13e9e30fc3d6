"""Documents in: by web address, as text, with and without the token; hostile text stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.app.web.conftest import TOKEN, Opener
from tests.app.web.stories import HOSTILE, LONG
from tests.pages_server import SENTENCE, pages


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    """A web server with documents, on a host that the service may fetch from."""
    with pages() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(("size", "lang"), [("desktop", "ko"), ("phone", "en")])
def test_an_address_is_read_before_it_is_saved(page: Opener, web: str, size: str, lang: str) -> None:
    field, read, save, stays = {
        "ko": ("기사나 보도자료의 웹 주소", "먼저 읽어 보기", "저장", "아직 저장하지 않았습니다."),
        "en": ("Address of an article or release", "Read it first", "Save", "Nothing is saved yet."),
    }[lang]
    view = page("/add", size, lang)
    count = "async () => (await (await fetch('/api/documents?limit=0')).json()).total"
    before = view.evaluate(count)
    view.get_by_label(field).fill(f"{web}/page")
    view.get_by_role("button", name=read).click()
    expect(view.get_by_text(stays)).to_be_visible(timeout=30_000)
    expect(view.locator(".preview .text")).to_contain_text(SENTENCE[:20])
    expect(view.locator(".preview .docfacts")).to_contain_text("이차전지 산업 포럼")
    assert view.evaluate(count) == before
    view.get_by_role("button", name=save, exact=True).click()
    view.locator(".saved a").click()
    expect(view.get_by_role("heading", level=1)).to_have_text("이차전지 산업 포럼 개최")
    expect(view.locator(".about")).to_contain_text(f"{web}/page")
    _remove(view)


def _remove(view: Page) -> None:
    view.once("dialog", lambda dialog: dialog.accept())
    view.locator("button.danger").click()
    expect(view).to_have_url(re.compile("/documents$"))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("{web}/gone", "404"),
        ("{web}/picture", "image/png"),
        ("{web}/inward", "POLICYGRAPH_FETCH_HOSTS"),
        ("http://no-such-host.invalid/", "no way to the network"),
    ],
)
def test_an_address_that_gives_nothing_says_why(page: Opener, web: str, address: str, told: str) -> None:
    view = page("/add")
    view.get_by_label("기사나 보도자료의 웹 주소").fill(address.format(web=web))
    view.get_by_role("button", name="먼저 읽어 보기").click()
    expect(view.get_by_role("alert")).to_contain_text(told)


def test_a_token_that_is_no_longer_valid_is_asked_for_where_it_is_needed(page: Opener) -> None:
    view = page("/add", token="old")
    view.get_by_role("button", name="본문 붙여 넣기").click()
    view.get_by_label("본문", exact=True).fill(SENTENCE)
    view.get_by_role("button", name="저장", exact=True).click()
    alert = view.get_by_role("alert")
    expect(alert).to_contain_text("토큰이 없거나 맞지 않습니다")
    alert.get_by_label("관리 토큰").fill(TOKEN)
    alert.get_by_role("button", name="토큰 사용").click()
    view.get_by_role("button", name="저장", exact=True).click()
    view.locator(".saved a").click()
    _remove(view)


def test_text_of_documents_never_becomes_markup(page: Opener) -> None:
    view = page("/add")
    view.get_by_role("button", name="본문 붙여 넣기").click()
    view.get_by_label("본문", exact=True).fill(HOSTILE)
    view.get_by_text("제목·날짜를 알면 적기").click()
    view.get_by_label("제목 (선택)").fill("<b onmouseover=window.broken=1>제목</b>")
    view.get_by_role("button", name="먼저 읽어 보기").click()
    expect(view.locator(".text")).to_contain_text("<script>window.broken=1</script>")
    view.get_by_role("button", name="저장", exact=True).click()
    view.locator(".saved a").click()
    expect(view.locator(".text")).to_contain_text("<img src=x")
    document, origin = view.url, view.url.split("/id/")[0]
    firm = view.evaluate(
        "q => fetch('/api/entities?q=' + q).then(a => a.json()).then(a => a.items[0].id)", LONG
    )
    sought = ("/explore?show=events", "/explore?role=any&view=graph", "/documents", "/report?role=any")
    for path in (*sought, f"/ask?q={LONG[:40]}", firm[firm.index("/id/") :]):
        view.goto(origin + path)
        view.wait_for_load_state("networkidle")
        assert view.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    assert view.evaluate("window.broken") is None
    assert view.locator("main script, main img, main a[href^='javascript']").count() == 0
    view.goto(document)
    _remove(view)
