import json
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from graph.facts_json import LISTS, entry_key, from_json, grouped, to_json
from graph.model import (
    Claim,
    Document,
    Entry,
    Evidence,
    Kind,
    Mention,
    MentionType,
    Reading,
    Region,
    RegionKind,
    Span,
)
from graph.vocab import PREDICATES, SLOTS

TEXT = st.text(max_size=12)
EVIDENCE = st.builds(
    Evidence,
    st.integers(0, 9),
    st.integers(10, 20),
    TEXT,
    st.lists(st.builds(Span, st.integers(0, 4), st.integers(5, 9)), max_size=2).map(tuple),
)
CONFIDENCE = st.floats(0, 1, allow_nan=False)


@st.composite
def claims(draw: st.DrawFn, kind: Kind) -> tuple[Claim, ...]:
    slots = draw(st.lists(st.sampled_from(sorted(SLOTS[kind])), max_size=4)) if SLOTS[kind] else []
    return tuple(draw(claim(slot, SLOTS[kind][slot].names)) for slot in slots)


def claim(slot: str, names: bool) -> st.SearchStrategy[Claim]:
    kinds: Sequence[Kind] = [Kind.ORGANIZATION, Kind.PERSON] if names else []
    return st.builds(
        Claim,
        slot=st.just(slot),
        value=TEXT if names else TEXT | st.integers(0, 10**13),
        evidence=EVIDENCE,
        confidence=CONFIDENCE,
        kind=st.sampled_from(kinds) if kinds else st.none(),
        role=st.none() | st.just("기조강연"),
        topic=st.none() | TEXT,
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    kind = draw(st.sampled_from(Kind))
    unnamed = kind in {Kind.RELATION, Kind.QUOTATION}
    types = {Kind.RELATION: sorted(PREDICATES), Kind.QUOTATION: ["quotation"]}.get(kind, ["other"])
    return Entry(
        kind=kind,
        name="" if unnamed else draw(TEXT),
        type=draw(st.sampled_from(types)),
        evidence=draw(EVIDENCE),
        confidence=draw(CONFIDENCE),
        aliases=() if unnamed else tuple(draw(st.lists(TEXT, max_size=2))),
        claims=draw(claims(kind)),
        reference=draw(st.none() | TEXT),
    )


READINGS = st.builds(
    Reading,
    st.builds(
        Document,
        id=st.just("a"),
        text=TEXT,
        title=st.none() | TEXT,
        published=st.none() | st.just("2024-07"),
        outlet=st.none() | TEXT,
        regions=st.just((Region(0, 12, RegionKind.BODY),)),
    ),
    st.lists(entries(), max_size=5).map(tuple),
    st.lists(
        st.builds(
            Mention,
            st.integers(0, 3),
            st.integers(4, 9),
            TEXT,
            st.sampled_from(MentionType),
            st.none() | TEXT,
        ),
        max_size=2,
    ).map(tuple),
)


@given(READINGS)
def test_round_trip_loses_nothing(reading: Reading) -> None:
    data = json.loads(json.dumps(to_json(reading)))
    assert from_json(data, reading.document.text) == grouped(reading)


def reading() -> Reading:
    said = Evidence(0, 5, "가나다라마", (Span(0, 2),))
    event = Entry(
        Kind.EVENT,
        "포럼",
        "forum",
        said,
        0.9,
        claims=(
            Claim("attendees", "김가나", said, 0.8, Kind.PERSON, role="기조강연", topic="미래"),
            Claim("speakers", "김가나", said, 0.8, Kind.PERSON, role="기조강연", topic="미래"),
            Claim("attendees", "가나시", said, 0.8, Kind.ORGANIZATION),
            Claim("attendee_count", 300, said, 0.9),
        ),
    )
    relation = Entry(
        Kind.RELATION,
        "",
        "located_in",
        said,
        0.7,
        claims=(
            Claim("subject", "가나시", said, 0.7, Kind.PLACE),
            Claim("object", "다라도", said, 0.7, Kind.PLACE),
        ),
    )
    return Reading(
        Document("d", "가나다라마"), (event, relation), (Mention(0, 2, "가나", MentionType.EVENT, "포럼"),)
    )


def test_shape_is_that_of_the_contract() -> None:
    data = to_json(reading())
    event = data["events"][0]
    assert {*LISTS.values(), "document", "regions", "mentions"} == set(data)
    assert event["attendees"] == [{"name": "김가나", "role": "기조강연", "topic": "미래"}, "가나시"]
    assert event["speakers"] == ["김가나"]
    assert (event["attendee_count"], event["start"], event["host"]) == (300, None, [])
    assert event["facts"][0]["evidence"][0] == {
        "document": "d",
        "start": 0,
        "end": 5,
        "quote": "가나다라마",
        "highlight": [{"start": 0, "end": 2}],
    }
    row = data["relations"][0]
    assert (row["subject"], row["predicate"], row["object"]) == ("가나시", "located_in", "다라도")


def test_ids_come_from_the_mapping() -> None:
    event, relation = reading().entries
    ids = {entry_key(event): "e/1", entry_key(relation): "r/1", (Kind.ORGANIZATION, "가나시"): "o/1"}
    data = to_json(reading(), ids)
    assert data["events"][0]["id"] == "e/1"
    assert data["relations"][0]["id"] == "r/1"
    assert [fact.get("id") for fact in data["events"][0]["facts"]] == [None, None, "o/1", None]
    assert data["mentions"][0]["id"] == "e/1"
