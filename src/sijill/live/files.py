"""Folders and WARC files: what is new in them since it was read."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sijill.errors import InputError, SijillError
from sijill.live.reading import Item, options_of
from sijill.live.sources import Folder, Warc
from sijill.readers import Unread, read_paths
from sijill.readers.identity import sha256
from sijill.readers.member import Allowance
from sijill.readers.walk import walk
from sijill.readers.warc import Kept, kept_pages, read_kept
from sijill.store import Page, Watch

SETTLED = 2.0  # seconds for which a file must not have changed: it may be under way
_WARC = (".warc", ".warc.gz")


class Read(Struct, frozen=True):
    """A report or what could not be read, with the page it was kept as in a WARC file."""

    item: Item
    page: Page | None = None


def stamps(source: Folder | Warc, before: float) -> Iterator[Watch | Unread]:
    """Yield each file of a source as it is now.

    Args:
        source: a folder or a file.
        before: seconds since 1970; files that changed later are left for the next time.
    """
    for path in walk([source.path]):
        if isinstance(path, Unread):
            yield path
        elif isinstance(source, Folder) or path.lower().endswith(_WARC):
            found = _stamp(path, source.path, before)
            if found is not None:
                yield found


def _stamp(path: str, source: str, before: float) -> Watch | None:
    try:
        known = Path(path).stat()
    except OSError:  # gone meanwhile
        return None
    if known.st_mtime > before:
        return None
    return Watch(address=path, kind="file", source=source, stamp=f"{known.st_size}:{known.st_mtime_ns}")


def read_file(source: Folder | Warc, path: str) -> Iterator[Read]:
    """Yield the reports of a file; those of a WARC file with their pages."""
    if path.lower().endswith(_WARC):
        yield from _read_warc(source, path)
        return
    for item in read_paths([path], options_of(source)):
        yield Read(item)


def _read_warc(source: Folder | Warc, path: str) -> Iterator[Read]:
    options = options_of(source)
    try:
        with Path(path).open("rb") as stream:
            for kept in kept_pages(stream, path, options, Allowance(Path(path).stat().st_size)):
                if isinstance(kept, Unread):
                    yield Read(kept)
                else:
                    yield from (Read(item, _page(kept)) for item in read_kept(kept, options))
    except SijillError as error:
        yield Read(Unread(error.place or path, error))
    except OSError as error:
        yield Read(Unread(path, InputError("unreadable", path, reason=error.strerror or str(error))))


def _page(kept: Kept) -> Page:
    return Page(
        address=kept.address, fetched=kept.fetched, headers=kept.headers, hash=sha256(kept.data),
        data=kept.data,
    )  # fmt: skip
