"""A group of mentions as one event: what they agree on, where they differ, how many sources tell it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from sijill.link.atlas import Atlas
from sijill.link.copies import hanging_together
from sijill.link.days import Days, days, interval
from sijill.link.differ import agreed, disagreements, voice
from sijill.link.facts import LASTING
from sijill.schema import EVENT_TYPES, SYMMETRIC, Argument, Event, EventType, Status, Told

_STRONGEST: tuple[Status, ...] = ("actual", "claimed", "denied", "planned")


def event(told: Sequence[Told], atlas: Atlas) -> Event:
    """Return the event that these mentions tell; it does not depend on their order.

    Args:
        told: one mention or more.
        atlas: whose the actors are, how places lie.
    """
    ordered = tuple(sorted(told, key=_order))
    differ = disagreements(ordered, atlas)
    apart = {one.argument for one in differ}

    def all_agree(name: Argument) -> tuple[str, ...]:
        return agreed(name, ordered, name in apart)

    kind, actor, target = _type(ordered), all_agree("actor"), all_agree("target")
    if kind in SYMMETRIC:  # «التقى عبدي كيسيل» and «لقاء بين عبدي وكيسيل»: who meets is met
        target = tuple(one for one in target if one not in actor)
    return Event(
        id=event_id(one.mention.id for one in ordered), type=kind, told=ordered,
        status=_status(ordered),
        actor=actor, target=target, mediator=all_agree("mediator"),
        place=all_agree("place"), about=all_agree("about"), date=_date(ordered),
        told_on=min((day for one in ordered if (day := one.published or one.mention.told_on)), default=None),
        disagreements=differ, sources=sources(ordered),
        voices={one.mention.id: voice(one, atlas) for one in ordered},
    )  # fmt: skip


def known_by(events: Iterable[Event], day: str, atlas: Atlas) -> Iterator[Event]:
    """Yield events as far as they had been published by a day: of each the mentions that had, by its own id.

    Which mentions are one event is as all of them tell it. What has no day of publication is left out: that
    it was known by then is not known.

    Args:
        events: linked events.
        day: ``YYYY-MM-DD``.
        atlas: that they were linked by.
    """
    limit = days(day)
    if limit is None:
        return
    for one in events:
        told = [each for each in one.told if _was_out(each, limit)]
        if len(told) == len(one.told):
            yield one
        elif told:
            yield structs.replace(event(told, atlas), id=one.id)


def _was_out(told: Told, limit: Days) -> bool:
    published = days(told.published or told.mention.told_on)
    return published is not None and published.last <= limit.last


def event_id(mentions: Iterable[str]) -> str:
    """Return the id of the event that these mentions, by id, tell: it hangs on the smallest alone."""
    return hashlib.sha256(f"event {min(mentions)}".encode()).hexdigest()[:16]


def _order(told: Told) -> tuple[str, str, int, str]:
    return (told.published or "", told.mention.report, told.mention.evidence.start, told.mention.id)


def _type(told: Sequence[Told]) -> EventType:
    """Return the type of most mentions; of equally many that told as actual, then the guide's first."""
    if len(told) == 1:
        return told[0].mention.type
    many = Counter(one.mention.type for one in told)
    actual = Counter(one.mention.type for one in told if one.mention.status == "actual")
    return min(many, key=lambda name: (-many[name], -actual[name], EVENT_TYPES.index(name)))


def _status(told: Sequence[Told]) -> Status:
    return min((one.mention.status for one in told), key=_STRONGEST.index)


def _date(told: Sequence[Told]) -> str | None:
    """Return the days on which the mentions agree.

    What lasts has been told over all its days; else it is the days that all share, None where there are none.
    """
    known = [found for one in told if one.mention.date and (found := days(one.mention.date.value))]
    if not known:
        return None
    if all(one.mention.type in LASTING for one in told):
        return interval(Days(min(one.first for one in known), max(one.last for one in known)))
    first, last = max(one.first for one in known), min(one.last for one in known)
    return interval(Days(first, last)) if first <= last else None


def sources(told: Sequence[Told]) -> int:
    """Return how many independent sources tell it: reports that copy one text are one."""
    if len(told) == 1:
        return 1
    reports = {one.mention.report for one in told}
    return len(hanging_together({one.mention.report, *one.copies} & reports for one in told))
