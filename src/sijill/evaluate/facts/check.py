"""Whether a fact holds of the states."""

from typing import Any

from msgspec import Struct

from sijill.evaluate.facts.line import Fact
from sijill.evaluate.facts.path import steps
from sijill.evaluate.facts.walk import Walk
from sijill.evaluate.facts.world import World

_FOR_ALL = frozenset({"not", "excludes"})  # what a text rules out must stand nowhere


class Verdict(Struct, frozen=True):
    """What came of a fact.

    Attributes:
        fact: which. right: whether it holds.
        states: ids of the states that its selectors find.
        got: what stands in the field, one value for each state and entry that was kept.
    """

    fact: Fact
    right: bool
    states: tuple[str, ...]
    got: tuple[Any, ...]


def check(fact: Fact, world: World) -> Verdict:
    """Return whether ``fact`` holds in ``world``: in one of the states found, at one of the entries kept.

    Nothing (None) must stand in none of them, and what is ruled out ("not", "excludes") neither; but a state
    must be found.

    Raises:
        UsageError: "bad-fact" for a field that the grammar does not know.
    """
    found = world.find(fact.state, fact.where)
    at = fact.where.get("at")
    walk = Walk(world.fits, lambda id_: world.follow(fact.state, at, id_))
    way = steps(fact.field)
    got = tuple(end for state in found for end in walk.along(state, way))
    names = tuple(getattr(one, "id", "") or one.episode for one in found)
    return Verdict(fact, bool(found) and _holds(fact, got, world), names, got)


def _holds(fact: Fact, got: tuple[Any, ...], world: World) -> bool:
    leaf = next(step.name for step in reversed(steps(fact.field)) if step.name.isidentifier())
    each = [world.fits.holds(fact.compared, fact.value, one, leaf) for one in got]
    if fact.value is None and fact.compared == "equal":
        return all(each)
    return bool(each) and all(each) if fact.compared in _FOR_ALL else any(each)
