"""A column map proposed from a table's own heads and values; a person looks it over before it is used."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct
from msgspec.structs import replace

from sijill.errors import InputError
from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.readers.hand.cells import Dates, read_day
from sijill.readers.hand.column_map import MANY, SLOTS, ColumnMap, key
from sijill.readers.hand.meanings import Meanings, own_types
from sijill.readers.hand.table import HandTable

_MOST = 500  # values listed of a kind: more than anybody looks over
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}(?!\d)", re.ASCII)
_PARTING = re.compile("[\n;|؛]")
_YEARS = re.compile(r" *\(\d{4}-?(?:\d{4})?\)")


class Value(Struct, frozen=True):
    """A value of the table: the team's words, how many rows have it, what it may mean."""

    words: str
    rows: int
    meaning: tuple[str, ...]


class Proposal(Struct, frozen=True):
    """What is proposed for a table.

    Attributes:
        sheet: of a workbook. encoding: of a CSV, where it was named.
        columns: argument → heads. counts: what is counted → head.
        left: heads that are no argument here; they stay with each row.
        order, serial: how its days stand. doubtful: a day that can be read in two ways, ``""`` for none.
        values: kind → its values, the commonest first.
    """

    sheet: str
    encoding: str
    columns: dict[str, tuple[str, ...]]
    counts: dict[str, str]
    left: tuple[str, ...]
    order: str
    serial: int
    doubtful: str
    values: dict[str, tuple[Value, ...]]


def propose_map(tables: Sequence[HandTable], lexicon: Lexicon, encoding: str = "") -> Proposal:
    """Return a map for the table whose heads are known best.

    Args:
        tables: those of a file.
        lexicon: names of actors and places.
        encoding: the one that the tables were read by, ``""`` where it was detected.

    Raises:
        InputError: ``hand-no-heads`` where no head of the first rows is known.
    """
    known = known_heads()
    heads = [
        (sum(key(c) in known for c in row), table, number, row)
        for table in tables
        for number, row in table.top()
    ]
    most, table, number, head = max(heads, key=lambda found: found[0])
    if not most:
        raise InputError(
            "hand-no-heads", tables[0].place, columns=", ".join(filter(None, tables[0].rows[0][1]))[:300]
        )
    columns, counts = _columns(head)
    cells = _Cells(head, [cells for n, cells in table.rows if n > number])
    order, doubtful = _order(cells.of(columns.get("date", ()) + columns.get("until", ())))
    taken = {key(h) for heads in columns.values() for h in heads} | {key(h) for h in counts.values()}
    left = tuple(cell for cell in head if cell.strip() and key(cell) not in taken)
    serial = 1900 if any(_is_serial(cell) for cell in cells.of(columns.get("date", ()))) else 0
    values = _values(columns, cells, lexicon)
    return Proposal(table.sheet, encoding, columns, counts, left, order, serial, doubtful, values)


def known_heads() -> Mapping[str, tuple[str, int]]:
    """Return the argument, and the rank among its heads, of each head that is known, by `key`.

    Example:
        >>> known_heads()["date"], known_heads()["الفاعل"][0]
        (('date', 1), 'actor')
    """
    return {
        key(head): (slot, rank)
        for slot, heads in _table("columns")
        for rank, head in enumerate(heads.split("|"))
    }  # fmt: skip


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of one of our tables below its head."""
    lines = (files("sijill.readers.hand") / f"{name}.tsv").read_text("utf-8").split("\n")
    rows = [
        tuple(row) for row in csv.reader((line for line in lines if line and line[0] != "#"), delimiter="\t")
    ]
    return tuple(rows[1:])


def _columns(head: Sequence[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    known = known_heads()
    ranked = sorted(
        (known[key(cell)][1], at, known[key(cell)][0], cell.strip())
        for at, cell in enumerate(head)
        if key(cell) in known
    )
    found: dict[str, list[str]] = {}
    for _, _, slot, cell in ranked:
        found.setdefault(slot, []).append(cell)
    several = MANY | {"type", "place"}
    columns = {
        slot: tuple(heads if slot in several else heads[:1]) for slot, heads in found.items() if slot in SLOTS
    }
    counts = {slot: heads[0] for slot, heads in found.items() if slot not in SLOTS}
    return {slot: columns[slot] for slot in SLOTS if slot in columns}, counts


class _Cells:
    """The cells of a table by the heads of their columns."""

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.at = {key(cell): at for at, cell in reversed(list(enumerate(head)))}
        self.rows = rows

    def first(self, heads: Sequence[str]) -> Iterator[str]:
        """Yield, row by row, what the first column that says something says."""
        places = [self.at[key(head)] for head in heads]
        for row in self.rows:
            said = next((row[at].strip() for at in places if at < len(row) and row[at].strip()), "")
            if said:
                yield said

    def of(self, heads: Iterable[str]) -> Iterator[str]:
        for head in heads:
            at = self.at[key(head)]
            yield from (row[at].strip() for row in self.rows if at < len(row) and row[at].strip())


def _order(days: Iterable[str]) -> tuple[str, str]:
    """Return the order of day and month, as far as one of the days is certain, and a day that leaves it open.

    Example:
        >>> _order(["12/08/2024", "13/08/2024"]), _order(["12/08/2024"]), _order(["2024-08-12"])
        (('dmy', ''), ('', '12/08/2024'), ('', ''))
    """
    found = [match for day in days if (match := _YEAR_LAST.match(fold(day)))]
    orders = {_certain(int(match[1]), int(match[2])) for match in found} - {""}
    doubtful = next((match[0] for match in found if not _certain(int(match[1]), int(match[2]))), "")
    return (orders.pop(), "") if len(orders) == 1 else ("", doubtful)


def _certain(first: int, second: int) -> str:
    if first > 12:
        return "dmy"
    return "mdy" if second > 12 else ""


def _is_serial(cell: str) -> bool:
    try:
        read_day(cell, Dates())
    except InputError as error:
        return error.code == "hand-serial"
    return False


def _values(
    columns: Mapping[str, tuple[str, ...]], cells: _Cells, lexicon: Lexicon
) -> dict[str, tuple[Value, ...]]:
    known = Meanings(ColumnMap(columns={}), lexicon)
    types = Counter(cells.first(columns.get("type", ())))
    places = Counter(part for cell in cells.first(columns.get("place", ())) for part in _parts(cell))
    heads = [head for slot in sorted(MANY) for head in columns.get(slot, ())]
    actors = Counter(part for cell in cells.of(heads) for part in _parts(cell))
    of_type = _type_meaning(types)
    return {
        "types": _told(types, of_type),
        "actors": _told(actors, lambda words: _of_name(words, known.actors)),
        "places": _told(places, lambda words: _of_name(words, known.places)),
    }


def _told(found: Counter[str], meaning: Callable[[str], tuple[str, ...]]) -> tuple[Value, ...]:
    """Return the values, the commonest first, those that are spelt alike for comparing told once."""
    rows: dict[str, Value] = {}
    for words, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        before = rows.get(key(words))
        shown = Value(words, number, meaning(words)) if before is None else before
        rows[key(words)] = shown if before is None else replace(shown, rows=before.rows + number)
    return tuple(rows.values())[:_MOST]


def _parts(cell: str) -> list[str]:
    return [part for found in _PARTING.split(cell) if (part := found.strip())]


def _of_name(words: str, meaning: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return what a name means, else what it means without ACLED's additions around it.

    ACLED writes ``QSD: Syrian Democratic Forces`` and ``Military Forces of Turkey (2016-)``.
    """
    bare = _YEARS.sub("", words)
    return meaning(words) or meaning(bare) or meaning(bare.rpartition(":")[2])


def _type_meaning(found: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """Return what a type means: by another codebook where all of the table's types are its words."""
    schemes: dict[str, dict[str, tuple[str, ...]]] = {"acled": {}, "plover": {}, "words": {}}
    for scheme, words, types in _table("types"):
        for word in words.split("|"):
            schemes[scheme][key(word)] = tuple(types.split("|")) if types else ()
    held = {key(words) for words in found}
    ours = own_types()
    strange = held - ours.keys()
    for scheme in ("plover", "acled"):
        if strange and held <= schemes[scheme].keys():
            return lambda words: schemes[scheme][key(words)]
    rest = schemes["plover"] | schemes["acled"] | schemes["words"] | ours
    return lambda words: rest.get(key(words), ())
