"""Rows of a team's table → events coded by hand, each bad row listed with file, row, column and reason."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from sijill.errors import InputError
from sijill.readers.hand.cells import Dates, interval, read_day, read_number, widened
from sijill.readers.hand.column_map import ColumnMap, key
from sijill.readers.hand.meanings import Meanings
from sijill.readers.hand.table import HandTable
from sijill.readers.identity import sha256
from sijill.readers.unread import Unread
from sijill.schema import CountOf, EventType, HandCount, HandEvent

_Meaning = Callable[[str], tuple[str, ...]]


class _Head(Struct, frozen=True):
    """The head of a table: the number of its row, the heads as they stand, and where each is, by `key`."""

    number: int
    names: tuple[str, ...]
    at: Mapping[str, int]


def read_hand(
    tables: Sequence[HandTable], column_map: ColumnMap, meanings: Meanings, coder: str
) -> Iterator[HandEvent | Unread]:
    """Yield an event, or why there is none, for each row below the head of each table.

    A sheet that has none of the map's columns is listed and left alone.

    Raises:
        InputError: ``map-sheet`` where the map's sheet is not there; ``map-column`` with the columns there
            are, where a table has some of the map's columns and lacks others, or none has any.
    """
    chosen = [table for table in tables if column_map.sheet in ("", table.sheet)]
    if not chosen:
        raise InputError("map-sheet", tables[0].file, sheet=column_map.sheet)
    seen: Counter[str] = Counter()
    heads = [_head(table, column_map) for table in chosen]
    if not any(heads):
        raise _lacking(chosen[0], chosen[0].rows[0][1], column_map)
    for table, head in zip(chosen, heads, strict=True):
        if head is None:
            yield Unread(table.place, InputError("hand-other-sheet", table.place))
        else:
            yield from _Rows(table, head, column_map, meanings, coder).read(seen)


def _head(table: HandTable, column_map: ColumnMap) -> _Head | None:
    """Return the row of the top that has the most of the map's heads, None where none has any."""
    wanted = {key(head) for head in column_map.heads()}
    number, cells = max(table.top(), key=lambda row: len(wanted & {key(cell) for cell in row[1]}))
    at: dict[str, int] = {}
    for column, cell in enumerate(cells):
        at.setdefault(key(cell), column)
    if not wanted & at.keys():
        return None
    if not wanted <= at.keys():
        raise _lacking(table, cells, column_map)
    return _Head(number, _named(cells), at)


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the heads so that no two are the same: an empty or repeated one with its column's number."""
    names: list[str] = []
    for column, cell in enumerate(cells, 1):
        name = cell.strip()
        names.append(name if name and name not in names else f"{name} #{column}".strip())
    return tuple(names)


def _lacking(table: HandTable, cells: Sequence[str], column_map: ColumnMap) -> InputError:
    held = {key(cell) for cell in cells}
    missing = ", ".join(head for head in column_map.heads() if key(head) not in held)
    there = ", ".join(cell for cell in cells if cell.strip())
    return InputError("map-column", table.place, column=missing[:200], columns=there[:300])


class _Rows:
    """The rows of one table."""

    def __init__(
        self, table: HandTable, head: _Head, column_map: ColumnMap, meanings: Meanings, coder: str
    ) -> None:
        self.table, self.head, self.map, self.meanings, self.coder = table, head, column_map, meanings, coder
        self.dates = Dates(column_map.order, column_map.serial)
        self.parting = re.compile("[\n" + re.escape(column_map.separator) + "]")

    def read(self, seen: Counter[str]) -> Iterator[HandEvent | Unread]:
        for number, cells in self.table.rows:
            if number > self.head.number:
                yield self._row(number, cells, seen)

    def _row(self, number: int, cells: tuple[str, ...], seen: Counter[str]) -> HandEvent | Unread:
        place = f"{self.table.place}:{number}"
        try:
            event = self._event(number, cells)
        except InputError as error:
            return Unread(place, InputError(error.code, place, **error.values))
        seen[event.id] += 1  # the same row twice in a table is two events
        again = seen[event.id]
        if again == 1:
            return event
        return replace(event, id=sha256(f"{event.id}\x1f{again}".encode())[:16])

    def _event(self, number: int, cells: tuple[str, ...]) -> HandEvent:
        row = _Row(self, cells)
        names = self.meanings
        kept = {
            name: cell.strip() for name, cell in zip(self.head.names, cells, strict=False) if cell.strip()
        }
        told = [self.coder, *(f"{name}={cell}" for name, cell in kept.items())]
        event = HandEvent(
            id=sha256("\x1f".join(told).encode("utf-8", "replace"))[:16],
            coder=self.coder,
            file=Path(self.table.file).name,
            sheet=self.table.sheet,
            row=number,
            date=row.date(),
            type=cast("tuple[EventType, ...]", row.of_first("type", names.types)),
            place=row.of_first("place", names.places),
            actor=row.of_all("actor", names.actors),
            target=row.of_all("target", names.actors),
            mediator=row.of_all("mediator", names.actors),
            source=row.of_all("source", names.actors),
            count=row.counts(),
            url=row.first("url"),
            report=row.first("report"),
            own_id=row.first("id"),
            notes=row.first("notes"),
            quote=row.first("quote"),
            words={name: tuple(words) for name, words in row.words.items()},
            cells=kept,
        )
        if not any(
            (event.date, *(getattr(event, n) or event.words.get(n) for n in ("type", "actor", "place")))
        ):
            raise InputError("hand-bare")
        return event


class _Row:
    """One row being read; what means nothing here is put aside in `words` as it is met."""

    def __init__(self, of: _Rows, cells: tuple[str, ...]) -> None:
        self.of, self.cells = of, cells
        self.words: dict[str, list[str]] = {}

    def cell(self, head: str) -> str:
        at = self.of.head.at[key(head)]
        return self.cells[at].strip() if at < len(self.cells) else ""

    def all(self, slot: str) -> list[str]:
        heads = self.of.map.columns.get(slot, ())
        return [cell for head in heads if (cell := self.cell(head))]

    def first(self, slot: str) -> str:
        return next(iter(self.all(slot)), "")

    def date(self) -> str | None:
        first, last = self._day("date"), self._day("until")
        if first is None or last is None:
            return first
        return interval(first, last, f"{first} – {last}")

    def _day(self, slot: str) -> str | None:
        for head in self.of.map.columns.get(slot, ()):
            if cell := self.cell(head):
                try:
                    day = read_day(cell, self.of.dates)
                    return widened(day, self.first("precision")) if slot == "date" else day
                except InputError as error:
                    raise InputError(error.code, column=head, **error.values) from None
        return None

    def of_first(self, slot: str, meaning: _Meaning) -> tuple[str, ...]:
        """Return the meaning of the first column that says something: the next stand in where it is empty."""
        return self._meant(slot, self.all(slot)[:1], meaning)

    def of_all(self, slot: str, meaning: _Meaning) -> tuple[str, ...]:
        return self._meant(slot, self.all(slot), meaning)

    def _meant(self, slot: str, cells: Sequence[str], meaning: _Meaning) -> tuple[str, ...]:
        found: list[str] = []
        for cell in cells:
            for words in filter(None, map(str.strip, self.of.parting.split(cell))):
                meant = meaning(words)
                found += meant
                if not meant:
                    self.words.setdefault(slot, []).append(words)
        return tuple(dict.fromkeys(found))

    def counts(self) -> tuple[HandCount, ...]:
        found = []
        for what, head in self.of.map.counts.items():
            cell = self.cell(head)
            number = read_number(cell) if cell else None
            if number is not None:
                found.append(HandCount(cast("CountOf", what), number))
            elif cell:
                self.words.setdefault(what, []).append(cell)
        return tuple(found)
