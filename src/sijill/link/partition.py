"""Mentions into groups that each tell one event; what hangs together is worked out by itself."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from sijill.link.atlas import Atlas
from sijill.link.cluster import clusters
from sijill.link.compare import APART
from sijill.link.decisions import Decided, among
from sijill.link.facts import Facts
from sijill.link.keys import Index
from sijill.link.scores import Scores

Pairs = dict[tuple[int, int], float]
Component = tuple[tuple[str, ...], ...]
"""Groups of mention ids that were worked out together: nothing outside speaks for one event with them."""


Compare = Callable[[Sequence[Facts], Atlas], Pairs]
"""Gives what `compared` gives, perhaps worked out elsewhere."""


def partition(
    found: Iterable[Facts], atlas: Atlas, decided: Decided | None = None, compare: Compare | None = None
) -> tuple[Component, ...]:
    """Return the components with their groups; they depend on what is given, not on its order.

    Args:
        found: the mentions.
        atlas: whose the actors are.
        decided: what people decided.
        compare: compares in place of `compared`.
    """
    ordered = sorted(found, key=lambda one: one.id)
    settled = among(decided or Decided(), (one.id for one in ordered))
    scores = (compare or compared)(ordered, atlas)
    same = _overruled(scores, ordered, settled)
    top = _tops(len(ordered), scores, same)
    parts = [_Part([], {}, []) for _ in ordered]
    for one, at in enumerate(top):
        parts[at].members.append(one)
    for pair, much in scores.items():
        if top[pair[0]] == top[pair[1]]:
            parts[top[pair[0]]].scores[pair] = much
    for pair in same:
        parts[top[pair[0]]].same.append(pair)
    held = (part for part in parts if part.members)
    return tuple(_component(part.members, ordered, part.scores, part.same) for part in held)


class _Part(Struct, frozen=True):
    """One component while it is gathered: its members, the scores between them, what was decided."""

    members: list[int]
    scores: Pairs
    same: list[tuple[int, int]]


def compared(ordered: Sequence[Facts], atlas: Atlas) -> Pairs:
    """Return the score of each two mentions that share a key, by their places."""
    index: Index[int] = Index(atlas)
    scores = Scores(atlas)
    keyed = [scores.key(one) for one in ordered]
    of = scores.of
    found: Pairs = {}
    for at, one in enumerate(ordered):
        own = keyed[at]
        for other in index.near(one):
            found[other, at] = of(keyed[other], own)
        index.add(one, at)
    return found


def touching(new: Sequence[Facts], known: Sequence[Facts], atlas: Atlas) -> set[str]:
    """Return the ids of those known that something new speaks for being one event with."""
    index: Index[int] = Index(atlas)
    for at, one in enumerate(known):
        index.add(one, at)
    scores = Scores(atlas)
    keyed = [scores.key(one) for one in known]
    asking = ((scores.key(one), index.near(one)) for one in new)
    return {known[at].id for own, near in asking for at in near if scores.of(own, keyed[at]) > 0}


def _overruled(scores: Pairs, ordered: Sequence[Facts], settled: Decided) -> list[tuple[int, int]]:
    """Put what people decided in the place of scores, and return the pairs that are one event."""
    at = {one.id: place for place, one in enumerate(ordered)}
    for one, other in settled.different:
        scores[at[one], at[other]] = APART
    same = [(at[one], at[other]) for one, other in sorted(settled.same)]
    for pair in same:
        scores.pop(pair, None)
    return same


def _tops(size: int, scores: Pairs, same: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each the smallest of its component: what positive scores and decisions join."""
    head = list(range(size))

    def top(one: int) -> int:
        while head[one] != one:
            head[one] = one = head[head[one]]
        return one

    for one, other in [*(pair for pair, much in scores.items() if much > 0), *same]:
        a, b = top(one), top(other)
        head[max(a, b)] = min(a, b)
    return [top(one) for one in range(size)]


def _component(
    part: Sequence[int], ordered: Sequence[Facts], scores: Pairs, same: Sequence[tuple[int, int]]
) -> Component:
    at = {one: place for place, one in enumerate(part)}
    inside = {(at[one], at[other]): much for (one, other), much in scores.items()}
    groups = clusters(len(part), inside, [(at[one], at[other]) for one, other in same])
    return tuple(tuple(ordered[part[member]].id for member in group) for group in groups)
