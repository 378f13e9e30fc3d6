"""Small files of every format, made from one invented press release."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import docx
from hwpx import HwpxDocument
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

TITLE = "군산항에 암모니아 벙커링 시험장 문 열어"
PARAGRAPHS = (
    "전북특별자치도는 3일 군산항 제6부두에서 암모니아 벙커링 시험장 개소식을 열었다고 밝혔다.",
    "이 자리에는 도와 군산시, 해운조합 관계자 등 80여 명이 참석했다.",
)
CELLS = (("일시", "2026. 3. 3.(화) 14:00"), ("장소", "군산항 제6부두"))


def text() -> bytes:
    rows = ["\t".join(row) for row in CELLS]
    return "\n\n".join((TITLE, "입력 2026-03-04 09:10", *PARAGRAPHS, *rows)).encode()


def markdown() -> bytes:
    table = "| a | b |\n| --- | --- |\n| 일시 | 3일 |"
    return f"# {TITLE}\n\n**{PARAGRAPHS[0]}**\n\n{table}\n\n{PARAGRAPHS[1]}\n".encode()


def html() -> bytes:
    menu = "".join(
        f"<li><a href='/{i}'>{word}</a></li>" for i, word in enumerate("해양 수산 물류 관광".split())
    )
    rows = "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in CELLS)
    story = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!doctype html><html lang=ko><head><meta charset=utf-8><title>{TITLE} - 서해항만소식</title>"
        f"<meta property='article:published_time' content='2026-03-04T09:10:00+09:00'>"
        f"<link rel=canonical href='https://example.org/news/77'></head><body><nav><ul>{menu}</ul></nav>"
        f"<h1>{TITLE}</h1><article>{story}<table>{rows}</table></article>"
        "<aside><p>목포 세발낙지 축제가 다음 주 목요일부터 사흘 동안 평화광장에서 열린다고 한다.</p></aside>"
        "<footer><p>주소 전북 군산시 내항로 1</p></footer><script>var x = '아니다.'</script></body></html>"
    ).encode()


def word() -> bytes:
    made = docx.Document()
    made.add_heading(TITLE, 1)
    for p in PARAGRAPHS:
        made.add_paragraph(p)
    table = made.add_table(2, 2)
    for i, row in enumerate(CELLS):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _hangul() -> HwpxDocument:
    made = HwpxDocument.new()
    made.add_paragraph(TITLE)
    for p in PARAGRAPHS:
        made.add_paragraph(p)
    table = made.add_table(2, 2)
    for i, row in enumerate(CELLS):
        for j, cell in enumerate(row):
            table.set_cell_text(i, j, cell)
    return made


def hwpx() -> bytes:
    return _hangul().to_bytes()


def hwp(folder: str) -> bytes:
    path = f"{folder}/made.hwp"
    _hangul().save_to_path(path)
    with open(path, "rb") as stream:  # noqa: PTH123
        return stream.read()


def pdf() -> bytes:
    buffer = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    page = canvas.Canvas(buffer, pagesize=A4)
    page.setFont("HYSMyeongJo-Medium", 11)
    lines = [TITLE, "", *_wrapped(PARAGRAPHS[0]), *_wrapped(PARAGRAPHS[1]), *(" : ".join(c) for c in CELLS)]
    for i, line in enumerate(lines):
        page.drawString(60, 780 - 18 * i, line)
    page.save()
    return buffer.getvalue()


def _wrapped(paragraph: str, width: int = 30) -> list[str]:
    return [paragraph[i : i + width] for i in range(0, len(paragraph), width)]


def jsonl() -> bytes:
    return "\n".join(json.dumps({"text": p, "title": TITLE}, ensure_ascii=False) for p in PARAGRAPHS).encode()


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "a.txt": text,
    "a.md": markdown,
    "a.html": html,
    "a.docx": word,
    "a.hwpx": hwpx,
    "a.pdf": pdf,
    "a.jsonl": jsonl,
}


def scanned() -> bytes:
    """A PDF with a picture and no text."""
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4)
    page.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, 500, 700)
    page.save()
    return buffer.getvalue()
