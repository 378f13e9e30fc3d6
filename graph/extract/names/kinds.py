"""Bodies by a word beside their names that says what they are: a legal form, a kind of firm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.cues import cued
from graph.extract import forms
from graph.extract.lines import Line
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.list_items import coined, common, proper
from graph.extract.units import Unit
from graph.model import Kind
from graph.reference import lexicon

_COMPANY_FORMS = frozenset(f.form for f in lexicon.legal_forms() if f.place == "both")
_FORMS = "|".join(re.escape(f.form) for f in lexicon.legal_forms() if f.place in {"both", "before"})
_LEGAL_BEFORE = re.compile(rf"(?<![가-힣A-Za-z0-9])(?P<form>{_FORMS})\s*$")
"""A mark before a name; one that may stand behind a name too is a company's, others are of foundations."""
_LEGAL_AFTER = re.compile(
    r"\s?(?:(?:㈜|\(주\)|주식회사)(?:은|는|이|가|을|를|의|에|와|과|도|로|측)?(?![가-힣A-Za-z0-9])"
    r"|Inc\.?|Co\.,? ?Ltd\.?|Corp\.?|GmbH|LLC)"
)

_LEGAL = cued(rf"{_FORMS}|Inc|Co\.|Corp|GmbH|LLC")
"""What either holds."""


def legal_form(text: str, row: Sequence[Unit]) -> bool:
    """Whether a legal form stands among words or beside them: looked for before `legal` is asked."""
    return bool(row) and _LEGAL.search(text, max(0, row[0].start - 8), row[-1].end + 10) is not None


def legal(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`㈜아무개`, `아무개(주)`, `(재)아무개`: a legal form beside the name."""
    for unit in phrase:
        before = _LEGAL_BEFORE.search(text[max(0, unit.start - 8) : unit.start])
        if before or _LEGAL_AFTER.match(text[unit.end : unit.end + 10]):
            company = before is None or before["form"] in _COMPANY_FORMS
            type_ = bodies.body(unit.text) or ("company" if company else "association")
            board.add(unit.start, unit.end, Kind.ORGANIZATION, type_, 0.9)


def apposition(board: Board, phrase: Sequence[Unit]) -> None:
    """`제조기업 아무개`, `국제 단체 아무개(AB)`: a word for a kind of body and then a name."""
    for i, unit in enumerate(phrase[:-1]):
        named = phrase[i + 1]
        kind = unit.text in forms.FIRM_KINDS or unit.text.endswith(("기업", "업체"))
        if kind and proper(named):
            board.add(named.start, named.end, Kind.ORGANIZATION, "company", 0.5)
        elif unit.text.endswith("단체") and _LATIN_FORM.fullmatch(named.aside):
            board.add(named.start, named.end, Kind.ORGANIZATION, "association", 0.6)


_LATIN_FORM = re.compile(r"[A-Z][\w&.-]*[A-Z][\w&.-]*")
"""An acronym, or a name with more than one capital, that a bracket gives."""


_ACRONYM = re.compile("[A-Z]{3,6}")


def called(board: Board, one: Sequence[Unit], two: Sequence[Unit]) -> None:
    """`중소기업인 아무개를`, `부품업체인 아무개 800억 원`: a kind of firm said to be somebody."""
    unit, named = one[-1], two[0]
    if (
        unit.particle not in ("인", "이자")
        or not unit.text.endswith(forms.FIRM_KINDS)
        or unit.gap.strip(" ㈜인이자")
    ):
        return
    sum_told = len(two) > 1 and two[1].counts
    alone = len(two) == 1 and named.tail != ""
    word = named.text
    if (alone or sum_told) and len(word) > 1 and not named.counts and not common(word):
        board.add(named.start, named.end, Kind.ORGANIZATION, bodies.body(word) or "company", 0.6)


_QUOTED_FIRM = re.compile(
    rf"(?:합작법인|{'|'.join(forms.FIRM_KINDS)})(?:인)?\s[‘'“\"`]([^‘’'“”\"`\n]{{2,15}})[’'”\"`]"
    r"(?=은|는|이|가|을|를|와|과|의|에|로|도|\s?\()"
)


def quoted(board: Board, text: str, line: Line) -> None:
    """`합작사인 ‘아무개’가`: a firm's name in quotes behind its kind."""
    s = line.sentence
    for match in _QUOTED_FIRM.finditer(text, s.start, s.end):
        if not bodies.is_noun(match[1]) and match[1] not in forms.NOT_NAMES:
            board.add(*match.span(1), Kind.ORGANIZATION, bodies.body(match[1]) or "company", 0.7)


_KINDS = rf"(?:[가-힣]{{0,6}}(?:{'|'.join(forms.FIRM_KINDS)}))"
_IS_FIRM = re.compile(
    rf"(?:은|는)\s[^.!?\n]{{4,140}}?[가-힣](?:는|은|한|둔|된|온)\s(?:[가-힣A-Za-z·]+\s){{0,4}}{_KINDS}"
    r"(?:다[.\s]|이다|이며|인데|입니다|으?로,)"
)
_SEATED = re.compile(
    r"에\s(?:본사|본점|공장|사업장|생산기지|생산공장|연구소|둥지|뿌리|터|사옥|제조시설|거점)(?:를|을|와\s\S{2,6}[을를])\s"
    rf"(?:둔|튼|내린|가진|세운|지은|운영하는|가동하는|운영\s?중인|잡은)\s(?:(?:\S+\s){{0,3}}{_KINDS}(?:인)?\s)?(?:㈜|\(주\))?$"
)


def told(board: Board, text: str, line: Line) -> None:
    """`가나모션은 … 부품을 만드는 업체다`, `김해에 공장을 둔 가나밸브는`: unknown words told to be firms."""
    s = line.sentence
    for phrase in line.phrases:
        unit = phrase[0]
        alone = len(phrase) == 1 and unit.tail != "" and coined(unit)
        if not alone:
            continue
        topic = unit.particle in ("은", "는") and _IS_FIRM.match(text, unit.end, s.end)
        if topic or _SEATED.search(text, max(s.start, unit.start - 60), unit.start):
            board.add(unit.start, unit.end, Kind.ORGANIZATION, bodies.body(unit.text) or "company", 0.6)


_OF_KIND = re.compile(r"[가-힣]{2,}(?:그룹|기업|업체|회사|기관|연구소|공사|은행)")


def acronym(board: Board, phrase: Sequence[Unit]) -> None:
    """`국영 방산그룹 PGZ와`: an acronym behind the kind of body that it is."""
    if len(phrase) < 2 or not phrase[-1].tail:
        return
    one, two = phrase[-2:]
    if _ACRONYM.fullmatch(two.text) and two.text not in forms.NO_BODIES and _OF_KIND.fullmatch(one.text):
        kind = bodies.body(one.text) or "company"
        if bodies.weight(one.text) < bodies.STRONG and not forms.country(two.text):
            board.add(two.start, two.end, Kind.ORGANIZATION, kind, 0.7)
