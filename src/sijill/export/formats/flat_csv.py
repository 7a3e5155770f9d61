"""Events as CSV: a row an event, as spreadsheets open it."""

from collections.abc import Iterator

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.flat import FIELDS, row
from sijill.export.formats.form import File
from sijill.export.sheet import typed_csv


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.csv``: the columns of `FIELDS`, formulas made harmless."""
    rows = (row(event, bundle) for event in bundle.events)
    yield File("events.csv", b"".join(typed_csv([field.name for field in FIELDS], rows)))
