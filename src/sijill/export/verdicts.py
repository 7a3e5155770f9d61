"""The mentions' table read back: verdicts in a spreadsheet → reviews, each bad line named."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, structs

from sijill.errors import InputError, UsageError
from sijill.export.columns import FIXABLE
from sijill.export.sheet import BOM, plain
from sijill.i18n import LANGUAGES, text
from sijill.readers.published import typed_day
from sijill.schema import EVENT_TYPES, LINKING, STATUSES

NEEDED = ("id", "report", "type", "start", "end", "verdict")
_WORDS: dict[str, str] = {
    "ok": "ok",
    "صحيح": "ok",
    "wrong": "wrong",
    "خطأ": "wrong",
    "fix": "fix",
    "تصحيح": "fix",
    "same": "same",
    "نفسه": "same",
    "different": "different",
    "غيره": "different",
    "undo": "undo",
    "تراجع": "undo",
    "add": "add",
    "إضافة": "add",
}
_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
_CODED: dict[str, tuple[str, Sequence[str]]] = {
    "type": ("type", EVENT_TYPES), "about": ("type", EVENT_TYPES), "status": ("status", STATUSES)
}  # fmt: skip
_MANY = ("actor", "target", "mediator", "source", "place", "items")
_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
_DATES = re.compile(rf"({_DATE}(/{_DATE})?)?", re.ASCII)


class Judged(Struct, frozen=True):
    """One decision in a table, before it is known whether the record holds its mention.

    Attributes:
        place: file and line. mention, report, start, end, type: the mention and its words.
        version: of the report's text, 0 where the table does not tell it.
        verdict: see `sijill.schema.Verdict`. argument, value: what is corrected, "" else. why: free text.
        part, cells: of an addition, the part of the report and the arguments with their values.
    """

    place: str
    mention: str
    report: str
    start: int
    end: int
    type: str
    verdict: str
    argument: str = ""
    value: str = ""
    why: str = ""
    version: int = 0
    other: str = ""
    part: str = "text"
    cells: tuple[tuple[str, str], ...] = ()


class Sheet(Struct, frozen=True):
    """What a table held: decisions, lines that are wrong, and how many lines had no verdict."""

    judged: tuple[Judged, ...]
    errors: tuple[InputError, ...]
    skipped: int


def decode_sheet(data: bytes, place: str) -> str:
    """Return the words of a table as spreadsheets save it: UTF-8 or UTF-16 with a mark, UTF-8, windows-1256.

    Raises:
        InputError: ``bad-encoding``.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp1256"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("bad-encoding", place, encoding="utf-8")


def _delimiter(head: str) -> str:
    """Return what parts the cells: where a comma parts decimals, spreadsheets write semicolons."""
    return max(",;\t", key=head.count)


def _rows(words: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = words.lstrip(BOM).partition("\n")[0]
    reader = csv.DictReader(io.StringIO(words.lstrip(BOM), newline=""), delimiter=_delimiter(head))
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    missing = next((name for name in NEEDED if name not in names), None)
    if missing is not None:
        raise InputError("bad-review-file", place, column=missing)
    reader.fieldnames = names
    for row in reader:
        yield (
            reader.line_num,
            {name: plain(cell or "").strip() for name, cell in row.items() if isinstance(name, str)},
        )


def read_sheet(data: bytes, place: str) -> Sheet:
    """Return the decisions of a reviewed table.

    Args:
        data: the table's bytes: CSV with commas, semicolons or tabs.
        place: its file, for messages.

    A verdict is ``ok``, ``wrong``, or ``fix`` with the names of arguments; the right values stand in those
    arguments' own columns. ``same`` with the ids of other mentions says that they tell one event,
    ``different`` that they do not; ``different`` alone parts a mention from all others of its event.
    ``undo`` takes the reviewer's last decision on the mention back, ``undo`` with an argument that on it.
    ``add`` in a line without an id adds a mention that was missed: its report, type, start and end, and its
    arguments in their own columns.
    Lines without a verdict are counted and left alone.

    Raises:
        InputError: ``bad-encoding``; ``bad-review-file`` where a column that is needed is missing.
    """
    judged: list[Judged] = []
    errors: list[InputError] = []
    skipped = 0
    for number, row in _rows(decode_sheet(data, place), place):
        if not row["verdict"]:
            skipped += 1
            continue
        try:
            judged += _judged(row, f"{place}:{number}")
        except InputError as error:
            errors.append(error)
    return Sheet(tuple(judged), tuple(errors), skipped)


def _judged(row: Mapping[str, str], place: str) -> list[Judged]:
    said, *arguments = row["verdict"].split()
    verdict = _WORDS.get(said.lower(), "")
    if verdict in LINKING:
        return [_one(row, place, verdict, other=id_) for id_ in _others(row, arguments, place)]
    if verdict == "add":
        return [_addition(row, place)]
    if verdict == "undo":
        return [_one(row, place, verdict, name) for name in _known(arguments, place) or [""]]
    if not verdict or (verdict == "fix") != bool(arguments):
        raise InputError("bad-verdict", place, value=row["verdict"])
    if verdict != "fix":
        return [_one(row, place, verdict)]
    return [_one(row, place, verdict, name, _value(row, name, place)) for name in _known(arguments, place)]


def _others(row: Mapping[str, str], given: Sequence[str], place: str) -> list[str]:
    """Return the ids of the other mentions; ``""`` for all of the event, which "different" alone means."""
    ids = [one.strip(",،;؛").lower() for one in given]
    if not ids and row["verdict"].lower() in ("different", "غيره"):
        return [""]
    if not ids or not all(map(_ID.fullmatch, ids)):
        raise InputError("bad-verdict", place, value=row["verdict"])
    return ids


def _known(arguments: Sequence[str], place: str) -> list[str]:
    """Return the arguments named in either language, parted by blanks or commas."""
    said = {text(f"column.{name}", lang).lower(): name for name in FIXABLE for lang in LANGUAGES}
    asked = [name.strip(",،;؛").lower() for name in arguments]
    found = [said.get(name, name) for name in asked]
    for name in found:
        if name not in FIXABLE:
            raise InputError("bad-argument", place, value=name, choices=", ".join(FIXABLE))
    return found


def _addition(row: Mapping[str, str], place: str) -> Judged:
    """Return a mention that was missed, with the arguments that its line has."""
    cells = [(name, _value(row, name, place)) for name in FIXABLE if row.get(name) and name != "type"]
    one = _one(row, place, "add")
    type_ = _value(row, "type", place)
    return structs.replace(
        one, mention="", type=type_, part=row.get("part", "") or "text", cells=tuple(cells)
    )


def _value(row: Mapping[str, str], name: str, place: str) -> str:
    value = _evened(name, row.get(name, ""))
    if not _fits(name, value):
        raise InputError("bad-cell", place, argument=name, value=value)
    return value


def fitting(name: str, value: str) -> str:
    """Return the value of an argument in the form of the mentions' table.

    Example:
        >>> fitting("actor", "sdf; asayish"), fitting("date", "٢٠٢٤/٨/٧"), fitting("type", "حصار")
        ('sdf|asayish', '2024-08-07', 'BLOCKADE')

    Raises:
        UsageError: ``bad-argument`` where it is none that is corrected; ``bad-cell``: it has no such value.
    """
    if name not in FIXABLE:
        raise UsageError("bad-argument", value=name, choices=", ".join(FIXABLE))
    found = _evened(name, value)
    if not _fits(name, found):
        raise UsageError("bad-cell", argument=name, value=value)
    return found


def _evened(name: str, value: str) -> str:
    if name in ("date", "deadline"):
        return value if _DATES.fullmatch(value) else typed_day(value) or value
    if name in _CODED:
        return "|".join(_code(name, part.strip()) for part in value.split("|"))
    if name not in _MANY:
        return value
    return "|".join(part.strip() for part in re.split(r"[|;؛]", value) if part.strip())


def _code(name: str, value: str) -> str:
    """Return the code of a value given by its name in either language. Example: "BLOCKADE" of «حصار»."""
    family, codes = _CODED[name]
    said = {text(f"{family}.{code}", lang).lower(): code for code in codes for lang in LANGUAGES}
    return said.get(value.lower(), value)


def _fits(name: str, value: str) -> bool:
    if name == "type":
        return value in EVENT_TYPES
    if name == "status":
        return value in STATUSES
    if name == "about":
        return all(part in EVENT_TYPES for part in value.split("|") if part)
    if name in ("date", "deadline"):
        return _DATES.fullmatch(value) is not None
    return True


def _one(
    row: Mapping[str, str], place: str, verdict: str, argument: str = "", value: str = "", *, other: str = ""
) -> Judged:
    if not (row["start"].isdecimal() and row["end"].isdecimal()):
        raise InputError("bad-cell", place, argument="start, end", value=f"{row['start']}, {row['end']}")
    start, end = int(row["start"]), int(row["end"])
    told = row.get("version", "")
    version = int(told) if told.isdecimal() else 0
    return Judged(
        place, row["id"], row["report"], start, end, row["type"], verdict, argument, value,
        row.get("why", ""), version, other,
    )  # fmt: skip
