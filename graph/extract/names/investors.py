"""Firms told by what they do: who puts money into something is one."""

from __future__ import annotations

import re
from itertools import pairwise

from graph.cues import cued
from graph.extract import forms
from graph.extract.lines import Line
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.post_words import is_title
from graph.model import Kind

_INVESTS = cued(r"\d[\d,.\s조억천백만]{0,30}원[을를]?\s?(?:\S{1,6}\s)?(?:투자|들여|투입|투자해)")

_FIRM_SUBJECT = re.compile(r"(?:은|는|이|가)$")


def propose(board: Board, text: str, line: Line) -> None:
    """`가나소금은 2024년까지 137억원을 투입해`: who puts money into something is a firm."""
    s = line.sentence
    if line.carrier is not None or not _INVESTS.search(text, s.start, s.end):
        return
    for before, phrase in pairwise([(), *line.phrases]):
        unit = phrase[0]
        paid = bool(before) and before[-1].counts and before[-1].text.endswith("원")
        first = not before or paid or before[-1].particle in ("에는", "에", "에서", "에서는")
        named = len(phrase) == 1 and _FIRM_SUBJECT.search(unit.particle) and 3 <= len(unit.text) <= 10
        if not first or not named or unit.counts or unit.text in forms.NOT_NAMES or is_title(unit.text):
            continue
        if known().place(unit.text) or bodies.body(unit.text) or unit.text.endswith(_NO_FIRM):
            continue
        board.add(unit.start, unit.end, Kind.ORGANIZATION, "company", 0.6)


_NO_FIRM = tuple(
    """
    로드맵 대책 방안 비전 도시 특구 플랫폼 클러스터 기업 업체 회사 정부 사업 협약 투자 단지 공장 산업 시장
    그룹사 계획 전략 펀드 제도 양측 양사 이들 기관 지역 부처
    """.split()
)

"""Ends of words that may stand where a firm invests, and are none."""
