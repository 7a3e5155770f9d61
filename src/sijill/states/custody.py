"""Who holds whose people: how many, according to whom, and what became of them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.link.days import last_day
from sijill.schema import Event
from sijill.states.cutting import reported_last
from sijill.states.days import day_of, order
from sijill.states.field import Field, Gap
from sijill.states.figures import Figure, figures, inferred, merged
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.keeping import COUNTED, Fate, Keep, Keeping, Part
from sijill.states.pairs import NAMELESS
from sijill.states.sources import Sources, composed, state_id
from sijill.states.tellings import joined

_KEPT: tuple[Fate, ...] = ("detained", "received")
_GONE: tuple[Fate, ...] = ("released", "escaped", "moved")


class Custody(Struct, frozen=True, kw_only=True):
    """The people of one party in the hands of another.

    Attributes:
        id: hash of kind, smallest event and both parties.
        holder: who keeps them, as actor ids told. party: his party, "" where none is told. Both sides where a
            report counts what both hold or free together.
        of: whose people they are, or who, as actor ids told. of_party: their party, or the group.
        place: prisons and places told. since: first day of their being held, None where only their release
            or flight is told: they were held before it. last: last day on which something was told of them.
        detained, released, escaped, moved, received: figures as told, each with who says it and its day; one
            without a number where the text gives none. Moved: given to another keeper; received: from one.
        exchanged: those of ``released`` that each side freed for the other's.
        recaptured: detained again by anybody, told in a report of their escape.
        held: True where more are told detained than freed, fled or moved; None where that is not known.
    """

    id: str
    holder: Field[tuple[str, ...]]
    party: str
    of: Field[tuple[str, ...]]
    of_party: str
    place: Field[tuple[str, ...]]
    since: Field[str]
    last: Field[str]
    detained: tuple[Figure, ...]
    released: tuple[Figure, ...]
    exchanged: tuple[Figure, ...]
    escaped: tuple[Figure, ...]
    recaptured: tuple[Figure, ...]
    moved: tuple[Figure, ...]
    received: tuple[Figure, ...]
    held: Field[bool]
    gaps: tuple[Gap, ...]
    composed: bool


def custody(events: Sequence[Event], lexicon: Lexicon, at: str | None = None) -> tuple[Custody, ...]:
    """Return who holds whose people, the earliest first.

    The people of one party in the hands of another are one custody until 60 days pass without a word of them.
    Two releases within a day, each of the other's people, are an exchange; «detainees» freed in one are the
    other side's. Who escaped from nobody told is put to those of his people who are held in the same place.

    Args:
        events: any events.
        lexicon: parties and places.
        at: the day as of which it is known, ``YYYY-MM-DD``, None for all.

    Example:
        «أطلقت الأسايش 12 أسيراً من أصل 19» of the NDF: sdf holds people of syria, detained 19, released 12,
        held True.
    """
    return custody_of(Given(events, lexicon, at))


def custody_of(given: Given) -> tuple[Custody, ...]:
    """Return who holds whose people, see `custody`."""
    keeping, ground = Keeping(given), given.ground
    today = last_day(given.at) or reported_last(given.events)
    return joined(tuple(_state(keep, keeping, ground, today) for keep in keeping.keeps()))


def _state(keep: Keep, keeping: Keeping, ground: Ground, today: date | None) -> Custody:
    """Return the custody that the parts of a keep make, as of the day ``today``."""
    sources, areas = ground.sources, ground.areas
    parts, field = keep.parts, sources.field
    events = sorted({p.event.mentions()[0]: p.event for p in parts}.values(), key=order)
    numbers = {fate: _figures([p for p in parts if p.fate == fate], sources) for fate in get_args(Fate)}
    swapped = [p for p in parts if p.fate == "released" and p.event.mentions()[0] in keeping.exchanges]
    again = [e for p in parts if p.fate == "escaped" for e in keeping.recaptured(p.event)]
    party, of_party = next((p.party for p in parts if p.party), ""), parts[0].of_party
    latest = max(events, key=lambda e: last_day(day_of(e).end) or date.min)
    kept = {p.event.mentions()[0] for p in parts if p.fate in _KEPT}
    taken = [e for e in events if e.mentions()[0] in kept]
    first, last = day_of(taken[0] if taken else events[0]), day_of(latest)
    return Custody(
        id=state_id(f"custody:{party}:{of_party}", events),
        holder=field(_all(p.holder for p in parts), [p.event for p in parts if p.holder]),
        party=party,
        of=field(_all(p.of for p in parts), [p.event for p in parts if p.of]),
        of_party=of_party,
        place=field(areas.once(sorted(keep.places)) or None, [e for e in events if e.place]),
        since=field(first.start, taken[:1], first.basis),
        last=field(last.end, [latest], last.basis),
        detained=numbers["detained"],
        released=numbers["released"],
        exchanged=_figures(swapped, sources),
        escaped=numbers["escaped"],
        recaptured=inferred(merged((f for e in again for f in _told(e, sources)), sources)),
        moved=numbers["moved"],
        received=numbers["received"],
        held=field(_held(numbers), [p.event for p in parts if p.event.mentions()[0] in kept], "inferred"),
        gaps=(*_gaps(keep, party, today, begun=bool(taken)), *sources.gaps(events)),
        composed=composed(events),
    )


def _figures(parts: Iterable[Part], sources: Sources) -> tuple[Figure, ...]:
    """Return the figures of parts, one without a number for those that tell none."""
    found: list[Figure] = []
    for part in parts:
        counted = COUNTED[part.event.type]
        told = tuple(f for what in counted for f in figures(part.event, what, sources, of=part.whose))
        told = told or _told(part.event, sources)
        found += inferred(told) if part.guessed else told
    return merged(found, sources)


def _told(event: Event, sources: Sources) -> tuple[Figure, ...]:
    return figures(event, COUNTED[event.type][0], sources, always=True)


def _all(groups: Iterable[Iterable[str]]) -> tuple[str, ...] | None:
    return tuple(sorted({value for group in groups for value in group})) or None


def _held(numbers: dict[Fate, tuple[Figure, ...]]) -> bool | None:
    """Tell whether some are still held: True where the numbers leave some, None where they do not tell."""
    kept = [f for fate in _KEPT for f in numbers[fate]]
    if not kept:
        return None
    gone = [f for fate in _GONE for f in numbers[fate]]
    if not gone:
        return True
    most = max(_most(f) for f in kept)
    unknown = any(f.low is None for f in gone)
    return True if not unknown and sum(_most(f) for f in gone) < most else None


def _most(figure: Figure) -> float:
    return figure.high or figure.low or 0


def _gaps(keep: Keep, party: str, today: date | None, *, begun: bool) -> tuple[Gap, ...]:
    missing: list[Gap] = [] if begun else ["no-start"]
    if not party:
        missing.append("no-actor")
    if set(keep.parts[0].of_party.split("+")) <= NAMELESS | {""}:
        missing.append("no-target")
    if not keep.places:
        missing.append("no-place")
    if today is not None and keep.silent(today):
        missing.append("no-report-since")
    return tuple(missing)
