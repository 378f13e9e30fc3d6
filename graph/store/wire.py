"""Messages between the service and its child processes: a JSON header, bytes, and perhaps an open file.

Most headers come again and again, so that small ones are parsed once. Several messages may be on their way.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_HEAD = struct.Struct("!IQd?")
"""Lengths of header and bytes, processor time, whether a file comes along."""
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


def packed(
    header: Mapping[str, Any] | bytes, payload: bytes, processor: float = 0.0, *, filed: bool = False
) -> bytes:
    """A message as it goes over the wire; a header that is sent often may come as JSON already."""
    head = header if isinstance(header, bytes) else json.dumps(header).encode()
    return _HEAD.pack(len(head), len(payload), processor, filed) + head + payload


def send(
    sock: socket.socket, header: Mapping[str, Any] | bytes, payload: bytes = b"", file: int | None = None
) -> None:
    """Send one message; blocks until it is out. The sender keeps its own descriptor of `file`."""
    data = packed(header, payload, time.process_time(), filed=file is not None)
    if file is not None:
        sent = socket.send_fds(sock, [data], [file])
        data = data[sent:]
    sock.sendall(data)


class Receiver:
    """Takes messages from a socket, into one buffer that is allocated once: most messages are small."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._buffer = bytearray(_CHUNK)
        self._begun = bytearray()
        """A message that is not whole yet."""
        self._files: deque[int] = deque()
        self._whole: deque[Message] = deque()

    def next(self) -> Message | None:
        """Wait for one message; None if the other side is gone; `TimeoutError` past the socket's limit."""
        try:
            while not self._whole:
                self._whole.extend(self.once())
        except (ConnectionError, EOFError):
            return None
        return self._whole.popleft()

    def once(self) -> list[Message]:
        """Receive once; the messages that are whole now. Raises `EOFError` where the other side is gone."""
        size, ancillary, _, _ = self._socket.recvmsg_into([self._buffer], _ANCILLARY)
        if not size:
            raise EOFError
        self._files.extend(_FILE.unpack_from(file)[0] for _, _, file in ancillary)
        if not self._begun:
            found, end = self._messages(self._buffer, size)
            if end < size:
                self._begun += memoryview(self._buffer)[end:size]
            return found
        self._begun += memoryview(self._buffer)[:size]
        found, end = self._messages(self._begun, len(self._begun))
        del self._begun[:end]
        return found

    def close(self) -> None:
        """Give up what nobody has taken."""
        for file in (*self._files, *(message.file for message in self._whole if message.file is not None)):
            os.close(file)
        self._files.clear()
        self._whole.clear()

    def _messages(self, data: bytearray, size: int) -> tuple[list[Message], int]:
        """The whole messages in the first `size` bytes, and where they end."""
        found: list[Message] = []
        at = 0
        while size - at >= _HEAD.size:
            head, body, processor, filed = _HEAD.unpack_from(data, at)
            start = at + _HEAD.size + head
            if size < start + body:
                break
            header = bytes(data[at + _HEAD.size : start])
            at = start + body
            parsed = _parsed(header) if head < _SMALL else json.loads(header)
            file = self._files.popleft() if filed else None
            found.append(Message(parsed, bytes(memoryview(data)[start:at]), file, processor))
        return found, at


@lru_cache(256)
def _parsed(header: bytes) -> Mapping[str, Any]:
    parsed: Mapping[str, Any] = json.loads(header)
    return parsed
