"""Blocks: only mentions that share a key are compared.

A key is a type, half a month and a party, a place or neither. A mention *stands* under the keys of its own
type and days; it *asks* under those of every type it could be one event with, and of the days around. Who
asks finds who stands, and the reverse: the relation is the same from both sides.
"""

from collections.abc import Iterator
from functools import cache

from sijill.link.atlas import Atlas
from sijill.link.compare import LASTING_REACH, REACH, weights
from sijill.link.facts import LASTING, Facts

_SPAN = 14  # days to a bucket
_ENDS = 8  # buckets of a long spell that are kept at either end
_ANY, _NEITHER = "*", "-"


def stands(one: Facts, atlas: Atlas) -> tuple[str, ...]:
    """Return the keys that others find a mention under. Example: ``"ATTACK 52741 sdf"``."""
    where = (*_where(one, atlas), _ANY) if _where(one, atlas) else (_NEITHER, _ANY)
    return tuple(f"{one.type} {bucket} {at}" for bucket in _buckets(one) for at in where)


def asks(one: Facts, atlas: Atlas) -> tuple[str, ...]:
    """Return the keys under which a mention finds those that may tell the same event."""
    where = (*_where(one, atlas), _NEITHER) if _where(one, atlas) else (_NEITHER if one.said else _ANY,)
    return tuple(
        f"{type_} {bucket} {at}"
        for type_ in _types(one.type)
        for bucket in _around(one, LASTING_REACH if one.lasting and type_ in LASTING else REACH)
        for at in where
    )


def _where(one: Facts, atlas: Atlas) -> tuple[str, ...]:
    above = {id_ for name in one.places for id_ in atlas.above(name) if not atlas.is_wide(id_)}
    return tuple(sorted(one.parties | above | {f"@{name}" for name in one.places}))


@cache
def _types(type_: str) -> tuple[str, ...]:
    """Return the types that one event of this type may be told as."""
    pairs = (pair for pair in weights().close | weights().loose if type_ in pair)
    return tuple(sorted({type_, *(other for pair in pairs for other in pair)}))


def _buckets(one: Facts) -> list[int]:
    first, last = (one.days.first, one.days.last) if one.days else (one.told_on, one.told_on)
    found = list(range(first // _SPAN, last // _SPAN + 1))
    return found if len(found) <= 2 * _ENDS else found[:_ENDS] + found[-_ENDS:]


def _around(one: Facts, reach: int) -> Iterator[int]:
    steps = -(-reach // _SPAN)
    yield from sorted({at + step for at in _buckets(one) for step in range(-steps, steps + 1)})
