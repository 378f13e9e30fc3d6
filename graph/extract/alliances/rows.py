"""Members of an alliance in rows and tables: under its heading, and in groups that are called members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.alliances.alliance import ROW, Alliance, bodies_in
from graph.extract.alliances.names import LAUNCHED_ONLY, SURE
from graph.extract.context import Context, Name, Sentence
from graph.marks import CIRCLED
from graph.model import Kind, RegionKind

_GROUPS = """
    업계 산업계 민간 기업 대기업 중소기업 중견기업 스타트업 수요기업 공급기업 학계 대학 공공기관 공공 연구기관
    연구계 연구소 출연연 지자체 지방자치단체 부처 정부 정부부처 관계부처 금융권 금융기관 금융 협회 단체 협단체
    유관기관 지원기관 기관 의료계 병원 언론 시민단체 국외 해외 국내 산 학 연 관 통신사 제조사 완성차 부품사
    건설사 유통 물류
""".split()
_ANY = "|".join(sorted((r"\s?".join(group) for group in _GROUPS), key=len, reverse=True))
LABELLED = re.compile(
    rf"^\W*[(\[【<]?\s?(?P<group>{_ANY})(?:\s?\(\d+[가-힣]?\))?\s?(?:[)\]】>]\s?[:：]?|[:：|])\s*\S"
)
"""`- 학 계 : 가나대, 다라대`, `(공공기관) …`: a row that names its group."""
_CALLED = re.compile(r"일원|회원|구성|참여|가입|꾸려|짜였|이뤄|이루어|합류|뭉쳤")
_HEADING = cued(
    r"(?:참여|회원|구성|참가|가입|창립)\s?(?:기관|기업|단체|사|회원|위원)?\s?(?:현황|명단|목록|구성)|위원\s?(?:명단|구성)|"
    r"(?:참여|회원|구성|가입)\s?(?:기관|기업|단체)\s?(?:[>」】)]|\(\d+|$)|"
    rf"(?:{'|'.join((*SURE, *LAUNCHED_ONLY))})\s?구성\W*$"
)
_OF_GROUP = re.compile(r"(?:분과|워킹그룹|작업반|[가-힣]{2}반|위원회|그룹)\*?\s?\((?P<who>[^()\n]{2,40})\)")
"""`기술분과(가나연구원), 인재분과(다라대)`: who leads the groups belongs to the whole."""
_ENCLOSED = re.compile(r"^\W*(?:붙임|첨부|별첨)")
_LIST = re.compile(r"^\s*(?:[-*•·▪◦○ㅇ※□▷△▶" + CIRCLED + r"]|\d+[.)]|[(\[【])|\||\t")
_TELLS = re.compile(r"다[.\s]*$")
_MOST = 60


def listed(ctx: Context, alliance: Alliance) -> Iterator[Name]:
    """The bodies in rows of members, in rows below a heading of members, and in groups called members."""
    for sentence in alliance.about:
        if ROW.match(sentence.text):
            label = _LABEL.match(sentence.text)
            yield from bodies_in(ctx, sentence.start + (label.end() if label else 0), sentence.end)
        elif _CALLED.search(sentence.text):
            yield from _grouped(ctx, sentence)
        if len(_OF_GROUP.findall(sentence.text)) > 1:
            for match in _OF_GROUP.finditer(sentence.text):
                yield from bodies_in(ctx, sentence.start + match.start("who"), sentence.start + match.end())
    about = {s.start for s in alliance.about}
    for i, sentence in enumerate(ctx.sentences):
        if _heads(ctx, sentence, alliance) and not _only_announced(ctx, i):
            yield from _below(ctx, i + 1)
        elif sentence.start in about and _has_note(sentence):
            yield from _footnote(ctx, i + 1)


_NOTED = cued(
    r"(?:\d+|[두세네]|다섯|여섯|일곱|여덟|아홉|열)\s?(?:여\s?)?(?:개|곳|대)?\s?(?:[가-힣·]{1,10}\s?)?\*+"
)
_BODY_NOTED = re.compile(rf"(?:{'|'.join((*SURE, *LAUNCHED_ONLY))})[’'」]?\*+")
_NOTE = re.compile(r"[ \t]*(?:\*+|※)\s?")


def _has_note(sentence: Sentence) -> bool:
    """Whether a sentence has a footnote to its members, by their number, or to the body."""
    counted = _NOTED.search(sentence.text) and _CALLED.search(sentence.text)
    return bool(counted or _BODY_NOTED.search(sentence.text))


def _footnote(ctx: Context, first: int) -> Iterator[Name]:
    """`14개 기업·기관*이 회원으로 …`, `협의체*로 꾸려져`, and below `* A, B, C`: those of the footnote."""
    for sentence in ctx.sentences[first : first + 2]:
        line = ctx.document.text.rfind("\n", 0, sentence.start) + 1
        bodies = bodies_in(ctx, sentence.start, sentence.end)
        if _NOTE.match(ctx.document.text, line, sentence.start + 2) and len(bodies) > 2:
            yield from bodies
            return


def _only_announced(ctx: Context, i: int) -> bool:
    """`붙임 : 회원 명단`: a heading of something enclosed, no labelled row right below it."""
    following = ctx.sentences[i + 1 : i + 2]
    rows = any(LABELLED.match(s.text) for s in following)
    return _ENCLOSED.match(ctx.sentences[i].text) is not None and not rows


def _heads(ctx: Context, sentence: Sentence, alliance: Alliance) -> bool:
    """Whether a line is a heading of this alliance's members: it names it, or there is no other."""
    if len(sentence.text) > 60 or not _HEADING.search(sentence.text) or _TELLS.search(sentence.text):
        return False
    named = {n.name for n in ctx.names.within(sentence.start, sentence.end, Kind.ALLIANCE)}
    all_named = {n.name for n in ctx.names.of(Kind.ALLIANCE)}
    meant = named or {name for name in all_named if name.split()[-1] in sentence.text} or all_named
    return alliance.name in named or meant == {alliance.name}


def _below(ctx: Context, first: int) -> Iterator[Name]:
    for sentence in ctx.sentences[first : first + _MOST]:
        bodies = bodies_in(ctx, sentence.start, sentence.end)
        row = _LIST.search(sentence.text) or sentence.region is RegionKind.TABLE or len(bodies) > 1
        if not row or _TELLS.search(sentence.text):
            return
        label = _LABEL.match(sentence.text)
        yield from (b for b in bodies if label is None or b.start >= sentence.start + label.end())


_LABEL = re.compile(r"^[^|:：]{1,16}[|:：]")
"""The cell before the bodies of a row, which may sound like one of them (수출금융(3) | …)."""


def _grouped(ctx: Context, sentence: Sentence) -> Iterator[Name]:
    """업계와 지자체, 학계가 모두 협의체의 일원이다: the bodies of the rows that bear these labels."""
    rows = [(m["group"].replace(" ", ""), s) for s in ctx.sentences if (m := LABELLED.match(s.text))]
    said = [
        (group, row)
        for group, row in rows
        if re.search(rf"(?<![가-힣]){group}(?=[,·\s]|와|과|은|는|이|가|을|를|등)", sentence.text)
    ]
    if len({group for group, _ in said}) > 1:
        for _, row in said:
            yield from bodies_in(ctx, row.start, row.end)
