"""Runs of nouns: how far a name reaches to the left of its last word (핵심광물 수급관리 종합 | 플랫폼)."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc, Token

NOUNS = frozenset({"NNG", "NNP", "NR", "SL", "SN", "SH", "XPN", "XSN", "XR", "NP"})
"""Tags of words that a name is made of."""
_COUNTERS = frozenset({"차", "호", "대", "기", "단계", "세대"})
_GLUE = frozenset("·ㆍ‧・-–&/+()")
_ASIDE = frozenset(
    """
    이번 정부 국내 국내외 우리 우리나라 현재 최근 올해 내년 작년 지난해 오늘 금일 이날 향후 또한 특히
    한편 우선 관련 전국 최대 세계 기존 신규 추가 각 각각 해당 동 본 당 총 오는 지난 다음 매년 연내 하반기
    상반기 당초 이후 이상 이하 동시 첫째 둘째 셋째 넷째 마지막 대상 포함 통해 위해 대한 따라 위 아래 핵심
    이른바 일명 소위 세부 주요 우수 최초 유일 첫 전 등 및 별도 상기 범정부 중앙정부 양국 양 결과 가운데
    중 속 후 전체 모든 새 주관 주최 후원 공동 이달 내달 금년 전년 규모 이상의 추진 발표 수립 확정
""".split()
)
_LONGEST = 80
"""Tokens to the left that are looked at: no name has so many."""
_STOP = re.compile(r"^(?:\d+[년월일개]|\(.*\)|[-·ㆍ]+)$")


def left(doc: Doc, text: str, head: int) -> int:
    """The offset at which the run of nouns that ends in the word at `head` begins; `head` itself if alone."""
    read = doc._
    cells = read.cells
    first = bisect_left(read.offsets, head)
    if first < len(cells) and cells[first][0] > head:
        first -= 1
    start = head if first >= len(cells) else min(head, cells[first][0])
    for i in range(first - 1, max(-1, first - _LONGEST), -1):
        at, word, tag, _ = cells[i]
        if word.isspace():
            if "\n" in word or len(word) > 1:
                break
            continue
        if not _joins(word, tag, text[at + len(word) : start]):
            break
        start = at
    return _trimmed(text, _whole_word(text, start), head)


def _whole_word(text: str, start: int) -> int:
    """The start of a run whose first syllable was taken for a word of its own: `이|차전지`."""
    return start - 1 if _ALONE.match(text, max(0, start - 2)) and start > 1 else start


_ALONE = re.compile(r"[^가-힣]이[가-힣]")


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that holds a code point, or None beyond the end."""
    i = bisect_left(doc._.offsets, offset + 1) - 1
    if i < 0:
        return None
    token = doc[i]
    return token if offset < token.idx + len(token) else None


def _joins(word: str, tag: str, gap: str) -> bool:
    if len(gap) > 1 or gap.strip(" "):
        return False
    if word in _GLUE:
        return not gap
    tags = set(tag.split("+"))
    if tags == {"NNB"}:
        return word in _COUNTERS
    return tags <= NOUNS


_NEXT = re.compile(r"\S+\s*|\s+")


def _trimmed(text: str, start: int, head: int) -> int:
    """Words that belong to no name taken off the left, with broken brackets."""
    while start < head:
        word = _NEXT.match(text, start, head)
        if not word:
            break
        bare = word[0].strip()
        open_bracket = bare.count("(") != bare.count(")")
        if (
            bare
            and bare not in _ASIDE
            and not (len(bare) == 1 and "가" <= bare <= "힣")
            and not _STOP.match(bare)
            and not open_bracket
        ):
            break
        start = word.end()
    return start + (len(text[start:head]) - len(text[start:head].lstrip(" ·ㆍ-&/+)")))
