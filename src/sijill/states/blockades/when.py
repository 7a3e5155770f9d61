"""From when to when a blockade was, and how many days: told, counted, or not known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.schema import Event, Told
from sijill.states.blockades.spells import RETOLD, Spell, eases, opens_a_part
from sijill.states.blockades.steps import EVER, Step
from sijill.states.days import counted, day_of, shifted
from sijill.states.field import Basis, Field
from sijill.states.ground import Ground

T = TypeVar("T")
RIVAL = 3  # days from the earliest beginning within which another told beginning contradicts it
SAME_END = 2  # days from the last lifting within which another told lifting contradicts it
UNHEARD = 30  # days without a report after which an open blockade is not known to be on
STILL = 7  # days after an interval's end after which its telling means that it ended there


class When(Struct, frozen=True):
    """The days of a blockade.

    Attributes:
        since, until, seen, days: as in `Blockade`. starts, ends: all told days.
        lifting: the steps that ended it. easing: those that eased it.
        begun, ended: the steps behind ``since`` and behind each day of ``ends``.
    """

    since: Field[str]
    until: Field[str]
    seen: Field[str]
    days: Field[int]
    starts: tuple[Field[str], ...]
    ends: tuple[Field[str], ...]
    lifting: tuple[Step, ...]
    easing: tuple[Step, ...]
    begun: tuple[Step, ...] = ()
    ended: tuple[tuple[str, tuple[Step, ...]], ...] = ()


def when_of(spell: Spell, ground: Ground, at: str | None) -> When:
    """Return the days of a blockade as known at ``at``."""
    since, starts, begun = _since(spell.core(), ground)
    lifting, easing = _liftings(spell, ground, last_day(at) or EVER)
    until, ends, ended = _until(spell.steps, lifting, ground, at)
    seen = _seen(spell, until, ground, at)
    days = _days(spell.steps, since, until.value or _on_until(seen.value, at), ground)
    return When(since, until, seen, days, starts, ends, lifting, easing, begun, ended)


def is_unheard(seen: str | None, day: date | None) -> bool:
    """Tell whether by a day nothing was told of an open blockade for so long that it may be over."""
    last = first_day(seen)
    return last is not None and day is not None and (day - last).days > UNHEARD


def _on_until(seen: str | None, at: str | None) -> str | None:
    """Return the last day that an open blockade is taken to be on: that asked about, if lately told of."""
    return seen if at is None or is_unheard(seen, last_day(at)) else at


def _since(
    steps: Sequence[Step], ground: Ground
) -> tuple[Field[str], tuple[Field[str], ...], tuple[Step, ...]]:
    """Return the beginning, and every rival of it: what most voices tell, the earliest of these.

    An exact day is preferred to bounds («late December»), and any date to the day of the telling.
    """
    told = [s for s in steps if s.basis == "told"]
    if not told:
        first = [s for s in steps if s.first == steps[0].first]
        unknown = steps[0].first == EVER or steps[0].basis == "inferred"
        value = None if unknown else steps[0].first.isoformat()
        return _field(value, first, ground, "told-on"), (), tuple(first)
    exact = [s for s in told if not s.vague]
    near = [s for s in exact or told if (s.first - min(x.first for x in exact or told)).days <= RIVAL]
    values: dict[str, list[Step]] = defaultdict(list)
    for step in near:
        values[beginning(step)].append(step)
    starts = tuple(_field(value, values[value], ground) for value in sorted(values))
    since = _chosen(starts)
    return since, starts, tuple(values.get(since.value or "", ()))


def beginning(step: Step) -> str:
    """Return the day from which a step is told, or the bounds within which it was; "" for none."""
    return _bounds(step) if step.vague else _iso(step.first)


def ending(step: Step) -> str:
    """Return the day until which a step is told, or the bounds within which it was; "" for none."""
    return _bounds(step) if step.vague else _iso(step.last)


def _bounds(step: Step) -> str:
    days = day_of(step.event)
    return f"{days.start}/{days.end}" if days.start != days.end else str(days.start)


def _chosen(rivals: Sequence[Field[str]]) -> Field[str]:
    """Return the value that most voices tell; of equals the earliest."""
    return max(rivals, key=lambda f: len(f.by)) if rivals else Field()


def _liftings(spell: Spell, ground: Ground, by: date) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """Return what ended a blockade and what eased it.

    The last full lifting that was over ``by`` the day asked about ended it; an earlier one that was followed
    by another days later only eased it, and so did one after which a part was still to be opened. What is
    undated tells an end only where nothing else does.
    """
    parts = [s for s in spell.lifts if s.last <= by and opens_a_part(s, spell, ground)]
    easing = [s for s in spell.lifts if s.last > by or eases(s, spell, ground) or _is_not_all(s, parts)]
    full = [s for s in spell.lifts if s not in easing]
    dated = [s for s in full if s.basis == "told"] or full
    if not dated or spell.lifted is None:
        return (), tuple(spell.lifts)
    last = max(s.first for s in dated)
    ending = [s for s in dated if s.first >= shifted(last, -SAME_END)]
    earlier = [s for s in dated if s not in ending]
    return tuple(ending), tuple(sorted((*easing, *earlier), key=lambda s: (s.first, s.event.id)))


def _is_not_all(lifting: Step, parts: Iterable[Step]) -> bool:
    return lifting.last != EVER and any(0 < (part.first - lifting.last).days <= RETOLD for part in parts)


def _until(
    steps: Sequence[Step], lifting: Sequence[Step], ground: Ground, at: str | None
) -> tuple[Field[str], tuple[Field[str], ...], tuple[tuple[str, tuple[Step, ...]], ...]]:
    """Return the end and every day told for it: of the liftings, or of an interval long past when told."""
    values: dict[str, list[Step]] = defaultdict(list)
    for step in lifting:
        values[ending(step)].append(step)
    past = [s for s in steps if _is_past(s) and _iso(s.last) <= (at or _iso(s.last))]
    last = max((s.last for s in steps if s.last != EVER), default=EVER)
    for step in past:
        if (step.last == last and not lifting) or ending(step) in values:
            values[ending(step)].append(step)
    basis: Basis = "told" if lifting else "inferred"
    if lifting and all(s.basis != "told" for s in lifting):
        basis = lifting[0].basis
    told = tuple((value, tuple(values[value])) for value in sorted(values) if value)
    ends = tuple(_field(value, found, ground, basis) for value, found in told)
    return _chosen(ends), ends, told


def _is_past(step: Step) -> bool:
    """Tell whether an interval was over for long when it was told, so that its last day is an end."""
    told = first_day(step.event.told_on)
    long = step.first != step.last and not step.vague and step.last != EVER
    return step.basis == "told" and long and told is not None and (told - step.last).days > STILL


def _seen(spell: Spell, until: Field[str], ground: Ground, at: str | None) -> Field[str]:
    steps = [s for s in (*spell.steps, *spell.lifts) if s.last != EVER]
    last = max((s.last for s in steps), default=None)
    if last is None:
        return Field()
    day = min(until.value or _iso(last), _iso(last_day(at) or last))
    return _field(day, [s for s in steps if s.last == last], ground)


def _days(steps: Sequence[Step], since: Field[str], to: str | None, ground: Ground) -> Field[int]:
    """Return how many days: told of the last day, else counted, else the last number that is told."""
    told = sorted(_told_days(steps), key=lambda one: (one[0], one[1], one[2].event.id))
    of_day = [(n, s) for day, n, s in told if day == to]
    if of_day:
        number = of_day[-1][0]
        return _field(number, [s for n, s in of_day if n == number], ground)
    days = counted(since.value, to) if since.basis == "told" else None
    if days is not None:
        return _field(days, [s for s in steps if s.event.id in since.events], ground, "counted")
    if told and told[-1][0] <= (to or told[-1][0]):
        return _field(told[-1][1], [told[-1][2]], ground)
    return Field(basis="counted")


def _told_days(steps: Iterable[Step]) -> Iterable[tuple[str, int, Step]]:
    """Yield each number of days told for a blockade, with the day of which it is told."""
    for step in steps:
        for told in step.event.told:
            for count in told.mention.count:
                day = _told_of(told, step.event)
                if count.what == "days" and isinstance(count.value, int | float) and day:
                    yield day, int(count.value), step


def _told_of(told: Told, event: Event) -> str:
    date_ = told.mention.date
    day = last_day(date_.value) if date_ else first_day(told.mention.told_on or event.told_on)
    return day.isoformat() if day else ""


def _iso(day: date) -> str:
    return "" if day == EVER else day.isoformat()


def _field(value: T | None, steps: Iterable[Step], ground: Ground, basis: Basis = "told") -> Field[T]:
    return ground.sources.field(value, [s.event for s in steps], basis)
