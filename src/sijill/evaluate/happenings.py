"""Happenings as gold for linking: which coded events are one, what is contradicted, what is copied."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sijill.errors import InputError, UsageError
from sijill.evaluate.told import gold_id
from sijill.schema import COUNTED, Argument

Place = tuple[str, int]


class Listed(Struct, frozen=True):
    """A contradiction as gold lists it.

    Attributes:
        argument: the argument it is about, "" for what no argument of an event is. words: gold's own words.
        values: what is said, in gold's words. who: the reports, by the beginning or a part of their ids.
    """

    argument: Argument | str
    words: str
    values: tuple[str, ...]
    who: tuple[str, ...]


class Happening(Struct, frozen=True):
    """One topic of a group of reports.

    Attributes:
        id: group and number. Example: ``"h1.2"``. group: what stands before the dot.
        same: sets of mention ids that are one event each; a set of one is alone by gold's word.
        about: ids of mentions that merely speak of it. reports: those that are named in it.
        disagree: the contradictions. copies: sets of reports that carry one text.
    """

    id: str
    title: str
    same: tuple[frozenset[str], ...]
    about: frozenset[str]
    reports: frozenset[str]
    disagree: tuple[Listed, ...]
    copies: tuple[frozenset[str], ...]

    @property
    def group(self) -> str:
        """Return the group: what comes from one set of reports."""
        return self.id.partition(".")[0]


class _Raw(Struct):
    id: str
    title: str
    same: list[list[Place]]
    about: list[Place] = []
    disagree: list[list[str]] = []
    copies: list[list[str]] = []


def load_happenings(path: Path) -> list[Happening]:
    """Return the happenings of a file, or of all JSON files of a folder.

    Raises:
        UsageError: "no-gold" where there is none. InputError: "bad-gold" with the file.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    found = [one for file in files for one in _of_file(file)]
    if not found:
        raise UsageError("no-gold", str(path))
    return found


def _of_file(path: Path) -> Iterator[Happening]:
    try:
        for raw in msgspec.convert(json.loads(path.read_text("utf-8")), list[_Raw]):
            yield _happening(raw)
    except (OSError, ValueError, msgspec.ValidationError) as error:
        raise InputError("bad-gold", str(path), detail=str(error)) from error


def _happening(raw: _Raw) -> Happening:
    places = [*(place for one in raw.same for place in one), *raw.about]
    reports = frozenset(report for report, _ in places)
    return Happening(
        raw.id, raw.title, tuple(frozenset(gold_id(*place) for place in one) for one in raw.same),
        frozenset(gold_id(*place) for place in raw.about), reports,
        tuple(_listed(words, reports) for words in raw.disagree), tuple(map(frozenset, raw.copies)),
    )  # fmt: skip


_ARGUMENT = re.compile(r"^(?:count )?(\w+)")


def _listed(words: Sequence[str], reports: frozenset[str]) -> Listed:
    argument, values, who = words[0], words[1], words[2] if len(words) > 2 else ""
    first = _ARGUMENT.match(argument)
    name = first.group(1) if first else ""
    counted = argument.startswith("count ")
    known = name in COUNTED if counted else name in _ARGUMENTS
    parts = tuple(part.strip() for part in values.split(" / "))
    return Listed(name if known else "", argument, parts, tuple(sorted(_named(who, reports))))


_ARGUMENTS = ("type", "status", "actor", "target", "mediator", "place", "date", "about", *COUNTED)


def _named(who: str, reports: frozenset[str]) -> set[str]:
    """Return the reports that are named by their number, or by their id; all where none is."""
    parts = {part.strip() for part in who.split("/")}
    found = {report for report in reports if report in parts or parts & set(report.split("-"))}
    return found or set(reports)
