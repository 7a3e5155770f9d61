"""What a file holds: tables of rows by their keys, read from what was handed over and from what should be."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from sijill.errors import InputError
from sijill.export.formats.form import File
from sijill.export.frames import polars
from sijill.export.sheet import plain

Row = dict[str, str]
FORMS = ("html", "pdf", "docx", "jsonld", "geojson", "csv", "xlsx", "parquet", "datapackage")
PAPERS = ("pdf", "docx")  # briefs on pages, which carry themselves as data
_SUFFIXES = {
    ".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx", ".jsonld": "jsonld",
    ".geojson": "geojson", ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet",
}  # fmt: skip
# A data package's tables with a key of their own; the others are compared row by row.
_KEYS = {"reports": ("id", "version"), "events": ("id",), "mentions": ("id",), "actors": ("id",)}
# What the libraries raise for what is no file of theirs.
_BROKEN = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, StopIteration, OSError, RecursionError,
    csv.Error, zipfile.BadZipFile,
)  # fmt: skip
_LARGEST = 1 << 30  # bytes of a part of a package that are read


class Held(Struct, frozen=True, kw_only=True):
    """What a file holds.

    Attributes:
        form: of the file. tables: name → key of a row → field → value, everything as text.
        about: what the file says of itself; empty where its form has no place for that.
    """

    form: str
    tables: dict[str, dict[str, Row]]
    about: dict[str, Any] = {}


def form_of(path: Path) -> str:
    """Return the form of a file by its name, or by what is in it.

    Raises:
        InputError: ``not-found``, ``not-verifiable``.
    """
    if not path.exists():
        raise InputError("not-found", str(path))
    if path.is_dir() or path.suffix.lower() == ".zip":
        return "datapackage"
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise InputError("not-verifiable", str(path), kinds=", ".join(FORMS))
    return form


def files_in(path: Path) -> tuple[File, ...]:
    """Return the files of an export at ``path``: one, a folder's, or a ZIP's.

    Raises:
        InputError: ``unreadable``; ``damaged``.
    """
    try:
        if path.is_dir():
            found = sorted(one for one in path.rglob("*") if one.is_file())
            return tuple(File(one.relative_to(path).as_posix(), one.read_bytes()) for one in found)
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                return tuple(File(one.filename, _member(archive, one)) for one in archive.infolist())
        return (File(path.name, path.read_bytes()),)
    except OSError as error:
        raise InputError("unreadable", str(path), reason=error.strerror or str(error)) from None
    except zipfile.BadZipFile as error:
        raise InputError("damaged", str(path), kind="ZIP", reason=str(error)) from None


def _member(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    if one.file_size > _LARGEST:
        raise zipfile.BadZipFile(one.filename)
    return archive.read(one)


def held(form: str, files: Iterable[File], place: str) -> Held:
    """Return what files of a form hold.

    Raises:
        InputError: ``damaged`` where they are none of this form.
        UsageError: ``no-polars``.
    """
    readers: dict[str, Callable[[tuple[File, ...]], Held]] = {
        "csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "geojson": _geojson, "jsonld": _jsonld,
        "datapackage": _datapackage,
    }  # fmt: skip
    given = tuple(files)
    try:
        return readers[form](given)
    except _BROKEN as error:
        raise InputError("damaged", place, kind=form, reason=str(error) or type(error).__name__) from None


def keyed(rows: Iterable[tuple[str, Row]]) -> dict[str, Row]:
    """Return rows by their keys; of several of one key each but the first with its number."""
    found: dict[str, Row] = {}
    for key, row in rows:
        number, name = 1, key
        while name in found:
            number += 1
            name = f"{key} #{number}"
        found[name] = row
    return found


def _table(body: bytes) -> list[Row]:
    csv.field_size_limit(_LARGEST)
    rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline=""), strict=True)
    return [{str(name): plain(value or "") for name, value in row.items()} for row in rows]


def _csv(files: tuple[File, ...]) -> Held:
    return Held(form="csv", tables={"events": keyed((row["id"], row) for row in _table(files[0].body))})


def _xlsx(files: tuple[File, ...]) -> Held:
    from openpyxl import load_workbook  # noqa: PLC0415  slow to import

    book = load_workbook(io.BytesIO(files[0].body), read_only=True)
    rows = ([_cell(value) for value in row] for row in book["events"].iter_rows(values_only=True))
    heads = next(rows)
    events = keyed((row[0], dict(zip(heads, row, strict=False))) for row in rows)
    about: dict[str, Any] = {}
    for row in book["about"].iter_rows(values_only=True):
        name, value = _cell(row[0]), _cell(row[1])
        about.setdefault(name, []).append(value)
    facts = {name: found[0] for name, found in about.items()} | {"redacted": about.get("redacted", [])}
    facts.pop("filters", None)  # in words; the events themselves tell which were asked for
    return Held(form="xlsx", tables={"events": events}, about=facts)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        return str(value.isoformat()[:10])
    return plain(value) if isinstance(value, str) else _plain(value)


def _parquet(files: tuple[File, ...]) -> Held:
    library = polars()
    try:
        frame = library.read_parquet(io.BytesIO(files[0].body))
    except library.exceptions.PolarsError as error:
        raise ValueError(str(error)) from None
    rows = ({name: _cell(value) for name, value in row.items()} for row in frame.iter_rows(named=True))
    return Held(form="parquet", tables={"events": keyed((row["id"], row) for row in rows)})


def _plain(value: Any) -> str:
    """Return a value as text, the same whether it was read as a whole number or as a float."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fields(of: Mapping[str, Any]) -> Row:
    return {str(name): "" if value is None else _plain(value) for name, value in of.items()}


def _geojson(files: tuple[File, ...]) -> Held:
    whole = json.loads(files[0].body)
    rows = (
        (str(one["id"]), _fields(one["properties"] | {"geometry": one["geometry"]}))
        for one in whole["features"]
    )
    return Held(form="geojson", tables={"events": keyed(rows)}, about=whole.get("sijill", {}))


def _jsonld(files: tuple[File, ...]) -> Held:
    whole = json.loads(files[0].body)
    rows = keyed((str(one["id"]), _fields(one)) for one in whole["@graph"])
    context = {"@context": {"@context": _plain(whole["@context"])}}
    return Held(
        form="jsonld", tables={"graph": rows, "context": context}, about=whole.get("sijill:about", {})
    )


def _datapackage(files: tuple[File, ...]) -> Held:
    bodies = {one.name: one.body for one in files}
    descriptor = json.loads(bodies["datapackage.json"])
    tables = {one["name"]: keyed(_rows(one["name"], bodies[one["path"]])) for one in descriptor["resources"]}
    return Held(form="datapackage", tables=tables, about=descriptor["sijill"])


def _rows(name: str, body: bytes) -> Iterator[tuple[str, Row]]:
    for row in _table(body):
        key = _KEYS.get(name)
        yield " ".join(row[one] for one in key) if key else " | ".join(row.values()), row
