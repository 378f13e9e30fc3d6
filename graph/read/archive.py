"""Zip archives, also within each other."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from graph.errors import InvalidInput, TooLarge, UnreadableFile
from graph.read import limits
from graph.read.source import Source

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    KeyError,
)
_SKIPPED = ("__MACOSX/", ".DS_Store", "Thumbs.db")
Reader = Callable[[str, bytes, limits.Unpacking], Iterator[Source]]


def read_zip(name: str, data: bytes, so_far: limits.Unpacking, read: Reader) -> Iterator[Source]:
    """The sources of all files in an archive; one that cannot be read comes as a source with its error.

    So does one that is encrypted or packed to burst. `so_far` is what the archives around this one have
    unpacked to; `read` reads a member. Raises `UnreadableFile` for a broken archive, `TooLarge` for one over
    the limits of `graph.read.limits`.
    """
    if so_far.depth >= limits.DEPTH:
        raise TooLarge(f"{name}: archives within archives are read to a depth of {limits.DEPTH}; unpack it")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableFile(f"{name} is no whole zip archive ({error}); send it again") from error
    with archive:
        limits.check_total(name, archive)
        so_far.depth += 1
        for member in archive.infolist():
            if not _skipped(member):
                yield from _member(f"{name}/{_name(member)}", archive, member, so_far, read)
        so_far.depth -= 1


def _member(
    name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, so_far: limits.Unpacking, read: Reader
) -> Iterator[Source]:
    try:
        yield from read(name, limits.unpack(name, archive, member, so_far), so_far)
    except InvalidInput as error:
        yield Source(name, "", error=error)
    except _BROKEN as error:
        yield Source(name, "", error=UnreadableFile(f"{name} is damaged in its archive ({error})"))


def _skipped(member: zipfile.ZipInfo) -> bool:
    base = member.filename.rsplit("/", 1)[-1]  # none of a folder, nor of a damaged archive's nameless member
    return not base or base.startswith(".") or any(s in member.filename for s in _SKIPPED)


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name; Korean Windows writes CP949 without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp949")
    except UnicodeError:
        return member.filename
