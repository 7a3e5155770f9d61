"""The column map: which column holds which argument, and what the team's own values mean here."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from sijill.errors import InputError
from sijill.lexicon.fold import fold
from sijill.schema import COUNTED, EVENT_TYPES

# Several columns for one argument: of these the first that says something stands, of `MANY` all do.
SLOTS = (
    "date", "until", "precision", "type", "actor", "target", "mediator", "place", "source", "url", "report",
    "id", "notes", "quote",
)  # fmt: skip
MANY = frozenset({"actor", "target", "mediator", "source"})
COUNT_SLOTS: tuple[str, ...] = COUNTED
MEANT = ("types", "actors", "places")
_TABLES = ("table", "columns", "counts", "dates", *MEANT)
_ORDERS = ("", "dmy", "mdy")
_SERIALS = (0, 1900, 1904)
_BLANKS = re.compile(r"[\s_\-]+")


class ColumnMap(Struct, frozen=True, kw_only=True):
    """How a team's table is read.

    Attributes:
        file: the map's own, for messages.
        columns: argument → heads of columns. Example: ``{"date": ("event_date",)}``.
        counts: what is counted → head. Example: ``{"killed": "fatalities"}``.
        sheet: the one sheet to be read, ``""`` for all that have the columns.
        encoding: of a CSV, ``""`` to detect it. separator: letters that part several values in a cell.
        order: how 12/08/2024 is meant: dmy, mdy, ``""`` for a table that has no such day.
        serial: from which year days are numbered where they stand as bare numbers: 1900, 1904, 0 for none.
        types: the team's word → our types. actors, places: the team's words → ids, names; ``()`` for
            a word that is known to mean nothing here. All are looked up by `key`.
    """

    columns: Mapping[str, tuple[str, ...]]
    file: str = ""
    counts: Mapping[str, str] = {}
    sheet: str = ""
    encoding: str = ""
    separator: str = ";|؛"
    order: str = ""
    serial: int = 0
    types: Mapping[str, tuple[str, ...]] = {}
    actors: Mapping[str, tuple[str, ...]] = {}
    places: Mapping[str, tuple[str, ...]] = {}

    def heads(self) -> list[str]:
        """Return the heads of all columns that are mapped."""
        return list(
            dict.fromkeys([h for heads in self.columns.values() for h in heads] + [*self.counts.values()])
        )


def key(words: str) -> str:
    """Return words as heads and values are compared: folded, in small letters, ``_`` and ``-`` as blanks.

    Example:
        >>> key("Event_Date "), key("نوع الحدث")
        ('event date', 'نوع الحدث')
    """
    return _BLANKS.sub(" ", fold(words).lower()).strip()


def read_map(path: str | Path) -> ColumnMap:
    """Read a map.

    Raises:
        InputError: ``not-found``, ``unreadable``, ``bad-toml``; ``unknown-key``, ``map-value`` with the key.
    """
    place = str(path)
    try:
        told = tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise InputError("not-found", place) from None
    except OSError as error:
        raise InputError("unreadable", place, reason=error.strerror or str(error)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError("bad-toml", place, reason=str(error)) from None
    return _Reading(place).map(told)


class _Reading:
    """The checks of one map, each of which names the file and the key."""

    def __init__(self, place: str) -> None:
        self.place = place

    def map(self, told: dict[str, Any]) -> ColumnMap:
        self.known(told, _TABLES, "")
        tables = {name: self.table(told, name) for name in _TABLES}
        self.known(tables["columns"], SLOTS, "columns")
        self.known(tables["counts"], COUNT_SLOTS, "counts")
        self.known(tables["table"], ("sheet", "encoding", "separator"), "table")
        self.known(tables["dates"], ("order", "serial"), "dates")
        if not tables["columns"]:
            raise InputError("missing-key", f"{self.place} columns")
        return ColumnMap(
            file=self.place,
            columns={
                slot: self.several(value, f"columns.{slot}") for slot, value in tables["columns"].items()
            },
            counts={what: self.one(value, f"counts.{what}") for what, value in tables["counts"].items()},
            types=self.types(tables["types"]),
            actors=self.meanings(tables["actors"], "actors"),
            places=self.meanings(tables["places"], "places"),
            **{name: self.one(value, f"table.{name}") for name, value in tables["table"].items()},
            order=self.among(tables["dates"], "order", _ORDERS, ""),
            serial=self.among(tables["dates"], "serial", _SERIALS, 0),
        )

    def known(self, table: Mapping[str, Any], names: tuple[str, ...], at: str) -> None:
        for name in table:
            if name not in names:
                raise InputError(
                    "unknown-key", f"{self.place} {at}".strip(), key=name, known=", ".join(names)
                )

    def table(self, told: dict[str, Any], name: str) -> dict[str, Any]:
        value = told.get(name, {})
        return value if isinstance(value, dict) else self.refuse(value, name)

    def refuse(self, value: object, at: str) -> Any:
        raise InputError("map-value", f"{self.place} {at}", value=value)

    def one(self, value: object, at: str) -> str:
        return value if isinstance(value, str) else str(self.refuse(value, at))

    def several(self, value: object, at: str) -> tuple[str, ...]:
        values = value if isinstance(value, list) else [value]
        return tuple(self.one(one, at) for one in values if one != "")

    def among(self, table: dict[str, Any], name: str, known: tuple[Any, ...], otherwise: Any) -> Any:
        value = table.get(name, otherwise)
        return (
            value
            if value in known and type(value) is type(otherwise)
            else self.refuse(value, f"dates.{name}")
        )

    def meanings(self, table: dict[str, Any], at: str) -> dict[str, tuple[str, ...]]:
        return {key(words): self.several(value, f"{at}.{words}") for words, value in table.items()}

    def types(self, table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        found = self.meanings(table, "types")
        for words, types in found.items():
            for type_ in types:
                if type_ not in EVENT_TYPES:
                    self.refuse(type_, f"types.{words}")
        return found
