"""Average-link clustering of one component, with what people decided and what the text keeps apart."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush

Pairs = Mapping[tuple[int, int], float]
Entry = tuple[float, int, int, int, int]
"""Two groups that may be joined: their mean score below zero, both, the sizes that they had then."""
UNCOMPARED = -1.0  # of two mentions that share no key: nothing speaks for one event
_APART = float("-inf")


def clusters(size: int, scores: Pairs, same: Sequence[tuple[int, int]] = ()) -> list[list[int]]:
    """Return groups of ``0 … size - 1``: the best-agreeing are joined while their mean score is above 0.

    Args:
        size: how many there are.
        scores: (smaller, greater) -> score; ``-inf`` keeps both in different groups whatever the rest says.
        same: pairs that are one group in any case.

    Example:
        >>> clusters(3, {(0, 1): 2.0, (1, 2): 0.5, (0, 2): -3.0})
        [[0, 1], [2]]
    """
    groups = _Groups(size, scores)
    for one, other in same:
        groups.join(groups.head(one), groups.head(other))
    groups.grow()
    return sorted(groups.members.values())


class _Groups:
    """Groups by their smallest member, with the sum of scores between each two that were compared."""

    def __init__(self, size: int, scores: Pairs) -> None:
        self.members = {at: [at] for at in range(size)}
        self._head = list(range(size))
        self._sums: dict[int, dict[int, tuple[float, int]]] = {at: {} for at in range(size)}
        for (one, other), score in sorted(scores.items()):
            self._sums[one][other] = self._sums[other][one] = (score, 1)

    def head(self, member: int) -> int:
        """Return the group a member is in."""
        return self._head[member]

    def join(self, one: int, other: int) -> int:
        """Put two groups together and return the group."""
        if one == other:
            return one
        keep, drop = min(one, other), max(one, other)
        for member in self.members[drop]:
            self._head[member] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(drop))
        for third, (total, compared) in self._sums.pop(drop).items():
            del self._sums[third][drop]
            if third != keep:
                held, before = self._sums[keep].get(third, (0.0, 0))
                self._sums[keep][third] = self._sums[third][keep] = (held + total, before + compared)
        return keep

    def grow(self) -> None:
        """Join the two groups of the highest mean, again and again, while it is above 0."""
        heap = [entry for one in self._sums for entry in self._entries(one) if entry[1] == one]
        heapify(heap)
        while heap:
            _, one, other, *sizes = heappop(heap)
            if sizes != self._sizes(one, other):
                continue  # one of both has grown since, or is gone
            for entry in self._entries(self.join(one, other)):
                heappush(heap, entry)

    def _entries(self, one: int) -> Iterator[Entry]:
        """Yield the groups that a group may be joined to: most are below 0, and never will be looked at."""
        size = len(self.members[one])
        for other, (total, compared) in self._sums[one].items():
            others = len(self.members[other])
            pairs = size * others
            mean = (total + UNCOMPARED * (pairs - compared)) / pairs
            if mean > 0:
                yield (-mean, one, other, size, others) if one < other else (-mean, other, one, others, size)

    def _sizes(self, one: int, other: int) -> list[int]:
        return [len(self.members.get(one, ())), len(self.members.get(other, ()))]
