"""Addresses as people type them: not all ASCII."""

from __future__ import annotations

import re

_REQUEST_LINE = re.compile(rb"[A-Z]+ (\S+) HTTP/1\.[01]\r?\n")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def escape_request_line(data: bytes) -> bytes:
    """`data` with the address of a request line that it begins with in ASCII.

    >>> escape_request_line("GET /?q=가 HTTP/1.1\\r\\n".encode())
    b'GET /?q=%EA%B0%80 HTTP/1.1\\r\\n'
    """
    found = _REQUEST_LINE.match(data)
    if not found or found[1].isascii():
        return data
    address = _NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], found[1])
    return data[: found.start(1)] + address + data[found.end(1) :]
