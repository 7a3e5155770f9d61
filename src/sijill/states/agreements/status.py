"""Whether an agreement is in force: its term, its renewal, the fighting and the new ceasefire after it."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from sijill.link.days import first_day
from sijill.schema import Event
from sijill.states.agreements.deals import Deal
from sijill.states.agreements.terms import Terms
from sijill.states.agreements.types import Status
from sijill.states.days import day_of
from sijill.states.negotiations.acts import EVER

AGAIN = 30  # days after a breach within which a new ceasefire shows that the old one had ended
UNHEARD = 90  # days without a word of its parties' keeping it after which it is not known to be in force
LONGEST = 400  # days of a term after which no agreement is looked for any more that is prolonged
RENEWS = 3  # days around the last day of a term within which a new agreement of the same parties prolongs it
_PROLONGS = "agree.prolong:"  # the rules' predicate for «مدّد الهدنة»


class Made(Struct, frozen=True):
    """An agreement with what its status hangs on.

    Attributes:
        deal, terms: the agreement and its days. truce: whether it is a ceasefire.
        breaches: the events that broke it, in order. kept: the events that carried out clauses.
    """

    deal: Deal
    terms: Terms
    truce: bool
    breaches: tuple[Event, ...] = ()
    kept: tuple[Event, ...] = ()


class Stands(Struct, frozen=True):
    """How an agreement stands, on which day it ended, and the events that tell it."""

    status: Status
    on: date | None
    events: tuple[Event, ...]


def renewed(one: Made, others: Sequence[Made]) -> Made | None:
    """Return the earlier agreement that ``one`` prolongs, of ``others`` in order: the last that fits.

    It prolongs one whose term ends within `RENEWS` days, or a ceasefire of the last `UNHEARD` days where its
    words say so.
    """
    worded = any(t.mention.rule.startswith(_PROLONGS) for e in one.deal.events for t in e.told)
    for other in reversed(others):
        if one.deal.first - other.deal.last > timedelta(LONGEST):
            break
        last = other.terms.last(other.deal)
        ends = last is not None and one.deal.first != EVER and abs((one.deal.first - last).days) <= RENEWS
        recent = one.deal.first - other.deal.last <= timedelta(UNHEARD)
        if other.deal.first < one.deal.first and (ends or (worded and other.truce and recent)):
            return other
    return None


def stands(one: Made, following: Made | None, renewal: Made | None, today: date | None) -> Stands:
    """Return how an agreement stands on ``today``.

    Args:
        one: the agreement.
        following: the next ceasefire of the same parties.
        renewal: the one that prolongs it.
        today: the day asked about, or the last day of which anything is known.
    """
    if today is None or one.deal.first == EVER:
        return Stands("unknown", None, ())
    if renewal is not None:
        return Stands("ended", renewal.deal.first, renewal.deal.events)
    replaced = _replaced(one, following)
    last = one.terms.last(one.deal)
    if replaced is not None and (last is None or replaced[0] <= last):
        return Stands("ended", *replaced)
    if last is not None and last < today:
        return Stands("lapsed", last, one.deal.events)
    heard = max((d for e in one.kept if (d := first_day(day_of(e).start))), default=one.deal.first)
    told = (*one.deal.events, *one.kept)
    if last is None and today - max(heard, one.deal.first) > timedelta(UNHEARD):
        return Stands("unknown", None, ())
    return Stands("in-force", None, told)


def _replaced(one: Made, new: Made | None) -> tuple[date, tuple[Event, ...]] | None:
    """Return when and by what a ceasefire ended that was broken and followed by a new one."""
    if new is None or not one.truce:
        return None
    days = [(d, e) for e in one.breaches if (d := first_day(day_of(e).start))]
    broken = [(d, e) for d, e in days if timedelta(0) <= new.deal.first - d <= timedelta(AGAIN)]
    if not broken:
        return None
    return broken[0][0], tuple(e for _, e in broken)
