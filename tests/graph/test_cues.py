"""Patterns with cues find what `re` finds, and know without which words they find nothing."""

import gc
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.cues import Cued, cued
from graph.cues.branches import compiled

ROOT = Path(__file__).parents[2]
TEXTS = [*sorted((ROOT / "seeds").glob("*.txt"))[:3], ROOT / "tests/golden/unseen/en-semicon-expo.txt"]
CASES = [
    ("(?:공동 ?)?(?:주최|주관)(?=[은는])", 0, "주관 주최"),
    ("주(?:최|관)[은는이가]", 0, "주관 주최"),
    (r"[가-힣]+\s?(?:포럼|회의)", 0, "포럼 회의"),
    (r"\w+(?=\s?개막)", 0, "개막"),
    (r"(?<=개막)\w+", 0, ""),
    (r"(?<!개막)\d{2}년", 0, "년"),
    ("포럼|회의|", 0, ""),
    ("(?:포럼)?", 0, ""),
    ("(?:포럼){2,}", 0, "포럼"),
    (r"포럼|\d+", 0, ""),
    ("(?P<a>포럼).*(?P=a)", 0, "포럼"),
    ("Forum|포럼", re.IGNORECASE, "포럼 foru"),
    ("(?i:kisk)|포럼", 0, ""),
    ("[^가]나", 0, "나"),
    ("포|포럼|회의|(포)최|회|회관|", 0, ""),
    ("개막(?:주관|주최|주|[가-힣]막|주은)은", 0, "개막"),
    ("(?:[Ff]oru|[포회]럼|f(o)|[fF]|[Kk]or|포)[Rr]?", 0, "F Kor f kor 포 회럼"),
    ("for|foru|포럼|FOU|포", re.IGNORECASE, "for fou 포"),
]
"""Patterns, flags, and the cues they have."""


@pytest.mark.parametrize(("pattern", "flags", "cues"), CASES)
def test_cues_of_a_pattern(pattern: str, flags: int, cues: str) -> None:
    assert sorted(cued(pattern, flags).cues) == sorted(cues.split())


LETTERS = st.text("가개막포럼회의주최관은는 0년9foruFORUMkKsSiıſK\n", max_size=30)


@given(st.sampled_from(CASES), LETTERS, st.integers(-3, 12), st.integers(-3, 31))
def test_finds_what_re_finds(case: tuple[str, int, str], text: str, start: int, end: int) -> None:
    same(cued(*case[:2]), re.compile(*case[:2]), text, start, end)


@given(st.data(), st.sampled_from(CASES))
def test_a_match_holds_a_cue(data: st.DataObject, case: tuple[str, int, str]) -> None:
    regex = re.compile(*case[:2])
    same(cued(*case[:2]), regex, data.draw(st.from_regex(regex)))


@given(
    st.lists(
        st.lists(st.sampled_from(["가", "나", "f", "F", "k", "ſ", "[Ff]", "[가나]"]), max_size=3).map(
            "".join
        ),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from([0, re.IGNORECASE]),
    st.text("가나fFkK\u212aſs", max_size=9),
)
def test_alternatives_put_together_find_what_re_finds(words: list[str], flags: int, text: str) -> None:
    pattern = "|".join(words)
    together = [match.span() for match in compiled(pattern, flags).finditer(text)]
    assert together == [match.span() for match in re.finditer(pattern, text, flags)]


def test_all_patterns_of_the_rules_find_what_re_finds_in_texts() -> None:
    lines = [line for path in TEXTS for line in path.read_text("utf-8").splitlines() if line.strip()]
    patterns = list(_patterns())
    assert len(patterns) > 100
    assert len(lines) > 50
    for pattern in patterns:
        regex = re.compile(pattern.pattern, pattern.flags)
        for line in lines:
            same(pattern, regex, line)


def _patterns() -> Iterator[Cued]:
    for room in ("read", "nlp", "extract"):
        for module in pkgutil.walk_packages([str(ROOT / "graph" / room)], f"{graph.__name__}.{room}."):
            import_module(module.name)
    yield from (item for item in gc.get_objects() if isinstance(item, Cued))


def same(pattern: Cued, regex: re.Pattern[str], text: str, start: int = 0, end: int = 1_000) -> None:
    found = [match.span() for match in pattern.finditer(text, start, end)]
    assert found == [match.span() for match in regex.finditer(text, start, end)], (pattern.pattern, text)
    for one, other in (
        (pattern.search(text, start, end), regex.search(text, start, end)),
        (pattern.match(text, start, end), regex.match(text, start, end)),
        (pattern.fullmatch(text, start, end), regex.fullmatch(text, start, end)),
    ):
        assert (one and one.regs) == (other and other.regs), (pattern.pattern, text)
    assert pattern.sub("_", text) == regex.sub("_", text)
