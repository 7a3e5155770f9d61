"""Events with all that their mentions tell, contradictions included: what a state is made of.

Linking leaves out of an event what its mentions contradict («the government» and «civilians» as the
besieged); a state shows all of it, each with its voice.
"""

from collections.abc import Iterable

from msgspec import structs

from sijill.schema import Event, Told

_WHO_AND_WHERE = ("actor", "target", "place")
_NAMES = ("actor", "target", "mediator", "place", "about")


def whole(events: Iterable[Event]) -> list[Event]:
    """Return events with every value that a mention gives, in the order of the telling.

    What a mention denies it does not tell, unless the event is only denied.
    """
    return [_whole(event) if len(event.told) > 1 else event for event in events]


def facets(event: Event) -> list[Event]:
    """Return an event as each of its mentions tells it: the same id, but that mention's date and words alone.

    Where a mention does not say who, to whom or where, these are the event's.

    Example:
        Of a siege that one report dates to the 10th and three to the 11th, four, each with its own day.
    """
    return [_facet(event, told) for told in telling(event)] or [event]


def telling(event: Event) -> list[Told]:
    """Return the mentions that tell an event: where some do, without those that deny or foresee it."""
    if event.status not in {"actual", "claimed"}:
        return list(event.told)
    return [t for t in event.told if t.mention.status in {"actual", "claimed"}]


def told_values(event: Event, name: str) -> tuple[str, ...]:
    """Return what the mentions of an event or a facet themselves give an argument, in order, each once."""
    if not event.told:
        return tuple(getattr(event, name))
    return tuple(dict.fromkeys(f.value for t in telling(event) for f in getattr(t.mention, name)))


def _whole(event: Event) -> Event:
    return structs.replace(event, **{name: told_values(event, name) for name in _NAMES})


def _facet(event: Event, told: Told) -> Event:
    day = told.mention.date.value if told.mention.date else None
    alone = structs.replace(event, told=(told,), date=day, told_on=told.published or told.mention.told_on)
    own = {name: told_values(alone, name) for name in _NAMES}
    kept = {name: own[name] or getattr(event, name) for name in _WHO_AND_WHERE}
    return structs.replace(alone, **(own | kept))
