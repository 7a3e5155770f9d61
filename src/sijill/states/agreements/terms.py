"""For how long an agreement was made: its day, its term, its last day."""

from collections.abc import Iterable
from datetime import date
from math import ceil

from msgspec import Struct

from sijill.link.days import first_day
from sijill.schema import Count, Event
from sijill.states.agreements.deals import Deal
from sijill.states.days import reckoned, shifted
from sijill.states.field import Basis, Field
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, day_told

# What is to be done by an agreement: a number of days told with it is the time to do it in, not its own term.
DEEDS = frozenset(
    {"LIFT", "RELEASE", "WITHDRAW", "HANDOVER", "AID", "DEPLOY", "DISPLACE", "APPOINT", "DISARM", "INTEGRATE"}
)
_DAYS = {"days": 1.0, "hours": 1 / 24}


class Terms(Struct, frozen=True):
    """The days of an agreement, see `types.Agreement`; ``length`` of its term in days, 0 for an open one."""

    day: Field[str]
    from_: Field[str]
    until: Field[str]
    term: Field[str]

    length: int = 0

    def last(self, deal: Deal) -> date | None:
        """Return the last day by the term, the latest possible where only its telling is dated, or None."""
        if self.until.value:
            return first_day(self.until.value)
        return shifted(deal.last, self.length) if self.length and deal.last != EVER else None


def terms_of(deal: Deal, ground: Ground) -> Terms:
    """Return the days of an agreement: told, or counted from its day and its term.

    It is in force from the day on which it was made, since no field of a mention tells another.
    """
    first = deal.acts[0]
    day = ground.sources.field(day_told(first), [first.event], first.basis)
    started: Basis = "told-on" if first.basis == "told-on" else "inferred"
    from_ = ground.sources.field(day.value, [first.event], started)
    told = [(n, e) for e in deal.events for n in _spans(e)]
    if not told or (deal.about & DEEDS and not any(t.mention.term for _, e in told for t in e.told)):
        return Terms(day, from_, Field(), Field())
    (length, words), event = told[0]
    term = ground.sources.field(words, [event])
    exact = first.first == first.last != EVER and first.basis != "told-on"
    until = reckoned(first.first, ceil(length)) if exact else None
    counted = ground.sources.field(until, [first.event, event], "counted")
    return Terms(day, from_, counted, term, ceil(length))


def time_given(event: Event) -> str:
    """Return the time within which what is agreed is to be done («خلال 48 ساعة»), "" for none."""
    return next((words for _, words in _spans(event)), "")


def days_given(event: Event) -> int | None:
    """Return the same in days, a part of a day counted as one."""
    return next((ceil(length) for length, _ in _spans(event)), None)


def _spans(event: Event) -> Iterable[tuple[float, str]]:
    """Yield the lengths of time told of an event in days, the terms first, each with what it reads as."""
    mentions = [t.mention for t in event.told]
    counts: list[Count] = [m.term for m in mentions if m.term]
    counts += [c for m in mentions for c in m.count]
    for count in counts:
        if count.what in _DAYS and isinstance(count.value, int | float):
            yield count.value * _DAYS[count.what], f"{count.value:g} {count.what}"
