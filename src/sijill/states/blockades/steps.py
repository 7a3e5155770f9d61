"""The steps of blockades, each on its day: those without a date of their own are placed by their report."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.states.days import day_of, shifted
from sijill.states.field import Basis
from sijill.states.ground import Ground
from sijill.states.vague import is_vague

LOADS = frozenset({"trucks", "vehicles"})  # what a convoy is counted in
EVER = date.max  # where nothing tells the day


class Step(Struct, frozen=True):
    """A blockading or a lifting on its days.

    Attributes:
        event: what tells it. first, last: its days, `EVER` for none. basis: how these are known.
        vague: the days only bound when it began («in late December»), they do not say how long it was.
        who, whom: the parties of the event's actors and targets.
        convoy: whether it keeps a convoy out, which alone is no siege.
    """

    event: Event
    first: date
    last: date
    basis: Basis
    vague: bool
    who: frozenset[str]
    whom: frozenset[str]
    convoy: bool = False

    @property
    def lifts(self) -> bool:
        """Whether it lifts or eases."""
        return self.event.type == "LIFT"


def steps_of(events: Iterable[Event], ground: Ground) -> list[Step]:
    """Return the blockadings and liftings among ``events`` in the order of their days.

    Two kinds of undated ones are placed by what their own report tells besides:
    - a blockade is the one whose lifting the report tells (it was on until that day);
    - a lifting told between two blockades of the place came before the second, by as many days as it lasted.
    """
    steps = [_step(event, ground) for event in events if event.type in {"BLOCKADE", "LIFT"}]
    by_report: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        for report in _reports(step.event):
            by_report[report].append(step)
    found = [_placed(step, by_report, ground) if step.basis == "told-on" else step for step in steps]
    return sorted(found, key=lambda s: (s.first, s.lifts, s.last, s.event.id))


def _step(event: Event, ground: Ground) -> Step:
    days = day_of(event)
    first, last = first_day(days.start) or EVER, last_day(days.end) or EVER
    counts = {c.what for t in event.told for c in t.mention.count}
    vague = "days" not in counts and days.basis == "told" and is_vague(days.start, days.end)
    convoy = event.type == "BLOCKADE" and not LOADS.isdisjoint(counts)
    who, whom = ground.parties.named(event.actor), ground.parties.named(event.target)
    return Step(event, first, last, days.basis, vague, who, whom, convoy)


def _reports(event: Event) -> set[str]:
    return {t.mention.report for t in event.told}


def _placed(step: Step, by_report: dict[str, list[Step]], ground: Ground) -> Step:
    near = [s for r in sorted(_reports(step.event)) for s in by_report[r] if _alike(step, s, ground)]
    day = _before_next(step, near) if step.lifts else _until_lifting(near)
    return msgspec.structs.replace(step, first=day, last=day, basis="inferred") if day else step


def _alike(step: Step, other: Step, ground: Ground) -> bool:
    dated = other.basis == "told" and ground.parties.meet(step.who, other.who)
    return dated and ground.areas.overlap(step.event.place, other.event.place)


def _until_lifting(near: Sequence[Step]) -> date | None:
    return min((s.first for s in near if s.lifts), default=None)


def _before_next(step: Step, near: Sequence[Step]) -> date | None:
    """Return the day of an undated lifting that the report tells to have come before a second blockade."""
    starts = sorted({s.first for s in near if not s.lifts})
    if len(starts) < 2:
        return None
    lasted = [c.value for t in step.event.told for c in t.mention.count if c.what == "days"]
    days = next((int(n) for n in lasted if isinstance(n, int | float)), 0)
    day = shifted(starts[-1], -days)
    return day if day > starts[-2] else None
