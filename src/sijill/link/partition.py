"""Mentions into groups that each tell one event; what hangs together is worked out by itself."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sijill.link.atlas import Atlas
from sijill.link.cluster import clusters
from sijill.link.compare import APART, score
from sijill.link.decisions import Decided, among
from sijill.link.facts import Facts
from sijill.link.keys import asks, stands

Pairs = dict[tuple[int, int], float]
Component = tuple[tuple[str, ...], ...]
"""Groups of mention ids that were worked out together: nothing outside speaks for one event with them."""


def partition(found: Iterable[Facts], atlas: Atlas, decided: Decided | None = None) -> tuple[Component, ...]:
    """Return the components with their groups; they depend on what is given, not on its order."""
    ordered = sorted(found, key=lambda one: one.id)
    settled = among(decided or Decided(), (one.id for one in ordered))
    scores = compared(ordered, atlas)
    same = _overruled(scores, ordered, settled)
    parts = _connected(len(ordered), scores, same)
    return tuple(_component(part, ordered, scores, same) for part in parts)


def compared(ordered: Sequence[Facts], atlas: Atlas) -> Pairs:
    """Return the score of each two mentions that share a key, by their places."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    found: Pairs = {}
    for at, one in enumerate(ordered):
        near = {other for key in asks(one, atlas) for other in index.get(key, ())}
        for other in near:
            found[other, at] = score(ordered[other], one, atlas)
        for key in stands(one, atlas):
            index[key].append(at)
    return found


def touching(new: Sequence[Facts], known: Sequence[Facts], atlas: Atlas) -> Iterator[str]:
    """Yield the ids of those known that something new speaks for being one event with."""
    index: defaultdict[str, list[Facts]] = defaultdict(list)
    for one in known:
        for key in stands(one, atlas):
            index[key].append(one)
    for one in new:
        near = {other.id: other for key in asks(one, atlas) for other in index.get(key, ())}
        yield from (id_ for id_, other in near.items() if score(one, other, atlas) > 0)


def _overruled(scores: Pairs, ordered: Sequence[Facts], settled: Decided) -> list[tuple[int, int]]:
    """Put what people decided in the place of scores, and return the pairs that are one event."""
    at = {one.id: place for place, one in enumerate(ordered)}
    for one, other in settled.different:
        scores[at[one], at[other]] = APART
    same = [(at[one], at[other]) for one, other in sorted(settled.same)]
    for pair in same:
        scores.pop(pair, None)
    return same


def _connected(size: int, scores: Pairs, same: Sequence[tuple[int, int]]) -> list[list[int]]:
    head = list(range(size))

    def top(one: int) -> int:
        while head[one] != one:
            head[one] = one = head[head[one]]
        return one

    for one, other in [*(pair for pair, much in scores.items() if much > 0), *same]:
        a, b = top(one), top(other)
        head[max(a, b)] = min(a, b)
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for one in range(size):
        parts[top(one)].append(one)
    return list(parts.values())


def _component(
    part: Sequence[int], ordered: Sequence[Facts], scores: Pairs, same: Sequence[tuple[int, int]]
) -> Component:
    if len(part) == 1:
        return ((ordered[part[0]].id,),)
    at = {one: place for place, one in enumerate(part)}
    inside = {
        (at[one], at[other]): scores[one, other]
        for i, one in enumerate(part)
        for other in part[i + 1 :]
        if (one, other) in scores
    }
    joined = [(at[one], at[other]) for one, other in same if one in at and other in at]
    groups = clusters(len(part), inside, joined)
    return tuple(tuple(ordered[part[member]].id for member in group) for group in groups)
