"""Which acts are of one spell of talks: between the same parties, and no long silence between."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
from msgspec import Struct

from sijill.schema import Event
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, Act, acts_of
from sijill.states.negotiations.brokers import Brokers, Pair
from sijill.states.negotiations.grievances import Grievances

SILENCE = 60  # days without any act after which talks are new ones
_LONE = 14  # days within which what is said to nobody in particular belongs to the talks of who says it


class Talks(Struct, frozen=True):
    """A spell of talks.

    Attributes:
        parties: between whom. acts: in the order of their days.
    """

    parties: Pair
    acts: tuple[Act, ...]


def talks_of(events: Sequence[Event], ground: Ground) -> list[Talks]:
    """Return the spells of talks that ``events`` tell.

    An act between two parties is of their talks; a mediator's with one of them is of those that it mediates.
    One between more is of the talks of two among them where its report tells what these said to each other,
    or where the others mediate between them; else of its own. What is said to two is of their talks. What a
    party says to nobody in particular is of the talks that its report tells, or of its nearest; what it asks
    of a third one about what its foe does to it is of their talks besides.
    """
    acts = acts_of(events, ground)
    brokers = Brokers(events, ground)
    of: dict[Pair, list[Act]] = defaultdict(list)
    for act in acts:
        if len(act.sides) == 2 or (len(act.sides) == 1 and act.brokers):
            pair, placed = _between(act, brokers)
            if len(pair) == 2:
                of[pair].append(placed)
    many = [act for act in acts if len(act.sides) > 2]
    _add_many(many, of, brokers, ground)
    _add_lone([a for a in acts if len(a.sides) == 1 and not a.is_talk and not a.event.target], of)
    _add_strays([a for a in acts if len(a.sides) == 2 and not a.is_talk], of, Grievances(events, ground))
    spells = [spell for pair in of for spell in _spells(pair, of[pair], ground)]
    return [spell for spell in spells if _is_talk(spell, ground)]


def _between(act: Act, brokers: Brokers) -> tuple[Pair, Act]:
    pair = brokers.pair(act)
    if pair is None:
        return act.sides, act
    return pair, _carried(act, pair)


def _carried(act: Act, pair: Pair) -> Act:
    """Return an act as one of a pair's talks; who else is in it mediates."""
    carried = act.sides - pair
    through = bool(carried) and len(act.sides & pair) == 1 and act.event.type == "MEET"
    return msgspec.structs.replace(
        act, sides=act.sides & pair, brokers=act.brokers | carried, through=through
    )


def _add_many(many: Iterable[Act], of: dict[Pair, list[Act]], brokers: Brokers, ground: Ground) -> None:
    by_party: dict[str, list[Pair]] = defaultdict(list)
    for pair in of:
        for party in pair:
            by_party[party].append(pair)
    days = {pair: sorted(a.first for a in acts) for pair, acts in of.items()}
    said = {pair: {r for a in acts if not a.is_talk for r in a.reports} for pair, acts in of.items()}
    for act in many:
        inside = sorted({p for side in act.sides for p in by_party[side] if p <= act.sides}, key=sorted)
        near = [p for p in inside if _nearest(days[p], act.first, SILENCE) is not None]
        if act.is_talk:
            told = [p for p in near if not said[p].isdisjoint(act.reports)]
            chosen = told or [p for p in near if brokers.between(p, act.sides - p, act.first)]
            placed = [(p, _carried(act, p) if p not in told else act) for p in chosen]
        else:
            to = ground.parties.all(act.event.target)
            placed = [(p, act) for p in [p for p in near if p <= to] or near]
        for pair, one in placed or [(act.sides, act)]:
            of[pair].append(one)


def _add_lone(lone: Iterable[Act], of: dict[Pair, list[Act]]) -> None:
    by_report: dict[str, list[Pair]] = defaultdict(list)
    of_party: dict[str, list[tuple[Pair, list[date]]]] = defaultdict(list)
    for pair, acts in of.items():
        talks = [a for a in acts if a.is_talk]
        for report in (r for a in talks for r in a.reports):
            by_report[report].append(pair)
        for party in pair if talks else ():
            of_party[party].append((pair, sorted(a.first for a in talks)))
    for act in lone:
        (party,) = act.sides
        told = [p for report in sorted(act.reports) for p in by_report[report] if party in p]
        apart = [(_nearest(days, act.first, _LONE), sorted(p)) for p, days in of_party[party]]
        near = [(days, p) for days, p in apart if days is not None]
        if told or near:
            of[told[0] if told else frozenset(min(near)[1])].append(act)


def _add_strays(said: Iterable[Act], of: dict[Pair, list[Act]], grievances: Grievances) -> None:
    """Add what a party asks of a third one about what the other side does to it («رفع الحصار»)."""
    days = {pair: sorted(a.first for a in acts if a.is_talk) for pair, acts in of.items()}
    for act in said:
        for pair in grievances.pairs(act):
            talks = (
                pair != act.sides and pair in days and _nearest(days[pair], act.first, SILENCE) is not None
            )
            if talks and act not in of[pair]:
                of[pair].append(act)


def _nearest(days: Sequence[date], day: date, within: int) -> int | None:
    """Return how many days the nearest of ``days`` (sorted) is from ``day``; None beyond ``within``."""
    if day == EVER:
        return None
    at = bisect_left(days, day)
    apart = min((abs((other - day).days) for other in days[max(at - 1, 0) : at + 1]), default=within + 1)
    return apart if apart <= within else None


def _spells(pair: Pair, acts: Iterable[Act], ground: Ground) -> list[Talks]:
    """Return the spells of a pair: no more than `SILENCE` days between one act of its own and the next.

    What others say to both does not keep talks alive; it is of the spell whose beginning it follows.
    """
    ordered = sorted(acts, key=lambda a: (a.first, a.last, a.event.id))
    own = [a for a in ordered if is_own(a, pair, ground)]
    others = [a for a in ordered if not is_own(a, pair, ground)]
    runs: list[list[Act]] = []
    last = date.min
    for act in own:
        if not runs or (act.first != EVER and (act.first - last).days > SILENCE):
            runs.append([])
        runs[-1].append(act)
        last = max(last, act.last)
    starts = [run[0].first for run in runs]
    for act in others if runs else ():
        runs[max(bisect_right(starts, act.first) - 1, 0)].append(act)
    return [Talks(pair, tuple(sorted(run, key=lambda a: (a.first, a.last, a.event.id)))) for run in runs]


def is_own(act: Act, pair: Pair, ground: Ground) -> bool:
    """Tell whether an act is of the parties or of a mediator, and not what a bystander says to them."""
    return act.is_talk or bool(act.brokers) or not pair.isdisjoint(ground.parties.all(act.event.actor))


def _is_talk(spell: Talks, ground: Ground) -> bool:
    """Tell whether a spell is talks: somebody met or agreed, or both sides took positions."""
    if any(a.is_talk for a in spell.acts):
        return True
    speakers = {p for a in spell.acts for p in ground.parties.all(a.event.actor)}
    return len(speakers & spell.parties) > 1
