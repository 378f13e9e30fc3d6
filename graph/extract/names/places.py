"""Places: countries, regions at every level, venues down to the room, industrial sites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph import reference
from graph.extract import forms
from graph.extract.lines import Line, coordinations, joined
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.organizations import is_region_here
from graph.extract.names.post_words import is_title
from graph.extract.units import Unit
from graph.model import Kind
from graph.reference import Reference

_HELD = re.compile(
    r"열린|열렸|열고|열어|열었|연다|열기|열릴|열리|개최|가졌|갖고|갖는|가진|진행|체결|막을|막 올"
    r"|출범|발족|거행|치러|마련|펼쳐|시작|모여|모인|만나|개막|선보|방문|찾아|주재|실시|서명|발표|공개|맺"
)
_PLACE_LABEL = re.compile(r"(?:장\s*소|일시\s*/\s*장소|기간\s*/\s*장소|때\s*/\s*곳)\s*[)）\]】:：/]")
_LOCATIVE = re.compile(r"^(?:에서|에|로|으로|까지|을|를)(?:도|는|만|의)?$")
_ADMIN_BELOW = re.compile(r"^[가-힣]{1,5}(?:읍|면|동|리|가|로|길)$")
_ROOM = re.compile(r"(?:홀|룸|실|층|관|장|볼룸|강당|라운지|센터|로비|광장)$")
_NEVER = frozenset("우리나라 우리 Korea".split())


def propose(board: Board, text: str, line: Line) -> None:
    """Put every guess at a place in a line on the board."""
    for items in coordinations(line):
        _listed(board, items)
    for phrase in line.phrases:
        _known(board, text, phrase)
        _venues(board, text, phrase, line)
        _sites(board, phrase)


def _listed(board: Board, items: Sequence[Sequence[Unit]]) -> None:
    """Towns listed with towns, where each alone could be another word (보령, 부여)."""
    ends = [item[-1] if len(item) == 1 or _town(item[-1].text) else item[0] for item in items]
    towns = [u for u in ends if _town(u.text)]
    if len(towns) > 1 and 2 * len(towns) >= len(items):
        for unit in towns:
            if not bodies.body(unit.text) or bodies.body(unit.text) == "company":
                board.add(unit.start, unit.end, Kind.PLACE, "region", 0.6, known().place_id(unit.text))


def _region_within(board: Board, text: str, unit: Unit, venue: Reference) -> None:
    """The region that a known building bears in its name (정부세종청사)."""
    region = reference.load().get(venue.parent) if venue.parent else None
    for short in region.short if region else ():
        at = text.find(short, unit.start, unit.end)
        if region and at >= 0:
            board.add(at, at + len(short), Kind.PLACE, "region", 0.9, region.id)
            board.within.add((at, at + len(short)))


def _town(text: str) -> bool:
    """Whether a word names a region, or would with 시, 군 or 구 behind it (부여)."""
    full = (text, text + "군", text + "시", text + "구") if len(text) == 2 else (text,)
    return any(_is_region(name) for name in full)


def _known(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    for i, unit in enumerate(phrase):
        found = known().place(unit.text)
        named = bodies.reference(unit.text)
        there = re.match("에서|에|로|일원|을|를", phrase[-1].particle) or i + 1 < len(phrase) or not named
        if found and found.type in ("venue", "site"):
            if not there:
                continue
            board.add(unit.start, unit.end, Kind.PLACE, found.type, 0.9, found.id)
            if found.type == "venue":
                _region_within(board, text, unit, found)
            acts = any(is_title(u.text) for u in phrase) or re.match("은|는|이|가|측", phrase[-1].particle)
            if named and named.type == "company" and not acts:
                board.block(unit.start, unit.end)
            continue
        end = _known_end(unit)
        if end is None:
            abroad = i and _abroad(phrase[i - 1], unit)
            told = known().place(f"{phrase[i - 1].text} {unit.text}") if i else None
            if told is not None and told.type == "region" and _is_admin(phrase[i - 1]):
                board.add(unit.start, unit.end, Kind.PLACE, "region", 0.9, told.id)
            elif abroad or (i and _below(unit) and _is_admin(phrase[i - 1])):
                board.add(unit.start, unit.end, Kind.PLACE, "region", 0.92 if abroad else 0.8)
            continue
        found = known().place(text[unit.start : end])
        if unit.start + 1 == end:
            continue
        if (
            not found
            or unit.text[0].isascii()
            or text[unit.start : end] in _NEVER
            or (found.id == "kr" and _as_adjective(phrase, i))
        ):
            continue
        governed = bodies.reference(unit.text)
        if governed and governed.type == "local-government" and not is_region_here(phrase, i):
            continue
        shared = governed is not None and governed.type != "local-government"
        weight = 0.55 if shared else 0.9 if _clear(unit, found) else 0.3
        board.add(unit.start, end, Kind.PLACE, found.type, weight, known().place_id(unit.text))


def _as_adjective(phrase: Sequence[Unit], i: int) -> bool:
    """`한국 배터리 산업`, `대한민국 농업박람회`: the country only says of what kind."""
    return "가" <= phrase[i].text[0] <= "힣" and i + 1 < len(phrase)


def _clear(unit: Unit, found: Reference) -> bool:
    """Whether a bare name of a town is no common word here (강화, 부여): by its tag, or by its ending."""
    if unit.text not in found.short or len(unit.text) > 2:
        return True
    return "NNP" in unit.tags or found.parent == "kr"


def _abroad(country: Unit, unit: Unit) -> bool:
    """`미국 앨라배마주`: a state, province or town right behind a foreign country."""
    found = known().place(country.text)
    foreign = bool(found and found.type == "country" and found.id != "kr")
    state = len(unit.text) > 2 and unit.text[-1] in "주성현시"
    town = re.match("에서|에|로", unit.particle) and not bodies.body(unit.text)
    return bool(foreign and ((state and "NNP" in unit.tags) or (town and set(unit.tags) == {"NNP"})))


def _below(unit: Unit) -> bool:
    """Whether a word names a unit below a town: 오송읍, 역삼동."""
    if not _ADMIN_BELOW.match(unit.text) or len(unit.text) < 3 or unit.text.endswith(forms.SITE_SUFFIXES):
        return False
    return unit.text.endswith("읍") or (
        unit.text[-1] in "면동리" and set(unit.tags) <= {"NNP", "XSN", "NNG+XSN"}
    )


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
    "시장 정부 측 기업 현지 지역 권 내 국적 출신 대표단 시민 주민 도민 군민 관내 공장 전역 일원".split()
) - {"인", "산"}


def _is_admin(unit: Unit) -> bool:
    found = known().place(unit.text)
    return bool(found and found.type == "region") or _below(unit)


def _venues(board: Board, text: str, phrase: Sequence[Unit], line: Line) -> None:
    last = phrase[-1]
    i = next((k for k in range(len(phrase) - 1, -1, -1) if _hall(phrase[k])), None)
    after = text[last.end : line.sentence.end]
    held = last.particle.startswith("에서") and (_HELD.search(after[:120]) or _addressed(phrase))
    labelled = _labelled(text, line, phrase)
    if i is None and (held or labelled) and _room_of(phrase):
        i = len(phrase) - 1
    near = (
        all(u.text in ("일원", "일대", "앞", "내", "인근", "등") for u in phrase[i + 1 :])
        if i is not None
        else False
    )
    if i is not None and near:
        first = _start(phrase, i)
        weight = _hall_weight(text, phrase, first, i, line) + (0.35 if labelled or held else 0)
        owner = bodies.reference(phrase[first].text) if first < i else None
        firm = owner is not None and owner.type == "company" and owner.names[0][0] != phrase[i].text
        if firm or (phrase[i].text in _PREMISES and bodies.weight(phrase[first].text) >= bodies.STRONG):
            board.within.add((phrase[first].start, phrase[first].end))
        if first < i or not _generic(phrase[i].text):
            board.add(phrase[first].start, phrase[i].end, Kind.PLACE, "venue", min(weight, 0.95))
    elif held or labelled:
        _unknown_venue(board, text, phrase, bool(labelled))


def _addressed(phrase: Sequence[Unit]) -> bool:
    """Whether a phrase is an address: two regions, then a name."""
    regions = [u for u in phrase[:-1] if _is_admin(u)]
    return len(regions) > 1 and len(phrase) > 2


def _hall_weight(text: str, phrase: Sequence[Unit], first: int, i: int, line: Line) -> float:
    last = phrase[-1]
    weight = 0.3 + (0.15 if first < i or "NNP" in phrase[i].tags else 0)
    if re.match("에서|에|로|으로|까지", last.particle) or (
        re.match("을|를", last.particle)
        and _VISITED.match(text, last.end + len(last.tail), line.sentence.end)
    ):
        weight += 0.35
    return weight


_VISITED = re.compile(r"\s*(?:직접\s*)?(?:방문|찾|둘러|시찰|견학|돌아)")


def _labelled(text: str, line: Line, phrase: Sequence[Unit]) -> bool:
    """Whether the phrase stands in the slot of a `장소:` or `일시/장소` row, behind the time."""
    start = max(line.sentence.start, phrase[0].start - 120)
    label = _PLACE_LABEL.search(text, start, phrase[0].start)
    if not label:
        return False
    between = text[label.end() : phrase[0].start]
    return "/" in between if "/" in label.group()[:-1] else True


def _hall(unit: Unit) -> bool:
    if is_title(unit.text) or unit.text in forms.NOT_NAMES:
        return False
    if (
        _is_region(unit.text)
        or (unit.text[0].isdigit() and not _NUMBERED.search(unit.text))
        or (unit.text[-1] in "역항" and not set(unit.tags) <= {"NNP"})
    ):
        return False
    return unit.text.endswith(forms.VENUE_SUFFIXES) and not _ADMIN_BELOW.match(unit.text)


_SEATS = ("도청", "시청", "군청", "구청", "청사", "국회", "본관", "의회")


def _room_of(phrase: Sequence[Unit]) -> bool:
    """`도청 서재필실`: a room behind the seat of an office, whatever its name."""
    last = phrase[-1]
    return (
        len(phrase) > 1
        and len(last.text) > 2
        and last.text[-1] in "실홀관"
        and phrase[-2].text.endswith(_SEATS)
    )


_NUMBERED = re.compile(r"^\d{2,3}(?:빌딩|타워|스퀘어)$")


def _is_region(text: str) -> bool:
    found = known().place(text)
    return bool(found and found.type in ("country", "region"))


def _generic(text: str) -> bool:
    return text in forms.VENUE_SUFFIXES or text in ("대회의실", "본관", "별관")


_PREMISES = frozenset("본사 공장 사업장 사옥 제철소 연구소 조선소 발전소 캠퍼스 본원 본부 오피스".split())
"""Premises of a body: who is named with them is named as a body too."""
_FLOOR = re.compile(r"(?:지하|지상)?\s?[0-9B]+층$")


def _start(phrase: Sequence[Unit], i: int) -> int:
    """Where the name of a hall begins: behind a region, a time or a word that is no name."""
    first = i
    while first > 0 and i - first < 4:
        before = phrase[first - 1]
        floor = _FLOOR.match(before.text) and first >= 2
        if before.text not in ("국가", "국립", "국제", "한국") and _no_name(before) and not floor:
            break
        region = _is_region(before.text)
        if region and not (_generic(phrase[first].text) and first == i):
            break
        first -= 1
        if region:
            break
    return first


def _no_name(unit: Unit) -> bool:
    common = unit.text in forms.NOT_NAMES or is_title(unit.text) or unit.text.endswith(("기업", "업체"))
    return common or unit.counts


def _before_name(unit: Unit) -> bool:
    return bool(known().place(unit.text)) or _no_name(unit)


def _unknown_venue(board: Board, text: str, phrase: Sequence[Unit], labelled: bool) -> None:
    """A body or an unknown name that an event is held at."""
    run = list(phrase)
    while run and (_before_name(run[0]) or any(_no_name(u) for u in run[1:-1])):
        run = run[1:]
    if not run or len(run) > 4 or known().place(run[-1].text):
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
    if last.text.endswith(("시청", "도청", "군청", "구청")):
        board.add(last.start, last.end, Kind.PLACE, "venue", 0.97)
        return
    if kind in ("ministry", "local-government", "international", "media", "alliance"):
        return
    if kind:
        board.add(last.start if bodies.body(last.text) else run[0].start, last.end, Kind.PLACE, "venue", 0.7)
    elif "NNP" in last.tags or "SL" in last.tags or (len(run) == 2 and bodies.body(run[0].text)):
        within = len(run) > 1 and bodies.body(run[0].text) is not None
        weight = 0.95 if within else 0.75 if labelled else 0.6
        board.add(run[0].start, last.end, Kind.PLACE, "venue", weight)


def _sites(board: Board, phrase: Sequence[Unit]) -> None:
    for i, unit in enumerate(phrase):
        if not unit.text.endswith(forms.SITE_SUFFIXES):
            continue
        first = i
        while (
            unit.text in forms.SITE_SUFFIXES
            and first > 0
            and i - first < 3
            and (known().place(phrase[first - 1].text) or "NNP" in phrase[first - 1].tags)
        ):
            first -= 1
        if first < i or (unit.text not in forms.SITE_SUFFIXES and unit.text not in forms.NOT_NAMES):
            board.add(phrase[first].start, unit.end, Kind.PLACE, "site", 0.8)
