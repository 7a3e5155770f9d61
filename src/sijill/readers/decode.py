"""From bytes to text: which encoding, and what had to be mended.

UTF-8 is tried first and believed, since other encodings are never valid UTF-8 by accident at any length.
For the rest charset-normalizer chooses among the encodings Arabic is written in.
"""

import codecs
import re
from typing import BinaryIO

from msgspec import Struct

from sijill.errors import InputError

CANDIDATES = ("cp1256", "iso8859_6", "utf_16_le", "utf_16_be", "mac_arabic", "cp864")
SAMPLE = 2**16
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_ARABIC_UTF8 = re.compile(rb"[\xd8-\xdb][\x80-\xbf]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Files that no reading as text makes sense of, by their first bytes.
_MAGIC = (
    *(b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"\x7fELF"),
)


class Decoded(Struct, frozen=True):
    """A text with the notes on how it was decoded; no notes for plain UTF-8."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, place: str, encoding: str = "") -> Decoded:
    """Return ``data`` as text.

    Raises:
        InputError: ``empty``, ``binary`` or ``bad-encoding``.

    Example:
        >>> decode("قسد".encode("cp1256") * 20, "a.txt").notes
        ('encoding:cp1256',)
    """
    if not data.strip():
        raise InputError("empty", place)
    name = encoding or encoding_of(data, place)
    return _decode_as(data, name, place)


def decode_declared(data: bytes, place: str, declared: str, encoding: str = "") -> Decoded:
    """Return ``data`` as text: as was given, else as declared where that fits, else as detected.

    Raises:
        InputError: as `decode` does.
    """
    if declared and not encoding:
        try:
            data.decode(declared)
        except (LookupError, UnicodeError):
            pass
        else:
            return decode(data, place, declared.lower())
    return decode(data, place, encoding)


def encoding_of(data: bytes, place: str) -> str:
    """Return the encoding's name in Python's spelling.

    Raises:
        InputError: ``binary`` where the bytes are no text, ``bad-encoding`` where none fits.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    if data.startswith(_MAGIC):
        raise InputError("binary", place)
    if _is_utf8(data):
        return "utf-8"
    return _detected(data[:SAMPLE], place)


def encoding_of_stream(stream: BinaryIO, place: str) -> str:
    """Return the encoding of a seekable stream, which is read whole, in pieces, and set back."""
    first = stream.read(SAMPLE)
    encoding = encoding_of(first, place) if first.strip() else "utf-8"
    if encoding == "utf-8":
        bad = _first_bad_piece(stream, first)
        encoding = _detected(bad, place) if bad and not _mostly_utf8(bad) else encoding
    stream.seek(0)
    return encoding


def _first_bad_piece(stream: BinaryIO, piece: bytes) -> bytes:
    decoder = codecs.getincrementaldecoder("utf-8")()
    while piece:
        try:
            decoder.decode(piece)
        except UnicodeDecodeError:
            return piece
        piece = stream.read(SAMPLE)
    return b""


def _is_utf8(data: bytes) -> bool:
    if data.count(0, 0, SAMPLE) * 100 > min(len(data), SAMPLE):  # stray NULs do stand in real files
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data)
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether broken bytes stand in what is else UTF-8 (a cut file, a bad byte)."""
    text = data.decode("utf-8", "replace")
    beyond_ascii = sum(char > "\x7f" for char in text)
    return text.count("\ufffd") * 50 < beyond_ascii or _pairs_of_utf8(data)


def _pairs_of_utf8(data: bytes) -> bool:
    """Tell whether at least half of the bytes beyond ASCII make Arabic letters of UTF-8, though others break.

    In the one-byte encodings such a pair is a letter (mostly ط or ظ) and a sign that rarely follows one.
    """
    beyond_ascii = len(_BEYOND_ASCII.findall(data))
    return 0 < beyond_ascii <= len(_ARABIC_UTF8.findall(data)) * 4


def _detected(sample: bytes, place: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  heavy, and UTF-8 never needs it

    if 0 in sample and not _like_utf16(sample):
        raise InputError("binary", place)
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    name = best.encoding if best is not None else "cp1256" if _reads_as_arabic(sample) else ""
    if not name:
        raise InputError("bad-encoding", place, encoding="cp1256")  # an example of what may be named
    return name.replace("_", "-") if name.startswith("utf") else name


def _reads_as_arabic(sample: bytes) -> bool:
    """Tell whether a text too short to be detected has hardly anything but Arabic letters as windows-1256."""
    beyond_ascii = [char for char in sample.decode("cp1256", "replace") if char > "\x7f"]
    return sum("\u060c" <= char <= "\u0652" for char in beyond_ascii) > 0.9 * len(beyond_ascii)


def _like_utf16(sample: bytes) -> bool:
    """Tell whether every other byte is one of few: the high bytes of one script and of ASCII."""
    pairs = max(1, len(sample) // 2)
    return any(sum(byte in b"\x00\x06\x20" for byte in sample[at::2]) > 0.9 * pairs for at in (0, 1))


def _decode_as(data: bytes, name: str, place: str) -> Decoded:
    try:
        text = data.decode(name, "replace")
    except LookupError:
        raise InputError("bad-encoding", place, encoding=name) from None
    broken = text.count("\ufffd")
    if broken * 20 > len(text):
        raise InputError("bad-encoding", place, encoding=name)
    notes = () if name.startswith("utf-8") else (f"encoding:{name}",)
    return Decoded(text, (*notes, f"mended:{broken}") if broken else notes)
