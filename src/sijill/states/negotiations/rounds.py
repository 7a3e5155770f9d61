"""The rounds of talks: meetings told by one or many, with venue, host, who came and how each ended."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.states.days import counted, shifted
from sijill.states.field import Basis, Field
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, Act, day_told, linked, times_of, weeks
from sijill.states.negotiations.types import Round, Silence
from sijill.states.tellings import origin

RETOLD = 3  # days after a meeting within which an undated one at such a place is told to be it
LEADS = 2  # days after a meeting within which a deal of the same parties is its outcome
QUIET = 14  # days between two rounds from which on they are a spell without talks


class Meeting(Struct, frozen=True):
    """A round as the acts that tell it, the one whose day is best known first."""

    acts: tuple[Act, ...]


def meetings_of(acts: Sequence[Act], ground: Ground) -> list[Meeting]:
    """Return the meetings that ``acts`` tell, in order, each with all acts that tell it.

    Two acts tell one meeting where no report tells both, their venues may be one, and they are of one day; or
    where one has no day and was told at most `RETOLD` days after. Numbers of meetings («خمس جلسات») are none.
    """
    met = [a for a in acts if a.event.type == "MEET" and not times_of(a.event)]
    found: list[list[Act]] = []
    near_to: dict[int | str, set[int]] = defaultdict(set)
    for act in sorted(met, key=lambda a: (a.basis == "told-on", a.first, a.last, a.event.id)):
        keys = (*weeks(act, back=RETOLD), origin(act.event))
        near = sorted({n for key in keys for n in near_to[key]})
        same = next((n for n in near if all(_is_same(act, m, ground) for m in found[n])), len(found))
        if same == len(found):
            found.append([])
        found[same].append(act)
        for key in (*weeks(act), origin(act.event)):
            near_to[key].add(same)
    ordered = sorted(found, key=lambda m: (m[0].first, m[0].last, m[0].event.id))
    return [Meeting(tuple(m)) for m in ordered]


def _is_same(act: Act, other: Act, ground: Ground) -> bool:
    one = linked(act, other)
    if one is not None or act.reports & other.reports:
        return bool(one)
    some, others = act.event.place, other.event.place
    if some and others and not ground.areas.overlap(some, others):
        return False
    if act.basis == "told-on" and EVER not in (act.first, other.last):
        return 0 <= (act.first - other.last).days <= RETOLD
    return act.first <= other.last and other.first <= act.last


class Around:
    """The acts of talks by report, and their deals by day: what may tell how a meeting ended."""

    def __init__(self, acts: Iterable[Act]) -> None:
        """Index ``acts``."""
        self._of: dict[str, list[Act]] = defaultdict(list)
        self._deals: dict[date, list[Act]] = defaultdict(list)
        for act in acts:
            for report in act.reports:
                self._of[report].append(act)
            if act.event.type == "AGREE" and act.basis == "told" and act.first == act.last:
                self._deals[act.first].append(act)

    def told_with(self, act: Act) -> list[Act]:
        """Return the acts that a report of ``act`` tells."""
        return [a for report in sorted(act.reports) for a in self._of[report]]

    def deals_on(self, day: date) -> list[Act]:
        """Return the deals of a day."""
        return self._deals.get(day, [])


def round_of(meeting: Meeting, around: Around, ground: Ground) -> Round:
    """Return a round with its outcome, which the other acts of the talks may tell."""
    events = [a.event for a in meeting.acts]
    first = meeting.acts[0]
    outcome, outcomes = _outcome(meeting, around, ground)

    def union(values: Callable[[Event], Iterable[str]]) -> Field[tuple[str, ...]]:
        telling = [e for e in events if tuple(values(e))]
        found = tuple(dict.fromkeys(v for e in telling for v in values(e)))
        return ground.sources.field(found or None, telling)

    return Round(
        day=ground.sources.field(day_told(first), [first.event], first.basis), venue=union(lambda e: e.place),
        host=union(lambda e: e.mediator), who=union(lambda e: (*e.actor, *e.target)),
        via=_via(meeting, ground), outcome=outcome, outcomes=outcomes,
        events=tuple(sorted(e.id for e in events)),
    )  # fmt: skip


def _via(meeting: Meeting, ground: Ground) -> Field[str]:
    told = [(t.mention.via.value, a.event) for a in meeting.acts for t in a.event.told if t.mention.via]
    if told:
        return ground.sources.field(told[0][0], [e for v, e in told if v == told[0][0]])
    through = [a.event for a in meeting.acts if a.through]
    met = len(through) < len(meeting.acts)
    return Field() if met else ground.sources.field("go-between", through, "inferred")


def _outcome(meeting: Meeting, around: Around, ground: Ground) -> tuple[Field[str], tuple[Field[str], ...]]:
    """Return how a round ended, and every value told for it; none where they weigh the same."""
    told = [
        (t.mention.outcome.value, a.event) for a in meeting.acts for t in a.event.told if t.mention.outcome
    ]
    basis: Basis = "told" if told else "inferred"
    found: dict[str, list[Event]] = defaultdict(list)
    for value, event in told or _inferred(meeting, around):
        found[value].append(event)
    rivals = tuple(ground.sources.field(v, found[v], basis) for v in sorted(found))
    most = max((len(f.by) for f in rivals), default=0)
    best = [f for f in rivals if len(f.by) == most]
    return (best[0] if len(best) == 1 else Field()), rivals


def _inferred(meeting: Meeting, around: Around) -> Iterable[tuple[str, Event]]:
    """Yield how each report of a meeting tells that it ended: by a deal, else by a refusal; else by any deal.

    Of a meeting with a mediator alone only its own reports tell the outcome.
    """
    for act in meeting.acts:
        own = around.told_with(act)
        deals = [a for a in own if a.event.type == "AGREE" and _follows(a, act, own)]
        refusals = [a for a in own if a.event.type == "REJECT" and _is_refusal_at(a, act)]
        if not deals and not refusals and not act.through:
            deals = around.deals_on(act.last)
        yield from (("deal", a.event) for a in deals)
        yield from (("none", a.event) for a in refusals if not deals)


def _follows(deal: Act, meeting: Act, own: Iterable[Act]) -> bool:
    """Tell whether a deal came of a meeting that its report tells, and of no later one that it tells."""
    if EVER in (deal.first, meeting.first):
        return False
    between = any(a.event.type == "MEET" and meeting.last < a.first <= deal.first for a in own)
    return 0 <= (deal.first - meeting.last).days <= LEADS and not between


def _is_refusal_at(refusal: Act, meeting: Act) -> bool:
    if refusal.basis == "told-on" and EVER not in (refusal.first, meeting.last):
        return 0 <= (refusal.first - meeting.last).days <= RETOLD
    return refusal.first <= meeting.last and meeting.first <= refusal.last


def silences_of(rounds: Sequence[Round]) -> tuple[Silence, ...]:
    """Return the spells of at least `QUIET` days without talks between one round and the next."""
    found = []
    for one, after in pairwise(rounds):
        end, begin = last_day(one.day.value), first_day(after.day.value)
        if end and begin and (begin - end).days > QUIET:
            since, until = shifted(end, 1).isoformat(), shifted(begin, -1).isoformat()
            found.append(Silence(since, until, counted(since, until) or 0))
    return tuple(found)
