"""Reading: files, pages, tables and streams → reports, one bad item never ending the run."""

from sijill.readers.addressed import addressed
from sijill.readers.build import Draft, Origin, build
from sijill.readers.identity import report_id, text_hash
from sijill.readers.language import language_of
from sijill.readers.options import ReadOptions
from sijill.readers.published import read_published
from sijill.readers.read import read_bytes, read_paths, total_bytes
from sijill.readers.unread import Unread

__all__ = [
    "Draft",
    "Origin",
    "ReadOptions",
    "Unread",
    "addressed",
    "build",
    "language_of",
    "read_bytes",
    "read_paths",
    "read_published",
    "report_id",
    "text_hash",
    "total_bytes",
]
