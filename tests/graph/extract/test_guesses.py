"""Voices add up; of names that overlap the surer one stands, else the longer."""

from __future__ import annotations

from graph.extract.names.guesses import Board
from graph.model import Kind


def test_voices_add_up_to_a_name() -> None:
    board = Board()
    board.add(0, 4, Kind.ORGANIZATION, "company", 0.4)
    assert board.settle() == []
    board.add(0, 4, Kind.ORGANIZATION, "other", 0.3)
    (guess,) = board.settle()
    assert round(guess.weight, 2) == 0.58
    assert guess.type == "company"


def test_of_overlapping_names_one_stands() -> None:
    board = Board()
    board.add(0, 4, Kind.ORGANIZATION, "company", 0.7)
    board.add(0, 8, Kind.ORGANIZATION, "association", 0.7)
    board.add(2, 4, Kind.PERSON, "person", 0.6)
    assert [(g.start, g.end) for g in board.settle()] == [(0, 8)]


def test_a_body_may_be_a_venue_too() -> None:
    board = Board()
    board.add(0, 4, Kind.ORGANIZATION, "association", 0.9)
    board.add(0, 4, Kind.PLACE, "venue", 0.7)
    assert len(board.settle()) == 2


def test_parts_of_a_body_are_blocked() -> None:
    board = Board()
    board.add(5, 9, Kind.ORGANIZATION, "ministry", 0.85)
    board.block(5, 9)
    assert board.settle() == []
