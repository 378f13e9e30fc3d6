"""Messages between the service and its child processes: a JSON header, bytes, and perhaps an open file."""

from __future__ import annotations

import json
import os
import socket
import struct
from dataclasses import dataclass, field
from typing import Any

_HEAD = struct.Struct("!IQ")
_CHUNK = 1 << 20


@dataclass(slots=True)
class Message:
    """One message; `file` is a descriptor that the receiver owns."""

    header: dict[str, Any] = field(default_factory=dict)
    payload: bytes = b""
    file: int | None = None


def pack(header: dict[str, Any], payload: bytes) -> bytes:
    """A message as it goes over the wire."""
    head = json.dumps(header).encode()
    return _HEAD.pack(len(head), len(payload)) + head + payload


def send(sock: socket.socket, header: dict[str, Any], payload: bytes = b"", file: int | None = None) -> None:
    """Send one message; blocks until it is out. The sender keeps its own descriptor of `file`."""
    data = pack(header, payload)
    if file is not None:
        sent = socket.send_fds(sock, [data], [file])
        data = data[sent:]
    sock.sendall(data)


class Reader:
    """Takes bytes as they come and gives whole messages."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._file: int | None = None

    def feed(self, data: bytes, files: list[int]) -> Message | None:
        """Add what was received; the message, if it is whole now."""
        self._data += data
        for file in files:
            self._file = file
        if len(self._data) < _HEAD.size:
            return None
        head, body = _HEAD.unpack_from(self._data)
        end = _HEAD.size + head + body
        if len(self._data) < end:
            return None
        header = json.loads(self._data[_HEAD.size : _HEAD.size + head])
        message = Message(header, bytes(self._data[_HEAD.size + head : end]), self._file)
        del self._data[:end]
        self._file = None
        return message

    def close(self) -> None:
        """Give up a half-read message."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def receive(sock: socket.socket) -> Message | None:
    """Wait for one message; None if the other side is gone; `TimeoutError` past the socket's limit."""
    reader = Reader()
    try:
        while True:
            data, files, _, _ = socket.recv_fds(sock, _CHUNK, 1)
            if not data:
                return None
            if message := reader.feed(data, files):
                return message
    except ConnectionError:
        return None
    finally:
        reader.close()
