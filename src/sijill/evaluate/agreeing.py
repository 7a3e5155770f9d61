"""How much places and actors agree as different hands write them down: by what the packs know."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from sijill.evaluate.like import like_place
from sijill.lexicon.fold import fold
from sijill.schema import Actor, Place


class Known(Struct, frozen=True):
    """What the packs know: actors by id, and the folded names of the places that each folded name lies in."""

    actors: Mapping[str, Actor]
    above: Mapping[str, frozenset[str]]


def known(actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Known:
    """Return what the packs know, ready to be asked."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    for place in places.values():
        names = {fold(name) for parent in _parents(place, places) for name in parent.names_ar}
        for name in place.names_ar:
            above[fold(name)] |= names
    return Known(actors, {name: frozenset(names) for name, names in above.items()})


def _parents(place: Place, places: Mapping[str, Place]) -> Iterator[Place]:
    seen = {place.id}
    while place.parent in places and place.parent not in seen:
        place = places[place.parent]
        seen.add(place.id)
        yield place


def agree_places(ones: Sequence[str], others: Sequence[str], packs: Known) -> float | None:
    """Return 1 where one of each is the same place, 0.5 where one lies in the other, 0 else; None if untold.

    Example:
        >>> agree_places(["مدينة الحسكة"], ["الحسكة"], known({}, {}))
        1.0
    """
    if not ones or not others:
        return None
    return max(_like_place(one, other, packs) for one in ones for other in others)


@lru_cache(2**16)
def _same_place(one: str, other: str) -> bool:
    """Say whether two spellings are of one name: the same few hundred pairs are asked for again and again."""
    return like_place(one, other) == 1


def _like_place(one: str, other: str, packs: Known) -> float:
    if _same_place(one, other):
        return 1.0
    a, b = fold(one), fold(other)
    return 0.5 if a in packs.above.get(b, ()) or b in packs.above.get(a, ()) else 0.0


def agree_actors(ones: Sequence[str], others: Sequence[str], packs: Known) -> float | None:
    """Return the share of ``ones`` that stand among ``others``, half for the same party's; None if untold.

    Example:
        >>> agree_actors(["sdf", "isis"], ["sdf"], known({}, {}))
        0.5
    """
    if not ones or not others:
        return None
    return sum(max(_like_actor(one, other, packs) for other in others) for one in ones) / len(ones)


def _like_actor(one: str, other: str, packs: Known) -> float:
    if fold(one) == fold(other):
        return 1.0
    party = _party(one, packs)
    return 0.5 if party and party == _party(other, packs) else 0.0


def _party(id_: str, packs: Known) -> str:
    actor = packs.actors.get(id_)
    return actor.party if actor else ""
