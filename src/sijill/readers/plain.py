"""A plain text file holds one report, its text as it is."""

from collections.abc import Iterator

from sijill.readers.build import Draft, Origin, build
from sijill.readers.decode import decode
from sijill.readers.identity import sha256
from sijill.readers.options import ReadOptions
from sijill.schema import Report

EXTRACTOR = "plain/1"


def read_plain(data: bytes, place: str, options: ReadOptions) -> Iterator[Report]:
    """Yield the one report of a text file.

    Raises:
        InputError: as `decode` and `build` do.
    """
    decoded = decode(data, place, options.encoding)
    origin = Origin(path=place, bytes_hash=sha256(data), extractor=EXTRACTOR, notes=decoded.notes)
    yield build(Draft(text=decoded.text), origin, options)
