"""Blocks: only mentions that share a key are compared.

A key is a type, half a month and a party, a place or neither. A mention *stands* under the keys of its own
type and days; it *asks* under those of every type it could be one event with, and of the days around. Who
asks finds who stands, and the reverse: the relation is the same from both sides.

What has no day at all, neither its own nor its report's, is compared within its report and its copies alone:
nothing would tell one year's siege from another's.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Generic, TypeVar

from sijill.link.atlas import Atlas
from sijill.link.compare import LASTING_REACH, REACH, weights
from sijill.link.facts import LASTING, Facts

_SPAN = 14  # days to a bucket
_ENDS = 8  # buckets of a long spell that are kept at either end
_ANY, _NEITHER = "*", "-"
Head = tuple[str, str]
"""A key without its days: a type, and where."""
T = TypeVar("T")


class Index(Generic[T]):
    """Who stands under which key."""

    def __init__(self, atlas: Atlas) -> None:
        """Begin with nobody."""
        self._atlas = atlas
        self._held: defaultdict[Head, defaultdict[int, list[T]]] = defaultdict(lambda: defaultdict(list))

    def add(self, one: Facts, value: T) -> None:
        """Let ``value`` be found under the keys that a mention stands under."""
        buckets = _buckets(one)
        for head in _stands(one, self._atlas):
            held = self._held[head]
            for bucket in buckets:
                held[bucket].append(value)

    def near(self, one: Facts) -> set[T]:
        """Return what stands under the keys that a mention asks under."""
        found: set[T] = set()
        for head, buckets in _asks(one, self._atlas):
            held = self._held.get(head)
            if held:
                for bucket in buckets:
                    if bucket in held:
                        found.update(held[bucket])
        return found


def stands(one: Facts, atlas: Atlas) -> tuple[str, ...]:
    """Return the keys that others find a mention under. Example: ``"ATTACK sdf 52741"``."""
    return tuple(f"{' '.join(head)} {bucket}" for head in _stands(one, atlas) for bucket in _buckets(one))


def asks(one: Facts, atlas: Atlas) -> tuple[str, ...]:
    """Return the keys under which a mention finds those that may tell the same event."""
    return tuple(f"{' '.join(head)} {bucket}" for head, buckets in _asks(one, atlas) for bucket in buckets)


def buckets(one: Facts) -> set[int]:
    """Return the half-months of all the keys that a mention stands or asks under; 0 is no day at all."""
    if _timeless(one):
        return {0}
    return {*_around(one, REACH), *(_around(one, LASTING_REACH) if one.lasting else ())}


def _stands(one: Facts, atlas: Atlas) -> list[Head]:
    where = _where(one, atlas)
    return [(one.type, at) for at in (where if _timeless(one) else (*(where or (_NEITHER,)), _ANY))]


def _asks(one: Facts, atlas: Atlas) -> Iterator[tuple[Head, tuple[int, ...]]]:
    where = _where(one, atlas)
    if _timeless(one):
        yield from (((type_, at), (0,)) for type_ in _types(one.type) for at in where)
        return
    asked = (*where, _NEITHER) if where else (_NEITHER if one.said else _ANY,)
    near, far = _around(one, REACH), _around(one, LASTING_REACH) if one.lasting else ()
    for type_ in _types(one.type):
        buckets = far if one.lasting and type_ in LASTING else near
        yield from (((type_, at), buckets) for at in asked)


def _timeless(one: Facts) -> bool:
    return one.days is None and not one.told_on


def _where(one: Facts, atlas: Atlas) -> tuple[str, ...]:
    if _timeless(one):
        return tuple(f"={report}" for report in sorted({one.report, *one.copies}))
    return atlas.where(one.parties, one.places)


@cache
def _types(type_: str) -> tuple[str, ...]:
    """Return the types that one event of this type may be told as."""
    pairs = (pair for pair in weights().close | weights().loose if type_ in pair)
    return tuple(sorted({type_, *(other for pair in pairs for other in pair)}))


def _buckets(one: Facts) -> tuple[int, ...]:
    first, last = (one.days.first, one.days.last) if one.days else (one.told_on, one.told_on)
    return _between(first // _SPAN, last // _SPAN)


@lru_cache(1 << 14)
def _between(first: int, last: int) -> tuple[int, ...]:
    found = tuple(range(first, last + 1))
    return found if len(found) <= 2 * _ENDS else found[:_ENDS] + found[-_ENDS:]


def _around(one: Facts, reach: int) -> tuple[int, ...]:
    return _spread(_buckets(one), -(-reach // _SPAN))


@lru_cache(1 << 14)
def _spread(buckets: tuple[int, ...], steps: int) -> tuple[int, ...]:
    return tuple(sorted({at + step for at in buckets for step in range(-steps, steps + 1)}))
