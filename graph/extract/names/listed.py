"""Bodies in lists: beside known bodies, before `등 8개 기업`, and in rows that lost their commas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.cues import cued
from graph.extract import forms
from graph.extract.lines import Line, joined
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.list_items import SO_MANY, belief, branded, coined, name_in, nameable, proper
from graph.extract.names.personal import personlike
from graph.extract.names.post_words import is_title
from graph.extract.units import Unit
from graph.model import Kind

_AFTER_ETC = re.compile(
    r"\s*(?:[가-힣·]+\s){0,3}?\d*여?\s*(?:개\s*)?(?:개사|사가|사는|사와|사의|기업|업체|기관|회사|대학|단체|협회"
    r"|스타트업|금융사|은행|병원|제약사|건설사|벤처|공기업|연구소)"
)
_FIRMS = re.compile(
    r"\s*등?\s*(?:국내외?\s*)?\d*여?\s*(?:개\s*)?(?:개사|사가|사는|사와|사의|기업|업체|기관|참여기업|회사|대학|단체|협회)"
)
_FIRMS_BEFORE = cued(
    r"(?:기업|업체|업\s?계|기관|회사|사업자|단체|대학|주최|주관|후원|협찬|참여|참가)\s*"
    r"(?:\(\d+[가-힣]{0,2}\)\s*)?[:：)\]】|]\s*$"
    r"|(?:맺은|체결한|참여한|참여하는|참가한|참가하는|선정된|뽑힌|선발된)\s(?:기업|업체|기관|회사|곳|스타트업)(?:은|는)\s*[㈜(주)\s]*$"
)
_FIRMS_ARE = re.compile(
    r"(?:참가|참여|참석|협약|출품|입주|선정|수상|회원|방문)\s?(?:기업|업체|기관|회사|대학|단체|사)(?:은|는|으로는|로는)\s[㈜(주)\s]*$"
)
_ARE = re.compile(r"(?:\s?등)?\s?(?:이다|이며|이고|이었|였다|으?로,|입니다|다[.]|등[.,]|이\s있다|가\s있다)")
"""`참가기업은 A, B, C 등이다`."""
_FIRMS_LABEL = re.compile(
    r"(?:기업|업체|기관|회사|사업자|단체|대학|개사|협회|지자체|병원|연구소|주최|주관|후원)$"
)


def propose(board: Board, text: str, line: Line) -> None:
    """Put the bodies of every list in a line on the board."""
    _dotted(board, text, line)
    for items in map(_to_etc, line.lists):
        _members(board, text, items[:-1] if _made_of(text, items[-1][-1]) else items, line)
    _described(board, text, line)
    if line.carrier and len(line.phrases) == 1 and len(line.phrases[0]) == 1:
        _members(board, text, [line.phrases[0]], line)
    known_runs = sum(len(p) > 1 and all(known().body(u.text) for u in p) for p in line.phrases)
    mostly = any(len(p) > 2 and 2 * sum(_known(u) for u in p) > len(p) for p in line.phrases)
    for phrase in line.phrases:
        _strung(board, text, phrase, known_runs > 0, mostly)
        _latin(board, text, phrase)


def _to_etc(items: Sequence[Sequence[Unit]]) -> Sequence[Sequence[Unit]]:
    """The members up to the one that 등 closes (`… 등 186개 기관·업체`)."""
    end = next((i for i, item in enumerate(items) if i and any(u.text == "등" for u in item)), len(items))
    return items[: end + 1]


_ABSTRACT = tuple(
    "협약 협정 회의 계획 사업 산업 정책 지원 개발 기술 시장 육성 조성 구축 강화 확대 분야 협력"
    " 교육 행사 관리 제도 체계 과제".split()
)
"""Ends of words that may stand in a list with bodies and are none."""
_MADE = re.compile(r"\s?(?:\S{1,8}\s)?\S{1,8}(?:는|은|한|된|린|운|킨|든)\s[‘'㈜(]?[가-힣A-Z]")


def _made_of(text: str, last: Unit) -> bool:
    """`풀무원, 로봇을 만드는 …`: a word that only tells what the next member makes."""
    return last.particle in ("을", "를", "에", "의", "으로", "로") and bool(
        _MADE.match(text, last.end + len(last.tail))
    )


def _described(board: Board, text: str, line: Line) -> None:
    """`두부를 앞세운 A, 로봇을 만드는 B, C 등 8개 기업`: members with what each does before its name."""
    row = line.row
    for i, unit in enumerate(row):
        if unit.text != "등" or not _AFTER_ETC.match(text[unit.end : unit.end + 40]):
            continue
        at = i - 1
        while at >= 0:
            member = row[at]
            if proper(member) and len(member.text) > 2 and not member.counts:
                kind = bodies.body(member.text) or "company"
                board.add(member.start, member.end, Kind.ORGANIZATION, kind, 0.55)
            before = next((j for j in range(at - 1, -1, -1) if "," in row[j].gap), None)
            if before is None or at - before > _APART or row[before].tail not in ("", "’", "'"):
                break
            at = before


_APART = 6
"""Words that may stand between one described member of a list and the next."""


def _members(board: Board, text: str, items: Sequence[Sequence[Unit]], line: Line) -> None:
    heads = [name_in(item) for item in items]
    beliefs = [belief(text, head) if head else 0.0 for head in heads]
    cue = _cue(text, items, line)
    share = sum(b >= bodies.WEAK for b in beliefs) / len(items)
    likely = [
        head is not None and (proper(head[-1]) or b >= bodies.WEAK)
        for head, b in zip(heads, beliefs, strict=True)
    ]
    named = sum(likely) / len(items)
    firms = named == 1 and share >= 0.5 and len(items) == 3 and all(len(h or ()) == 1 for h in heads)
    if not cue and (
        share < 0.2 or (max(beliefs) < bodies.STRONG and (named < 0.8 or len(items) < 4) and not firms)
    ):
        return
    if all(head and personlike(head[0], bodies.body) >= 2 for head in heads) and share < 0.5:
        return
    weight = min(0.25 + 0.4 * share + (0.35 if cue else 0) + (0.15 if named >= 0.8 else 0), 0.8)
    type_ = _common_type(text, [h for h, b in zip(heads, beliefs, strict=True) if h and b >= bodies.WEAK])
    for head in filter(None, heads):
        _member(board, text, head, weight, type_)
        if share >= 0.5 and len(items) > 2 and len(head) == 1 and _among_bodies(head[0]):
            kind = bodies.body(head[0].text) or "company"
            board.add(head[0].start, head[0].end, Kind.ORGANIZATION, kind, 0.55)
        if named >= 0.75 and len(items) > 2 and len(head) == 1 and _headed(text, items) and _short(head[0]):
            board.add(head[0].start, head[0].end, Kind.ORGANIZATION, "company", 0.6)
        local = len(head) == 2 and known().place(head[0].text) is not None
        if cue and (len(head) == 1 or local) and nameable(head[-1]):
            kind = bodies.body(head[-1].text) or type_
            board.add(head[0].start, head[-1].end, Kind.ORGANIZATION, kind, 0.55)


def _headed(text: str, items: Sequence[Sequence[Unit]]) -> bool:
    """Whether a list stands behind a heading of firms: `(기업) A, B, C`."""
    first = items[0][0].start
    return _FIRMS_BEFORE.search(text, max(0, first - 16), first) is not None


def _short(unit: Unit) -> bool:
    """Whether a word of two letters can be a firm's name, though it may be a common noun."""
    text = unit.text
    nobody = text in forms.NOT_NAMES or text in forms.NO_BODIES or is_title(text) or known().place(text)
    return len(text) == 2 and not nobody and not unit.counts


def _among_bodies(unit: Unit) -> bool:
    """Whether a word that stands in a list of mostly bodies can be one too."""
    text = unit.text
    return len(text) > 3 and not bodies.is_noun(text) and nameable(unit) and not text.endswith(_ABSTRACT)


def _member(board: Board, text: str, head: Sequence[Unit], weight: float, type_: str) -> None:
    if len(head) == 2 and branded(head):
        board.add(head[0].start, head[1].end, Kind.ORGANIZATION, "company", 0.95)
    elif (proper(head[-1]) or bodies.body(head[-1].text)) and not any(bodies.body(u.text) for u in head[:-1]):
        name = joined(text, head)
        board.add(head[0].start, head[-1].end, Kind.ORGANIZATION, bodies.body(name) or type_, weight)


def _cue(text: str, items: Sequence[Sequence[Unit]], line: Line) -> bool:
    """Whether words around a list say that firms or institutions are listed."""
    first, last = items[0][0], items[-1][-1]
    closing = text[last.end : last.end + 24]
    close = next((u for u in items[-1] if u.text == "등"), None)
    if close and _AFTER_ETC.match(text[close.end : close.end + 40]):
        return True
    if any(SO_MANY.fullmatch(u.text) for u in items[-1][1:]):
        return True
    before = text[max(0, first.start - 16) : first.start]
    if _FIRMS_ARE.search(before) and _ARE.match(text, last.end):
        return True
    if line.carrier and _FIRMS_LABEL.search(line.carrier.text):
        return True
    return bool((not close and _FIRMS.match(closing)) or _FIRMS_BEFORE.search(before))


_BY_FORM = frozenset({"ministry", "local-government", "university", "embassy"})
"""Kinds whose bodies are known or show it by their ending: what stands beside them without is another."""


def _common_type(text: str, named: Sequence[Sequence[Unit]]) -> str:
    types = [t for t in (bodies.body(joined(text, h)) for h in named) if t and t not in _BY_FORM]
    return max(dict.fromkeys(types), key=types.count) if types and "company" not in types else "company"


def _dotted(board: Board, text: str, line: Line) -> None:
    """`한국…인프라·도시…공사`: one name with a dot inside, its first half no body by itself."""
    for one, two in pairwise(line.row):
        if text[one.end : two.start] not in ("·", "ㆍ", "‧", "・") or one.tail:
            continue
        opens = one.text.startswith(forms.OWN_NAME) and not bodies.body(one.text)
        kind = forms.body_type(two.text)
        if opens and kind and kind not in ("company", "media") and not two.text.startswith(forms.OWN_NAME):
            board.add(one.start, two.end, Kind.ORGANIZATION, kind, 0.93)


_EVENT = re.compile(
    r"(?:Expo|Forum|Conference|Summit|Week|Day|Show|Awards?|Fair|Festival|Plan|Act|Team|Platform|Valley)$"
)


_CAPITALISED = re.compile(r"[A-Z][A-Za-z&.-]+")


def _latin(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """A body by its Latin name in Korean text: capitalised words, or five capitals, as a subject."""
    if phrase[-1].particle not in ("와", "과", "은", "는", "이", "가", "의"):
        return
    run = [u for u in phrase if _CAPITALISED.fullmatch(u.text)]
    if (
        not run
        or run[-1] is not phrase[-1]
        or len(run) != len(phrase)
        or phrase[-1].tail != phrase[-1].particle
    ):
        return
    name = text[run[0].start : run[-1].end]
    capital = len(run) > 1 or (name.isupper() and len(name) > 4)
    if (
        capital
        and not _EVENT.search(name)
        and name not in forms.NO_BODIES
        and text[run[0].start - 1] in " \n,"
    ):
        board.add(run[0].start, run[-1].end, Kind.ORGANIZATION, bodies.body(name) or "company", 0.55)


_GROUP = re.compile(r"[▲△▶▷●○◦]\s?$")


def _known(unit: Unit) -> bool:
    return known().body(unit.text) is not None


def _firm_like(unit: Unit) -> bool:
    return proper(unit) or bool(bodies.body(unit.text))


def _strung(board: Board, text: str, phrase: Sequence[Unit], others: bool, mostly: bool) -> None:
    """Firms in a row with spaces only, where a conversion lost the commas."""
    group = mostly and _GROUP.search(text, max(0, phrase[0].start - 3), phrase[0].start)
    if (others or group) and len(phrase) > 1 and all(_firm_like(u) or (group and coined(u)) for u in phrase):
        for unit in phrase:
            if not is_title(unit.text):
                board.add(unit.start, unit.end, Kind.ORGANIZATION, bodies.body(unit.text) or "company", 0.7)
        return
    if len(phrase) < 4 or any(is_title(u.text) for u in phrase):
        return
    if _FIRMS_BEFORE.search(text[max(0, phrase[0].start - 16) : phrase[0].start]):
        for unit in filter(nameable, phrase):
            board.add(unit.start, unit.end, Kind.ORGANIZATION, bodies.body(unit.text) or "company", 0.6)
        return
    firms = [u for u in phrase if bodies.weight(u.text) >= bodies.WEAK]
    likely = [u for u in phrase if proper(u) or u in firms]
    if len(firms) < 3 or len(likely) < 0.75 * len(phrase) or 3 * len(firms) < len(phrase):
        return
    for unit in likely:
        board.add(unit.start, unit.end, Kind.ORGANIZATION, bodies.body(unit.text) or "company", 0.6)
