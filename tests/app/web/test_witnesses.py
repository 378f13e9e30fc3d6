"""What the page tells of sources: copies of one release, disagreement, names of bodies, the past."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.app.web.conftest import Opener
from tests.app.web.stories import REPORTS


@pytest.mark.parametrize(
    ("size", "lang", "told", "differ"),
    [
        ("desktop", "ko", "보도 5건: 서로 다른 글 2건과 사본 3건", "문서끼리 다릅니다"),
        ("phone", "en", "5 reports: 2 independent and 3 copies", "Documents disagree"),
    ],
)
def test_reports_copies_and_disagreement(
    page: Opener, forum: str, size: str, lang: str, told: str, differ: str
) -> None:
    view = page(forum, size, lang)
    expect(view.locator(".glance")).to_contain_text(told)
    sides = view.get_by_role("region", name=differ).locator(".sides")
    expect(sides).to_have_count(2)
    counts = sides.filter(has_text="350")
    expect(counts.locator("li").first).to_contain_text("200")
    expect(counts.locator("li").first.locator("mark")).to_contain_text("200여 명")
    expect(counts.locator("li").last.locator("mark")).to_contain_text("350여 명")
    venues = sides.filter(has_text="울산과학기술원")
    expect(venues.locator("blockquote")).to_have_count(2)
    expect(view.locator("ul.sources > li")).to_have_count(2)
    expect(view.locator("ul.sources > li").first.get_by_role("link")).to_have_count(4)
    side_by_side = view.locator("details").filter(
        has_text="문서마다 말하는 것" if lang == "ko" else "What each document says"
    )
    side_by_side.locator("summary").click()
    expect(side_by_side.locator("tr.differ")).to_have_count(2)


def test_what_was_known_before_is_shown_and_left(page: Opener, forum: str) -> None:
    day = (datetime.now(UTC) - timedelta(days=3)).strftime("%Y-%m-%d")
    view = page(f"{forum}?as_of={day}")
    expect(view.get_by_role("heading", level=1)).to_have_text("그때는 아직 알려지지 않았습니다.")
    view.get_by_role("link", name="지금으로 돌아가기").click()
    expect(view.get_by_role("heading", level=1)).to_have_text("2024 울산 이차전지 산업 포럼")
    view.get_by_text("바뀐 기록과 그때 알던 것").click()
    expect(view.locator("ol.changes li").first).to_contain_text("문서가 들어옴")
    expect(view.locator("ol.changes li").nth(len(REPORTS) - 1)).to_be_visible()
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d")
    view.goto(f"{view.url}?as_of={tomorrow}")
    expect(view.locator(".asof")).to_contain_text("알려진 것을 보고 있습니다")
    expect(view.get_by_role("heading", level=1)).to_have_text("2024 울산 이차전지 산업 포럼")


def test_a_ministry_has_its_names_before_and_after(page: Opener) -> None:
    view = page("/id/organization/kr-motie")
    names = view.get_by_role("region", name="이름의 앞과 뒤")
    expect(names.locator("li")).to_have_text(
        [
            "◆산업자원부 1998-02-28 – 2008-02-29",
            "◆지식경제부 2008-02-29 – 2013-03-23",
            "산업통상자원부 2013-03-23 – 2025-10-01",
            "◆산업통상부 2025-10-01 – 지금",
        ],
        use_inner_text=True,
    )
    names.get_by_role("link", name="앞뒤 이름까지 모두").click()
    expect(view.locator(".chips")).to_contain_text("앞뒤 이름까지")
    expect(view.locator("table.rows tbody tr").first).to_be_visible()
