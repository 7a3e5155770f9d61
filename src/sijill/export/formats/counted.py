"""The numbers of an event: each with who says it; a vague one keeps its word and is never made a figure."""

from collections.abc import Iterator

from msgspec import Struct

from sijill.export.cells import number_cell
from sijill.schema import Bound, Count, Event

VALUES = "|"


class Figure(Struct, frozen=True):
    """What is said of one count of an event.

    Attributes:
        what: what is counted. of: whose, as an actor id, or ``""``.
        cell: as shown: ``"12"``, ``"«العشرات»"``. by: who says so.
        low, high: the figure, None where it is vague («العشرات», «أكثر من 30»).
        word: the words as told.
    """

    what: str
    of: str
    cell: str
    by: str
    low: float | None
    high: float | None
    word: str


def figures(event: Event) -> list[Figure]:
    """Return the numbers of an event, each value and holder once, in the order of its mentions."""
    return list(dict.fromkeys(_all(event)))


def _all(event: Event) -> Iterator[Figure]:
    for one in event.told:
        by = event.voices[one.mention.id].by
        for count in one.mention.count:
            low, high = _ends(count)
            cell = number_cell(count.value, count.word)
            yield Figure(count.what, count.of or "", cell, by, low, high, count.word)


def _ends(count: Count) -> tuple[float | None, float | None]:
    """Return the ends of a number; of one that is open to a side none, since it has no figure."""
    if isinstance(count.value, Bound):
        whole = count.value.min is not None and count.value.max is not None
        return (count.value.min, count.value.max) if whole else (None, None)
    return count.value, count.value


def low(event: Event, what: str) -> float | None:
    """Return the least figure that anybody gives for a count, None where nobody gives one."""
    return min((one.low for one in figures(event) if one.what == what and one.low is not None), default=None)


def high(event: Event, what: str) -> float | None:
    """Return the highest figure that anybody gives for a count, None where nobody gives one."""
    return max(
        (one.high for one in figures(event) if one.what == what and one.high is not None), default=None
    )


def vague(event: Event, what: str) -> str:
    """Return the words of the vague numbers for a count. Example: ``"العشرات"``."""
    words = (one.word for one in figures(event) if one.what == what and one.low is None)
    return VALUES.join(dict.fromkeys(words))


def cell(event: Event) -> str:
    """Return all numbers, each with who says it: ``"killed=12 (ndf) [sohr]|killed=«العشرات» [sana]"``."""
    parts = (
        f"{one.what}={one.cell}" + (f" ({one.of})" if one.of else "") + (f" [{one.by}]" if one.by else "")
        for one in figures(event)
    )
    return VALUES.join(parts)
