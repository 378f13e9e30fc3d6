"""Curation against the real service: deciding pairs, splitting, rejecting, asserting; each taken back."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.app.web.conftest import Opener, asked


def a_firm(service: str, index: int = 0) -> str:
    """The address of a firm's page."""
    return page_of(asked("GET", f"{service}/api/participants?type=company&limit=5")["items"][index])


def page_of(thing: dict[str, str]) -> str:
    """The address of a thing's page."""
    return unquote(thing["id"][thing["id"].index("/id/") :])


@pytest.mark.parametrize(("size", "lang"), [("desktop", "ko"), ("phone", "en")])
@pytest.mark.usefixtures("unsure", "undone")
def test_a_pair_is_decided_and_taken_back(page: Opener, size: str, lang: str) -> None:
    same, different, unsure, undo = {
        "ko": ("같다", "다르다", "모르겠다", "되돌리기"),
        "en": ("Same", "Different", "Not sure", "Undo"),
    }[lang]
    view = page("/review", size, lang)
    pairs = view.locator("article.pair")
    expect(pairs.first).to_be_visible()
    first = pairs.first
    expect(first.locator(".reason").first).to_be_visible()
    expect(first.locator("blockquote mark")).not_to_have_count(0)
    for choice in (same, different):
        first.get_by_label(re.compile("까닭|Reason")).fill("시험한 까닭")
        first.get_by_role("button", name=choice, exact=True).click()
        expect(first.get_by_role("status")).to_be_visible()
        expect(first.get_by_role("button", name=undo)).to_be_focused()
        expect(view.locator(".judged li").first).to_contain_text("시험한 까닭")
        first.get_by_role("button", name=undo).click()
        expect(first.get_by_role("button", name=same, exact=True)).to_be_visible()
    first.get_by_role("button", name=unsure).click()
    expect(first).to_have_class(re.compile("decided"))


def test_a_long_queue_comes_in_pages(page: Opener) -> None:
    view = page("/")
    thing = {"type": "company", "aliases": [], "documents": ["a"], "evidence": []}
    every = [
        {
            side: {**thing, "id": f"http://x/id/organization/{side}-{at}", "name": f"{side} {at}"}
            for side in ("left", "right")
        }
        | {
            "score": 0.6,
            "value": 1,
            "type": "company",
            "reasons": [{"name": "가 is near to 나", "score": 0.6}],
        }
        for at in range(300)
    ]

    def answer(route: Route) -> None:
        asked = parse_qs(urlsplit(route.request.url).query)
        limit, offset = int(asked["limit"][0]), int(asked["offset"][0])
        body = {"items": every[offset : offset + limit], "total": len(every), "next": None}
        route.fulfill(body=json.dumps(body), content_type="application/json")

    view.route("**/api/review*", answer)
    view.get_by_role("link", name="검토", exact=True).click()
    expect(view.locator("article.pair")).to_have_count(20)
    expect(view.get_by_role("heading", level=1)).to_contain_text("300")
    view.get_by_role("button", name=re.compile("20개 더 보기")).click()
    expect(view.locator("article.pair")).to_have_count(40)
    expect(view.locator("article.pair").last).to_contain_text("right 39")


@pytest.mark.usefixtures("undone")
def test_names_merged_by_hand_are_explained_and_split(page: Opener, service: str) -> None:
    kept, gone = a_firm(service, 0), a_firm(service, 1)
    body = {"action": "same", "left": kept[4:], "right": gone[4:], "reason": "한 회사의 두 이름"}
    view = page(page_of(asked("POST", f"{service}/api/judgements", body)["left"]))
    why = view.get_by_role("region", name="하나로 본 이름들")
    expect(why).to_contain_text("한 회사의 두 이름")
    expect(why).to_contain_text("사람의 판단")
    why.get_by_role("checkbox").first.check()
    why.get_by_label("까닭 (기록에 남습니다)").fill("다른 회사임")
    why.get_by_role("button", name="고른 1개 떼어 내기").click()
    expect(why).to_be_hidden()
    view.get_by_text("바뀐 기록과 그때 알던 것").click()
    history = view.locator("ol.changes")
    expect(history).to_contain_text("떼어 냄")
    expect(history).to_contain_text("다른 회사임")
    history.get_by_role("button", name="되돌리기").first.click()
    expect(why).to_contain_text("한 회사의 두 이름")


@pytest.mark.usefixtures("undone")
def test_a_fact_is_rejected_and_comes_back(page: Opener, service: str) -> None:
    (event,) = asked("GET", f"{service}/api/events?limit=1&industry=battery&sort=-date")["items"]
    view = page(page_of(event))
    fact = view.locator(".takers .fact").last
    name = (fact.locator("a").first.text_content() or "").strip()[1:].strip()
    fact.get_by_role("button", name=re.compile("근거 문장")).click()
    fact.get_by_role("button", name="이 사실 버리기").click()
    fact.get_by_label("까닭 (기록에 남습니다)").fill("문장과 다름")
    fact.get_by_role("button", name="이 사실 버리기").click()
    expect(view.locator(".takers .fact").filter(has_text=name)).to_have_count(0)
    view.get_by_text("바뀐 기록과 그때 알던 것").click()
    line = view.locator("ol.changes li").filter(has_text="사실을 버림").first
    expect(line).to_contain_text("문장과 다름")
    line.get_by_role("button", name="되돌리기").click()
    expect(view.locator(".takers .fact").filter(has_text=name)).not_to_have_count(0)


@pytest.mark.usefixtures("undone")
def test_a_fact_is_added_and_taken_back(page: Opener, service: str) -> None:
    (event,) = asked("GET", f"{service}/api/events?limit=1&sort=-date")["items"]
    view = page(page_of(event))
    view.get_by_role("button", name="고치기").click()
    form = view.locator(".curate form").last
    form.get_by_label("무엇을").select_option("supporter")
    form.get_by_role("combobox", name="값").fill("외교부")
    form.get_by_role("option").filter(has_text="외교부").first.click()
    form.get_by_label("까닭 (기록에 남습니다)").fill("현장에서 확인")
    form.get_by_role("button", name="더하기", exact=True).click()
    added = view.locator(".takers .fact").filter(has_text="외교부")
    expect(added).to_be_visible()
    added.get_by_role("button", name=re.compile("근거 문장")).click()
    expect(added).to_contain_text("현장에서 확인")
    expect(added).to_contain_text("사람이 넣은 사실")
    view.get_by_text("바뀐 기록과 그때 알던 것").click()
    view.locator("ol.changes li").filter(has_text="사실을 더함").first.get_by_role("button").click()
    expect(added).to_have_count(0)


def test_many_names_are_narrowed_and_paged(page: Opener, service: str) -> None:
    view = page("/")
    address = a_firm(service)
    parts = [
        {"key": f"이름{at}", "name": f"이름{at}", "names": [f"이름 {at}", f"다른 이름 {at}"]}
        for at in range(300)
    ]
    why = [
        {
            "left": f"이름{at}",
            "right": f"이름{at + 1}",
            "score": 0.9,
            "reason": "a document gives both names",
            "judgement": None,
        }
        for at in range(299)
    ]

    def answer(route: Route) -> None:
        fetched = route.fetch()
        body = fetched.json() | {
            "parts": parts,
            "why": why,
            "aliases": [f"다른 이름 {at}" for at in range(300)],
        }
        route.fulfill(response=fetched, body=json.dumps(body))

    view.route("**/api/entities/**", answer)
    view.goto(view.url.rstrip("/") + address)
    section = view.get_by_role("region", name="하나로 본 이름들")
    expect(section.locator(".parts li")).to_have_count(10)
    expect(section.locator(".links li")).to_have_count(6)
    section.get_by_label("이 목록에서 찾기").fill("이름 299")
    expect(section.locator(".parts li")).to_have_count(1)
    section.get_by_label("이 목록에서 찾기").fill("")
    section.get_by_role("button", name=re.compile("50개 더 보기")).first.click()
    expect(section.locator(".parts li")).to_have_count(60)
    assert view.locator(".aliases").inner_text().count("다른 이름") < 10
