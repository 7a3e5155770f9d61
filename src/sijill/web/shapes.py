"""What answers hold: the records of the command line, and lighter ones for lists and maps."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.export.event_records import event_record
from sijill.export.line import Line
from sijill.export.records import mention_record
from sijill.schema import COUNTED, Event, Report
from sijill.states.episodes import Episode
from sijill.states.intensity import Intensity
from sijill.store import MentionRow
from sijill.web.points import Points

Record = dict[str, Any]
_LONG = 120  # days of an episode's intensity that are told one by one in a list
_QUOTE = 300  # code points of a quote in a list
_HEAVY = frozenset({"mentions", "disagreements"})


class Listed(Struct, frozen=True, kw_only=True):
    """A page of a list.

    Attributes:
        items: the rows. total: how many there are in all. next: the cursor of the next page, None at the end.
        names: of all actors and places in the rows, by id.
        pending: whether the record has changed since what this rests on was computed.
    """

    items: list[Record]
    total: int
    next: str | None = None
    names: dict[str, dict[str, str]] = {}
    pending: bool = False


def light_event(event: Event, points: Points) -> Record:
    """Return an event for a list: without its mentions, with where it lies and what is disputed.

    Its keys are those of `event_record` without ``mentions`` and ``disagreements``; besides, ``differs`` (the
    arguments that are disputed), ``figures`` (of these the numbers, value by value, with who says them),
    ``told`` (how many mentions), ``quote`` of the first and ``points``.
    """
    full = event_record(event)
    light = {name: value for name, value in full.items() if name not in _HEAVY}
    return light | {
        "differs": sorted({one.argument for one in event.disagreements}),
        "figures": [one for one in full["disagreements"] if one["argument"] in COUNTED],
        "told": len(event.told),
        "quote": event.told[0].quote[:_QUOTE] if event.told else "",
        "points": msgspec.to_builtins(points.all(event.place)),
    }


def full_event(event: Event, points: Points) -> Record:
    """Return an event with its mentions, disagreements and points."""
    return event_record(event) | {"points": msgspec.to_builtins(points.all(event.place))}


def line_of(row: MentionRow, report: Report | None = None) -> Line:
    """Return a row of the store as exports take it; without ``report`` its text is left out."""
    mention = row.mention
    held = report or Report(
        id=mention.report, text="", title=row.title, outlet=row.outlet, url=row.url,
        published=row.published, composed=row.composed, version=mention.version,
    )  # fmt: skip
    return Line(mention, held, row.quote, row.reviews, row.superseded)


def mention(row: MentionRow, event: str, actors: Any, report: Report | None = None) -> Record:
    """Return a mention as the command line writes it, with the id of its event."""
    return mention_record(line_of(row, report), actors) | {"event": event}


def _curve(days: Sequence[Intensity]) -> list[Record]:
    """Return the value of each day; of a long episode that of each week's most hostile day, by its Monday."""
    if len(days) <= _LONG:
        return [{"since": one.day, "value": one.value} for one in days]
    weeks: dict[str, float] = {}
    for one in days:
        day = dt.date.fromisoformat(one.day)
        monday = (day - dt.timedelta(days=day.weekday())).isoformat()
        weeks[monday] = min(one.value, weeks.get(monday, one.value))
    return [{"since": day, "value": value} for day, value in weeks.items()]


def light_episode(episode: Episode) -> Record:
    """Return an episode for a list: plain values, how many acts, its phases and its intensity by day.

    ``types`` are those of the acts between its parties, the commonest first.
    """
    types = Counter(one.type for one in episode.acts if one.between)
    phases = [{"kind": one.kind, "since": one.since, "until": one.until} for one in episode.phases]
    return {
        "id": episode.id,
        "parties": list(episode.parties.value or ()),
        "mediators": list(episode.mediators.value or ()),
        "area": list(episode.area.value or ()),
        "regions": list(episode.regions),
        "since": episode.since.value,
        "until": episode.until.value,
        "ended": episode.until.value is not None,
        "outcome": episode.outcome.value,
        "composed": episode.composed,
        "gaps": list(episode.gaps),
        "acts": len(episode.acts),
        "types": [type_ for type_, _ in types.most_common()],
        "phases": phases,
        "intensity": _curve(episode.intensity),
    }
