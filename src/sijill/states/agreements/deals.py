"""Which mentions of an agreement are of the same one: the parties, the day, what it is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations

import msgspec
from msgspec import Struct

from sijill.schema import Event
from sijill.states.ground import Ground
from sijill.states.negotiations.acts import EVER, Act, acts_of, linked, weeks
from sijill.states.negotiations.brokers import Brokers, Pair
from sijill.states.negotiations.positions import about_of, places_of
from sijill.states.tellings import origin

RETOLD = 7  # days after an agreement within which one told without its day is the same


class Deal(Struct, frozen=True):
    """An agreement as the acts that tell it, the one whose day is best known first.

    Attributes:
        acts: what tells it. parties: between whom. brokers: the mediators' parties.
    """

    acts: tuple[Act, ...]
    parties: frozenset[str]
    brokers: frozenset[str]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that tell it."""
        return tuple(a.event for a in self.acts)

    @property
    def first(self) -> date:
        """Its first day, `EVER` for none."""
        return self.acts[0].first

    @property
    def last(self) -> date:
        """Its last day where it is known only within bounds, else its day."""
        return self.acts[0].last

    @property
    def place(self) -> tuple[str, ...]:
        """The places that it covers or obliges in, as told."""
        return tuple(dict.fromkeys(p for e in self.events for p in places_of(e)))

    @property
    def about(self) -> frozenset[str]:
        """The types of what is agreed."""
        return frozenset().union(*map(about_of, self.events))

    def told(self, values: Callable[[Event], Iterable[str]]) -> tuple[tuple[str, ...], list[Event]]:
        """Return all values in the order of the telling, and the events that tell any."""
        telling = [e for e in self.events if tuple(values(e))]
        return tuple(dict.fromkeys(v for e in telling for v in values(e))), telling


def deals_of(events: Sequence[Event], ground: Ground) -> list[Deal]:
    """Return the agreements among ``events``, each once, in the order of their days.

    Two tellings are of one agreement where no report tells both, one's parties are among the other's, places
    may be one, and the day is one; an undated one is of the last about the same that was made in the `RETOLD`
    days before, and one of a month or a year of the last in it. A mediator's deal with one side is of both.
    """
    brokers = Brokers(events, ground)
    acts = [_carried(a, brokers) for a in acts_of(events, ground) if a.event.type == "AGREE"]
    found: list[list[Act]] = []
    near_to: dict[int | str, set[int]] = defaultdict(set)
    for act in sorted(acts, key=lambda a: (_rank(a), not a.sides, a.first, a.last, a.event.id)):
        keys = (*weeks(act, back=RETOLD), origin(act.event))
        near = sorted({n for key in keys for n in near_to[key]}, reverse=True)
        same = next((n for n in near if all(_is_same(act, other, ground) for other in found[n])), len(found))
        if same == len(found):
            found.append([])
        found[same].append(act)
        for key in (*weeks(act), origin(act.event)):
            near_to[key].add(same)
    return sorted(map(_deal, found), key=lambda d: (d.first, d.acts[0].event.id))


def _carried(act: Act, brokers: Brokers) -> Act:
    """Return a deal without the mediator that is told as one of its sides: it is of the two others."""
    pair = brokers.pair(act) if len(act.sides) == 2 else _between(act, brokers)
    if pair is None:
        return act
    return msgspec.structs.replace(act, sides=pair, brokers=act.brokers | (act.sides - pair))


def _between(act: Act, brokers: Brokers) -> Pair | None:
    """Return the two of more sides between which all others are known to mediate in those days, if any."""
    if len(act.sides) < 3:
        return None
    pairs = (frozenset(pair) for pair in combinations(sorted(act.sides), 2))
    found = [pair for pair in pairs if brokers.between(pair, act.sides - pair, act.first)]
    return found[0] if len(found) == 1 else None


def _rank(act: Act) -> int:
    """Return how well the day is known: told to the day, told roughly, not told."""
    if act.basis != "told":
        return 2
    return 0 if act.first == act.last else 1


def _is_same(act: Act, other: Act, ground: Ground) -> bool:
    one = linked(act, other)
    if one is not None or act.reports & other.reports or not _may_be_one_day(act, other):
        return bool(one)
    if not (act.sides <= other.sides or other.sides <= act.sides):
        return False
    about, others = about_of(act.event), about_of(other.event)
    if _rank(act) == 2 and about & others and act.sides:
        return True  # told again without its day: what it is about says more than where
    if _rank(act) == 2 and (about or others or len(act.sides) < 2):
        return False
    here, there = places_of(act.event), places_of(other.event)
    if not act.sides:
        return ground.areas.overlap(here, there)
    return not here or not there or ground.areas.overlap(here, there)


def _may_be_one_day(act: Act, other: Act) -> bool:
    if EVER in (act.first, other.first):
        return False
    if _rank(act) == 2 and _rank(other) < 2:
        return 0 <= (act.first - other.last).days <= RETOLD
    return act.first <= other.last and other.first <= act.last


def _deal(acts: Sequence[Act]) -> Deal:
    sides = max((a.sides for a in acts), key=lambda s: (len(s), sorted(s)))
    brokers = frozenset().union(*(a.brokers for a in acts)) - sides
    return Deal(tuple(acts), sides, brokers)
