"""Where an answer waits until its query has ended: in memory at first, then in a file without a name."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO

from graph.errors import LimitExceeded

IN_MEMORY = 1 << 20


class Spool:
    """A file to write to that refuses to grow past `limit` bytes."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._parts = bytearray()
        self.file: IO[bytes] | None = None
        self.size = 0

    def write(self, data: bytes) -> int:
        """Take some more of the answer; raises `LimitExceeded`."""
        self.size += len(data)
        if self.size > self._limit:
            raise LimitExceeded(
                f"the answer is larger than {self._limit} bytes: ask for less, or use LIMIT and OFFSET"
            )
        if self.file is None and self.size > IN_MEMORY:
            self.file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - handed over, closed by `close`
            self.file.write(self._parts)
            self._parts.clear()
        if self.file is None:
            self._parts += data
        else:
            self.file.write(data)
        return len(data)

    def flush(self) -> None:
        """Have all of it written."""
        if self.file is not None:
            self.file.flush()

    def body(self) -> bytes:
        """What is in memory: all of a small answer."""
        return bytes(self._parts)

    def close(self) -> None:
        """Let go of the file."""
        if self.file is not None:
            self.file.close()
