"""A team's tables into the record: read by their map, kept apart from what the machine codes."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct, structs

from sijill.errors import SijillError
from sijill.lexicon import Lexicon
from sijill.readers import Unread
from sijill.readers.hand import ColumnMap, Meanings, read_hand, read_imported, read_tables
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
        left: of what was imported, keys and schemata that no field carries, with how often.
    """

    coder: str
    events: int
    kept: HandKept
    unread: tuple[Unread, ...]
    noted: tuple[Noted, ...]
    unmapped: tuple[Unmapped, ...]
    undated: int
    untyped: int
    left: dict[str, int] = {}


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
    return _summary(coder, events, kept, unread, noted)


def import_files(
    files: Sequence[str | Path], store: Store, lexicon: Lexicon, coder: str, *, remove: bool = False
) -> HandSummary:
    """Import what others coded: gold of the guide's form, FollowTheMoney; see `read_imported`.

    Args:
        files: files and folders. One that cannot be read is listed and the others are kept.
        store: the record.
        lexicon: names of actors and places.
        coder: who coded it.
        remove: take out what files of these names gave before and do not hold now.

    Raises:
        RecordError: the record cannot be written; nothing is kept then.
    """
    meanings = Meanings(ColumnMap(columns={}), lexicon)
    events: list[HandEvent] = []
    unread: list[Unread] = []
    read: list[str] = []
    left: Counter[str] = Counter()
    for file in files:
        try:
            for one in read_imported(Path(file), meanings, coder):
                read.append(one.file)
                events += [each for each in one.found if isinstance(each, HandEvent)]
                unread += [each for each in one.found if isinstance(each, Unread)]
                left.update(one.left)
        except SijillError as error:
            unread.append(Unread(error.place or str(file), error))
    kept = store.keep_hand(events, coder, read, remove=remove)
    return structs.replace(_summary(coder, events, kept, unread, ()), left=dict(left.most_common()))


def _summary(
    coder: str, events: Sequence[HandEvent], kept: HandKept, unread: Sequence[Unread], noted: Sequence[Noted]
) -> HandSummary:
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
