"""The events of an episode as acts on one line of time."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.schema import Event, EventType, Status
from sijill.states.field import Basis
from sijill.states.tellings import days_told, is_exact, tellings


class Act(Struct, frozen=True, kw_only=True):
    """One event of an episode.

    Attributes:
        event: its id. type: what it is. status: actual or claimed.
        day, until: when it began and ended as told, partial dates partial; None where nothing tells it.
        start, end: the same as days, a month from its first to its last; the end of time where none is told.
        exact: whether a text tells its days, and not only a month or the day it was told.
        basis: told, or ``told-on`` where the day of publication stands in.
        actor, target, mediator: actor ids. parties: the parties among actors and targets, sorted.
        about: what is demanded, offered, refused, agreed. outcome: of talks, "" where it is not told.
        between: whether it is between the parties of the episode, and not only beside it.
        reports: ids of the reports that tell it, sorted.
    """

    event: str
    type: EventType
    status: Status
    day: str | None
    until: str | None
    start: date
    end: date
    exact: bool
    basis: Basis
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    outcome: str = ""
    between: bool = False
    reports: tuple[str, ...] = ()

    def told(self) -> bool:
        """Tell whether a text tells when it was, if only the month."""
        return self.basis == "told"


def act_of(event: Event, parties: frozenset[str], *, between: bool) -> Act:
    """Return an event as an act; ``parties`` are those among its actors and targets."""
    days = days_told(event)
    told = list(tellings([event]))
    start = first_day(days.start) or date.max
    outcomes = [t.mention.outcome.value for t in event.told if t.mention.outcome]
    return Act(
        event=event.id, type=event.type, status=event.status, day=days.start, until=days.end,
        start=start, end=last_day(days.end) or start, basis=days.basis, exact=is_exact(days),
        actor=event.actor or _any(t.actor for t in told),
        target=event.target or _any(t.target for t in told),
        mediator=event.mediator, parties=tuple(sorted(parties)), about=event.about,
        outcome=outcomes[0] if outcomes else "", between=between,
        reports=tuple(sorted({t.mention.report for t in event.told})),
    )  # fmt: skip


def _any(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return what any telling has, where no value is undisputed."""
    return tuple(dict.fromkeys(value for group in groups for value in group))


def act_order(act: Act) -> tuple[date, date, str]:
    """Return what acts are sorted by: first day, last day, event."""
    return act.start, act.end, act.event
