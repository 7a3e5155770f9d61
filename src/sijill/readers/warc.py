"""A WARC file (ISO 28500): the pages that a crawler kept, each with its address and when it was fetched."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec import Struct, structs

from sijill.errors import InputError, SijillError
from sijill.readers.addressed import addressed
from sijill.readers.damaged import told_as_damaged
from sijill.readers.member import Allowance
from sijill.readers.options import ReadOptions
from sijill.readers.page import read_page
from sijill.readers.pdf import read_pdf
from sijill.readers.plain import read_plain
from sijill.readers.unread import Unread
from sijill.schema import Report

KIND = ".warc"
_READERS = {
    "text/html": read_page, "application/xhtml+xml": read_page, "text/plain": read_plain,
    "application/pdf": read_pdf,
}  # fmt: skip


class Kept(Struct, frozen=True):
    """A page that a WARC file holds.

    Attributes:
        address: it was fetched from. fetched: when, ISO 8601 in UTC. headers: names in small letters.
        data: its bytes, unpacked. place: the file and where in it. Example: ``"a.warc.gz#1024"``.
    """

    address: str
    fetched: str
    headers: dict[str, str]
    data: bytes
    place: str

    @property
    def kind(self) -> str:
        """Return the kind of the page. Example: ``"text/html"``."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def read_warc(
    stream: BinaryIO, place: str, options: ReadOptions, allowance: Allowance
) -> Iterator[Report | Unread]:
    """Yield the reports of the pages of a WARC file, in its order; see `kept_pages`."""
    for kept in kept_pages(stream, place, options, allowance):
        yield from [kept] if isinstance(kept, Unread) else read_kept(kept, options)


def read_kept(kept: Kept, options: ReadOptions) -> Iterator[Report | Unread]:
    """Yield the report of one page, with the address it was fetched from."""
    try:
        for report in _READERS[kept.kind](kept.data, kept.place, options):
            yield structs.replace(addressed(report, kept.address, options.outlet), path=kept.place)
    except SijillError as error:
        yield Unread(kept.place, error)


def kept_pages(
    stream: BinaryIO, place: str, options: ReadOptions, allowance: Allowance
) -> Iterator[Kept | Unread]:
    """Yield the pages of a WARC file that may hold a report: whole answers of a kind that is read.

    Args:
        stream: bytes, gzipped or not.
        place: the file's name.
        options: its ``max_bytes`` is the largest page that is read.
        allowance: how much may come out.

    Raises:
        InputError: ``warc-extra`` where what reads it is not installed; ``damaged``; ``zip-bomb``.
    """
    records = _records(stream, place)
    while True:
        with told_as_damaged(place, KIND):
            record = next(records, None)
            where = "" if record is None else f"{place}#{records.offset}"  # asking for it ends it
        if record is None:
            return
        if _wanted(record):
            yield _kept(record, where, options, allowance)


def _records(stream: BinaryIO, place: str) -> Any:
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an extra
    except ImportError:
        raise InputError("warc-extra", place) from None
    return ArchiveIterator(stream)


def _wanted(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("content-type") or "").partition(";")[0].strip().lower()
    return record.http_headers.get_statuscode() == "200" and kind in _READERS


def _kept(record: Any, where: str, options: ReadOptions, allowance: Allowance) -> Kept | Unread:
    try:
        with told_as_damaged(where, KIND):
            data: bytes = record.content_stream().read(options.max_bytes + 1)
        if len(data) > options.max_bytes:
            raise InputError("too-large", where, limit=options.max_bytes)
        allowance.take(len(data), where)
    except SijillError as error:
        if error.code == "zip-bomb":
            raise
        return Unread(where, error)
    named = {name.lower(): value for name, value in record.http_headers.headers}
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    fetched = record.rec_headers.get_header("WARC-Date") or ""
    return Kept(address.strip("<>"), fetched, named, data, where)
