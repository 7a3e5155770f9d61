"""Numbers as they were told: each with its holder, never added up where they may count the same people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from sijill.schema import Bound, Count, Event, Told
from sijill.schema.event_type import CountOf
from sijill.states.days import day_of
from sijill.states.field import Basis
from sijill.states.sources import Sources
from sijill.states.tellings import origin

Number = int | float
_Key = tuple[Number | None, Number | None, str, str]  # low, high, word, whose
_NOT_TOLD_AS_FACT = frozenset({"denied", "planned"})


class Figure(Struct, frozen=True):
    """A number as one or several voices tell it.

    Attributes:
        low: at least so many, None where the text gives no number. Example: ``81``.
        high: at most so many, None where the text leaves it open («العشرات», «أكثر من 30»).
        word: the words as they stand where the number is vague («العشرات»), else "".
        of: whose, as actor ids, sorted; empty where the text does not tell.
        by: who says so: the innermost sources or the outlets, sorted.
        one_side: all of ``by`` are parties to the conflict, or speak for one.
        day: when it was: a day, a partial date or an interval ``A/B``; None where nothing tells it.
        basis: ``told-on`` where ``day`` is the day of publication for want of a date; ``inferred`` where a
            rule gave the number its place here, and not the text.
        events: ids of the events behind it, sorted.
    """

    low: Number | None
    high: Number | None
    word: str = ""
    of: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    one_side: bool = False
    day: str | None = None
    basis: Basis = "told"
    events: tuple[str, ...] = ()


def figures(
    event: Event, what: CountOf, sources: Sources, *, of: Iterable[str] | None = None, always: bool = False
) -> tuple[Figure, ...]:
    """Return the numbers of ``what`` that the mentions of an event tell, one for each value.

    Args:
        event: its mentions that deny it or only plan it give no number.
        what: what is counted. Example: ``"detained"``.
        sources: who speaks for whom.
        of: only the numbers of these actors; those without an ``of`` of their own where "" is among them.
        always: one figure without a number for the voices that tell the event and count nothing.
    """
    wanted = None if of is None else frozenset(of)
    voices: dict[_Key, list[Told]] = defaultdict(list)
    for told in event.told:
        if told.mention.status not in _NOT_TOLD_AS_FACT:
            for key in _keys(told, what, wanted, always):
                voices[key].append(told)
    return tuple(_figure(event, key, told, sources) for key, told in voices.items())


def bounds(count: Count) -> tuple[Number | None, Number | None]:
    """Return the least and the most that a count says.

    Example:
        «أكثر من 30» is ``(30, None)``, «بين 39 و51» is ``(39, 51)``, «81» is ``(81, 81)``.
    """
    value = count.value
    return (value.min, value.max) if isinstance(value, Bound) else (value, value)


def merged(found: Iterable[Figure], sources: Sources) -> tuple[Figure, ...]:
    """Return figures with the same number, people and day or event as one, said by all; earliest first."""
    same: dict[tuple[object, ...], list[list[Figure]]] = defaultdict(list)
    for one in sorted(found, key=figure_order):
        groups = same[one.low, one.high, one.of]
        home = next((g for g in groups if any(_alike(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    each = (_one(group, sources) for groups in same.values() for group in groups)
    return tuple(sorted(each, key=figure_order))


def _alike(one: Figure, other: Figure) -> bool:
    return one.day == other.day or not set(one.events).isdisjoint(other.events)


def inferred(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return figures marked as put where they are by a rule, and not by the text."""
    return tuple(msgspec.structs.replace(one, basis="inferred") for one in found)


def figure_order(one: Figure) -> tuple[str, float, tuple[str, ...], tuple[str, ...]]:
    """Return what figures are sorted by: day, number, people, events."""
    return one.day or "~", -1.0 if one.low is None else float(one.low), one.of, one.events


def _keys(told: Told, what: CountOf, wanted: frozenset[str] | None, always: bool) -> Iterator[_Key]:
    found = [c for c in told.mention.count if c.what == what]
    for count in found:
        if wanted is None or (count.of or "") in wanted:
            low, high = bounds(count)
            yield low, high, count.word if low != high else "", count.of or ""
    if always and not found:
        yield None, None, "", ""


def _figure(event: Event, key: _Key, told: Sequence[Told], sources: Sources) -> Figure:
    low, high, word, whose = key
    days = day_of(event)
    by, one_side = sources.said([msgspec.structs.replace(event, told=tuple(told))])
    return Figure(
        low, high, word, (whose,) if whose else (), by, one_side,
        _span(days.start, days.end), days.basis, (origin(event),),
    )  # fmt: skip


def _span(start: str | None, end: str | None) -> str | None:
    return start if start == end else f"{start}/{end}"


def _one(group: Sequence[Figure], sources: Sources) -> Figure:
    by = tuple(sorted({who for g in group for who in g.by}))
    return msgspec.structs.replace(
        group[0],
        word=next((g.word for g in group if g.word), ""),
        by=by,
        one_side=all(g.one_side for g in group) and len({sources.lexicon.party(who) for who in by}) == 1,
        events=tuple(sorted({e for g in group for e in g.events})),
    )
