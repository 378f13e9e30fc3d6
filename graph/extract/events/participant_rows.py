"""Participants in rows, below rows, in footnotes and under pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events import programme_rows, tables
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim, listed
from graph.extract.events.rows import rows
from graph.extract.passages import Passage
from graph.model import Kind

_COUNTED = cued(r"\d+\s?(?:개\s?)?(?:사|기업|기관|단체|곳|개국|국|팀|업체)\*+")
_FOOTNOTE = re.compile(r"\s*[*※]+\s*(?:\([^)]{1,20}\)\s*)?")


def read(scene: Scene, passages: list[Passage], i: int) -> None:
    """Take the participants of a row, of rows below it, of a programme's row and of a picture's caption."""
    passage = passages[i]
    found = [row for row in rows(passage.sentence) if row.slot in {"attendees", "speakers", "chair"}]
    for row in found if passage.focus is not None else ():
        assert passage.focus is not None
        for name in listed(scene, passage, row.start, row.end):
            claim(scene, passage.focus, name, 0.93, row.label)
            if row.slot != "attendees" and name.kind is Kind.PERSON:
                programme_rows.role(scene, passage.focus, row.slot, name, row.label)
        if row.slot == "attendees":
            _groups(scene, passages[i + 1 : i + 1 + _MOST_GROUPS], passage.focus, row.label)
    if passage.focus is not None and _HEADING.fullmatch(passage.text):
        _groups(scene, passages[i + 1 : i + 1 + _MOST_GROUPS], passage.focus, "참석자")
    if not found:
        programme_rows.read(scene, passages, i)
        _sided(scene, passage)
    _pictured(scene, passage)


_HEADING = re.compile(
    r"\W*(?:[가-힣]{2,8}\s)?(?:주요\s?)?(?:참석|참가|참여|초청)\s?(?:자|기관|기업|단체|인사|업체)\s?(?:명단|현황|목록|구성)?\W*"
)
"""A heading of rows that list participants."""


def footnote(scene: Scene, passages: list[Passage], i: int) -> None:
    """Take the bodies of a footnote below a sentence that counts them (`25개사*`)."""
    frame = passages[i].focus
    if frame is None or not _COUNTED.search(passages[i].text):
        return
    for passage in passages[i + 1 : i + 3]:
        mark = _FOOTNOTE.match(scene.ctx.document.text, _line_start(scene, passage))
        if mark and not re.search(r"[다]\.\s*$", passage.text):
            for name in listed(scene, passage, passage.sentence.start, passage.sentence.end):
                claim(scene, frame, name, 0.85, "참가기업")
            return


def _line_start(scene: Scene, passage: Passage) -> int:
    text = scene.ctx.document.text
    return text.rfind("\n", 0, passage.sentence.start) + 1


_MOST_GROUPS = 12
_NOT_GROUPS = (
    r"(?!\s*(?:일\s?시|장\s?소|주\s?최|주\s?관|후\s?원|협\s?찬|내\s?용|주\s?제|문\s?의|담\s?당"
    r"|순\s?서|기\s?간|목\s?적|배\s?경))"
)
_GROUP = re.compile(
    rf"^\W*?(?:{_NOT_GROUPS}(?P<word>[가-힣·/\s]{{1,12}}?)\s?[:：|\t]\s"
    rf"|[(（\[【<]{_NOT_GROUPS}(?P<bracketed>[가-힣·/\s\d]{{1,14}})[)）\]】>]\s?)"
)
"""A row for a group of participants: `- 학계 : …`, `(우리측) …`."""
_SIDES = re.compile(
    r"(?:측|계|정부|지자체|부처|기관|기업|업체|단체|협회|대학|국회|의회|공공|민간|국내|해외|국외|국제기구|위원|인사|내빈|외빈"
    r"|전문가|언론|금융권|은행|출연연|연구원|연구소|유관|지역|학회|주한공관|대사관)$"
)
"""Last words of a group that tell by themselves that participants are listed."""


def groups(scene: Scene, passages: list[Passage]) -> dict[str, list[Name]]:
    """Who stands in rows for groups of participants, by the group's word (`학계` → 가나대, 다라대).

    Those of a list that a sentence announces (`아래의 31개 기관이 함께한다`) go by `참여기관`.
    """
    found: dict[str, list[Name]] = {}
    for i, passage in enumerate(passages):
        if any(row.slot == "attendees" for row in rows(passage.sentence)):
            for below in _below(passages[i + 1 : i + 1 + _MOST_GROUPS]):
                word = _word(below)
                found[word] = list(listed(scene, below, below.sentence.start, below.sentence.end))
        if (below_names := list(announced(scene, passages, i))) and ALL not in found:
            found[ALL] = below_names
    return found


ALL = "참여기관"
_ANNOUNCES = cued(r"(?:아래|다음)(?:의|와\s?같|과\s?같|\s|에)")
_MOST_ROWS = 60


def announced(scene: Scene, passages: list[Passage], i: int) -> Iterator[Name]:
    """The names in the rows under a sentence that announces a list of bodies taking part."""
    text = passages[i].text
    if not _ANNOUNCES.search(text) or not re.search(r"참여|참가|참석|함께|가입|체결|서명|명단|협약", text):
        return
    for passage in passages[i + 1 : i + 1 + _MOST_ROWS]:
        if re.search(r"(?:다\.?|[음임함됨])\s*$", passage.text) or list(rows(passage.sentence)):
            return
        s = passage.sentence
        yield from scene.ctx.names.within(s.start, s.end, Kind.ORGANIZATION, Kind.PERSON)


def _groups(scene: Scene, following: list[Passage], frame: Frame, label: str) -> None:
    """The rows under one of participants, each for a group (`- 학계 : 가나대, 다라대`)."""
    for passage in _below(following):
        for name in listed(scene, passage, passage.sentence.start, passage.sentence.end):
            claim(scene, frame, name, 0.9, label)


def _word(passage: Passage) -> str:
    told = _GROUP.match(passage.text)
    return re.sub(r"[^가-힣]", "", (told["word"] or told["bracketed"]) if told else "")


def _sided(scene: Scene, passage: Passage) -> None:
    """A row of an overview for one side or group: `(우리측) 김가나 장관`, `- 업계 : 가온, 누리`."""
    frame, s = passage.focus, passage.sentence
    if frame is None or not passage.overview or passage.text.rstrip().endswith("다."):
        return
    word = _word(passage)
    if not _SIDES.search(word):
        return
    for name in listed(scene, passage, s.start, s.end):
        claim(scene, frame, name, 0.88, word)


def tabled(scene: Scene, passages: list[Passage]) -> None:
    """Take the participants of tables, by the headings of their columns."""
    for cell in tables.cells(passages):
        frame = cell.passage.focus or scene.main
        for name in listed(scene, cell.passage, cell.start, cell.end) if frame is not None else ():
            assert frame is not None
            claim(scene, frame, name, 0.9, cell.label)
            if cell.slot != "attendees" and name.kind is Kind.PERSON:
                programme_rows.role(scene, frame, cell.slot, name, cell.label)


def _below(following: list[Passage]) -> Iterator[Passage]:
    for passage in following:
        if (
            not (_GROUP.match(passage.text) or _listing(passage))
            or list(rows(passage.sentence))
            or passage.text.rstrip().endswith("다.")
        ):
            return
        yield passage


def _listing(passage: Passage) -> bool:
    """An item of a list that is one person or body and no more (`- 가나다 라마부 국장`)."""
    text = passage.text.strip(" .,")
    return passage.item and 3 <= len(text) <= 50 and not re.search(r"[:：→]|\d{2}|[다음함임]$", text)


_PICTURED = re.compile(
    r"(?:왼쪽|오른쪽|앞줄|뒷줄|첫째 줄|윗줄|아랫줄)(?:에서|부터|\s(?:왼쪽|오른쪽|가운데)"
    r"|\s(?:두|세|네|다섯)\s?번째)"
)


def _pictured(scene: Scene, passage: Passage) -> None:
    """People named from left to right below a picture were there."""
    frame, s = passage.focus or scene.main, passage.sentence
    if frame is None or not _PICTURED.search(passage.text):
        return
    for name in scene.ctx.names.within(s.start, s.end, Kind.PERSON):
        claim(scene, frame, name, 0.85)
