"""JSON: one report, a list of reports, or one report a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from sijill.errors import InputError, SijillError
from sijill.readers.build import Draft, Origin, build
from sijill.readers.decode import decode
from sijill.readers.identity import sha256
from sijill.readers.options import FieldName, ReadOptions, field_names, head_key
from sijill.readers.telegram import is_export, read_export
from sijill.readers.unread import Unread
from sijill.schema import Report

EXTRACTOR = "json/1"
Names = dict[FieldName, tuple[str, ...]]


def read_json(data: bytes, place: str, options: ReadOptions) -> Iterator[Report | Unread]:
    """Yield the report of a JSON object, or those of a list; a file of JSON lines is read as such.

    Raises:
        InputError: ``bad-json`` with the line, ``not-a-report`` where it is neither.
    """
    decoded = decode(data, place, options.encoding)
    try:
        value = parse(decoded.text, place)
    except InputError:
        if not _holds_lines(decoded.text):
            raise
        yield from _lines(decoded.text.encode().splitlines(), place, options)
        return
    names, hashed = field_names(options), sha256(data)
    if is_export(value):
        origin = Origin(path=place, bytes_hash=hashed, notes=decoded.notes)
        yield from read_export(value, origin, options)
        return
    members = value if isinstance(value, list) else [value]
    for number, member in enumerate(members, 1):
        where = f"{place}:{number}" if isinstance(value, list) else place
        origin = Origin(path=where, bytes_hash=hashed, extractor=EXTRACTOR, notes=decoded.notes)
        yield _member(member, names, origin, options)


class Lines(Protocol):
    """Anything that gives its bytes line by line."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the next line, or no more than ``size`` bytes of it."""


def read_lines(stream: Lines, place: str, options: ReadOptions) -> Iterator[Report | Unread]:
    """Yield the reports of a stream of JSON lines; a bad line is listed with its number."""
    yield from _lines(iter(lambda: stream.readline(options.max_bytes + 1), b""), place, options)


def parse(text: str, place: str) -> object:
    """Return what a JSON text holds.

    Raises:
        InputError: ``bad-json`` with line and reason, ``json-cut`` where it only breaks off.
    """
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return _parse_leniently(text, place)


def _parse_leniently(text: str, place: str) -> object:
    """Read what msgspec refuses and others write (NaN, half a surrogate pair), or say what is wrong."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        if _is_cut(error):
            raise InputError("json-cut", f"{place}:{error.lineno}" if error.lineno > 1 else place) from None
        where = f"{place}:{error.lineno}" if error.lineno > 1 else place
        raise InputError("bad-json", where, reason=error.msg) from None
    except RecursionError:
        raise InputError("bad-json", place, reason="nested too deep") from None


def _is_cut(error: json.JSONDecodeError) -> bool:
    """Say whether nothing is wrong but that the text ends: inside a string, a word or before a bracket."""
    rest = error.doc[error.pos :].strip()
    begun = any(word.startswith(rest) for word in ("null", "true", "false"))
    return begun or error.msg.startswith("Unterminated string") or not rest.strip('"')


def _holds_lines(text: str) -> bool:
    first, _, rest = text.strip().partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip().startswith("{")


def _lines(lines: Iterable[bytes], place: str, options: ReadOptions) -> Iterator[Report | Unread]:
    names, too_long = field_names(options), False
    number = 0
    for line in lines:
        if too_long:  # the rest of a line that was too long
            too_long = not line.endswith(b"\n")
            continue
        number += 1
        too_long = len(line) > options.max_bytes
        if line.strip():
            yield _line(line, f"{place}:{number}", names, options)


def _line(line: bytes, where: str, names: Names, options: ReadOptions) -> Report | Unread:
    if len(line) > options.max_bytes:
        return Unread(where, InputError("too-large", where, limit=options.max_bytes))
    try:
        decoded = decode(line, where, options.encoding or "utf-8-sig")
        value = parse(decoded.text, where)
    except SijillError as error:
        return Unread(where, error)
    origin = Origin(path=where, bytes_hash=sha256(line), extractor=EXTRACTOR, notes=decoded.notes)
    return _member(value, names, origin, options)


def _member(value: object, names: Names, origin: Origin, options: ReadOptions) -> Report | Unread:
    try:
        if not isinstance(value, dict):
            raise InputError("not-a-report", origin.path)
        return build(draft_of(value, names), origin, options)
    except SijillError as error:
        return Unread(origin.path, error)


def draft_of(value: dict[str, object], names: Names) -> Draft:
    """Return the fields of ``value`` under our names; the first name that has a value counts."""
    lower = {head_key(key): member for key, member in value.items()}
    found: dict[str, object] = {}
    for ours, theirs in names.items():
        held = (lower[name] for name in theirs if lower.get(name) not in (None, ""))
        found[ours] = next(held, None)
    return Draft(**found)
