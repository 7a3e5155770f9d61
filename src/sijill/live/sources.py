"""What is watched, as a file in TOML says."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from sijill.errors import InputError

_SPAN = re.compile(r"(\d{1,6})\s*(s|m|h|d)?", re.ASCII)
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
Every = str | int | None


class _Known(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of the reports of a source where they do not say.

    Attributes:
        outlet: who publishes them; for pages and feeds it goes before what a page says of itself.
        language: example ``"ar"``. composed: whether they are composed, and no news.
        every: how often the source is asked: seconds, or ``"30s"``, ``"5m"``, ``"1h"``, ``"1d"``.
    """

    outlet: str = ""
    language: str | None = None
    composed: bool = False
    every: Every = None


class Feed(_Known, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An RSS or Atom feed: the pages that it names are read."""

    url: str


class Pages(_Known, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Pages that are read again and again; ``file`` holds their addresses, a line each."""

    urls: tuple[str, ...] = ()
    file: str = ""


class Folder(_Known, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A folder, or a file: what stands in it is read, and what comes or changes."""

    path: str


class Warc(_Known, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A WARC file, or a folder of them: the pages in it are read and kept."""

    path: str


class Sources(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All that is watched.

    Attributes:
        contact: an address at which those can write whose servers are asked; it stands in the agent's name.
        pace: seconds between two questions to one host.
        robots: False leaves robots.txt aside, for servers of one's own.
    """

    contact: Annotated[str, Meta(max_length=200, pattern=r"^[\x21-\x7e]*$")] = ""
    pace: Annotated[float, Meta(ge=0, le=3600)] = 2.0
    robots: bool = True
    feed: tuple[Feed, ...] = ()
    pages: tuple[Pages, ...] = ()
    folder: tuple[Folder, ...] = ()
    warc: tuple[Warc, ...] = ()


Source = Feed | Pages | Folder | Warc
_EVERY: dict[type, int] = {Feed: 30, Pages: 900, Folder: 5, Warc: 60}


def read_sources(path: Path) -> Sources:
    """Return what a file names; its paths are taken relative to the file.

    Raises:
        InputError: ``not-found``, ``unreadable``, ``bad-sources`` with what is wrong and where.
    """
    try:
        given = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise InputError("not-found", str(path)) from None
    except OSError as error:
        raise InputError("unreadable", str(path), reason=error.strerror or str(error)) from None
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        raise InputError("bad-sources", str(path), reason=str(error)) from None
    return _checked(given, path)


def _checked(given: dict[str, Any], path: Path) -> Sources:
    try:
        sources = msgspec.convert(given, Sources)
    except msgspec.ValidationError as error:
        raise InputError("bad-sources", str(path), reason=str(error)) from None
    named: tuple[Source, ...] = (*sources.feed, *sources.pages, *sources.folder, *sources.warc)
    for one in named:
        every(one, str(path))
    if not named:
        raise InputError("bad-sources", str(path), reason="[[feed]] | [[pages]] | [[folder]] | [[warc]]")
    return _placed(sources, path.absolute().parent)


def _placed(sources: Sources, folder: Path) -> Sources:
    """Return sources with their paths from here, and the addresses that files of them hold."""
    return msgspec.structs.replace(
        sources,
        pages=tuple(_listed(one, folder) for one in sources.pages),
        folder=tuple(msgspec.structs.replace(one, path=str(folder / one.path)) for one in sources.folder),
        warc=tuple(msgspec.structs.replace(one, path=str(folder / one.path)) for one in sources.warc),
    )


def _listed(pages: Pages, folder: Path) -> Pages:
    if not pages.file:
        return pages
    file = folder / pages.file
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        raise InputError("unreadable", str(file), reason=str(error)) from None
    found = (line.strip() for line in lines)
    listed = tuple(line for line in found if line and not line.startswith("#"))
    return msgspec.structs.replace(pages, urls=(*pages.urls, *listed))


def every(source: Source, place: str = "") -> float:
    """Return after how many seconds a source is asked again.

    Raises:
        InputError: ``bad-sources`` where ``every`` is no such time.

    Example:
        >>> every(Feed(url="https://x.example/rss", every="5m")), every(Feed(url="https://x.example/rss"))
        (300.0, 30.0)
    """
    if source.every is None:
        return float(_EVERY[type(source)])
    read = _SPAN.fullmatch(str(source.every).strip())
    if read is None or not int(read[1]):
        raise InputError("bad-sources", place, reason=f"every = {source.every!r}")
    return float(int(read[1]) * _UNITS[read[2] or "s"])
