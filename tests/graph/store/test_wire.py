"""Messages between processes: in any pieces, several at once, files with the messages they belong to."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import wire

FILES = Path("/proc/self/fd")
HEADERS = st.dictionaries(st.text(max_size=8), st.text(max_size=2000) | st.none(), max_size=3)


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    one, other = socket.socketpair()
    with one, other:
        yield one, other


@given(st.lists(st.tuples(HEADERS, st.binary(max_size=3000)), max_size=8), st.integers(1, 5000))
def test_messages_come_whole_in_whatever_pieces(
    messages: list[tuple[dict[str, str | None], bytes]], size: int
) -> None:
    data = b"".join(wire.packed(*message) for message in messages)
    one, other = socket.socketpair()
    with one, other:
        receiver = wire.Receiver(other)
        found = []
        for at in range(0, len(data), size):
            one.sendall(data[at : at + size])
            found += receiver.once()
    assert [(message.header, message.payload) for message in found] == messages


def test_a_file_belongs_to_its_message(pair: tuple[socket.socket, socket.socket]) -> None:
    one, other = pair
    receiver = wire.Receiver(other)
    for number in range(6):
        with tempfile.TemporaryFile() as file:
            file.write(b"%d" % number)
            file.flush()
            wire.send(one, {"number": number}, b"x" * number, file.fileno() if number % 2 else None)
    for number in range(6):
        message = receiver.next()
        assert message is not None
        assert (message.header["number"], message.payload) == (number, b"x" * number)
        if number % 2 == 0:
            assert message.file is None
        else:
            assert message.file is not None
            assert os.pread(message.file, 9, 0) == b"%d" % number
            os.close(message.file)


def test_files_that_nobody_takes_are_closed(pair: tuple[socket.socket, socket.socket]) -> None:
    one, other = pair
    before = len(list(FILES.iterdir()))
    receiver = wire.Receiver(other)
    with tempfile.TemporaryFile() as file:
        for _ in range(3):
            wire.send(one, {}, b"", file.fileno())
        assert receiver.next() is not None
        receiver.close()
    assert len(list(FILES.iterdir())) == before + 1  # that of the message taken


def test_the_other_side_gone_is_told(pair: tuple[socket.socket, socket.socket]) -> None:
    one, other = pair
    receiver = wire.Receiver(other)
    wire.send(one, {"last": True})
    one.close()
    last = receiver.next()
    assert last is not None
    assert last.header == {"last": True}
    assert receiver.next() is None
