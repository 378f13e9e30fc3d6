"""Places: countries, regions at every level, venues down to the room, industrial sites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract import bodies, forms
from graph.extract.guesses import Board
from graph.extract.known import known
from graph.extract.lines import Line, joined
from graph.extract.organizations import is_region_here
from graph.extract.posts import is_title
from graph.extract.units import Unit
from graph.model import Kind

_HELD = re.compile(
    r"열린|열렸|열고|열어|열었|연다|열기|열릴|열리|개최|가졌|갖고|갖는|가진|진행|체결|막을|막 올|출범|발족|거행|치러|마련|펼쳐|시작|모여|모인|만나|개막|선보|방문|찾아|주재|실시|서명|발표|공개|맺"
)
_PLACE_LABEL = re.compile(r"(?:장\s*소|일시\s*/\s*장소|기간\s*/\s*장소|때\s*/\s*곳)\s*[)）\]】:：/]")
_LOCATIVE = re.compile(r"^(?:에서|에|로|으로|까지|을|를)(?:도|는|만|의)?$")
_ADMIN_BELOW = re.compile(r"^[가-힣]{1,5}(?:읍|면|동|리|가|로|길)$")
_ROOM = re.compile(r"(?:홀|룸|실|층|관|장|볼룸|강당|라운지|센터|로비|광장)$")
_NEVER = frozenset("우리나라 우리".split())


def propose(board: Board, text: str, line: Line) -> None:
    """Put every guess at a place in a line on the board."""
    for phrase in line.phrases:
        _known(board, text, phrase)
        _venues(board, text, phrase, line)
        _sites(board, text, phrase)


def _known(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    for i, unit in enumerate(phrase):
        end = _known_end(unit)
        if end is None:
            if i and _ADMIN_BELOW.match(unit.text) and len(unit.text) > 2 and _is_admin(phrase[i - 1]):
                board.add(unit.start, unit.end, Kind.PLACE, "region", 0.8)
            continue
        found = known().place(text[unit.start : end])
        if not found or text[unit.start : end] in _NEVER:
            continue
        governed = bodies.reference(unit.text)
        if governed and governed.type == "local-government" and not is_region_here(phrase, i):
            continue
        if governed and governed.type != "local-government":
            continue
        board.add(unit.start, end, Kind.PLACE, found.type, 0.9, known().place_id(unit.text))


def _known_end(unit: Unit) -> int | None:
    """Where a known place ends that opens a word: the word, or before a further morpheme (미국시장)."""
    if known().place(unit.text):
        return unit.end
    for cut in reversed(unit.cuts):
        head, rest = unit.text[: cut - unit.start], unit.text[cut - unit.start :]
        if len(head) > 1 and rest in _AFTER_PLACE and known().place(head):
            return cut
    return None


_AFTER_PLACE = frozenset(
    "시장 정부 측 산 인 기업 현지 지역 권 내 국적 출신 대표단 시민 주민 도민 군민 관내 공장 측의 전역 일원".split()
) - {"인", "산"}


def _is_admin(unit: Unit) -> bool:
    return bool(known().place(unit.text)) or bool(_ADMIN_BELOW.match(unit.text) and len(unit.text) > 2)


def _venues(board: Board, text: str, phrase: Sequence[Unit], line: Line) -> None:
    last = phrase[-1]
    i = next((k for k in range(len(phrase) - 1, -1, -1) if _hall(phrase[k])), None)
    after = text[last.end : line.sentence.end]
    held = last.tail.startswith("에서") and _HELD.search(after[:70])
    labelled = _PLACE_LABEL.search(text[max(line.sentence.start, phrase[0].start - 45) : phrase[0].start])
    if i is not None and (i == len(phrase) - 1):
        first = _start(phrase, i)
        weight = 0.5 + (0.35 if _LOCATIVE.match(last.tail) else 0.1) + (0.3 if labelled or held else 0)
        if first < i or not _generic(phrase[i].text):
            board.add(phrase[first].start, phrase[i].end, Kind.PLACE, "venue", min(weight, 0.95))
    elif held or labelled:
        _unknown_venue(board, text, phrase, bool(labelled))


def _hall(unit: Unit) -> bool:
    if is_title(unit.text) or unit.text in forms.NOT_NAMES:
        return False
    return unit.text.endswith(forms.VENUE_SUFFIXES) and not _ADMIN_BELOW.match(unit.text)


def _generic(text: str) -> bool:
    return text in forms.VENUE_SUFFIXES or text in ("대회의실", "본관", "별관")


def _start(phrase: Sequence[Unit], i: int) -> int:
    """Where the name of a hall begins: the words before it up to a region, a time or a word that is no name."""
    first = i
    while first > 0 and i - first < 4:
        before = phrase[first - 1]
        if (
            before.text in forms.NOT_NAMES
            or is_title(before.text)
            or set(before.tags) & {"SN", "NNB", "NR", "MAG", "MM"}
        ):
            break
        if known().place(before.text) and not (_generic(phrase[first].text) and first == i):
            break
        first -= 1
        if known().place(before.text):
            break
    return first


def _unknown_venue(board: Board, text: str, phrase: Sequence[Unit], labelled: bool) -> None:
    """A body or an unknown name that an event is held at."""
    run = [
        u
        for u in phrase
        if not known().place(u.text) or bodies.body(u.text) not in (None, "local-government")
    ]
    if not run or len(run) > 3:
        return
    last = run[-1]
    if (
        last is not phrase[-1]
        or last.text in forms.NOT_NAMES
        or is_title(last.text)
        or set(last.tags) & {"SN", "NNB", "NR"}
    ):
        return
    name = joined(text, run)
    kind = bodies.body(name) or bodies.body(last.text)
    if kind in ("ministry", "local-government", "international"):
        return
    if kind:
        board.add(last.start if bodies.body(last.text) else run[0].start, last.end, Kind.PLACE, "venue", 0.7)
    elif "NNP" in last.tags or "SL" in last.tags:
        board.add(run[0].start, last.end, Kind.PLACE, "venue", 0.75 if labelled else 0.6)


def _sites(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    for i, unit in enumerate(phrase):
        if not unit.text.endswith(forms.SITE_SUFFIXES):
            continue
        first = i
        while (
            first > 0
            and i - first < 3
            and (known().place(phrase[first - 1].text) or "NNP" in phrase[first - 1].tags)
        ):
            first -= 1
        if first < i or (unit.text not in forms.SITE_SUFFIXES and unit.text not in forms.NOT_NAMES):
            board.add(phrase[first].start, unit.end, Kind.PLACE, "site", 0.8)
