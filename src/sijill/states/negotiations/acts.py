"""Acts of talking on their days, with the parties that they are between."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import msgspec
from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.schema import Event, EventType
from sijill.states.days import day_of, shifted
from sijill.states.field import Basis
from sijill.states.ground import Ground
from sijill.states.tellings import origin

POSITIONS: frozenset[EventType] = frozenset({"DEMAND", "OFFER", "REJECT", "THREATEN"})
TALKS: frozenset[EventType] = frozenset({"MEET", "AGREE"})
EVER = date.max
LED = 7  # days
LINKED = 1  # days between two tellings of one act


class Act(Struct, frozen=True):
    """A meeting, a deal or a position.

    Attributes:
        event: what tells it. first, last: its days, `EVER` for none. basis: how these are known.
        sides: the parties that it is between, without the mediators'. brokers: the mediators' parties.
        reports: those that tell it, by id.
        through: whether one side is known to have met only a mediator.
    """

    event: Event
    first: date
    last: date
    basis: Basis
    sides: frozenset[str]
    brokers: frozenset[str]
    reports: frozenset[str]
    through: bool = False

    @property
    def is_talk(self) -> bool:
        """Whether it is a meeting or a deal, and not a position."""
        return self.event.type in TALKS


def acts_of(events: Iterable[Event], ground: Ground) -> list[Act]:
    """Return the meetings, deals and positions among ``events``.

    A meeting without a date is placed on the day of the last deal of the same parties that its report tells,
    where that is at most `LED` days old: the report tells it as the deal's. A number of meetings («خمس
    جلسات») is that deal's however old it is.
    """
    acts = [_act(e, ground) for e in events if e.type in TALKS | POSITIONS]
    deals: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.event.type == "AGREE" and act.basis == "told" and act.first == act.last:
            for report in act.reports:
                deals[report].append(act)
    return [_placed(act, deals) for act in acts]


def _act(event: Event, ground: Ground) -> Act:
    days = day_of(event)
    first, last = first_day(days.start) or EVER, last_day(days.end) or EVER
    brokers = ground.parties.named(event.mediator)
    sides = ground.parties.all((*event.actor, *event.target)) - brokers
    reports = frozenset(t.mention.report for t in event.told)
    return Act(event, first, last, days.basis, sides, brokers, reports)


def linked(act: Act, other: Act) -> bool | None:
    """Tell whether two acts that were linked into one event are one; None where they were not linked.

    They are unless they are told to be of days that lie apart, or other parties are told to have met with
    another outcome: talks go on from day to day, and linking may take two rounds for one.
    """
    if origin(act.event) != origin(other.event):
        return None
    ends = _outcomes(act), _outcomes(other)
    if act.sides != other.sides and all(ends) and ends[0].isdisjoint(ends[1]):
        return False
    if "told-on" in {act.basis, other.basis}:
        return True
    return (max(act.first, other.first) - min(act.last, other.last)).days <= LINKED


def _outcomes(act: Act) -> frozenset[str]:
    return frozenset(t.mention.outcome.value for t in act.event.told if t.mention.outcome)


def weeks(act: Act, back: int = 0) -> range:
    """Return the weeks of an act and of the days ``back`` before it, as numbers: to find acts near it."""
    if act.first == EVER:
        return range(0)
    return range((act.first.toordinal() - back) // 7, act.last.toordinal() // 7 + 1)


def _placed(act: Act, deals: dict[str, list[Act]]) -> Act:
    if act.event.type != "MEET" or act.basis == "told":
        return act
    near = [d for r in sorted(act.reports) for d in deals[r] if len(d.sides & act.sides) > 1]
    since = date.min if times_of(act.event) else shifted(act.first, -LED)
    day = max((d.first for d in near if since <= d.first <= act.first), default=None)
    return msgspec.structs.replace(act, first=day, last=day, basis="inferred") if day else act


def times_of(event: Event) -> int | None:
    """Return how many meetings an event tells at once, None for one."""
    counts = [c.value for t in event.told for c in t.mention.count if c.what == "other"]
    return next((int(n) for n in counts if isinstance(n, int | float) and n > 1), None)


def day_told(act: Act) -> str | None:
    """Return the day of an act as told: ``YYYY-MM-DD``, an interval or a partial date; None for none."""
    if act.basis == "inferred":
        return act.first.isoformat()
    days = day_of(act.event)
    return days.start if days.start == days.end else f"{days.start}/{days.end}"
