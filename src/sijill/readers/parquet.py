"""Apache Parquet: one report a row, fields named by the columns."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from sijill.errors import InputError, SijillError
from sijill.readers.build import Origin, build
from sijill.readers.identity import sha256
from sijill.readers.options import ReadOptions, field_names, head_key
from sijill.readers.records import Names, draft_of
from sijill.readers.tables import holds_texts
from sijill.readers.unread import Unread
from sijill.schema import Report

EXTRACTOR = "parquet/1"
KIND = ".parquet"
_ROWS = 256  # rows unpacked at once


def read_parquet(stream: BinaryIO, place: str, options: ReadOptions) -> Iterator[Report | Unread]:
    """Yield the reports of a Parquet file, row by row; a bad row is listed with its number.

    Args:
        stream: seekable bytes.
        place: the file's name.
        options: names of columns, limit of a row.

    Raises:
        InputError: ``parquet-extra``, ``damaged``, ``no-text-field`` with the columns there are.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  of an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise InputError("parquet-extra", place) from None
    names = field_names(options)
    try:
        file = parquet.ParquetFile(stream)
        _check(file.schema_arrow.names, names, place)
        wanted = [name for name in file.schema_arrow.names if head_key(name) in _known(names)]
        for number, row in enumerate(_rows(file, wanted), 1):
            yield _report(row, f"{place}:{number}", names, options)
    except (pa.ArrowException, OSError) as error:
        raise InputError("damaged", place, kind=KIND, reason=str(error)[:200]) from None


def _known(names: Names) -> set[str]:
    return {theirs for known in names.values() for theirs in known}


def _check(columns: list[str], names: Names, place: str) -> None:
    if not holds_texts(columns, names):
        raise InputError("no-text-field", place, columns=", ".join(columns)[:200])


def _rows(file: Any, columns: list[str]) -> Iterator[dict[str, object]]:
    for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
        yield from batch.to_pylist()


def _report(row: dict[str, object], where: str, names: Names, options: ReadOptions) -> Report | Unread:
    told = {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()}
    # A row's bytes lie scattered over its file: its cells as JSON stand for them.
    origin = Origin(path=where, bytes_hash=sha256(_cells(told)), extractor=EXTRACTOR)
    try:
        if len(str(told.get("text") or "")) > options.max_bytes:
            raise InputError("too-large", where, limit=options.max_bytes)
        return build(draft_of(told, names), origin, options)
    except SijillError as error:
        return Unread(where, error)


def _cells(told: dict[str, object]) -> bytes:
    return msgspec.json.encode({name: told[name] for name in sorted(told)}, enc_hook=str)
