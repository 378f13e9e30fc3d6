"""A long text is read in pieces and gives one reading, as a short one does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract import pieces, read_facts
from graph.model import Document, Kind, Reading, Region, RegionKind
from graph.read import document

FIRST = (
    "가온시는 3일 가온시청에서 ‘제2회 수소 항만 포럼’을 개최했다고 밝혔다. "
    "한국가온수소진흥원(이하 가온원) 김나루 원장이 참석했다.\n\n"
)
NEXT = "가온원은 5일 미르대학교와 업무협약을 체결했다. 협약식에는 이도담 미르대학교 총장이 참석했다.\n\n"
FILLING = "바람이 불고 비가 내렸다. 사람들이 길을 걸었다.\n" * 30 + "\n"


@pytest.fixture
def in_pieces(monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setattr(pieces, "LONGEST", 400)
    return read_facts(document(FIRST + FILLING + NEXT + FILLING, published="2026-03-04"))


def test_what_a_name_is_short_for_holds_in_other_pieces(in_pieces: Reading) -> None:
    names = [entry.name for entry in in_pieces.of(Kind.ORGANIZATION)]
    assert "한국가온수소진흥원" in names
    assert "가온원" not in names
    assert len(names) == len(set(names))
    assert "한국가온수소진흥원" in [m.name for m in in_pieces.mentions if m.text == "가온원"]


def test_events_of_all_pieces_are_read(in_pieces: Reading) -> None:
    forum, signing = in_pieces.of(Kind.EVENT)
    assert (forum.values("start"), signing.values("start")) == (("2026-03-03",), ("2026-03-05",))
    assert "이도담" in signing.values("attendees")
    assert "한국가온수소진흥원" in signing.values("attendees")


def test_evidence_and_mentions_stand_in_the_whole_text(in_pieces: Reading) -> None:
    text = in_pieces.document.text
    shown = [entry.evidence for entry in in_pieces.entries]
    shown += [claim.evidence for entry in in_pieces.entries for claim in entry.claims]
    for evidence in shown:
        assert text[evidence.start : evidence.end] == evidence.quote
        assert all(evidence.start <= s.start < s.end <= evidence.end for s in evidence.highlight)
    assert all(text[m.start : m.end] == m.text for m in in_pieces.mentions)


def test_what_a_claim_names_has_an_entry(in_pieces: Reading) -> None:
    known = {(entry.kind, entry.name) for entry in in_pieces.entries}
    claims = [claim for entry in in_pieces.entries for claim in entry.claims]
    named = {(c.kind, c.value) for c in claims if c.kind and c.slot != "country"}
    assert named <= known


def test_one_thing_in_two_pieces_is_one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LONGEST", 400)
    read = read_facts(document(NEXT + FILLING + NEXT + FILLING, published="2026-03-04"))
    keys = [(entry.kind, entry.name) for entry in read.entries if entry.name]
    assert (Kind.PERSON, "이도담") in keys
    assert len(keys) == len(set(keys))


@given(
    text=st.text(st.sampled_from("가. \n"), max_size=60),
    cuts=st.sets(st.integers(1, 60)),
    longest=st.integers(4, 30),
)
def test_pieces_are_the_whole_text_with_its_regions(text: str, cuts: set[int], longest: int) -> None:
    borders = [0, *sorted(c for c in cuts if c < len(text)), len(text)]
    kinds = [RegionKind.BODY, RegionKind.TABLE]
    regions = [Region(a, b, kinds[i % 2]) for i, (a, b) in enumerate(pairwise(borders))]
    whole = Document("x", text, regions=tuple(regions))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONGEST", longest)
        found = list(pieces.pieces(whole))
    assert "".join(piece.text for _, piece in found) == text
    assert all(len(piece.text) <= longest for _, piece in found)
    kind_at = {at: r.kind for r in regions for at in range(r.start, r.end)}
    for start, piece in found:
        assert sum(r.end - r.start for r in piece.regions) == len(piece.text)
        assert all(kind_at[start + at] is r.kind for r in piece.regions for at in range(r.start, r.end))
