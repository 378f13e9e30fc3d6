import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidInput, PolicygraphError, TooLarge
from graph.read import LIMIT, document

SENTENCE = "부산시는 3일 부산항에서 수소 선박 시연회를 열었다고 밝혔다."


@pytest.mark.parametrize("text", ["", " \n\t", "\u3000\n"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="empty"):
        document(text)


def test_a_text_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match="2,000,000"):
        document("가" * (LIMIT + 1))


@pytest.mark.parametrize(
    "wrong, word",
    [
        ({"published": "2024-13-01"}, "YYYY-MM-DD"),
        ({"published": "어제"}, "YYYY-MM-DD"),
        ({"language": "fr"}, "ko, en"),
        ({"url": "example.org/a"}, "http"),
        ({"url": "http://[::1"}, "http"),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_change(wrong: dict[str, str], word: str) -> None:
    with pytest.raises(InvalidInput, match=word):
        document(SENTENCE, **wrong)  # type: ignore[arg-type]


def test_what_the_caller_says_is_kept() -> None:
    read = document(
        SENTENCE, title="시연회", published="2024-05", url="https://example.org/a", language="ko-KR"
    )
    assert (read.title, read.published, read.url, read.language) == (
        "시연회",
        "2024-05",
        "https://example.org/a",
        "ko",
    )


@given(st.text(min_size=1, max_size=400))
def test_regions_are_sorted_disjoint_and_cover_any_text(text: str) -> None:
    try:
        read = document(text)
    except PolicygraphError:
        return
    assert read.text == text
    assert "".join(text[r.start : r.end] for r in read.regions) == text
    assert all(a.end == b.start for a, b in zip(read.regions, read.regions[1:], strict=False))
