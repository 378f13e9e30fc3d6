"""Names of one thing are found by a few comparisons, and are the same as by comparing each with each."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.extract.context import Name, Names
from graph.extract.names.same_name import groups, plain, shortens
from graph.model import Kind

HEADS = ("특화단지", "전략", "사업")
_WORDS = "청정 수소 청정수소 산업 첨단전략산업 전략산업 육성 특화단지 육성전략 전략 기회발전특구".split()
_FORMS = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join), max_size=14)


def each_with_each(forms: list[str]) -> dict[str, str]:
    main: dict[str, str] = {}
    for form in sorted(set(forms), key=lambda one: (-len(plain(one)), one)):
        tops = {main[other] for other in main if shortens(form, other, HEADS)}
        main[form] = tops.pop() if len(tops) == 1 else form
    return main


@given(_FORMS)
def test_few_comparisons_find_the_same(forms: list[str]) -> None:
    assert groups(forms, HEADS) == each_with_each(forms)


def name(start: int, size: int, form: str) -> Name:
    return Name(start, start + size, Kind.POLICY, form, "strategy")


@given(st.lists(st.builds(name, st.integers(0, 400), st.integers(1, 3), st.sampled_from("가나"))), st.data())
def test_names_put_in_one_by_one_stand_as_if_sorted(names: list[Name], data: st.DataObject) -> None:
    many = [name(at, 1, "다") for at in range(150)]
    once, singly = Names(), Names()
    once.add([*many, *names])
    singly.add(many)
    for one in data.draw(st.permutations(names)):
        singly.add([one, replace(one)])
    assert singly.items == once.items
