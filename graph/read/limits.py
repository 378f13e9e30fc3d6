"""Limits on packed files, checked before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from graph.errors import TooLarge, UnreadableFile

MEMBER = 64 * 2**20
"""Bytes of one unpacked file: as much as a request may bring."""
TOTAL = 512 * 2**20
"""Bytes of all that one archive unpacks to, archives in it included."""
MEMBERS = 10_000
RATIO = 200
"""Unpacked to packed bytes; text packs at 3 to 10, the worst office files at under 100."""
DEPTH = 3
"""Archives within archives."""
_SMALL = 2**20
_BOUNDED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Packings that `zipfile` undoes just as far as it is asked to; of others 100 bytes may become a gigabyte."""


@dataclass(slots=True)
class Unpacking:
    """How deep in archives the reader is, and how many bytes the whole file has unpacked to so far."""

    depth: int = 0
    size: int = 0


def check(name: str, archive: zipfile.ZipFile) -> None:
    """Raise `TooLarge` for an office file that unpacks to too much, `UnreadableFile` for an encrypted one."""
    check_total(name, archive)
    for member in archive.infolist():
        check_member(name, member)


def check_total(name: str, archive: zipfile.ZipFile) -> None:
    """Raise `TooLarge` for an archive of too many files, or that unpacks to too much."""
    members = archive.infolist()
    total = sum(m.file_size for m in members)
    if len(members) > MEMBERS:
        raise TooLarge(f"{name} holds {len(members):,} files; send at most {MEMBERS:,} in one archive")
    if total > TOTAL:
        raise TooLarge(f"{name} unpacks to {total:,} bytes; send at most {TOTAL:,} in one archive")


def check_member(name: str, member: zipfile.ZipInfo) -> None:
    """Raise `UnreadableFile` for an encrypted or oddly packed file, `TooLarge` for one packed to burst.

    `name` is what to call it.
    """
    if member.flag_bits & 0x1:
        raise UnreadableFile(f"{name} is encrypted; unpack it, or save it without a password")
    if member.compress_type not in _BOUNDED:
        raise UnreadableFile(f"{name} is neither stored nor deflated; pack it as a plain zip")
    if member.file_size > _SMALL and member.file_size > RATIO * max(1, member.compress_size):
        raise TooLarge(f"{name} unpacks to over {RATIO} times its size; unpack it yourself")


def unpack(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, so_far: Unpacking) -> bytes:
    """The bytes of one member, never more than the limits, whatever its header says.

    Raises what `check_member` does.
    """
    check_member(name, member)
    if so_far.size + member.file_size > TOTAL:
        raise TooLarge(f"{name}: all that this file holds unpacks to over {TOTAL:,} bytes; send it in parts")
    with archive.open(member) as stream:
        data = stream.read(MEMBER + 1)
    if len(data) > MEMBER:
        raise TooLarge(f"{name} unpacks to over {MEMBER:,} bytes; send it in parts")
    so_far.size += len(data)
    return data


def repacked(name: str, data: bytes) -> bytes:
    """An office file with its XML as it is and all else empty, so that a library may read it without care.

    Raises what `check` and `unpack` do.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as written:
        check(name, archive)
        so_far = Unpacking()
        for member in archive.infolist():
            text = member.filename.endswith((".xml", ".rels"))
            written.writestr(member.filename, unpack(name, archive, member, so_far) if text else b"")
    return made.getvalue()
