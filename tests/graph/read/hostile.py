"""Files that nobody means well: locked, packed to burst, nested, crowded; and ways to damage a good one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from hwpx.hwp5.cfb import build_compound_file
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from graph.errors import PolicygraphError, TooLarge, UnreadableFile
from tests.graph.read import files

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MEMBER = {"docx": "word/document.xml", "hwpx": "Contents/section0.xml"}
SAID = "도는 군산항에서 시험장 개소식을 열었다고 밝혔다."
PARAGRAPH = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
LAUGHS = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))


def remade(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one member changed, whole again."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == member else old.read(one))
    return made.getvalue()


def inside(data: bytes, form: str, change: Callable[[bytes], bytes]) -> bytes:
    """An office file whose main part is changed, in an archive that is sound."""
    return remade(data, _MEMBER[form], change)


def word(body: str, before: str = "") -> bytes:
    xml = f'<?xml version="1.0"?>{before}<w:document {_W}><w:body>{body}</w:body></w:document>'
    return inside(files.word(), "docx", lambda _: xml.encode())


def nested(depth: int, opening: str, closing: str, middle: str) -> str:
    return opening * depth + middle + closing * depth


def locked_word() -> bytes:
    """What Word writes with a password: a compound file that holds the document as ciphertext."""
    return build_compound_file([("EncryptionInfo", b"\4\0\4\0" * 99), ("EncryptedPackage", bytes(5000))])


def locked_pdf(password: str) -> bytes:
    """A PDF that asks for a password, or, without one, only forbids printing."""
    made = io.BytesIO()
    page = canvas.Canvas(made, encrypt=StandardEncryption(password, "owner", canPrint=0, canCopy=0))
    page.drawString(60, 700, "The province opened a test site for bunkering in its port.")
    page.save()
    return made.getvalue()


def locked_hwp(data: bytes, flag: int) -> bytes:
    """An HWP 5 document whose header says that it is locked: 2 a password, 4 for distribution, 16 DRM."""
    at = data.index(b"HWP Document File") + 36
    (flags,) = struct.unpack_from("<I", data, at)
    return data[:at] + struct.pack("<I", flags | flag) + data[at + 4 :]


def locked_hwpx() -> bytes:
    """What Hancom writes with a password: parts as ciphertext, and a manifest that says so."""
    manifest = (
        '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><odf:file-entry '
        'odf:full-path="Contents/section0.xml"><odf:encryption-data/></odf:file-entry></odf:manifest>'
    )
    data = remade(files.hwpx(), "META-INF/manifest.xml", lambda _: manifest.encode())
    return inside(data, "hwpx", lambda xml: zlib.compress(xml))


def pdf(box: str = "0 0 612 792", packed: int = 0, spaces: int = 0) -> bytes:
    """A PDF by hand: its size of page, how often its text is packed, how many spaces follow the text."""
    content = b"BT /F1 12 Tf 72 720 Td (The province opened a test site in its port.) Tj ET" + b" " * spaces
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * packed
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[" + box.encode() + b"]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    table = b"xref\n0 6\n0000000000 65535 f \n" + rows + b"trailer<</Root 1 0 R/Size 6>>\n"
    return data + table + b"startxref\n%d\n%%%%EOF" % len(data)


def zipped(harm: Callable[[zipfile.ZipFile], None]) -> bytes:
    """An archive with a sound member before a harmful one, and one behind it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", files.text())
        harm(archive)
        archive.writestr("c.txt", files.text())
    return made.getvalue()


def page(body: str, head: str = "<meta charset=utf-8>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


LOCKED: dict[str, Callable[[], bytes]] = {
    "a.docx": locked_word,
    "a.pdf": lambda: locked_pdf("secret"),
    "a.hwpx": locked_hwpx,
}
"""Files that ask for a password, by name."""

REFUSED: dict[str, tuple[str, Callable[[], bytes], type[PolicygraphError], str]] = {
    "entities in docx": (
        "a.docx",
        lambda: word("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", f'<!DOCTYPE a [<!ENTITY a "ha">{LAUGHS}]>'),
        UnreadableFile,
        "save it again",
    ),
    "docx nested without end": (
        "a.docx",
        lambda: word(nested(5000, "<w:sdt>", "</w:sdt>", PARAGRAPH)),
        UnreadableFile,
        "save it again",
    ),
    "docx packed to burst": ("a.docx", lambda: word(PARAGRAPH * 10**5), TooLarge, "200 times"),
    "entities in hwpx": (
        "a.hwpx",
        lambda: inside(files.hwpx(), "hwpx", lambda xml: f"<!DOCTYPE a [{LAUGHS}]>".encode() + xml),
        UnreadableFile,
        "save it as",
    ),
    "hwpx nested without end": (
        "a.hwpx",
        lambda: inside(
            files.hwpx(), "hwpx", lambda xml: xml.replace(b"</hs:sec>", b"<hp:p>" * 5000 + b"</hs:sec>")
        ),
        UnreadableFile,
        "save it as",
    ),
    "HTML nested without end": (
        "a.html",
        lambda: page(nested(10**5, "<div>", "</div>", SAID)),
        UnreadableFile,
        "over 2,000 deep",
    ),
    "a tag of many attributes": (
        "a.html",
        lambda: page(f"<p {' '.join(f'a{i}=1' for i in range(10**5))}>{SAID}"),
        UnreadableFile,
        "attributes",
    ),
}
"""Harmful files: name, bytes, the error, and what its text says."""

MEMBERS: dict[str, tuple[Callable[[zipfile.ZipFile], None], type[PolicygraphError], str]] = {
    "bzip2": (lambda made: made.writestr("b.txt", files.text(), zipfile.ZIP_BZIP2), UnreadableFile, "plain"),
    "LZMA": (lambda made: made.writestr("b.txt", files.text(), zipfile.ZIP_LZMA), UnreadableFile, "plain"),
    "packed to burst": (lambda made: made.writestr("b.txt", b" " * (4 << 20)), TooLarge, "200 times"),
    "encrypted": (lambda made: locked(made, "b.txt"), UnreadableFile, "encrypted; unpack it"),
}
"""Harmful members of an archive: what writes them, the error, and what its text says."""


def locked(made: zipfile.ZipFile, name: str) -> None:
    """Write a member that says it is encrypted."""
    made.writestr(name, files.text())
    made.getinfo(name).flag_bits |= 1
