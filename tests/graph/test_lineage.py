"""Ministries under the names they had and have."""

from __future__ import annotations

from graph.ids import Ids
from graph.quads.ground import ground
from graph.store.base import Change, View
from graph.store.memory import MemoryStore
from graph.views.filters import nodes
from graph.views.lineage import lineage

IDS = Ids("http://127.0.0.1:8000")


def view() -> View:
    store = MemoryStore(IDS.base)
    store.commit(Change(ground(IDS)))
    return store.view()


def test_a_ministry_knows_its_names_and_a_filter_takes_them_in() -> None:
    state = view()
    (now,) = nodes(state, IDS, ("산업통상자원부",))[:1]
    found = lineage(state, now, "ko")
    former = [one["name"] for one in found["former"]]
    assert "지식경제부" in former
    days = [one["from"] for one in found["former"] if one["from"]]
    assert days == sorted(days)
    assert found["from"]
    then = nodes(state, IDS, ("지식경제부",))
    wide = nodes(state, IDS, ("지식경제부",), as_now=True)
    assert now not in then
    assert now in wide


def test_a_government_and_its_place_know_each_other() -> None:
    state = view()
    both = nodes(state, IDS, ("경상북도",))
    found = [lineage(state, node, "ko") for node in both]
    assert {one["governs"]["type"] for one in found if one["governs"]} == {"region"}
    assert {one["governed_by"]["type"] for one in found if one["governed_by"]} == {"local-government"}
