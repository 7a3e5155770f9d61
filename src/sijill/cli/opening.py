"""A record opened for a command, and its mentions a page at a time."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from sijill.export.line import Line
from sijill.schema import Report

PAGE = 2000  # mentions held at a time: their reports' texts come with them


def open_to_read(path: str) -> Any:
    """Return the store at ``path``, which must be there.

    Raises:
        RecordError: there is no record, or it cannot be read.
    """
    from sijill.store import open_store  # noqa: PLC0415

    return open_store(path, create=False, read_only=True)


def line_of(row: Any) -> Line:
    """Return a row of the store as exports take it, the report's text left out."""
    mention = row.mention
    report = Report(
        id=mention.report, text="", title=row.title, outlet=row.outlet, url=row.url,
        published=row.published, composed=row.composed, version=mention.version,
    )  # fmt: skip
    return Line(mention, report, row.quote, row.reviews, row.superseded)


def lines_of(store: Any, wanted: Any) -> Iterator[Line]:
    """Yield the mentions that are wanted, in the store's order, without holding all of them."""
    left, at = wanted.limit, wanted.offset
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        rows = store.mentions(replace(wanted, limit=size, offset=at))
        yield from map(line_of, rows)
        if len(rows) < size:
            return
        at += size
        left = None if left is None else left - size
