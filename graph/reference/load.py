"""Reads reference CSV files: `ontology/reference` and a user's own.

Format: UTF-8; lines that begin with `#` are comments (the source and its date stand there); then a header
and rows. `id`, `type` and `ko` or `en` are needed, the other columns may be left out; several values in one
cell are parted by `|`.

- `id`: lower-case ASCII; it becomes the last part of the thing's IRI · `type`: a type code of the guidelines
- `ko` `en`: the main names · `ko_alt` `en_alt`: other names · `short`: bare forms (포항, 경북)
- `parent`: the id of its group, ministry or region · `from` `to`: ISO days
- `before`: ids of predecessors that it continues · `parts_from`: ids of bodies of which it took a part only
- `industries`: codes · `same_as`: IRIs · `lat` `lon`: WGS 84 degrees · `code`: `scheme:code`
- `governed_by`: of a region, the id of its local government, which is then made as well
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from graph.errors import InvalidInput
from graph.model import Kind
from graph.reference.countries import countries
from graph.reference.values import Reference, ReferenceSet, linked
from graph.vocab import CLASSES

ONTOLOGY = Path(__file__).resolve().parents[2] / "ontology"
REFERENCE = ONTOLOGY / "reference"
COLUMNS = (
    *("id", "type", "ko", "en", "ko_alt", "en_alt", "short", "parent", "from", "to", "before", "parts_from"),
    *("industries", "same_as", "lat", "lon", "code", "governed_by"),
)
_ID = re.compile(r"[a-z0-9][a-z0-9._-]*")
_KINDS = {code: kind for kind, code in CLASSES if kind not in {Kind.ALLIANCE, Kind.QUOTATION}}
_KINDS["other"] = Kind.ORGANIZATION


_own: tuple[Path, ...] = ()
OWN = "own-"
"""How the names of a user's own files begin."""


def use(files: Iterable[Path]) -> None:
    """Read these files of the user's own too wherever this process loads reference data from now on."""
    global _own
    _own = tuple(files)


def load(folder: Path = REFERENCE, extra: Iterable[Path] | None = None) -> ReferenceSet:
    """All reference data: the countries, every `*.csv` of `folder`, then `extra` files in their order.

    `extra` is what `use` named, if not given. A later row of a known id replaces the earlier. Raises
    `InvalidInput`, naming file and line.
    """
    files = _own if extra is None else tuple(extra)
    return _load(folder, files, tuple(file.stat().st_mtime_ns for file in files if file.exists()))


@lru_cache(maxsize=4)
def _load(folder: Path, extra: tuple[Path, ...], _changed: tuple[int, ...]) -> ReferenceSet:
    items = {item.id: item for item in countries(folder)}
    for path in (*filter(_holds_references, sorted(folder.glob("*.csv"))), *extra):
        for item in read_file(path):
            known = items.get(item.id)
            if known and known.kind is not item.kind:
                raise InvalidInput(
                    f"{path.name}: the id {item.id} is already that of the {known.kind} {known.label()}"
                )
            items[item.id] = item
    for item in items.values():
        missing = [
            one
            for one in (*item.predecessors, *item.parts_from, item.parent, item.governs)
            if one and one not in items
        ]
        if missing:
            raise InvalidInput(f"{item.source}: {item.id} points at {missing[0]}, which no file has")
    return linked(items.values())


def _holds_references(path: Path) -> bool:
    """Whether a file of the folder lists things: word lists, which have no ids, stand there too."""
    with path.open(encoding="utf-8-sig") as lines:
        header = next((line for line in lines if not line.startswith("#")), "")
    return header.startswith("id,")


def read_file(path: Path) -> list[Reference]:
    """The rows of one file; raises `InvalidInput` that names the line and what to change."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{path.name} cannot be read as UTF-8: {error}") from error
    rows = csv.reader(line for line in lines if not line.startswith("#"))
    header = next(rows, [])
    wrong = [name for name in header if name not in COLUMNS]
    if wrong or not {"id", "type"} <= set(header) or not {"ko", "en"} & set(header):
        raise InvalidInput(
            f"{path.name}: the header is {header}; it needs id, type and ko or en, of {COLUMNS}"
        )
    comments = sum(line.startswith("#") for line in lines)
    found: list[Reference] = []
    for row in rows:
        if any(row):
            where = f"{path.name}, line {rows.line_num + comments}"
            found += _references(
                dict(zip(header, row, strict=False)), len(row) > len(header), path.name, where
            )
    seen: set[str] = set()
    for item in found:
        if item.id in seen:
            raise InvalidInput(f"{path.name}: the id {item.id} stands there twice")
        seen.add(item.id)
    return found


def _references(row: dict[str, str], too_long: bool, source: str, where: str) -> Iterator[Reference]:
    """The reference of a row, and for a governed region its local government."""
    row = {name: value.strip() for name, value in row.items()}
    if too_long:
        raise InvalidInput(f"{where}: more cells than the header has; quote cells that hold a comma")
    item = _reference(row, source, where)
    yield item
    if governed_by := row.get("governed_by"):
        yield _government(item, governed_by)


def _reference(row: dict[str, str], source: str, where: str) -> Reference:
    if not _ID.fullmatch(row["id"]):
        raise InvalidInput(f"{where}: id {row['id']!r} must be lower-case ASCII letters, digits, - . _")
    if row.get("type") not in _KINDS:
        raise InvalidInput(f"{where}: unknown type {row.get('type')!r}; one of {', '.join(sorted(_KINDS))}")
    names = _names(row)
    if not names:
        raise InvalidInput(f"{where}: {row['id']} has no name; fill in ko or en")
    for column in ("from", "to"):
        if row.get(column) and not _is_day(row[column]):
            raise InvalidInput(f"{where}: {column} is {row[column]!r}; write YYYY-MM-DD")
    codes = tuple(code.rpartition(":")[::2] for code in _cell(row, "code"))
    return Reference(
        id=row["id"],
        kind=_KINDS[row["type"]],
        type=row["type"],
        names=names,
        short=_cell(row, "short"),
        valid_from=row.get("from") or None,
        valid_to=row.get("to") or None,
        predecessors=_cell(row, "before"),
        parts_from=_cell(row, "parts_from"),
        parent=row.get("parent") or None,
        industries=_cell(row, "industries"),
        same_as=_cell(row, "same_as"),
        lat=_degrees(row, "lat", 90, where),
        lon=_degrees(row, "lon", 180, where),
        codes=codes,
        source=source,
    )


def _is_day(text: str) -> bool:
    try:
        return len(text) == len("2024-01-31") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _names(row: dict[str, str]) -> tuple[tuple[str, str], ...]:
    korean = [row.get("ko", ""), *_cell(row, "ko_alt"), *_cell(row, "short")]
    english = [row.get("en", ""), *_cell(row, "en_alt")]
    pairs = [(name, "ko") for name in korean if name] + [(name, "en") for name in english if name]
    return tuple(dict.fromkeys(pairs))


def _cell(row: dict[str, str], column: str) -> tuple[str, ...]:
    """The values of a cell, parted by `|`."""
    text = row.get(column)
    return tuple(part.strip() for part in text.split("|") if part.strip()) if text else ()


def _degrees(row: dict[str, str], column: str, limit: int, where: str) -> float | None:
    text = row.get(column)
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise InvalidInput(f"{where}: {column} is {text!r}; write degrees such as 36.03") from error
    if not -limit <= value <= limit:
        raise InvalidInput(f"{where}: {column} is {text}; it must lie within ±{limit}")
    return value


def _government(region: Reference, reference: str) -> Reference:
    """The body that governs a region: its full names, with 청 its seat, in English as Government."""
    full = [(name, lang) for name, lang in region.names if name not in region.short]
    korean = [name for name, lang in full if lang == "ko"]
    seats = [(f"{name}청", "ko") for name in korean if name[-1] in "시도군구"]
    english = [(form, lang) for name, lang in full if lang == "en" for form in _english_governments(name)]
    return Reference(
        id=reference,
        kind=Kind.ORGANIZATION,
        type="local-government",
        names=(*((name, "ko") for name in korean), *seats, *english),
        governs=region.id,
        valid_from=region.valid_from,
        valid_to=region.valid_to,
        source=region.source,
    )


def _english_governments(region: str) -> Iterator[str]:
    """The names in English of the body that governs a region: Busan Metropolitan (City) Government."""
    yield f"{region} Government"
    if region.endswith(" Metropolitan City"):
        yield f"{region.removesuffix(' City')} Government"
    elif region.endswith(" Province"):
        yield f"{region.removesuffix(' Province')} Provincial Government"
