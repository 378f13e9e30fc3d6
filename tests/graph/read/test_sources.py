from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidInput, PolicygraphError, TooLarge, UnknownFormat, UnreadableFile
from graph.model import FACTUAL
from graph.read import Source, limits, sources
from tests.graph.read import files


def one(name: str, data: bytes) -> Source:
    (source,) = sources(name, data)
    return source


@pytest.mark.parametrize("name", [n for n in files.MAKERS if n != "a.jsonl"])
def test_each_format_gives_title_paragraphs_and_cells(name: str) -> None:
    source = one(name, files.MAKERS[name]())
    read = source.document()
    assert read.title == files.TITLE
    for paragraph in files.PARAGRAPHS:
        assert paragraph in source.text
    if name != "a.md":
        assert all(value in source.text for row in files.CELLS for value in row)


def test_hwp_gives_the_same_text_as_hwpx(tmp_path: Path) -> None:
    assert one("a.hwp", files.hwp(str(tmp_path))).text == one("a.hwpx", files.hwpx()).text


def test_html_knows_date_and_address_and_what_is_outside() -> None:
    source = one("a.html", files.html())
    read = source.document()
    factual = "".join(read.text[r.start : r.end] for r in read.regions if r.kind in FACTUAL)
    assert (read.published, read.url) == ("2026-03-04", "https://example.org/news/77")
    assert files.PARAGRAPHS[1] in factual
    assert "부두" in factual
    assert "세발낙지" in read.text
    assert "세발낙지" not in factual
    assert "수산" not in factual
    assert "아니다" not in read.text


def test_lines_that_are_nothing_but_links_are_outside_the_article() -> None:
    links = "".join(f"<div><a href='/'>{word} 축제가 사흘 동안 열린다</a></div>" for word in ("유자", "꽃게"))
    page = files.html().decode().replace("</article>", f"</article>{links}")
    read = one("a.html", page.encode()).document()
    factual = "".join(read.text[r.start : r.end] for r in read.regions if r.kind in FACTUAL)
    assert "유자 축제" in read.text
    assert "유자 축제" not in factual
    assert files.PARAGRAPHS[0] in factual


def test_json_lines_give_a_source_a_line_and_an_error_a_bad_line() -> None:
    data = files.jsonl() + b'\n{"text": 3}\nno json\n{"text": "a", "published": 2024}\n'
    found = list(sources("a.jsonl", data))
    assert [s.name for s in found] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]
    assert [s.error is None for s in found] == [True, True, False, False, False]
    with pytest.raises(InvalidInput, match="one object a line"):
        found[3].document()


def test_a_zip_is_read_with_zips_in_it_and_names_what_fails() -> None:
    inner = files.archive(b__txt=files.text())
    data = files.archive(a__txt=files.text(), c__zip=inner, d__bin=b"\0\1\2", e__png=b"\x89PNG....")
    found = {s.name: s for s in sources("z.zip", data)}
    assert [n for n, s in found.items() if s.error is None] == ["z.zip/a.txt", "z.zip/c.zip/b.txt"]
    assert isinstance(found["z.zip/d.bin"].error, UnknownFormat)
    assert "PNG" in str(found["z.zip/e.png"].error)


def test_archives_too_deep_are_refused() -> None:
    data = files.archive(a__txt=files.text())
    for _ in range(limits.DEPTH):
        data = files.archive(a__zip=data)
    assert any(isinstance(s.error, TooLarge) for s in sources("z.zip", data))


@pytest.mark.parametrize("boxes, compared", [(20, True), (6000, False)])
def test_no_page_is_compared_in_quadratic_time(
    boxes: int, compared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = Mock(side_effect=lambda _cleaned, _tree, body, text, _options: (body, text, len(text)))
    monkeypatch.setattr("trafilatura.core.compare_extraction", compare)
    page = "<html><body>" + "<div class='menu'><p>꽃게 축제가 열린다</p></div>" * boxes
    list(sources("a.html", page.encode()))
    assert compare.called is compared


def test_archives_in_archives_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = files.archive(a__txt=files.text() * 20)
    data = files.archive(**{f"{letter}__zip": inner for letter in "abcd"})
    monkeypatch.setattr(limits, "TOTAL", 4 * len(inner) + 2 * 20 * len(files.text()) + 99)
    errors = [type(s.error) for s in sources("z.zip", data)]
    assert errors == [type(None), type(None), TooLarge, TooLarge]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_told_apart(codec: str) -> None:
    assert one("a.txt", files.text().decode().encode(codec)).text == files.text().decode()


def test_a_page_in_the_charset_it_declares() -> None:
    page = files.html().decode().replace("charset=utf-8", "charset=euc-kr").encode("euc-kr")
    assert files.PARAGRAPHS[0] in one("a.html", page).text


@pytest.mark.parametrize(
    "name, data, kind",
    [
        ("a.bin", bytes(range(256)) * 20, UnknownFormat),
        ("a.txt", bytes(range(256)) * 20, UnreadableFile),
        ("a.exe", b"MZ\x90\0" + bytes(99), UnknownFormat),
        ("a.pdf", b"%PDF-1.7\nnothing", UnreadableFile),
        ("a.docx", b"PK\x03\x04nothing", UnreadableFile),
        ("a.hwpx", b"PK\x03\x04nothing", UnreadableFile),
        ("a.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnreadableFile),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnknownFormat),
        ("a.hwp", b"HWP Document File V3.00", UnknownFormat),
        ("a.html", b"<html><script>x</script></html>", UnreadableFile),
        ("a.xyz", "아무 글".encode(), UnknownFormat),
    ],
)
def test_what_cannot_be_read_says_so(name: str, data: bytes, kind: type[PolicygraphError]) -> None:
    with pytest.raises(kind, match=name.replace(".", r"\.")):
        list(sources(name, data))


def test_the_content_decides_where_the_name_lies() -> None:
    assert one("a.txt", files.html()).url == "https://example.org/news/77"
    assert files.TITLE in one("report", files.word()).text
    assert files.TITLE in one("a.hwp", files.hwpx()).text


def test_a_scanned_pdf_is_named_as_one() -> None:
    with pytest.raises(UnreadableFile, match="OCR"):
        list(sources("a.pdf", files.scanned()))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = str(tmp_path_factory.mktemp("hwp"))
    return {name: make() for name, make in files.MAKERS.items()} | {
        "a.hwp": files.hwp(folder),
        "a.zip": files.archive(a__txt=files.text(), b__docx=files.word()),
    }


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([*files.MAKERS, "a.hwp", "a.zip"]), cut=st.floats(0, 1), flip=st.integers(-1, 255)
)
def test_no_truncated_or_damaged_file_crashes(
    made: dict[str, bytes], name: str, cut: float, flip: int
) -> None:
    data = bytearray(made[name][: int(len(made[name]) * cut)])
    if flip >= 0 and data:
        data[int(len(data) * cut) - 1] = flip
    try:
        for source in sources(name, bytes(data)):
            if source.error is None and source.text.strip():
                source.document()
    except InvalidInput as error:
        if not (error.detail.startswith("a.") or "text" in error.detail):
            raise
