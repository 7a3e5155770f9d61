"""Events as Parquet: the table of events with its types, for data tools. Needs the extra ``tables``."""

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.flat import FIELDS, Value, row
from sijill.export.formats.form import File
from sijill.export.frames import polars


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.parquet``: a column each of `FIELDS`, days as days, absent values null.

    Raises:
        UsageError: ``no-polars``.
    """
    pl = polars()
    kinds = {
        "string": pl.String,
        "integer": pl.Int64,
        "number": pl.Float64,
        "date": pl.Date,
        "boolean": pl.Boolean,
    }
    schema = {field.name: kinds[field.kind] for field in FIELDS}
    rows = [[_typed(v, f.kind) for v, f in zip(row(e, bundle), FIELDS, strict=True)] for e in bundle.events]
    out = io.BytesIO()
    pl.DataFrame(rows, schema=schema, orient="row").write_parquet(out)
    yield File("events.parquet", out.getvalue())


def _typed(value: Value, kind: str) -> Any:
    if kind == "date" and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return float(value) if kind == "number" and isinstance(value, int) else value
