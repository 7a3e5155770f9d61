"""What a brief is made of: the events and states that a question asks for, of one origin alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct, structs

from sijill.errors import UsageError
from sijill.export.brief.types import Origin, Question
from sijill.export.states import events_of
from sijill.lexicon import Lexicon
from sijill.link.atlas import Atlas
from sijill.link.days import first_day, last_day
from sijill.link.events import event as event_of
from sijill.schema import Event
from sijill.states.episodes import Episode
from sijill.states.given import Given
from sijill.states.ground import Ground
from sijill.states.kinds import STANDING, Kind, Reduced, in_force
from sijill.states.precedents import Precedents, precedents
from sijill.states.tellings import days_told

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Material(Struct, frozen=True, kw_only=True):
    """What a brief is made of.

    Attributes:
        question: what was asked. origin: composed or news. as_of: the day it looks from, ``YYYY-MM-DD``.
        scope: the events asked for. events: all of this origin, by id.
        episode: the episode asked for, None for a span of days.
        standing: what is in force on ``as_of``, by kind. negotiations, agreements, tolls: of the scope.
        past: the earlier crises like the one, None where there is none to compare. episodes: by id.
    """

    question: Question
    origin: Origin
    as_of: str
    scope: tuple[Event, ...]
    events: Mapping[str, Event]
    episode: Episode | None = None
    standing: Mapping[Kind, tuple[Any, ...]] = _NOTHING  # type: ignore[assignment]
    negotiations: tuple[Any, ...] = ()
    agreements: tuple[Any, ...] = ()
    tolls: tuple[Any, ...] = ()
    past: Precedents | None = None
    episodes: Mapping[str, Episode] = _NOTHING

    def used(self) -> tuple[Event, ...]:
        """Return the events that a sentence may name: those of the scope and those behind the states."""
        ids = {event.id for event in self.scope}
        states = [one for found in self.standing.values() for one in found]
        for state in (*states, *self.negotiations, *self.agreements, *self.tolls):
            ids |= set(events_of(state))
        if self.past is not None:
            ids |= {after.event for one in self.past.like for after in one.next}
            ids |= {id_ for one in self.past.like for id_ in self.episodes[one.episode].events}
        return tuple(self.events[id_] for id_ in sorted(ids) if id_ in self.events)


def material(events: Sequence[Event], lexicon: Lexicon, question: Question) -> Material:
    """Return what a brief is made of.

    Args:
        events: all of the record, linked.
        lexicon: for parties and places.
        question: an episode or a span of days.

    Raises:
        UsageError: ``brief-scope``; ``mixed-brief`` where what is asked for is both news and composed and
            neither was chosen; ``empty-brief``; ``no-such-episode``.
    """
    if bool(question.episode) == bool(question.since or question.until):
        raise UsageError("brief-scope")
    ground = Ground(lexicon)
    asked = _asked(events, ground, question)
    origin = _origin(asked, question)
    kept = list(_of_origin(events, origin, lexicon))
    found = Reduced(Given(kept, lexicon, ground=ground))
    episodes: tuple[Episode, ...] = found.of("episodes")
    episode = _same(question.episode, episodes, asked) if question.episode else None
    scope = _scope(kept, question, episode)
    if not scope:
        raise UsageError("empty-brief")
    as_of = _as_of(question, scope, episode)
    inside = Reduced(Given(scope, lexicon, ground=ground))
    return Material(
        question=question, origin=origin, as_of=as_of, scope=scope, events={one.id: one for one in kept},
        episode=episode, standing=_standing(kept, ground, as_of, scope, alone=episode is not None),
        negotiations=inside.of("negotiations"), agreements=inside.of("agreements"),
        tolls=inside.of("casualties"), past=_past(episodes, episode or _main(episodes, scope), lexicon),
        episodes={one.id: one for one in episodes},
    )  # fmt: skip


def _asked(events: Sequence[Event], ground: Ground, question: Question) -> list[Event]:
    """Return the events asked for, of whatever origin."""
    if not question.episode:
        return [event for event in events if _within(event, question)]
    found: tuple[Episode, ...] = Reduced(Given(events, ground.lexicon, ground=ground)).of("episodes")
    one = next((each for each in found if each.id == question.episode), None)
    if one is None and question.composed is not None:  # an episode of the one origin, named by its own id
        kept = list(_of_origin(events, "composed" if question.composed else "news", ground.lexicon))
        found = Reduced(Given(kept, ground.lexicon, ground=ground)).of("episodes")
        one = next((each for each in found if each.id == question.episode), None)
    if one is None:
        raise UsageError("no-such-episode", id=question.episode)
    ids = frozenset(one.events)
    return [event for event in events if event.id in ids]


def _within(event: Event, question: Question) -> bool:
    days = days_told(event)
    first, last = first_day(days.start), last_day(days.end)
    since, until = first_day(question.since), last_day(question.until)
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def _origin(events: Sequence[Event], question: Question) -> Origin:
    """Return the one origin of what is asked for.

    Raises:
        UsageError: ``mixed-brief``.
    """
    if question.composed is not None:
        return "composed" if question.composed else "news"
    kinds = Counter(told.composed for event in events for told in event.told)
    if len(kinds) > 1:
        raise UsageError("mixed-brief", news=kinds[False], composed=kinds[True])
    return "composed" if kinds[True] else "news"


def _of_origin(events: Iterable[Event], origin: Origin, lexicon: Lexicon) -> Iterator[Event]:
    """Yield the events as reports of one origin tell them; what the others tell of them is left out."""
    atlas, wanted = Atlas(lexicon), origin == "composed"
    for event in events:
        told = [one for one in event.told if one.composed == wanted]
        if len(told) == len(event.told):
            yield event
        elif told:
            yield structs.replace(event_of(told, atlas), id=event.id)


def _same(which: str, episodes: Sequence[Episode], asked: Sequence[Event]) -> Episode | None:
    """Return the episode of this id, or that which shares the most events where the origin changed them."""
    ids = {event.id for event in asked}
    shared = {one.id: len(ids & set(one.events)) for one in episodes}
    best = max(episodes, key=lambda one: (one.id == which, shared[one.id]), default=None)
    return best if best is not None and (best.id == which or shared[best.id]) else None


def _scope(events: Sequence[Event], question: Question, episode: Episode | None) -> tuple[Event, ...]:
    if question.episode:
        ids = frozenset(episode.events if episode is not None else ())
        return tuple(sorted((one for one in events if one.id in ids), key=_order))
    return tuple(sorted((one for one in events if _within(one, question)), key=_order))


def _order(event: Event) -> tuple[date, date, str]:
    days = days_told(event)
    return first_day(days.start) or date.max, last_day(days.end) or date.max, event.id


def _as_of(question: Question, scope: Sequence[Event], episode: Episode | None) -> str:
    """Return the day that a brief looks from: the last asked for, that of the crisis, or the last told."""
    asked = last_day(question.until) or (last_day(episode.until.value) if episode is not None else None)
    told = [day for one in scope if (day := last_day(days_told(one).end))]
    return (asked or max(told, default=date.today())).isoformat()  # noqa: DTZ011


def _standing(
    events: Sequence[Event], ground: Ground, at: str, scope: Sequence[Event], *, alone: bool
) -> dict[Kind, tuple[Any, ...]]:
    """Return what is in force on a day, by kind; ``alone`` what the events asked for have a part in."""
    reduced, ids = Reduced(Given(events, ground.lexicon, at, ground)), {one.id for one in scope}
    return {
        kind: tuple(
            one
            for one in reduced.of(kind)
            if in_force(kind, one, at) and (not alone or ids & set(events_of(one)))
        )
        for kind in STANDING
    }


def _main(episodes: Sequence[Episode], scope: Sequence[Event]) -> Episode | None:
    """Return the crisis that most of the events asked for belong to, None for none."""
    ids = {one.id for one in scope}
    best = max(episodes, key=lambda one: len(ids & set(one.events)), default=None)
    return best if best is not None and ids & set(best.events) else None


def _past(episodes: Sequence[Episode], episode: Episode | None, lexicon: Lexicon) -> Precedents | None:
    if episode is None:
        return None
    found = precedents(episodes, episode.id, None, lexicon)
    return found if found.like else None
