"""From a page as it was fetched to its reports."""

import datetime as dt
from collections.abc import Iterator

from sijill.errors import SijillError
from sijill.live.ask import Answer
from sijill.live.fetch import suffix_of
from sijill.live.sources import Source
from sijill.readers import ReadOptions, Unread, addressed, read_bytes
from sijill.readers.identity import sha256
from sijill.schema import Report
from sijill.store import Page

Item = Report | Unread


def page_of(answer: Answer, now: float) -> Page:
    """Return an answer as it is kept."""
    return Page(
        address=answer.address, fetched=iso(now), headers=answer.headers, hash=sha256(answer.data),
        data=answer.data,
    )  # fmt: skip


def iso(seconds: float) -> str:
    """Return a time as ISO 8601 in UTC.

    Example:
        >>> iso(0.0)
        '1970-01-01T00:00:00+00:00'
    """
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds")


def options_of(source: Source, published: str = "", encoding: str = "") -> ReadOptions:
    """Return what is known of the reports of a source where they do not say."""
    return ReadOptions(
        outlet=source.outlet, language=source.language, composed=source.composed,
        published=published or None, encoding=encoding,
    )  # fmt: skip


def reports_of(answer: Answer, source: Source, published: str = "") -> Iterator[Item]:
    """Yield the reports of a page, with the address that gave them; or why it holds none."""
    try:
        kind = suffix_of(answer)
    except SijillError as error:
        yield Unread(answer.address, error)
        return
    options = options_of(source, published, _charset(answer))
    items = list(read_bytes(answer.data, answer.address, kind, options))
    for number, item in enumerate(items, 1):
        part = str(number) if len(items) > 1 else ""
        named = isinstance(item, Report)
        yield addressed(item, answer.address, source.outlet, part) if named else item  # type: ignore[arg-type]


def _charset(answer: Answer) -> str:
    """Return the encoding that the server names, where the bytes are not UTF-8 and are in it."""
    if not answer.kind.startswith("text/"):
        return ""
    named = answer.headers.get("content-type", "").lower().partition("charset=")[2]
    charset = named.partition(";")[0].strip(" \"'")
    if charset and not _fits(answer.data, "utf-8") and _fits(answer.data, charset):
        return charset
    return ""


def _fits(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except (LookupError, UnicodeError):
        return False
    return True
