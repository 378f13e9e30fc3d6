"""Work in processes that may be killed: what a caller sees when one dies, hangs or refuses."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from graph.errors import InvalidInput, LimitExceeded, TooLarge, UnreadableFile
from graph.processes import Processes


def double(number: int) -> int:
    return number * 2


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang() -> None:
    time.sleep(60)


def refuse() -> None:
    raise InvalidInput("write something else")


def stumble() -> None:
    raise KeyError("a fault of ours")


@pytest.fixture(scope="module")
def processes() -> Iterator[Processes]:
    found = Processes(1, timeout=30)
    yield found
    found.close()


def test_a_result_comes_back(processes: Processes) -> None:
    assert processes.call(double, 21) == 42


def test_its_own_error_comes_back(processes: Processes) -> None:
    with pytest.raises(InvalidInput, match="something else"):
        processes.call(refuse)
    assert processes.call(double, 1) == 2


def test_a_fault_is_told_as_unreadable(processes: Processes) -> None:
    with pytest.raises(UnreadableFile, match="KeyError"):
        processes.call(stumble)


def test_a_call_that_takes_too_much_memory_is_told_and_the_process_goes_on() -> None:
    processes = Processes(1, timeout=30, memory=200 << 20)
    try:
        with pytest.raises(TooLarge, match="memory"):
            processes.call(bytes, 1 << 30)
        assert processes.call(double, 1) == 2
    finally:
        processes.close()


def test_a_killed_process_is_replaced(processes: Processes) -> None:
    with pytest.raises(UnreadableFile, match="took its process down"):
        processes.call(die)
    assert processes.call(double, 2) == 4


def test_the_time_limit_ends_it() -> None:
    processes = Processes(1, timeout=8)
    processes.start()
    with pytest.raises(LimitExceeded, match="8 s"):
        processes.call(hang)
    assert processes.call(double, 3) == 6
    processes.close()
