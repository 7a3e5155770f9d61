"""Which of all that may be the same are taken for the same: one to one, as many and as alike as can be.

What hangs together by what may be the same is a knot. Each knot is chosen in by itself, by `best_pairs`. That
takes time that grows with the cube of its size; in a knot of more than `LARGE` events the best agreeing go
first instead, which leaves at worst half of the pairs that there could be.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from sijill.evaluate.assign import best_pairs

LARGE = 150
_PAIRED = 100.0  # a pair outweighs any agreement
Key = TypeVar("Key")


class Pair(Struct, frozen=True):
    """A hand event and a mention that may be the same, by their places in what was compared.

    Attributes:
        hand, mention: their places. apart: days between them. told_on: the mention has no day of its own.
        place: 1 for the same, 0.5 where one lies in the other, None where one of them tells none.
        actors: share of the hand event's actors that the mention has, None where one of them tells none.
        same_report: the row names the mention's report.
    """

    hand: int
    mention: int
    apart: int
    told_on: bool = False
    place: float | None = None
    actors: float | None = None
    same_report: bool = False

    @property
    def weight(self) -> float:
        """Return how well both agree, above `_PAIRED`."""
        near = 1 / (1 + self.apart) - (0.25 if self.told_on else 0)
        return _PAIRED + near + (self.place or 0) + (self.actors or 0) + (2 if self.same_report else 0)


def choose(found: Sequence[Pair]) -> list[Pair]:
    """Return the pairs, one to one, knot by knot: what hangs together by what may be the same."""
    chosen = [pair for knot in _knots(found) for pair in _untied(knot)]
    return sorted(chosen, key=lambda pair: (pair.hand, pair.mention))


def _knots(found: Sequence[Pair]) -> list[list[Pair]]:
    root: dict[tuple[str, int], tuple[str, int]] = {}
    for pair in found:
        join(root, ("hand", pair.hand), ("mention", pair.mention))
    knots: defaultdict[tuple[str, int], list[Pair]] = defaultdict(list)
    for pair in found:
        knots[root_of(root, ("hand", pair.hand))].append(pair)
    return list(knots.values())


def root_of(of: dict[Key, Key], one: Key) -> Key:
    """Return what stands for all that ``one`` was joined with; itself where it was joined with nothing."""
    while of.setdefault(one, one) != one:
        of[one] = of[of[one]]
        one = of[one]
    return one


def join(of: dict[Key, Key], one: Key, other: Key) -> None:
    """Note that both hang together.

    Example:
        >>> of = {}
        >>> join(of, "a", "b")
        >>> join(of, "b", "c")
        >>> root_of(of, "a") == root_of(of, "c")
        True
    """
    of[root_of(of, other)] = root_of(of, one)


def _untied(knot: Sequence[Pair]) -> list[Pair]:
    rows = sorted({pair.hand for pair in knot})
    cols = sorted({pair.mention for pair in knot})
    if len(rows) + len(cols) > LARGE:
        return _best_first(knot)
    at, to = {i: n for n, i in enumerate(rows)}, {j: n for n, j in enumerate(cols)}
    by_place = {(at[pair.hand], to[pair.mention]): pair for pair in knot}
    weights = {place: pair.weight for place, pair in by_place.items()}
    return [by_place[place] for place in best_pairs(weights, len(rows), len(cols))]


def _best_first(knot: Sequence[Pair]) -> list[Pair]:
    """Return pairs, the best agreeing first, each event once; at worst half as many as there could be."""
    rows, cols, chosen = set[int](), set[int](), []
    for pair in sorted(knot, key=lambda pair: (-pair.weight, pair.hand, pair.mention)):
        if pair.hand not in rows and pair.mention not in cols:
            chosen.append(pair)
            rows.add(pair.hand)
            cols.add(pair.mention)
    return chosen
