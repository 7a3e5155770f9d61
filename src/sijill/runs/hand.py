"""A team's tables into the record: read by their map, kept apart from what the machine codes."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sijill.errors import SijillError
from sijill.lexicon import Lexicon
from sijill.readers import Unread
from sijill.readers.hand import ColumnMap, Meanings, read_hand, read_tables
from sijill.runs.summary import Noted
from sijill.schema import HandEvent
from sijill.store import HandKept, Store


class Unmapped(Struct, frozen=True):
    """A word of the team's that means nothing here: in which argument, and in how many events."""

    argument: str
    words: str
    events: int


class HandSummary(Struct, frozen=True):
    """What came of reading a team's tables.

    Attributes:
        coder: whose they are. events: rows that were read. kept: what that changed in the record.
        unread: what could not be read, and why. noted: what had to be mended in reading.
        unmapped: words left as they are, the commonest first.
        undated, untyped: events without a day; without a type.
    """

    coder: str
    events: int
    kept: HandKept
    unread: tuple[Unread, ...]
    noted: tuple[Noted, ...]
    unmapped: tuple[Unmapped, ...]
    undated: int
    untyped: int


def read_hand_tables(
    files: Sequence[str | Path],
    store: Store,
    column_map: ColumnMap,
    lexicon: Lexicon,
    coder: str,
    *,
    remove: bool = False,
) -> HandSummary:
    """Read tables of one form into the record; a file that cannot be read is listed and the others are kept.

    Args:
        files: the tables.
        store: the record.
        column_map: how they are read.
        lexicon: names of actors and places.
        coder: who coded them.
        remove: take out what files of these names gave before and do not hold now.

    Raises:
        InputError: the map names an actor that there is not.
        RecordError: the record cannot be written; nothing is kept then.
    """
    meanings = Meanings(column_map, lexicon)
    events: list[HandEvent] = []
    unread: list[Unread] = []
    noted: list[Noted] = []
    read: list[str] = []
    for file in files:
        try:
            tables = read_tables(file, column_map.encoding)
            found = list(read_hand(tables, column_map, meanings, coder))
        except SijillError as error:
            unread.append(Unread(error.place or str(file), error))
            continue
        read.append(Path(file).name)
        noted += [Noted(note, 1, table.place) for table in tables for note in table.notes]
        events += [one for one in found if isinstance(one, HandEvent)]
        unread += [one for one in found if isinstance(one, Unread)]
    kept = store.keep_hand(events, coder, read, remove=remove)
    return HandSummary(
        coder, len(events), kept, tuple(unread), tuple(noted), _unmapped(events),
        sum(event.date is None for event in events), sum(not event.type for event in events),
    )  # fmt: skip


def _unmapped(events: Sequence[HandEvent]) -> tuple[Unmapped, ...]:
    counted = Counter(
        (argument, words) for event in events for argument, told in event.words.items() for words in told
    )
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Unmapped(argument, words, number) for (argument, words), number in ordered)
