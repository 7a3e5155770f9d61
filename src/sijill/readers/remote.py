"""Addresses of object stores, through fsspec: listed and opened as files are.

Web addresses are none of them: what is fetched from the web is fetched by `sijill watch`, with its guards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from sijill.errors import InputError

# Of fsspec's protocols those that keep files for their owner; the web's and those of other people's sites
# (http, ftp, github …) are left out.
STORES = frozenset(
    {"file", "memory", "s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oci", "hdfs", "webhdfs"}
)


def is_remote(path: str) -> bool:
    """Return whether a path is an address of an object store.

    Example:
        >>> is_remote("s3://desk/day.parquet"), is_remote("day.parquet"), is_remote("http://x.example/")
        (True, False, False)
    """
    store, found, _ = path.partition("://")
    return bool(found) and store in STORES


def listed(url: str) -> Iterator[str]:
    """Yield the addresses of a file, or of all files below a folder, sorted, without what is hidden.

    Raises:
        InputError: ``no-objects`` where fsspec is not installed; ``not-found``; ``unreadable``.
    """
    with _told(url):
        files, root = _files(url)
        if files.isfile(root):
            found = [root]
        elif files.isdir(root):
            found = files.find(root)
        else:
            raise InputError("not-found", url)
        inside = (path for path in sorted(found) if "/." not in path[len(root) :])
        yield from [files.unstrip_protocol(path) for path in inside]


def size_of(url: str) -> int:
    """Return how many bytes a file has, 0 where that is not known."""
    with _told(url):
        files, path = _files(url)
        return int(files.size(path) or 0)


@contextmanager
def opened(url: str) -> Iterator[BinaryIO]:
    """Lend a file's bytes, which can be sought in.

    Raises:
        InputError: ``no-objects``, ``unreadable``.
    """
    with _told(url):
        files, path = _files(url)
        stream = files.open(path, "rb")
    try:
        yield cast("BinaryIO", stream)
    finally:
        stream.close()


def _files(url: str) -> tuple[Any, str]:
    try:
        import fsspec  # noqa: PLC0415  of an extra
    except ImportError:
        raise InputError("no-objects", url) from None
    return cast("tuple[Any, str]", fsspec.core.url_to_fs(url))


@contextmanager
def _told(url: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, ImportError) as error:  # ImportError: fsspec lacks this store's own package
        raise InputError("unreadable", url, reason=str(error)[:300]) from error
