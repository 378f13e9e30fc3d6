"""Messages between the service and its child processes: a JSON header, bytes, and perhaps an open file.

Most headers come again and again, so that small ones are parsed once.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_HEAD = struct.Struct("!IQd")
_FILE = struct.Struct("i")
_ANCILLARY = socket.CMSG_SPACE(_FILE.size)
_CHUNK = 1 << 18
_SMALL = 1024
"""Bytes of a header that is kept."""


@dataclass(slots=True)
class Message:
    """One message; `file` is a descriptor that the receiver owns."""

    header: Mapping[str, Any] = field(default_factory=dict)
    payload: bytes = b""
    file: int | None = None
    processor: float = 0.0
    """Seconds of processor time that its sender had used."""


def packed(header: Mapping[str, Any] | bytes, payload: bytes, processor: float = 0.0) -> bytes:
    """A message as it goes over the wire; a header that is sent often may come as JSON already."""
    head = header if isinstance(header, bytes) else json.dumps(header).encode()
    return _HEAD.pack(len(head), len(payload), processor) + head + payload


def send(
    sock: socket.socket, header: Mapping[str, Any] | bytes, payload: bytes = b"", file: int | None = None
) -> None:
    """Send one message; blocks until it is out. The sender keeps its own descriptor of `file`."""
    data = packed(header, payload, time.process_time())
    if file is not None:
        sent = socket.send_fds(sock, [data], [file])
        data = data[sent:]
    sock.sendall(data)


class Receiver:
    """Takes messages from a socket, into one buffer that is allocated once: most messages are small."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._buffer = bytearray(_CHUNK)
        self._data = bytearray()
        self._file: int | None = None

    def next(self) -> Message | None:
        """Wait for one message; None if the other side is gone; `TimeoutError` past the socket's limit."""
        try:
            while True:
                if message := self.once():
                    return message
        except (ConnectionError, EOFError):
            return None

    def once(self) -> Message | None:
        """Receive once; the message, if it is whole now. Raises `EOFError` where the other side is gone."""
        size, ancillary, _, _ = self._socket.recvmsg_into([self._buffer], _ANCILLARY)
        if not size:
            raise EOFError
        for _, _, file in ancillary:
            self._file = _FILE.unpack_from(file)[0]
        if not self._data:
            message = self._message(self._buffer, size)
            if message is None:
                self._data += memoryview(self._buffer)[:size]
            return message
        self._data += memoryview(self._buffer)[:size]
        message = self._message(self._data, len(self._data))
        if message is not None:
            self._data.clear()
        return message

    def close(self) -> None:
        """Give up a half-read message."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _message(self, data: bytearray, size: int) -> Message | None:
        """The message that fills `data`: nobody sends another before the first is answered."""
        if size < _HEAD.size:
            return None
        head, body, processor = _HEAD.unpack_from(data)
        start = _HEAD.size + head
        if size < start + body:
            return None
        header = bytes(data[_HEAD.size : start])
        parsed = _parsed(header) if head < _SMALL else json.loads(header)
        message = Message(parsed, bytes(memoryview(data)[start : start + body]), self._file, processor)
        self._file = None
        return message


@lru_cache(256)
def _parsed(header: bytes) -> Mapping[str, Any]:
    parsed: Mapping[str, Any] = json.loads(header)
    return parsed
