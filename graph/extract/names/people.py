"""People: names beside a post, in lists that share one, with a post in brackets, by surname alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from graph.cues import cued
from graph.extract import forms
from graph.extract.lines import Line, lists
from graph.extract.names import bodies, posts, severed, states
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.list_items import coined, proper
from graph.extract.names.personal import personlike
from graph.extract.names.post_bodies import FIRM_POSTS
from graph.extract.names.post_words import Body, is_title, title_start
from graph.extract.names.strangers import is_name, land
from graph.extract.units import Unit, rejoined
from graph.model import Kind

_NONE: Mapping[str, str] = {}
_BESIDE_BODY = 0.8
"""Weight of a name that stands with a known body and a post."""
_ADDRESSES = cued("씨|님|여사|옹|군|양")
"""Any form of address; looked for first, in a whole phrase."""
_ADDRESS = cued(r"^(?:\s?\(\d{1,2}세?(?:[·,]\s?[남여])?\))?(?:\s?씨|\s?님|\s?여사|\s?옹|\s?군\b|\s?양\b)")


@dataclass(slots=True)
class Held:
    """A post as the text states it at one place: spans, and whether the person is a surname only."""

    person: tuple[int, int]
    title: tuple[int, int] | None
    body: tuple[int, int] | None
    surname: bool = False
    also: tuple[int, int] | None = None
    """A second post (부총리 겸 … 장관)."""


def sure(marked: Mapping[str, str]) -> Body:
    """`bodies.sure`, and what the text says: one function a document, since what words hold is kept by it."""
    return (lambda name: marked.get(name) or bodies.sure(name)) if marked else bodies.sure


def propose(board: Board, text: str, line: Line, marked: Mapping[str, str], body: Body) -> list[Held]:
    """Put people and the bodies beside them on the board; the posts they hold.

    `marked` are the types of words that the text says are bodies somewhere: firms (㈜), declared short forms;
    `body` is `sure` of them.
    """
    held: list[Held] = []
    waiting: list[tuple[Unit, tuple[int, int] | None]] = []
    previous: Sequence[Unit] = ()
    for phrase in severed.mended(rejoined(line.phrases, _departments), text, body):
        holders = [_with_topic(text, h, phrase, previous) for h in posts.read(phrase, body)]
        for holder in map(partial(_hyphened, text), holders):
            _body(board, text, holder, marked)
            if holder.person:
                _person(board, holder)
                held.append(Held(holder.person, holder.title, holder.body, holder.surname, holder.also))
                held += _sharers(board, waiting, holder)
                waiting = []
        waiting = _waiting(waiting, phrase, bool(holders))
        previous = phrase
        _addressed(board, text, phrase)
    _roll(board, line)
    if line.carrier:
        held += _bracket(board, text, line, held)
    return held


def _departments(before: Sequence[Unit], phrase: Sequence[Unit]) -> Sequence[Unit] | None:
    """Two phrases that a dot cuts within a post (반도체·디스플레이연구본부장); a quoted name and its post."""
    last = before[-1]
    dotted = not last.tail and last.gap in _DOTS and len(before) > 1
    if dotted and title_start(phrase[0].text) and is_title(phrase[0].text) and _says_which(last):
        return [*before[:-1], *phrase]
    return [*before, *phrase] if _quoted_name(before) else None


_DOTS = frozenset("·ㆍ‧・&")


def _quoted_name(phrase: Sequence[Unit]) -> bool:
    """Whether a phrase is a foreign name in quotes, as diplomats write it, whose post follows."""
    last = phrase[-1]
    closes = last.tail in _CLOSING or (not last.tail and last.gap.strip() in _CLOSING)
    return closes and len(phrase) > 1 and is_name(phrase, bodies.sure)


_CLOSING = frozenset("’'”\"」")


def _says_which(unit: Unit) -> bool:
    """Whether a word may be the first half of a department: no post and no body."""
    return not is_title(unit.text) and bodies.body(unit.text) is None


_BEFORE_HYPHEN = re.compile(r"(?<![가-힣A-Za-z])[가-힣]{1,6}-$")


def _hyphened(text: str, holder: posts.Holder) -> posts.Holder:
    """A foreign name whose first part stands before a hyphen (카심-조마르트 토카예프)."""
    if not holder.person or not holder.foreign:
        return holder
    start, end = holder.person
    before = _BEFORE_HYPHEN.search(text, max(0, start - 8), start)
    return replace(holder, person=(before.start(), end)) if before else holder


_OF_ITSELF = tuple("대사 총영사 대통령 총리 장관 의원 지사 시장 군수 구청장 교육감".split())
"""Posts that stand for a body of their own, whatever body was named before."""


def _with_topic(
    text: str, holder: posts.Holder, phrase: Sequence[Unit], previous: Sequence[Unit]
) -> posts.Holder:
    """`산업부는 홍 아무개 차관이 …`: the body that the clause is about, where the post names none."""
    opens = holder.person and holder.person[0] == phrase[0].start
    if holder.body or holder.surname or not opens or not previous:
        return holder
    topic = previous[-1]
    if topic.particle in ("와", "과") and not text[slice(*holder.title)].endswith(_OF_ITSELF):
        before = list(posts.read(previous, bodies.sure))
        if len(before) == 1 and before[0].person and before[0].body:
            return replace(holder, body=before[0].body, known=before[0].known, grown=before[0].grown)
    told = bodies.weight(topic.text) >= bodies.STRONG
    if topic.particle == "의" and len(previous) == 1 and set(topic.tags) == {"NNP"}:
        told = told or (proper(topic) and not personlike(topic, bodies.body))
    if topic.particle in ("은", "는", "의", "에서는", "에선") and told:
        return replace(holder, body=(topic.start, topic.end), known=True)
    return holder


def _roll(board: Board, line: Line) -> None:
    """Three or more names of persons in a row."""
    for items in line.lists:
        firsts = [item[0] for item in items]
        if len(items) > 2 and all(personlike(u, bodies.body) >= 2 for u in firsts):
            for unit in firsts:
                board.add(unit.start, unit.end, Kind.PERSON, "person", 0.6)


def _body(board: Board, text: str, holder: posts.Holder, marked: Mapping[str, str] = _NONE) -> None:
    if not holder.body:
        return
    name = holder.grown or text[slice(*holder.body)]
    kind = bodies.body(name) or marked.get(name)
    if holder.grown:
        board.labels[holder.body] = holder.grown
    if not kind and states.office(name):
        board.add(*holder.body, Kind.ORGANIZATION, "ministry", 0.7)
    elif holder.known and kind:
        weight = bodies.STRONG if name in marked else max(0.6, bodies.weight(name))
        board.add(*holder.body, Kind.ORGANIZATION, kind, weight, _ref(name))
    elif holder.person:
        kind = "local-government" if land(name) else kind or type_by_title(text[slice(*holder.title)])
        board.add(*holder.body, Kind.ORGANIZATION, kind, 0.6)


def _ref(name: str) -> str | None:
    found = bodies.reference(name)
    return found.id if found else None


def type_by_title(title: str) -> str:
    """The type of a body of unknown name, by what post somebody holds there."""
    if title.endswith(("교수", "총장", "학장")):
        return "university"
    if title.endswith(("장관", "차관")):
        return "ministry"
    if title.endswith(("대사", "공사", "영사", "참사관", "공관장")):
        return "embassy"
    return "local-government" if title.endswith("지사") else "company"


def _person(board: Board, holder: posts.Holder) -> None:
    if holder.person is None:
        return
    weight = {3: 0.9, 2: 0.75}.get(holder.score, 0.6)
    if holder.foreign and not holder.known:
        weight = 0.78
    if holder.known and not holder.surname:
        weight = max(weight, _BESIDE_BODY)
    if holder.surname:
        weight = 0.55
    board.add(*holder.person, Kind.PERSON, "person", weight)


def _sharers(
    board: Board, waiting: Sequence[tuple[Unit, tuple[int, int] | None]], holder: posts.Holder
) -> list[Held]:
    """People listed before the one whose post they share (이 아무개·김 아무개 국회의원)."""
    found: list[Held] = []
    for unit, body in waiting:
        board.add(unit.start, unit.end, Kind.PERSON, "person", 0.8)
        found.append(Held((unit.start, unit.end), holder.title, body or holder.body))
    return found


def _waiting(
    waiting: list[tuple[Unit, tuple[int, int] | None]], phrase: Sequence[Unit], titled: bool
) -> list[tuple[Unit, tuple[int, int] | None]]:
    last, before = phrase[-1], phrase[max(0, len(phrase) - 2)]
    if titled or last.tail or not lists(last.gap):
        return []
    if len(phrase) == 2 and personlike(before, bodies.body) >= 2 and bodies.sure(last.text):
        return [*waiting, (before, (last.start, last.end))]
    if personlike(last, bodies.body) < 2:
        return []
    if len(phrase) == 1:
        return [*waiting, (last, None)]
    if len(phrase) == 2 and bodies.body(before.text):
        return [*waiting, (last, (before.start, before.end))]
    return []


def _addressed(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`홍 아무개 씨`."""
    if not _ADDRESSES.search(text, phrase[0].end, phrase[-1].end + 14):
        return
    for unit in phrase:
        after = text[unit.end : unit.end + 14]
        if _ADDRESS.match(after) and (personlike(unit, bodies.body) >= 1 or unit.text in forms.SURNAMES):
            board.add(unit.start, unit.end, Kind.PERSON, "person", 0.85)


def _bracket(board: Board, text: str, line: Line, inside: Sequence[Held]) -> list[Held]:
    """`홍 아무개(한국대 교수)`, `한국…협회(회장 홍 아무개)`: the bracket and the word that carries it."""
    carrier = line.carrier
    if carrier is None:
        return []
    span = _named_whole(line, carrier)
    if personlike(carrier, bodies.body) >= 2 and not inside:
        for phrase in line.phrases:
            for holder in posts.read(phrase, bodies.sure):
                if holder.person is None:
                    board.add(*span, Kind.PERSON, "person", 0.85)
                    _body(board, text, posts.Holder(span, holder.title, holder.body, known=holder.known))
                    return [Held(span, holder.title, holder.body)]
        return []
    common = bodies.is_noun(carrier.text) and bodies.body(carrier.text) is None
    for one in inside:
        opens = text[one.person[0] - 1] in "(（"
        if one.body is None and not one.surname and not (common and opens):
            one.body = span
            if bodies.weight(carrier.text) >= bodies.STRONG:
                board.add(*one.person, Kind.PERSON, "person", 0.8)
    return [] if inside else _posted(board, text, line)


def _named_whole(line: Line, carrier: Unit) -> tuple[int, int]:
    """The span of the word that a bracket stands behind, of the known name of two words that it ends."""
    run = line.carrier_phrase
    i = next((i for i, unit in enumerate(run) if unit is carrier), 0)
    whole = i > 0 and known().body(f"{run[i - 1].text} {carrier.text}")
    return (run[i - 1].start if whole else carrier.start, carrier.end)


def _posted(board: Board, text: str, line: Line) -> list[Held]:
    """`홍 아무개 교수(한국대 반도체학과)`: the bracket behind a post tells its body."""
    if not line.phrases or line.carrier is not line.carrier_phrase[-1]:
        return []
    words = [u for u in line.phrases[0] if u.text not in _STATE_RUN]
    holders = list(posts.read(line.carrier_phrase, bodies.sure))
    last = holders[-1] if holders else None
    if not words or last is None or last.person is None or last.body or last.surname:
        return []
    first, title = words[0], text[slice(*last.title)]
    if bodies.weight(first.text) < bodies.STRONG:
        if not _house_of(first, len(line.row), title):
            return []
        kind = bodies.body(first.text) or type_by_title(title)
        board.add(first.start, first.end, Kind.ORGANIZATION, kind, 0.6)
    return [Held(last.person, last.title, (first.start, first.end))]


_STATE_RUN = frozenset("국립 공립 사립".split())


def _house_of(word: Unit, size: int, title: str) -> bool:
    """Whether the word in a bracket behind a post is its body: a university, a firm (`대표(가온켐)`)."""
    if title.endswith("교수"):
        return bodies.body(word.text) == "university"
    return size == 1 and title in FIRM_POSTS and coined(word)
