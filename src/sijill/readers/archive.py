"""A zip: its files, each handed on to the reader of its kind; nothing is ever unpacked to the disk."""

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from sijill.errors import InputError, SijillError
from sijill.readers.damaged import told_as_damaged
from sijill.readers.member import Allowance, Member
from sijill.readers.options import ReadOptions
from sijill.readers.unread import Unread

KIND = ".zip"
MEMBERS = 100_000
_UTF8_NAME = 0x800  # the flag that a name is in UTF-8 (APPNOTE 4.4.4)
_LOCKED = 0x1


def read_archive(
    stream: BinaryIO, place: str, options: ReadOptions, allowance: Allowance
) -> Iterator[Member | Unread]:
    """Yield the files of a zip by name, without what is hidden; what may not be read is listed.

    Args:
        stream: seekable bytes.
        place: the archive's name.
        options: its ``max_bytes`` is the largest file that is read.
        allowance: how much may come out.

    Raises:
        InputError: ``damaged``, ``empty``, or ``zip-bomb`` at the file where it shows.
    """
    with told_as_damaged(place, KIND):
        archive = ZipFile(stream)
    infos = sorted((info for info in archive.infolist() if not _hidden(info)), key=name_of)
    if not infos:
        raise InputError("empty", place)
    if len(infos) > MEMBERS:
        raise InputError("zip-crowded", place, limit=MEMBERS)
    for info in infos:
        where = f"{place}/{name_of(info)}"
        allowance.take(min(info.file_size, options.max_bytes), where)
        try:
            yield Member(where, read_member(archive, info, where, options.max_bytes))
        except SijillError as error:
            yield Unread(where, error)


def read_member(archive: ZipFile, info: ZipInfo, where: str, limit: int) -> bytes:
    """Return the bytes of one file of an archive; no more come out than its entry says.

    Raises:
        InputError: ``zip-outside``, ``zip-link``, ``locked``, ``too-large`` or ``damaged``.
    """
    if _leads_out(name_of(info)):
        raise InputError("zip-outside", where)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise InputError("zip-link", where)
    if info.flag_bits & _LOCKED:
        raise InputError("locked", where)
    if info.file_size > limit:
        raise InputError("too-large", where, limit=limit)
    with told_as_damaged(where, KIND), archive.open(info) as opened:
        return opened.read(limit)


def name_of(info: ZipInfo) -> str:
    """Return a file's name with its folders; one that is in UTF-8 without saying so is read as such."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _hidden(info: ZipInfo) -> bool:
    parts = PurePosixPath(name_of(info)).parts
    own = any(part.startswith(".") and part.strip(".") for part in parts)
    return info.is_dir() or own or "__MACOSX" in parts


def _leads_out(name: str) -> bool:
    parts = name.split("/")
    return ".." in parts or not parts[0] or ":" in parts[0]
