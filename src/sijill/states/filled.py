"""What the mentions of an event tell, where the event itself has nothing since they contradict each other."""

from collections.abc import Iterable

import msgspec

from sijill.schema import Event

_ARGUMENTS = ("actor", "target", "mediator", "place", "about")


def filled(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events, each argument that is empty with all that its mentions tell, in their order.

    An event holds what no mention contradicts; of a siege that some tell to be of civilians and others of a
    government it names no target, and both are besieged. What is told only to be denied is left out.

    Example:
        A deal that one report tells of Russia and the SDF and another of the Asayish and the government has
        no actors of its own: it gets all four.
    """
    return tuple(map(_filled, events))


def _filled(event: Event) -> Event:
    lacking = [name for name in _ARGUMENTS if not getattr(event, name)]
    found = {name: values for name in lacking if (values := _told(event, name))}
    return msgspec.structs.replace(event, **found) if found else event


def _told(event: Event, name: str) -> tuple[str, ...]:
    mentions = [told.mention for told in event.told]
    meant = [m for m in mentions if m.status == event.status] or mentions
    return tuple(dict.fromkeys(filler.value for m in meant for filler in getattr(m, name)))
