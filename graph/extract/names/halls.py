"""Halls: buildings, plants and rooms by their last word, by what is held there, behind `장소:`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.extract import forms
from graph.extract.lines import Line
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.places import ADMIN_BELOW, TIMED, below, foreign_state, is_admin, is_region
from graph.extract.names.post_words import is_title
from graph.extract.names.strange_halls import no_name, unknown_venue
from graph.extract.names.strangers import sound
from graph.extract.units import Unit
from graph.model import Kind

HELD = re.compile(
    r"열린|열렸|열고|열어|열었|연다|열기|열릴|열리|개최|가졌|갖고|갖는|가진|진행|체결|막을|막 올"
    r"|출범|발족|거행|치러|마련|펼쳐|시작|모여|모인|만나|개막|선보|방문|찾아|주재|실시|서명|발표|공개|맺|이어졌|이어진|치른|치렀"
)
_PLACE_LABEL = re.compile(r"(?:장\s*소|일시\s*/\s*장소|기간\s*/\s*장소|때\s*/\s*곳)\s*[)）\]】:：/]")


def propose(board: Board, text: str, line: Line) -> None:
    """Put every guess at a hall in a line on the board."""
    label = _PLACE_LABEL.search(line.sentence.text) is not None
    for phrase in line.phrases:
        _halls(board, text, phrase, line, label)


def _halls(board: Board, text: str, phrase: Sequence[Unit], line: Line, label: bool) -> None:
    last = phrase[-1]
    if len(phrase) > 1 and foreign_state(phrase[-2]) and sound(last.text) > _STRANGE:
        return
    i = next((k for k in range(len(phrase) - 1, -1, -1) if _hall(phrase[k]) or _within(phrase, k)), None)
    held = last.particle.startswith("에서") and _held(text, line, phrase)
    labelled = label and _labelled(text, line, phrase)
    if i is None and (held or labelled) and _room_of(phrase):
        i = len(phrase) - 1
    stop = _stop(phrase, i) if i is not None else None
    if i is not None and stop is not None:
        first = _start(phrase, i)
        if phrase[i].text.endswith(_ROUGH) and not _proper(phrase[max(0, first - 1) : i + 1]):
            return
        timed = TIMED.search(text, max(line.sentence.start, phrase[0].start - 24), phrase[0].start)
        weight = _hall_weight(text, phrase, first, i, line) + (0.35 if labelled or held or timed else 0)
        owner = bodies.reference(phrase[first].text) if first < i else None
        firm = owner is not None and owner.type == "company" and owner.names[0][0] != phrase[i].text
        if is_region(phrase[first].text) and first < i:
            board.within.add((phrase[first].start, phrase[first].end))
        owned = phrase[i].text in PREMISES or phrase[i].text in _ROOMS
        if firm or (owned and bodies.weight(phrase[first].text) >= bodies.STRONG):
            board.within.add((phrase[first].start, phrase[first].end))
        if stop.text != phrase[i].text:
            board.within.add((stop.start, stop.end))
        if first < i or not _generic(phrase[i].text):
            board.add(phrase[first].start, stop.end, Kind.PLACE, "venue", min(weight, 0.95))
    elif held or labelled:
        unknown_venue(board, text, phrase, labelled)


def _held(text: str, line: Line, phrase: Sequence[Unit]) -> bool:
    """Whether what follows a phrase with 에서 tells that something took place there."""
    last = phrase[-1]
    after = text[last.end : line.sentence.end]
    return not _AGENT.match(after.removeprefix(last.tail)) and bool(
        HELD.search(after[:120]) or _ATTENDED.search(after[:400]) or _addressed(phrase)
    )


_AGENT = re.compile(r"(?:에서)?\s(?:공동(?:으로)?\s)?(?:주최|주관|후원|추진|지원|개발|운영|수행)[하한했]")
"""What a body does, where 에서 tells no place (`가나대학교에서 주최하는 …`)."""
_ATTENDED = re.compile(r"(?:참석|참여|참가|모인|함께)한?\s가운데\s")
"""What a list of those who came stands before, however long it is (`… 200여 명이 참석한 가운데 …`)."""
_NEAR = frozenset("일원 일대 앞 내 인근 등 현지 현장".split())
_INNS = ("호텔", "리조트", "컨벤션")


def _stop(phrase: Sequence[Unit], i: int) -> Unit | None:
    """The last word of a hall's name: its own, or the town behind a hotel (`가나호텔 전주`)."""
    rest = phrase[i + 1 :]
    if (
        len(rest) == 1
        and phrase[i].text.endswith(_INNS)
        and len(phrase[i].text) > 2
        and is_region(rest[0].text)
    ):
        return rest[0]
    hall = phrase[i - 1] if i and _FLOOR.match(phrase[i].text) else phrase[i]
    there = 0 < len(rest) < 4 and phrase[-1].particle.startswith("에서")
    if there and rest[-1].text.endswith(_ROOM_ENDS) and _has_rooms(hall):
        return rest[-1]
    return phrase[i] if all(u.text in _NEAR for u in rest) else None


_ROOM_ENDS = ("무대", "룸", "홀", "실", "층", "관", "로비", "라운지", "마당", "데크", "옥상", "장")


def _has_rooms(unit: Unit) -> bool:
    """Whether a hall is one that events take rooms of (`가나컨벤션센터 3층 특설무대에서`)."""
    return _known_hall(unit.text) or (len(unit.text) > 4 and unit.text.endswith((*_NOTHING_ELSE, *_INNS)))


_STRANGE = 0.3
"""The least sound of a town abroad (`오하이오주 로즈타운`), which is no hall."""


def _addressed(phrase: Sequence[Unit]) -> bool:
    """Whether a phrase is an address: two regions, then a name."""
    regions = [u for u in phrase[:-1] if is_admin(u)]
    return len(regions) > 1 and len(phrase) > 2


def _hall_weight(text: str, phrase: Sequence[Unit], first: int, i: int, line: Line) -> float:
    last = phrase[-1]
    weight = 0.3 + (0.15 if first < i or "NNP" in phrase[i].tags else 0)
    if phrase[i].text.endswith(_NOTHING_ELSE) and (first < i or len(phrase[i].text) > 6):
        weight += 0.2
    if _BECOMES.match(text, last.end, line.sentence.end):
        return 0.0
    if first < i and _known_hall(phrase[first].text):
        weight += 0.2
    if (
        re.match("에서|에|로|으로|까지", last.particle)
        or _OF_EVENT.match(text, last.end)
        or (
            re.match("을|를", last.particle)
            and _VISITED.match(text, last.end + len(last.tail), line.sentence.end)
        )
    ):
        weight += 0.35
    return weight


_NOTHING_ELSE = ("컨벤션센터", "국제회의장", "문화예술회관", "시민회관", "종합운동장", "아트센터")
"""Ends of names of halls whatever is said of them."""
_BECOMES = re.compile(
    r"[’'」』]?(?:으로|로)\s(?:\S{1,8}\s){0,2}?(?:지정|선정|육성|조성|만들|키우|키운|키워|탈바꿈|전환|발돋움|거듭|도약|발전|자리매김|구축|활용)"
)
"""What is said of ground that is to become something, and is no hall yet."""
_OF_EVENT = re.compile(r"의\s[‘「『]")
_VISITED = re.compile(r"\s*(?:직접\s*)?(?:방문|찾|둘러|시찰|견학|돌아)")


def _labelled(text: str, line: Line, phrase: Sequence[Unit]) -> bool:
    """Whether the phrase stands in the slot of a `장소:` or `일시/장소` row, behind the time."""
    start = max(line.sentence.start, phrase[0].start - 120)
    label = _PLACE_LABEL.search(text, start, phrase[0].start)
    if not label:
        return False
    between = text[label.end() : phrase[0].start]
    return "/" in between if "/" in label.group()[:-1] else True


_ROUGH = tuple(
    """
    시험장 비행장 발사장 훈련장 연회장 수련원 수련관 대공원 휴양림 식물원 동물원 아쿠아리움 전시홀 갤러리
    소극장 대극장 축구장 야구장 스키장 홍보관 우주센터 박람회장
    """.split()
)
"""Ends of halls that are common nouns too: they need a proper noun, or a town, with them."""


def _proper(run: Sequence[Unit]) -> bool:
    return any("NNP" in u.tags or "SL" in u.tags for u in run)


def _known_hall(text: str) -> bool:
    found = known().place(text)
    return bool(found and found.type == "venue")


_ROOM = re.compile(
    r"[동서남북신구본별]관|\d{1,4}(?:[~∼-]\d{1,4})?호실?|제?\d{1,2}(?:전시장|전시관|회의장|홀|관|부두|공장|강의실)"
    r"|[A-Z]\d?(?:홀|동|관|구역)|(?:지하)?\d{1,2}층"
)


@lru_cache(maxsize=65536)
def _is_room(text: str) -> bool:
    return _ROOM.fullmatch(text) is not None


_ROOMS = frozenset("회의실 상황실 사무실".split())
"""Rooms that are named by whose they are."""


def _within(phrase: Sequence[Unit], k: int) -> bool:
    """`엑스코 325호`, `… 신항 7부두`, `두산… 공장`: a room of a hall, premises of a firm."""
    if k == 0:
        return False
    before, text = phrase[k - 1], phrase[k].text
    if _is_room(text):
        hall = before.text.endswith(forms.VENUE_SUFFIXES) and before.text not in forms.NOT_NAMES
        return hall or _known_hall(before.text)
    if text in ("공장", "사업장", "본사") and not is_region(before.text):
        return bodies.weight(before.text) >= bodies.STRONG
    if text in _ROOMS:
        return bodies.body(before.text) is not None and before.text not in forms.NOT_NAMES
    return False


def _hall(unit: Unit) -> bool:
    return _named_as_hall(unit.text) and (unit.text[-1] not in "역항" or set(unit.tags) <= {"NNP"})


@lru_cache(maxsize=65536)
def _named_as_hall(text: str) -> bool:
    if not text.endswith(forms.VENUE_SUFFIXES) or is_title(text) or text in forms.NOT_NAMES:
        return False
    if is_region(text) or (text[0].isdigit() and not _NUMBERED.search(text)):
        return False
    return not ADMIN_BELOW.match(text)


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


_NUMBERED = re.compile(r"^\d{2,3}(?:빌딩|타워|스퀘어|컨벤션센터|컨벤션)$")


def _generic(text: str) -> bool:
    return text in forms.VENUE_SUFFIXES or text in ("대회의실", "본관", "별관")


PREMISES = frozenset("본사 공장 사업장 사옥 제철소 연구소 조선소 발전소 캠퍼스 본원 본부 오피스".split())
"""Premises of a body: who is named with them is named as a body too."""
_FLOOR = re.compile(r"(?:지하|지상)?\s?[0-9B]+층$")


def _start(phrase: Sequence[Unit], i: int) -> int:
    """Where the name of a hall begins: behind a region, a time or a word that is no name."""
    first = i
    while first > 0 and i - first < 4:
        before = phrase[first - 1]
        floor = _FLOOR.match(before.text) and first >= 2
        house = before.text.endswith("관") and len(before.text) > 3 and _generic(phrase[first].text)
        if before.text not in ("국가", "국립", "국제", "한국") and no_name(before) and not (floor or house):
            break
        if _ROAD.fullmatch(before.text):
            break
        region = is_region(before.text)
        if first > 1 and below(before) and is_admin(phrase[first - 2]):
            break
        if region and not (_generic(phrase[first].text) and first == i) and not _hotel(before, phrase[first]):
            break
        first -= 1
        if region:
            break
    return first


_ROAD = re.compile(r"[가-힣]{2,}(?:로|길)(?:\d+번?길?)?")
"""A street before a hall, as in addresses."""


def _hotel(town: Unit, unit: Unit) -> bool:
    """Whether a hotel bears the name of its town: one of a chain, abroad (아스타나 힐튼호텔)."""
    return unit.text.endswith("호텔") and known().town_abroad(town.text)
