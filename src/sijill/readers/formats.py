"""The one table of what is read: which kind of file by which reader."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from msgspec import Struct

from sijill.errors import InputError
from sijill.readers.archive import read_archive
from sijill.readers.docx import read_docx
from sijill.readers.mail import read_box, read_letter
from sijill.readers.member import Allowance, Member
from sijill.readers.options import ReadOptions
from sijill.readers.page import read_page
from sijill.readers.parquet import read_parquet
from sijill.readers.pdf import read_pdf
from sijill.readers.plain import read_plain
from sijill.readers.records import read_json, read_lines
from sijill.readers.tables import read_table
from sijill.readers.unread import Unread
from sijill.readers.warc import read_warc
from sijill.readers.workbook import read_workbook
from sijill.schema import Report

Item = Report | Unread
Items = Iterator[Report | Unread | Member]
Whole = Callable[[bytes, str, ReadOptions], Items]
Stream = Callable[[BinaryIO, str, ReadOptions], Items]
Archive = Callable[[BinaryIO, str, ReadOptions, Allowance], Items]


class Format(Struct, frozen=True):
    """How a kind of file is read: one of the three.

    Attributes:
        whole: takes all bytes of a file no larger than the limit.
        stream: takes a seekable stream, and minds the limit itself, a line or row at a time.
        archive: the same, and draws what it unpacks from an allowance.
    """

    whole: Whole | None = None
    stream: Stream | None = None
    archive: Archive | None = None


FORMATS: dict[str, Format] = {
    ".txt": Format(whole=read_plain),
    ".html": Format(whole=read_page),
    ".json": Format(whole=read_json),
    ".jsonl": Format(stream=read_lines),
    ".csv": Format(stream=read_table),
    ".parquet": Format(stream=read_parquet),
    ".xlsx": Format(whole=read_workbook),
    ".docx": Format(whole=read_docx),
    ".pdf": Format(whole=read_pdf),
    ".eml": Format(whole=read_letter),
    ".mbox": Format(stream=read_box),
    ".zip": Format(archive=read_archive),
    ".warc": Format(archive=read_warc),  # .warc.gz as well
}
# Other names of the same kinds, which messages and help do not list.
_ALIASES = {
    ".text": ".txt", ".htm": ".html", ".xhtml": ".html", ".ndjson": ".jsonl", ".tsv": ".csv",
    ".xlsm": ".xlsx", ".docm": ".docx",
}  # fmt: skip
# What programs of old or of others write, and as what they save it as well.
_INSTEAD = {
    ".doc": ".docx", ".rtf": ".docx", ".odt": ".docx", ".wps": ".docx",
    ".xls": ".xlsx", ".ods": ".xlsx", ".rar": ".zip", ".7z": ".zip",
}  # fmt: skip


def not_read(place: str, kind: str) -> InputError:
    """Return what is to be told of a file of a kind that is not read."""
    other = _INSTEAD.get(kind)
    if other is None:
        return InputError("unknown-kind", place, kind=kind)
    return InputError("old-kind", place, kind=kind, other=other)


def format_of(kind: str) -> Format | None:
    """Return how files of a kind are read, None where they are not.

    Example:
        >>> format_of(".htm") is FORMATS[".html"]
        True
    """
    return FORMATS.get(_ALIASES.get(kind, kind))
