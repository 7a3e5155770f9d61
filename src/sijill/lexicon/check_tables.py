"""Checking a pack's tables: heads, rows, cells, and what rows say of each other."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from sijill.lexicon.fold import fold
from sijill.lexicon.layout import TABLES, Column, Table
from sijill.lexicon.problem import Problem, problem
from sijill.lexicon.spelling import form_problems
from sijill.lexicon.tables import several

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[a-z]{2}")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_RANGES = {"latitude": (-90, 90), "longitude": (-180, 180), "metres": (1, 2_000_000), "share": (0, 1),
           "number": (1, 10**10), "weight": (-1000, 1000), "count": (0, 10**10)}  # fmt: skip
_WHOLE = frozenset({"metres", "number", "count"})


class Row(Struct, frozen=True):
    """A row of a table: its file, its line and its cells by column."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def problem(self, code: str, key: str, /, **values: object) -> Problem:
        """Return a problem at a cell of the row."""
        return problem(code, self.path, self.line, key, **values)


class Known(Struct, frozen=True):
    """What a pack's rows may refer to: the pack's own and those of the packs it needs.

    Attributes:
        actors, places: ids. claimed: folded name → (actor id, where), of the packs it needs.
        functions: folded function words, which can be no name and no form.
    """

    actors: frozenset[str]
    places: frozenset[str]
    claimed: Mapping[str, tuple[str, str]]
    functions: frozenset[str]


def rows_of(path: Path, table: Table) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table that can be read, and what is wrong with its head and its rows."""
    if not path.is_file():
        return [], []
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return [], [problem("table-encoding", path)]
    kept = [(n, line.rstrip("\r")) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    if not kept:
        return [], [problem("empty-table", path)]
    head = kept[0][1].split("\t")
    problems = list(_head_problems(path, kept[0][0], head, table))
    rows = []
    for number, line in kept[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > len(head):
            problems.append(problem("table-row", path, number, columns=len(head), cells=len(cells)))
        cells += [""] * (len(head) - len(cells))
        rows.append(Row(path, number, dict(zip(head, cells, strict=False))))
    return rows, problems


def _head_problems(path: Path, line: int, head: Sequence[str], table: Table) -> Iterator[Problem]:
    missing = [c.name for c in table.columns if not c.optional and c.name not in head]
    if missing:
        yield problem("table-head", path, line, missing=", ".join(missing))
    known = [c.name for c in table.columns]
    for name in head:
        if name not in known:
            yield problem("unknown-key", path, line, name, key=name, known=", ".join(known))
    for name in dict.fromkeys(name for name in head if head.count(name) > 1):
        yield problem("repeated-key", path, line, name, key=name)


def check_rows(table: Table, rows: Sequence[Row], known: Known) -> Iterator[Problem]:
    """Yield what is wrong with the cells of a table's rows and what its rows say twice."""
    for row in rows:
        for column in table.columns:
            if column.name in row.cells:  # a column that is missing is told once, at the head
                yield from _cell_problems(row, column, row.cells[column.name], known)
        yield from _point_problems(row)
        yield from _order_problems(row)
    yield from _repeated(table, rows)


def _cell_problems(row: Row, column: Column, cell: str, known: Known) -> Iterator[Problem]:
    if not cell:
        if column.must:
            yield row.problem("empty-cell", column.name)
        return
    if column.kind == "names":
        yield from _name_problems(row, column, cell, known)
    elif column.kind in _RANGES:
        yield from _number_problems(row, column, cell)
    else:
        yield from _word_problems(row, column, cell, known)


def _name_problems(row: Row, column: Column, cell: str, known: Known) -> Iterator[Problem]:
    if any(not part.strip() for part in cell.split("|")):
        yield row.problem("empty-form", column.name)
    if column.name == "en":
        return
    for found in form_problems(several(cell), known.functions):
        yield row.problem(found.code, column.name, **found.values)


def _number_problems(row: Row, column: Column, cell: str) -> Iterator[Problem]:
    low, high = _RANGES[column.kind]
    try:
        value = int(cell) if column.kind in _WHOLE else float(cell)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        yield row.problem("out-of-range", column.name, value=cell, low=low, high=high)


def _word_problems(row: Row, column: Column, cell: str, known: Known) -> Iterator[Problem]:
    if column.kind == "slug" and not _SLUG.fullmatch(cell):
        yield row.problem("bad-slug", column.name, value=cell)
    elif column.kind == "actor" and cell not in known.actors:
        yield row.problem("unknown-actor", column.name, value=cell)
    elif column.kind == "pack-place" and cell not in known.places:
        yield row.problem("unknown-place", column.name, value=cell)
    elif column.kind == "country" and not _COUNTRY.fullmatch(cell):
        yield row.problem("bad-country", column.name, value=cell)
    elif column.kind == "day" and not is_day(cell):
        yield row.problem("bad-date", column.name, value=cell)
    elif column.kind == "choice" and cell not in column.choices:
        yield row.problem("unknown-choice", column.name, value=cell, known=", ".join(column.choices))
    elif column.kind == "flag" and cell not in {"0", "1"}:
        yield row.problem("unknown-choice", column.name, value=cell, known="0, 1")


def is_day(cell: str) -> bool:
    """Tell whether a cell is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` of the calendar.

    Example:
        >>> is_day("2016-02"), is_day("2015-02-29")
        (True, False)
    """
    if not _DAY.fullmatch(cell):
        return False
    try:
        date.fromisoformat(cell + "-01-01"[len(cell) - 4 :] if len(cell) < 10 else cell)
    except ValueError:
        return False
    return True


def _point_problems(row: Row) -> Iterator[Problem]:
    lat, lon = row.cells.get("lat", ""), row.cells.get("lon", "")
    if bool(lat) != bool(lon):
        yield row.problem("half-point", "lon" if lat else "lat")
    if row.cells.get("precision") and not (lat and lon):
        yield row.problem("precision-alone", "precision")


def _order_problems(row: Row) -> Iterator[Problem]:
    since, until = row.cells.get("since", ""), row.cells.get("until", "")
    if since and until and since > until + "~":  # «2015» as an end is the last day of 2015
        yield row.problem("days-reversed", "until", since=since, until=until)


def _repeated(table: Table, rows: Iterable[Row]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(fold(row.cells.get(name, "")) for name in table.unique)
        if not any(key):
            continue
        other = first.setdefault(key, row)
        if other is not row:
            yield row.problem(
                "repeated-row", table.unique[0], value=" · ".join(filter(None, key)), where=other.line
            )


def check_claims(rows: Mapping[str, Sequence[Row]], known: Known) -> Iterator[Problem]:
    """Yield ids that two tables give to actors, and names that two actors claim with no alias to say when."""
    shared = {fold(row.cells.get("name", "")) for row in rows.get("aliases.tsv", ())}
    claimed = dict(known.claimed)
    ids: dict[str, Row] = {}
    for table in (t for t in TABLES if t.names == "actor"):
        for row in rows.get(table.file, ()):
            other = ids.setdefault(row.cells.get("id", ""), row)
            if other.path != row.path:
                yield row.problem(
                    "taken-id", "id", value=row.cells["id"], where=f"{other.path.name}:{other.line}"
                )
            yield from _claims_of(row, claimed, shared)


def _claims_of(row: Row, claimed: dict[str, tuple[str, str]], shared: set[str]) -> Iterator[Problem]:
    own = row.cells.get("id", "")
    for name in several(row.cells.get("ar", "")):
        other, where = claimed.setdefault(fold(name), (own, f"{row.path.name}:{row.line}"))
        if other != own and fold(name) not in shared:
            yield row.problem("claimed-name", "ar", name=name, other=other, where=where)


def composed_ids(rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Yield the ids that a noun and a nationality make together («القوات» and «الروسية»: ``russia-army``)."""
    suffixes = {row.cells.get("suffix", "") for row in rows.get("composed.tsv", ())}
    for row in rows.get("nationalities.tsv", ()):
        state = row.cells.get("country_actor", "")
        yield from (state, row.cells.get("gov_id") or state)
        yield from ((row.cells.get("stem") or state) + suffix for suffix in suffixes if suffix)


def ids_in(rows: Mapping[str, Sequence[Row]], names: Any) -> Iterator[str]:
    """Yield the ids of the tables that name actors, or of those that name places."""
    for table in (t for t in TABLES if t.names == names):
        for row in rows.get(table.file, ()):
            yield row.cells.get("id") or f"gn-{row.cells.get('geonames', '')}"
