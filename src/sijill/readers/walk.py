"""Which files a path stands for: folders recursively, in order, without what is hidden."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sijill.errors import InputError
from sijill.readers.remote import is_remote, listed
from sijill.readers.unread import Unread

STDIN = "-"


def walk(paths: Sequence[str | Path]) -> Iterator[str | Unread]:
    """Yield the files of ``paths`` in the order given, a folder's sorted by name.

    Hidden files and folders inside a folder are skipped; links to folders are not followed, since they
    may lead back. ``"-"`` is yielded as it is.

    Example:
        >>> [item.error.code for item in walk(["no/such/file"])]
        ['not-found']
    """
    for path in map(str, paths):
        if path == STDIN or Path(path).is_file():
            yield path
        elif Path(path).is_dir():
            yield from _folder(path)
        elif is_remote(path):
            yield from _objects(path)
        else:
            code = "unknown-kind" if os.path.lexists(path) else "not-found"
            yield Unread(path, InputError(code, path))


def _objects(url: str) -> Iterator[str | Unread]:
    try:
        yield from listed(url)
    except InputError as error:
        yield Unread(url, error)


def _folder(path: str) -> Iterator[str | Unread]:
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        yield Unread(path, InputError("unreadable", path, reason=error.strerror))
        return
    for entry in entries:
        if entry.name.startswith(".") or (entry.name.startswith("README") and entry.name.endswith(".md")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path)
        elif entry.is_file():
            yield entry.path
