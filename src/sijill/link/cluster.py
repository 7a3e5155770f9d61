"""Average-link clustering of one component, with what people decided and what the text keeps apart."""

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

Pairs = Mapping[tuple[int, int], float]
UNCOMPARED = -1.0  # the score of two mentions that share no key: nothing speaks for one event
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

    def mean(self, one: int, other: int) -> float:
        """Return the mean score between two groups; pairs that were not compared count `UNCOMPARED`."""
        total, compared = self._sums[one].get(other, (0.0, 0))
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + UNCOMPARED * (pairs - compared)) / pairs

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
        heap = [self._entry(one, other) for one in self._sums for other in self._sums[one] if one < other]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            _, one, other, *sizes = entry
            if sizes != self._sizes(one, other) or -entry[0] <= 0:
                continue  # one of both has grown since, or is gone
            keep = self.join(one, other)
            for third in self._sums[keep]:
                heappush(heap, self._entry(min(keep, third), max(keep, third)))

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int, int]:
        return (-self.mean(one, other), one, other, len(self.members[one]), len(self.members[other]))

    def _sizes(self, one: int, other: int) -> list[int]:
        return [len(self.members.get(one, ())), len(self.members.get(other, ()))]
