"""One invented story in hundreds of frames: heads of lists, end marks, mastheads, tool bars."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.model import FACTUAL
from graph.read import document

FRAME: dict[str, Any] = json.loads(Path("tests/cases/read/frames/around.json").read_text(encoding="utf-8"))
STORY = "\n".join(FRAME["story"])


def wrong(text: str, foreign: Sequence[str]) -> list[str]:
    """What is out of its place: foreign lines among the facts, lines of the story outside, another title."""
    read = document(text)
    factual = "".join(read.text[r.start : r.end] for r in read.regions if r.kind in FACTUAL)
    leaks = [line for line in foreign if line.strip() and line in factual]
    losses = [line for line in FRAME["story"] if line not in factual]
    return leaks + losses + ([] if read.title == FRAME["title"] else [f"title {read.title}"])


@pytest.mark.parametrize("end", FRAME["ends"])
def test_lists_after_the_story_stay_out_whatever_their_head(end: str) -> None:
    links = "\n".join(FRAME["links"])
    pages = {
        head: f"{FRAME['title']}\n입력 2024.05.03 10:00\n\n{STORY}\n\n{end}{head}\n{links}\n"
        for head in FRAME["heads"]
    }
    assert {head: found for head, text in pages.items() if (found := wrong(text, FRAME["links"]))} == {}


@pytest.mark.parametrize("between", FRAME["between"])
def test_what_stands_above_the_title_stays_out(between: str) -> None:
    pages = {above: f"{above}\n\n{FRAME['title']}\n{between}\n{STORY}\n" for above in FRAME["above"]}
    found = {above: wrong(text, above.split("\n")) for above, text in pages.items()}
    assert {above: lines for above, lines in found.items() if lines} == {}


@pytest.mark.parametrize("line", FRAME["furniture"])
def test_furniture_after_the_story_gives_no_facts(line: str) -> None:
    read = document(f"{FRAME['title']}\n입력 2024.05.03 10:00\n\n{STORY}\n\n{line}\n")
    kinds = [r.kind for r in read.regions if line[:8] in read.text[r.start : r.end]]
    assert kinds[-1] not in FACTUAL or kinds[-1] == "caption"
