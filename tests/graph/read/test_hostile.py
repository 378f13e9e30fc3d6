"""No file takes reading down: it gives documents, or an error that names the file and what to change."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.errors import InvalidInput, TooLarge, UnreadableFile
from graph.read import document, limits, sources
from tests.graph.read import files, hostile
from tests.graph.read.hostile import (
    LAUGHS,
    LOCKED,
    MEMBERS,
    PARAGRAPH,
    REFUSED,
    SAID,
    nested,
    page,
    word,
    zipped,
)


@pytest.mark.parametrize("name", LOCKED)
def test_a_locked_file_says_that_it_is(name: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"^{name} is encrypted; save it without a password"):
        list(sources(name, LOCKED[name]()))


@pytest.mark.parametrize("flag", [2, 4, 16])
def test_a_locked_hwp_says_that_it_is(tmp_path: Path, flag: int) -> None:
    with pytest.raises(UnreadableFile, match=r"^a.hwp is encrypted"):
        list(sources("a.hwp", hostile.locked_hwp(files.hwp(str(tmp_path)), flag)))


READ: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "PDF that only forbids printing": ("a.pdf", lambda: hostile.locked_pdf(""), "bunkering in its port."),
    "PDF of absurd size": ("a.pdf", lambda: hostile.pdf("0 0 99999999999 9e37"), "in its port."),
    "PDF of negative size": ("a.pdf", lambda: hostile.pdf("0 0 -1e38 0"), "in its port."),
    "PDF packed twice": ("a.pdf", lambda: hostile.pdf(packed=2, spaces=10**7), "in its port."),
    "boxes in boxes": (
        "a.docx",
        lambda: word(nested(80, "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>", PARAGRAPH)),
        SAID,
    ),
    "tables in tables": (
        "a.docx",
        lambda: word(nested(80, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", PARAGRAPH)),
        SAID,
    ),
    "a file's own text by entity": (
        "a.docx",
        lambda: word(
            PARAGRAPH + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>",
            '<!DOCTYPE a [<!ENTITY a SYSTEM "/etc/passwd">]>',
        ),
        SAID,
    ),
    "HTML 300 deep": (
        "a.html",
        lambda: page(nested(300, "<div>", "</div>", SAID) + "<p>끝.</p>"),
        f"{SAID}\n끝.",
    ),
    "tags left open": ("a.html", lambda: page(f"<p><font>{SAID}" * 3000 + "<p>끝."), f"{SAID}\n끝."),
    "HTML of one long text": ("a.html", lambda: page(SAID * 150_000 + "끝."), "끝."),
    "menus in menus": (
        "a.html",
        lambda: page("<div class=menu>" * 900 + f"<p>{SAID * 3}" * 2 + "<p>안녕" * 3000 + "<p>끝."),
        "끝.",
    ),
    "entities in HTML": (
        "a.html",
        lambda: f"<!DOCTYPE html [{LAUGHS}]>".encode() + page(SAID + "&j;"),
        SAID + "&j;",
    ),
    "a charset that is none": (
        "a.html",
        lambda: page(SAID, "<meta charset=base64>").decode().encode("cp949"),
        SAID,
    ),
    "a charset of Python's own": (
        "a.html",
        lambda: page(SAID + "\\x", "<meta charset=unicode_escape>").decode().encode("cp949"),
        f"{SAID}\\x",
    ),
    "links never closed": ("a.md", lambda: ("[a](" * 10**5 + SAID).encode(), SAID),
    "pictures never closed": ("a.md", lambda: ("![" * 10**5 + SAID).encode(), SAID),
    "spaces in a heading": ("a.md", lambda: ("# a" + " " * 10**5 + SAID).encode(), SAID),
    "spaces in a rule": ("a.md", lambda: ("|---" + " " * 10**5 + SAID).encode(), SAID),
    "spaces in a field": ("a.md", lambda: f"---\ntitle: a{' ' * 10**5}b\n---\n{SAID}".encode(), SAID),
}


@pytest.mark.parametrize("what", READ)
def test_a_strange_file_is_read_whole(what: str) -> None:
    name, make, end = READ[what]
    (source,) = sources(name, make())
    assert source.error is None
    assert source.text.rstrip().endswith(end)


@pytest.mark.parametrize("what", REFUSED)
def test_a_harmful_file_is_refused_with_what_to_change(what: str) -> None:
    name, make, kind, why = REFUSED[what]
    with pytest.raises(kind, match=why) as refused:
        list(sources(name, make()))
    assert str(refused.value).startswith(name)


@pytest.mark.parametrize("what", MEMBERS)
def test_a_harmful_member_of_an_archive_leaves_the_others(what: str) -> None:
    harm, kind, told = MEMBERS[what]
    a, b, c = sources("z.zip", zipped(harm))
    assert (a.error, c.error) == (None, None)
    assert isinstance(b.error, kind)
    assert b.error.detail.startswith("z.zip/b.txt ")
    assert told in b.error.detail


def test_an_office_file_is_no_larger_within_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBER", 2000)
    with pytest.raises(TooLarge, match="unpacks to over"):
        list(sources("a.docx", files.word()))


def test_an_office_file_is_repacked_without_its_pictures() -> None:
    data = hostile.remade(files.word(), "docProps/thumbnail.jpeg", lambda picture: picture * 9)
    with zipfile.ZipFile(io.BytesIO(limits.repacked("a.docx", data))) as made:
        assert made.read("word/document.xml")
        assert not made.read("docProps/thumbnail.jpeg")


@pytest.mark.parametrize("title, url", [("\ud800", None), (None, "https://example.org/\udfff")])
def test_what_is_no_unicode_is_refused_in_every_field(title: str | None, url: str | None) -> None:
    with pytest.raises(InvalidInput, match="lone surrogates"):
        document(SAID, title=title, url=url)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    hwp = files.hwp(str(tmp_path_factory.mktemp("hwp")))
    whole = {name: make() for name, make in files.MAKERS.items()} | {"a.hwp": hwp}
    members = {name.replace("a.", f"{i}__"): data for i, (name, data) in enumerate(whole.items())}
    return whole | {"a.zip": files.archive(**members, z__zip=files.archive(**members))}


Damage = Callable[[bytes], bytes]


def _at(data: bytes, place: float) -> int:
    return int(len(data) * place)


def _cut(place: float) -> Damage:
    return lambda data: data[: _at(data, place)]


def _without(place: float, size: int) -> Damage:
    return lambda data: data[: _at(data, place)] + data[_at(data, place) + size :]


def _flipped(place: float, bit: int) -> Damage:
    def damage(data: bytes) -> bytes:
        at = min(_at(data, place), len(data) - 1)
        return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :] if data else data

    return damage


def _swapped(one: float, other: float, size: int) -> Damage:
    def damage(data: bytes) -> bytes:
        a, b = sorted((_at(data, one), _at(data, other)))
        size_ = min(size, b - a)
        return data[:a] + data[b : b + size_] + data[a + size_ : b] + data[a : a + size_] + data[b + size_ :]

    return damage


_PLACE = st.floats(0, 1)
_DAMAGES = st.lists(
    st.one_of(
        st.builds(_cut, _PLACE),
        st.builds(_without, _PLACE, st.integers(1, 600)),
        st.builds(_flipped, _PLACE, st.integers(0, 7)),
        st.builds(_swapped, _PLACE, _PLACE, st.integers(1, 600)),
    ),
    min_size=1,
    max_size=4,
)
_NAMES = [*files.MAKERS, "a.hwp", "a.zip"]


def _read(name: str, data: bytes) -> None:
    """Read all documents of a file; anything but an error that names what to change is a failure."""
    told: list[str] = []
    whole: list[str] = []
    try:
        for source in sources(name, data):
            try:
                source.document()
            except InvalidInput as error:
                told.append(error.detail)
    except InvalidInput as error:
        whole.append(error.detail)
    assert all(detail.startswith(name) for detail in whole)
    assert not any("Traceback" in detail or "object at 0x" in detail for detail in (*told, *whole))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(_NAMES), damages=_DAMAGES)
def test_no_damage_crashes_reading(made: dict[str, bytes], name: str, damages: list[Damage]) -> None:
    data = made[name]
    for damage in damages:
        data = damage(data)
    _read(name, data)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=st.sampled_from(["docx", "hwpx"]), damages=_DAMAGES)
def test_no_damage_within_a_sound_archive_crashes_reading(
    made: dict[str, bytes], form: str, damages: list[Damage]
) -> None:
    def damaged(data: bytes) -> bytes:
        for damage in damages:
            data = damage(data)
        return data

    _read(f"a.{form}", hostile.inside(made[f"a.{form}"], form, damaged))


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(_NAMES), data=st.binary(max_size=300), whole=st.booleans())
@example(name="a.html", data=b"\xff<meta charset=zlib>", whole=False)
def test_no_bytes_crash_reading(made: dict[str, bytes], name: str, data: bytes, whole: bool) -> None:
    _read(name, made[name][:64] + data if whole else data)


def test_a_member_without_a_name_is_left_out() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "회의가 열렸다.")
    data = bytearray(packed.getvalue())
    entry = data.index(b"PK\x01\x02")
    data[entry + 28], data[entry + 32] = 0, len("a.txt")  # its name taken for a comment
    assert list(sources("a.zip", bytes(data))) == []
