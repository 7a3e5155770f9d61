"""Mail: a letter (.eml) or a box of them (.mbox); each is one report, its attachments are files of their own.

The box is cut by its "From " lines here: the standard library's `mailbox` wants a path and would index the
whole box first, while a box may stand inside a zip and be larger than the memory.
"""

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import BinaryIO

from sijill.errors import InputError, SijillError
from sijill.readers.build import Draft, Origin, build
from sijill.readers.damaged import told_as_damaged
from sijill.readers.decode import Decoded, decode_declared
from sijill.readers.identity import sha256
from sijill.readers.member import Member
from sijill.readers.options import ReadOptions
from sijill.readers.unread import Unread
from sijill.schema import Report

EXTRACTOR = "mail/1"
KIND = ".eml"
_HEAD = ("from", "date", "subject", "message-id", "received")
PARTS = 1000  # a letter of more parts than this is a trap
Item = Report | Unread | Member


def read_letter(data: bytes, place: str, options: ReadOptions) -> Iterator[Item]:
    """Yield the report of a letter, if it has words of its own, then its attachments.

    The subject is the title, the day of sending that of publication, the sender the outlet, and the
    letter's own id (``mid:``, RFC 2392) the address.

    Raises:
        InputError: ``empty``, ``damaged``, ``not-a-letter``; ``no-text`` without words and attachments.
    """
    if not data.strip():
        raise InputError("empty", place)
    with told_as_damaged(place, KIND):
        letter = message_from_bytes(data, policy=policy.default)
        parts = [part for _, part in zip(range(PARTS), letter.walk(), strict=False)]
    if not any(letter.get(name) for name in _HEAD):
        raise InputError("not-a-letter", place)
    attached = [part for part in parts if _is_file(part)]
    body = _body([part for part in parts if not _is_file(part) and not part.is_multipart()], place, options)
    if body.text.strip():
        yield _report(letter, body, data, place, options)
    elif not attached:
        raise InputError("no-text", place)
    for number, part in enumerate(attached, 1):
        yield _member(part, place, number, options)


def read_box(stream: BinaryIO, place: str, options: ReadOptions) -> Iterator[Item]:
    """Yield what the letters of a box hold, letter by letter; one that is bad is listed with its number.

    Raises:
        InputError: ``empty``, ``not-a-box``.
    """
    number = 0
    for number, data in enumerate(_letters(stream, place, options.max_bytes), 1):
        where = f"{place}:{number}"
        try:
            if len(data) > options.max_bytes:
                raise InputError("too-large", where, limit=options.max_bytes)
            yield from read_letter(data, where, options)
        except SijillError as error:
            yield Unread(where, error)
    if not number:
        raise InputError("empty", place)


def _letters(stream: Iterable[bytes], place: str, limit: int) -> Iterator[bytes]:
    """Yield the bytes of each letter, cut where a blank line and a line "From …" part them."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    for line in stream:
        if blank and line.startswith(b"From "):
            if lines:
                yield b"".join(lines)
            lines, size, begun = [], 0, True
        elif not begun and line.strip():
            raise InputError("not-a-box", place)
        elif size <= limit:  # one line more than is read, by which it is seen to be too large
            lines.append(_unquoted(line))
            size += len(line)
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def _unquoted(line: bytes) -> bytes:
    return line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(b"From ") else line


def _is_file(part: EmailMessage) -> bool:
    return not part.is_multipart() and (part.get_content_disposition() == "attachment" or bool(_name(part)))


def _name(part: EmailMessage) -> str:
    with told_as_damaged("", KIND):
        given = part.get_filename() or ""
    return PurePosixPath(given.replace("\\", "/")).name


def _body(parts: list[EmailMessage], place: str, options: ReadOptions) -> Decoded:
    """Return the words of a letter: its plain part, else what its page says."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind:
                told = _decoded(part, place, options)
                words = _plain(told.text, part) if kind == "text/plain" else _words(told.text, place)
                if words.strip():
                    return Decoded(words, told.notes)
    return Decoded("")


def _decoded(part: EmailMessage, place: str, options: ReadOptions) -> Decoded:
    data = _payload(part, place)
    return (
        decode_declared(data, place, part.get_content_charset() or "", options.encoding)
        if data
        else Decoded("")
    )


def _payload(part: EmailMessage, place: str) -> bytes:
    with told_as_damaged(place, KIND):
        data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) and data.strip() else b""


def _plain(text: str, part: EmailMessage) -> str:
    """Return a letter's lines as paragraphs again where it says that they were broken (RFC 3676)."""
    text = text.replace("\r\n", "\n")
    return re.sub(r"(?<=\S) \n", " ", text) if part.get_param("format") == "flowed" else text


def _words(html: str, place: str) -> str:
    from sijill.readers.page import words_of  # noqa: PLC0415  half a second to import

    return words_of(html, place)


def _report(
    letter: EmailMessage, body: Decoded, data: bytes, place: str, options: ReadOptions
) -> Report | Unread:
    key = _header(letter, "message-id").strip("<> ")
    draft = Draft(
        text=body.text,
        title=_header(letter, "subject"),
        outlet=_sender(letter),
        url=f"mid:{key}" if key else "",
        published=_header(letter, "date") or None,
    )
    origin = Origin(path=place, bytes_hash=sha256(data), extractor=EXTRACTOR, notes=body.notes)
    try:
        return build(draft, origin, options)
    except SijillError as error:
        return Unread(place, error)


def _header(letter: EmailMessage, name: str) -> str:
    try:
        return str(letter.get(name) or "")
    except Exception:  # noqa: BLE001  a header that cannot be parsed is as good as none
        return ""


def _sender(letter: EmailMessage) -> str:
    """Return the sender's name, else the address. Example: ``"شبكة الرصد"``."""
    from email.utils import parseaddr  # noqa: PLC0415

    name, address = parseaddr(_header(letter, "from"))
    return name or address


def _member(part: EmailMessage, place: str, number: int, options: ReadOptions) -> Member | Unread:
    where = f"{place}/{_name(part) or number}"
    try:
        data = _payload(part, where)
    except SijillError as error:
        return Unread(where, error)
    if len(data) > options.max_bytes:
        return Unread(where, InputError("too-large", where, limit=options.max_bytes))
    return Member(where, data)
