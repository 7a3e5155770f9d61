"""Paths → reports, each file by the reader of its kind; what cannot be read is yielded as `Unread`."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, cast

from sijill.errors import InputError, SijillError
from sijill.readers.formats import Format, Item, Items, Whole, format_of, not_read
from sijill.readers.member import DEPTH, Allowance, Member
from sijill.readers.options import ReadOptions
from sijill.readers.plain import read_plain
from sijill.readers.records import read_json, read_lines
from sijill.readers.remote import is_remote, opened, size_of
from sijill.readers.unread import Unread
from sijill.readers.walk import STDIN, walk

SNIFF = 64
BLANK = b"\xef\xbb\xbf \r\n\t"  # and the mark that UTF-8 files may begin with


def read_paths(
    paths: Sequence[str | Path],
    options: ReadOptions | None = None,
    stdin: io.BufferedReader | None = None,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Item]:
    """Yield a report, or what could not be read, for each report of the files in order.

    Args:
        paths: files, folders, ``"-"`` for the standard input (JSON lines, a JSON list, or one text).
        options: see `ReadOptions`.
        stdin: stands in for the standard input.
        on_bytes: told the size of each piece of a file as it has been read, for a progress bar.

    Example:
        >>> [item.error.code for item in read_paths(["no/such/file"])]
        ['not-found']
    """
    chosen = options or ReadOptions()
    tell = on_bytes or _nothing
    for path in walk(paths):
        if isinstance(path, Unread):
            yield path
        else:
            yield from _guarded(path, chosen, stdin, tell)


def read_bytes(data: bytes, place: str, kind: str, options: ReadOptions | None = None) -> Iterator[Item]:
    """Yield a report, or what could not be read, for each report of what was fetched.

    Args:
        data: what a file of this kind would hold.
        place: where it came from.
        kind: the suffix of such files, of a kind that is read whole. Example: ``".html"``.
        options: see `ReadOptions`.

    Example:
        >>> [item.error.code for item in read_bytes(b"", "https://x.example/", ".html")]
        ['empty']
    """
    form, chosen = format_of(kind), options or ReadOptions()
    try:
        if form is None or form.whole is None:
            raise not_read(place, kind)
        if len(data) > chosen.max_bytes:
            raise InputError("too-large", place, limit=chosen.max_bytes)
        yield from _opened(form.whole(data, place, chosen), chosen, Allowance(len(data)))
    except SijillError as error:
        if error.exit_code == 2:
            raise
        yield Unread(error.place or place, error)


def total_bytes(paths: Sequence[str | Path]) -> int:
    """Return how many bytes the files of ``paths`` hold together; the standard input counts none."""
    return sum(_size(path) for path in walk(paths) if isinstance(path, str) and path != STDIN)


def _size(path: str) -> int:
    try:
        return size_of(path) if is_remote(path) else Path(path).stat().st_size
    except (OSError, InputError):
        return 0


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    return opened(path) if is_remote(path) else Path(path).open("rb")


def _nothing(_: int) -> None:
    pass


def _guarded(
    path: str, options: ReadOptions, stdin: io.BufferedReader | None, tell: Callable[[int], None]
) -> Iterator[Item]:
    """Yield the items of one file; an error is listed in place of what is left of it."""
    try:
        if path == STDIN:
            yield from _standard_input(stdin or _stdin(), options)
        else:
            yield from _file(path, options, tell)
    except SijillError as error:
        if error.exit_code == 2:  # what was asked makes no sense: no file will do better
            raise
        yield Unread(error.place or path, error)
    except OSError as error:
        yield Unread(path, InputError("unreadable", path, reason=error.strerror or str(error)))


def _stdin() -> io.BufferedReader:
    held = sys.stdin.buffer
    return held if isinstance(held, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", held))


def _file(path: str, options: ReadOptions, tell: Callable[[int], None]) -> Iterator[Item]:
    size, form = _size(path), format_of(_kind(path))
    if form is None:
        tell(size)
        raise not_read(path, _kind(path))
    if form.whole is not None:
        items = _whole(form.whole, path, size, options)
        yield from _opened(items, options, Allowance(size))
        tell(size)
        return
    with _open(path) as stream:
        allowance = Allowance(size)
        items = _streamed(form, stream, path, options, allowance)
        yield from _told(_opened(items, options, allowance), stream, size, tell)


def _kind(place: str) -> str:
    name = place.lower()
    return ".warc" if name.endswith(".warc.gz") else Path(name).suffix


def _whole(read: Whole, path: str, size: int, options: ReadOptions) -> Items:
    if size > options.max_bytes:
        raise InputError("too-large", path, limit=options.max_bytes)
    with _open(path) as stream:
        data = stream.read()
    yield from read(data, path, options)


def _streamed(
    form: Format, stream: BinaryIO, place: str, options: ReadOptions, allowance: Allowance
) -> Items:
    if form.archive is not None:
        return form.archive(stream, place, options, allowance)
    assert form.stream is not None  # noqa: S101  a format has one of the three
    return form.stream(stream, place, options)


def _opened(items: Items, options: ReadOptions, allowance: Allowance, depth: int = 1) -> Iterator[Item]:
    """Yield ``items``, in the place of a file inside a file what that file holds."""
    for item in items:
        if isinstance(item, Member):
            yield from _inside(item, options, allowance, depth)
        else:
            yield item


def _inside(member: Member, options: ReadOptions, allowance: Allowance, depth: int) -> Iterator[Item]:
    try:
        yield from _opened(_member(member, options, allowance, depth), options, allowance, depth + 1)
    except SijillError as error:
        if error.exit_code == 2:
            raise
        yield Unread(error.place or member.place, error)


def _member(member: Member, options: ReadOptions, allowance: Allowance, depth: int) -> Items:
    form = format_of(_kind(member.place))
    if form is None:
        raise not_read(member.place, _kind(member.place))
    if form.archive is not None and depth >= DEPTH:
        raise InputError("zip-nested", member.place, limit=DEPTH)
    if form.whole is not None:
        return form.whole(member.data, member.place, options)
    return _streamed(form, io.BytesIO(member.data), member.place, options, allowance)


def _told(items: Iterator[Item], stream: BinaryIO, size: int, tell: Callable[[int], None]) -> Iterator[Item]:
    """Yield ``items`` and tell how far the stream has come (in the buffer's steps)."""
    before = 0
    for item in items:
        yield item
        now = min(size, stream.tell())
        tell(max(0, now - before))
        before = max(before, now)
    tell(size - before)


def _standard_input(stream: io.BufferedReader, options: ReadOptions) -> Iterator[Item]:
    """Read JSON lines as they come; a list or a text only once it has come to its end."""
    if stream.peek(SNIFF)[:SNIFF].lstrip(BLANK).startswith(b"{"):
        yield from _objects(stream, options)
        return
    data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise InputError("too-large", STDIN, limit=options.max_bytes)
    read = read_json if data.lstrip(BLANK).startswith(b"[") else read_plain
    yield from read(data, STDIN, options)


def _objects(stream: io.BufferedReader, options: ReadOptions) -> Iterator[Item]:
    """Read one object a line, or one object spread over many lines."""
    first = stream.readline(options.max_bytes + 1)
    if first.rstrip().endswith(b"}"):
        yield from read_lines(_Joined(first, stream), STDIN, options)
    else:
        yield from read_json(first + stream.read(options.max_bytes), STDIN, options)


class _Joined:
    """A stream with its first line put back."""

    def __init__(self, first: bytes, rest: io.BufferedReader) -> None:
        self._first, self._rest = first, rest

    def readline(self, size: int = -1, /) -> bytes:
        """Return the first line once, then the stream's."""
        if self._first:
            line, self._first = self._first, b""
            return line
        return self._rest.readline(size)
