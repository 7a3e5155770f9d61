"""Where arguments go wrong on events that were found: by role, by type, and by value."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sijill.evaluate.coded import ACTOR_ROLES, SETS, Coded
from sijill.evaluate.equal import Equals
from sijill.evaluate.like import like_actor, like_place
from sijill.evaluate.score import Compared, Tally, add_up, pair_slots


class Astray(Struct, frozen=True):
    """How often a value of gold was not coded in its role, or a coded one is not gold's.

    Attributes:
        role: where. value: an actor, a place, a type, a date. missing: times gold has it and coding not.
        extra: times coding has it and gold not.
        elsewhere: role -> times the missing value was coded there instead.
    """

    role: str
    value: str
    missing: int
    extra: int
    elsewhere: dict[str, int]


def on_found_events(equals: Equals, compared: Iterable[Compared]) -> dict[str, Tally]:
    """Return ``role`` and ``TYPE.role`` -> tally over matched events alone."""
    return add_up(_tallies(equals, one, other) for one, other in pairs(compared))


def _tallies(equals: Equals, gold: Coded, coded: Coded) -> dict[str, Tally]:
    slots = pair_slots(equals, gold, coded)
    return slots | {f"{gold.type}.{role}": tally for role, tally in slots.items()}


def pairs(compared: Iterable[Compared]) -> Iterator[tuple[Coded, Coded]]:
    """Yield each matched pair of gold and coded event, parties in one place where sides do not matter."""
    for report in compared:
        for i, j in report.pairs:
            yield report.gold[i].without_sides(), report.predicted[j].without_sides()


def astray(equals: Equals, compared: Iterable[Compared]) -> list[Astray]:
    """Return the values that are most often missing or extra, over matched events."""
    missing: Counter[tuple[str, str]] = Counter()
    extra: Counter[tuple[str, str]] = Counter()
    elsewhere: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for gold, coded in pairs(compared):
        for role in SETS:
            for value in _lacking(equals, role, gold, coded):
                missing[role, value] += 1
                elsewhere[role, value].update(_roles_of(equals, value, role, coded))
            extra.update((role, value) for value in _lacking(equals, role, coded, gold))
    found = [Astray(*key, missing[key], extra[key], dict(elsewhere[key])) for key in missing | extra]
    return sorted(found, key=lambda one: (one.role, -one.missing - one.extra, one.value))


def _lacking(equals: Equals, role: str, one: Coded, other: Coded) -> list[str]:
    """Return the fillers of ``one`` that nothing in ``other`` fully equals."""
    return [a for a in one.fillers(role) if not any(_same(equals, role, a, b) for b in other.fillers(role))]


def _same(equals: Equals, role: str, one: str, other: str) -> bool:
    if role in ACTOR_ROLES:
        return like_actor(equals, one, other) == 1.0
    return like_place(one, other) == 1.0 if role == "place" else one == other


def _roles_of(equals: Equals, value: str, role: str, coded: Coded) -> list[str]:
    others = [other for other in ACTOR_ROLES if other != role] if role in ACTOR_ROLES else []
    return [other for other in others if any(_same(equals, role, value, b) for b in coded.fillers(other))]
