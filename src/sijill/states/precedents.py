"""What came of earlier episodes that were like this one, and how often: as "3 of 4", with an interval."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import sqrt
from typing import Literal

from msgspec import Struct

from sijill.errors import UsageError
from sijill.lexicon import Lexicon
from sijill.link.days import last_day
from sijill.schema import EventType
from sijill.states.acts import Act
from sijill.states.episodes import Episode
from sijill.states.field import Basis
from sijill.states.phases import CONCESSIONS, VIOLENCE, Phase, PhaseKind, phases

ReasonKey = Literal["same-parties", "same-sides", "same-area", "same-trigger", "same-acts", "same-mediators"]
What = Literal["deal", "talks", "lift", "release", "withdrawal", "violence", "blockade", "breach"]
Moment = Literal[
    "first-meeting-without-deal", "first-blockade", "first-deal", "first-violence", "first-breach"
]

WEIGHTS: dict[ReasonKey, float] = {
    "same-parties": 0.30, "same-sides": 0.10, "same-area": 0.20, "same-trigger": 0.15, "same-acts": 0.15,
    "same-mediators": 0.10,
}  # fmt: skip
"""How much each reason counts; chosen by us, not fitted: there are too few episodes to fit anything."""
WHAT: dict[What, frozenset[EventType]] = {
    "deal": frozenset({"AGREE"}),
    "talks": frozenset({"MEET"}),
    "lift": frozenset({"LIFT"}),
    "release": frozenset({"RELEASE"}),
    "withdrawal": frozenset({"WITHDRAW", "HANDOVER"}),
    "violence": VIOLENCE,
    "blockade": frozenset({"BLOCKADE"}),
    "breach": frozenset({"VIOLATE"}),
}
_Z = 1.959963984540054  # the normal quantile of a two-sided interval of 95 %
_FOLLOWS: frozenset[EventType] = frozenset(
    {"MEET", "BLOCKADE", "SEIZE", "DETAIN", "AGREE", "VIOLATE", "THREATEN", *VIOLENCE, *CONCESSIONS}
)
_NO_DEAL = frozenset({"none", "postponed", "walk-out"})
_SOON = timedelta(days=1)  # a deal told within a day of a meeting is the meeting's


class Next(Struct, frozen=True):
    """What came next: the first act of a type after a moment.

    Attributes:
        type: event type. day: as told. after: days after the moment. event: its id.
        basis: ``told-on`` where the day is that of publication: it came so many days after at the latest.
    """

    type: EventType
    day: str | None
    after: int
    event: str
    basis: Basis = "told"


class Rate(Struct, frozen=True):
    """How often something came: shown as "3 of 4", never as a bare percentage.

    Attributes:
        what: what came. times: in how many episodes. of: of how many of which anything later is told.
        low, high: Wilson's interval of 95 % for the share, in [0, 1].
        unknown: episodes of which nothing later is told, and which are not among ``of``.
    """

    what: What
    times: int
    of: int
    low: float
    high: float
    unknown: int = 0


class Reason(Struct, frozen=True):
    """Why two episodes are alike, or not.

    Attributes:
        key: which reason; its words stand in the catalogues. share: how alike in it, in [0, 1].
        weight: how much it counts. values: what they share, sorted.
    """

    key: ReasonKey
    share: float
    weight: float
    values: tuple[str, ...]


class Precedent(Struct, frozen=True, kw_only=True):
    """An earlier episode that is like one.

    Attributes:
        episode: its id. likeness: the weighted mean of the reasons, in [0, 1]. reasons: by weight.
        stage: the phase that the later episode is in, at whose first time here "next" begins; None where this
            one had none: then it begins so many days in as the later one has lasted.
        moment: the day from which is counted. next: the first of each type after it, in order.
    """

    episode: str
    likeness: float
    reasons: tuple[Reason, ...]
    stage: PhaseKind | None
    moment: str
    next: tuple[Next, ...]


class Precedents(Struct, frozen=True, kw_only=True):
    """The earlier episodes of one, the most like first.

    Attributes:
        episode: the id of the later one. at: the day as of which it is known. stage: the phase it is in.
        like: the earlier ones that share anything with it. rates: how often each thing came next in those
            between the same parties; in all earlier ones where there is none of these.
        same_parties: whether the rates are of the same parties.
    """

    episode: str
    at: str | None
    stage: PhaseKind | None
    like: tuple[Precedent, ...]
    rates: tuple[Rate, ...]
    same_parties: bool


class After(Struct, frozen=True, kw_only=True):
    """What followed a moment in every episode that had it.

    Attributes:
        moment: which. cases: the episodes that had it, with the day and what came next.
        without: ids of the episodes that did not have it. rates: how often each thing came.
    """

    moment: Moment
    cases: tuple["Case", ...]
    without: tuple[str, ...]
    rates: tuple[Rate, ...]


class Case(Struct, frozen=True):
    """A moment of an episode.

    Attributes:
        episode: its id. event: the event's. day: as told. basis: ``told-on`` where it is that of publication.
        next: the first of each type after it, in order.
    """

    episode: str
    event: str
    day: str | None
    basis: Basis
    next: tuple[Next, ...]


def precedents(episodes: Sequence[Episode], which: str, at: str | None, lexicon: Lexicon) -> Precedents:
    """Return the earlier episodes most like one, as far as it was known on a day.

    Args:
        episodes: as `sijill.states.episodes.episodes` gives them.
        which: the id of the one.
        at: the day, ``YYYY-MM-DD``; None for all that is known of it.
        lexicon: the sides that parties stood on.

    Raises:
        UsageError: "no-such-episode".

    Example:
        On 9 August 2024 the battle of August 2016 is the most like: same parties, same area, same trigger;
        there a deal came after 3 days.
    """
    one = next((e for e in episodes if e.id == which), None)
    if one is None:
        raise UsageError("no-such-episode", id=which)
    acts = _known(one.acts, at)
    stage = _stage(phases(acts))
    now = max((a.start for a in acts if a.between and a.day), default=_start(one))
    earlier = [e for e in episodes if e.id != which and _start(e) < _start(one) and one.since.value]
    like = [_precedent(e, one, acts, _Now(stage, now, at), lexicon) for e in earlier]
    ordered = tuple(sorted(like, key=lambda p: (-p.likeness, p.episode)))
    same = {e.id for e in earlier if e.parties.value == one.parties.value}
    counted = [p.next for p in ordered if p.episode in same] or [p.next for p in ordered]
    return Precedents(
        episode=which, at=at, stage=stage, like=tuple(p for p in ordered if p.likeness > 0),
        rates=rates(counted), same_parties=bool(same),
    )  # fmt: skip


def after(episodes: Iterable[Episode], moment: Moment) -> After:
    """Return what followed a moment in every episode that had it.

    A meeting of the parties, or of one of them with a mediator, is without a deal where it is told to have
    ended so; where nothing is told, if none of its reports tells a deal of that day or the next.

    Raises:
        UsageError: "no-such-moment".

    Example:
        ``after(episodes, "first-meeting-without-deal")``: in 4 of 4 a deal came, after 1 to 14 days.
    """
    find = _MOMENTS.get(moment)
    if find is None:
        raise UsageError("no-such-moment", value=moment, known=", ".join(_MOMENTS))
    cases, without = [], []
    for episode in episodes:
        act = find(episode)
        if act is None:
            without.append(episode.id)
        else:
            cases.append(Case(episode.id, act.event, act.day, act.basis, following(episode.acts, act.end)))
    return After(
        moment=moment, cases=tuple(cases), without=tuple(without), rates=rates([c.next for c in cases])
    )


def following(acts: Iterable[Act], day: date) -> tuple[Next, ...]:
    """Return the first act of each type that is told to have begun after a day, in order.

    Acts without a day of their own count by that of their telling, and only where no act of the type has one:
    what a later report recalls has mostly been told with its day before.
    """
    told = [a for a in acts if a.type in _FOLLOWS and a.status == "actual"]
    dated = {a.type for a in told if a.exact}
    later = [a for a in told if a.start > day and (a.exact or (not a.told() and a.type not in dated))]
    found: dict[EventType, Next] = {}
    for act in sorted((a for a in later if a.day), key=lambda a: (a.start, a.event)):
        found.setdefault(act.type, Next(act.type, act.day, (act.start - day).days, act.event, act.basis))
    return tuple(found.values())


def rates(nexts: Sequence[Iterable[Next]]) -> tuple[Rate, ...]:
    """Return how often each thing came in what followed; nothing where there is no case.

    A case of which nothing later is told says nothing of what came.
    """
    cases = [{n.type for n in one} for one in nexts]
    told = [types for types in cases if types]
    return tuple(_rate(what, told, len(cases) - len(told)) for what in WHAT) if cases else ()


def _rate(what: What, cases: Sequence[set[EventType]], unknown: int) -> Rate:
    times = sum(1 for types in cases if types & WHAT[what])
    return Rate(what, times, len(cases), *wilson(times, len(cases)), unknown)


def wilson(times: int, of: int) -> tuple[float, float]:
    """Return Wilson's interval of 95 % for a share (Wilson 1927, JASA 22).

    Example:
        >>> tuple(round(end, 2) for end in wilson(3, 4))
        (0.3, 0.95)
    """
    if of == 0:
        return 0.0, 1.0
    share, z2 = times / of, _Z * _Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


class _Now(Struct, frozen=True):
    """How far an episode had come: the phase, the last day of an act, the day as of which it is known."""

    stage: PhaseKind | None
    day: date
    at: str | None


def _precedent(earlier: Episode, one: Episode, acts: Sequence[Act], now: _Now, lexicon: Lexicon) -> Precedent:
    lasted = now.day - _start(one)
    known = _known(earlier.acts, now.at)
    reasons = _reasons(earlier, one, acts, [a for a in known if a.start <= _start(earlier) + lasted], lexicon)
    stage = next((p for p in phases(known) if p.kind == now.stage and last_day(p.since)), None)
    begun = last_day(stage.since) if stage else None
    moment = begun or _start(earlier) + lasted
    return Precedent(
        episode=earlier.id,
        likeness=sum(r.share * r.weight for r in reasons),
        reasons=reasons,
        stage=stage.kind if stage else None,
        moment=moment.isoformat(),
        next=following(known, moment),
    )


def _reasons(
    earlier: Episode, one: Episode, acts: Sequence[Act], then: Sequence[Act], lexicon: Lexicon
) -> tuple[Reason, ...]:
    """Return the reasons for likeness: what both share of what either has."""
    pairs: list[tuple[ReasonKey, set[str], set[str]]] = [
        ("same-parties", set(earlier.parties.value or ()), set(one.parties.value or ())),
        ("same-sides", _sides(earlier, lexicon), _sides(one, lexicon)),
        ("same-area", set(earlier.regions), set(one.regions)),
        ("same-trigger", _trigger(earlier), _trigger(one)),
        ("same-acts", {a.type for a in then if a.between}, {a.type for a in acts if a.between}),
        ("same-mediators", set(earlier.mediators.value or ()), _mediators(one, acts)),
    ]
    found = [Reason(key, _share(a, b), WEIGHTS[key], tuple(sorted(a & b))) for key, a, b in pairs]
    return tuple(sorted(found, key=lambda r: (-r.weight, r.key)))


def _share(some: set[str], others: set[str]) -> float:
    """Return Jaccard's share, 0 where neither has anything."""
    return len(some & others) / len(some | others) if some | others else 0.0


def _sides(episode: Episode, lexicon: Lexicon) -> set[str]:
    """Return the sides on which the actors of an episode's own acts stood on its first day."""
    day = _start(episode).isoformat()
    actors = {a for act in episode.acts if act.between for a in (*act.actor, *act.target)}
    return {
        side.side for side in lexicon.sides
        if side.actor in actors and side.since <= day and (not side.until or day <= side.until + "~")
    }  # fmt: skip


def _trigger(episode: Episode) -> set[str]:
    types = {a.event: a.type for a in episode.acts}
    return {types[e] for p in episode.phases if p.kind == "trigger" for e in p.events}


def _mediators(one: Episode, acts: Sequence[Act]) -> set[str]:
    """Return the mediators of an episode whose acts were known."""
    known = {a.event for a in acts}
    return set(one.mediators.value or ()) if set(one.mediators.events) & known else set()


def _known(acts: Sequence[Act], at: str | None) -> tuple[Act, ...]:
    limit = last_day(at) if at else None
    return tuple(a for a in acts if limit is None or a.start <= limit)


def _stage(found: Sequence[Phase]) -> PhaseKind | None:
    """Return the phase begun last; the trigger is only the first day of another."""
    begun = [p for p in found if p.kind != "trigger"] or list(found)
    return max(begun, key=lambda p: p.since or "").kind if begun else None


def _start(episode: Episode) -> date:
    return last_day(episode.since.value) or date.max


def _first(types: frozenset[EventType]) -> Callable[[Episode], Act | None]:
    def find(episode: Episode) -> Act | None:
        return next((a for a in episode.acts if a.type in types and a.between and a.exact), None)

    return find


def _first_meeting_without_deal(episode: Episode) -> Act | None:
    deals = [a for a in episode.acts if a.type == "AGREE" and a.status == "actual"]
    own = set(episode.parties.value or ())
    third = set(episode.mediators.value or ())
    meetings = (a for a in episode.acts if a.type == "MEET" and _of_a_day(a) and _of_the_talks(a, own, third))
    return next((m for m in meetings if _without_deal(m, deals)), None)


def _of_a_day(act: Act) -> bool:
    """Tell whether an act has a day, its own or that of its telling, and not only a month."""
    return act.exact or (act.day is not None and not act.told())


def _of_the_talks(meeting: Act, own: set[str], third: set[str]) -> bool:
    """Tell whether a meeting is of the parties, or of one with who mediates between them."""
    met = set(meeting.parties)
    return own <= met or bool(met & own and (meeting.mediator or met & third))


def _without_deal(meeting: Act, deals: Sequence[Act]) -> bool:
    if meeting.outcome:
        return meeting.outcome in _NO_DEAL
    return not any(_made_there(deal, meeting) for deal in deals)


def _made_there(deal: Act, meeting: Act) -> bool:
    same_report = bool(set(deal.reports) & set(meeting.reports))
    soon = meeting.start <= deal.end and deal.start <= meeting.end + _SOON
    return same_report and (soon or not deal.told())


_MOMENTS: dict[str, Callable[[Episode], Act | None]] = {
    "first-meeting-without-deal": _first_meeting_without_deal,
    "first-blockade": _first(frozenset({"BLOCKADE"})),
    "first-deal": _first(frozenset({"AGREE"})),
    "first-violence": _first(VIOLENCE),
    "first-breach": _first(frozenset({"VIOLATE"})),
}
