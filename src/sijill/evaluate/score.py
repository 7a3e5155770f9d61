"""The bench's figures: detection, arguments and slots of predicted events against gold.

The rules are those of the bench's score.py; a test holds the figures of both equal. A predicted event matches
a gold event of the same report when the types are equal, half of the shorter evidence lies in the longer, and
the shared part is at least a tenth of both together; each is matched once, so that agreement is greatest.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sijill.evaluate.assign import best_pairs
from sijill.evaluate.coded import ACTOR_ROLES, SETS, Coded
from sijill.evaluate.equal import Equals
from sijill.evaluate.like import like_actor, like_date, like_place

ARGUMENTS = (*SETS, "date", "count")
SLOTS = (*ARGUMENTS, "type", "status")
_MATCHED = 100.0  # a match outweighs any agreement of arguments


class Tally(Struct, frozen=True):
    """How much was right, how much there is in gold, how much was predicted; tallies add up.

    Example:
        >>> (Tally(1.0, 2, 1) + Tally(0.5, 1, 1)).f1
        0.6
    """

    credit: float = 0.0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Return both together."""
        return Tally(self.credit + other.credit, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        """Return the share of the predicted that is right, 0 where nothing was predicted."""
        return self.credit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return the share of gold that was found, 0 where there is none."""
        return self.credit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Compared(Struct, frozen=True):
    """What came of one report.

    Attributes:
        gold, predicted: the events. pairs: (place in gold, place in predicted) of each match.
        slots: role -> tally over matched and other events. types: type -> tally of detection.
    """

    gold: tuple[Coded, ...]
    predicted: tuple[Coded, ...]
    pairs: tuple[tuple[int, int], ...]
    slots: dict[str, Tally]
    types: dict[str, Tally]

    @property
    def missed(self) -> list[Coded]:
        """Return the gold events that nothing matched."""
        found = {i for i, _ in self.pairs}
        return [event for i, event in enumerate(self.gold) if i not in found]

    @property
    def spurious(self) -> list[Coded]:
        """Return the predicted events that match no gold."""
        found = {j for _, j in self.pairs}
        return [event for j, event in enumerate(self.predicted) if j not in found]


def compare(equals: Equals, gold: Sequence[Coded], predicted: Sequence[Coded]) -> Compared:
    """Match the events of one report and tally them.

    Args:
        equals: which actors mean the same.
        gold: the report's gold events.
        predicted: what was coded.
    """
    pairs = tuple(match(equals, gold, predicted))
    bare = Compared(tuple(gold), tuple(predicted), pairs, {}, {})
    both = [pair_slots(equals, gold[i], predicted[j]) for i, j in pairs]
    alone = [pair_slots(equals, event, None) for event in bare.missed]
    alone += [pair_slots(equals, None, event) for event in bare.spurious]
    return Compared(bare.gold, bare.predicted, pairs, add_up([*both, *alone]), _type_tallies(bare))


def add_up(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Return the sum by key.

    Example:
        >>> add_up([{"actor": Tally(1.0, 1, 1)}, {"actor": Tally(0.0, 1, 0)}])
        {'actor': Tally(credit=1.0, gold=2, predicted=1)}
    """
    total: dict[str, Tally] = {}
    for tally in tallies:
        for key, value in tally.items():
            total[key] = total.get(key, Tally()) + value
    return total


def _type_tallies(compared: Compared) -> dict[str, Tally]:
    hits = Counter(compared.gold[i].type for i, _ in compared.pairs)
    gold = Counter(event.type for event in compared.gold)
    predicted = Counter(event.type for event in compared.predicted)
    return {kind: Tally(hits[kind], gold[kind], predicted[kind]) for kind in {**gold, **predicted}}


def match(equals: Equals, gold: Sequence[Coded], predicted: Sequence[Coded]) -> list[tuple[int, int]]:
    """Return the pairs (place in gold, place in predicted) of one report that tell the same event."""
    weights: dict[tuple[int, int], float] = {}
    for i, one in enumerate(gold):
        for j, other in enumerate(predicted):
            shared = overlap(one, other) if one.type == other.type else 0.0
            if shared:
                slots = pair_slots(equals, one, other)
                weights[i, j] = _MATCHED + shared + sum(tally.credit for tally in slots.values())
    return best_pairs(weights, len(gold), len(predicted)) if weights else []


def overlap(one: Coded, other: Coded) -> float:
    """Return what two stretches of evidence share, as a share of both together.

    0 unless half of the shorter one is shared and a tenth of both together.

    Example:
        >>> overlap(Coded("MEET", 0, 10), Coded("MEET", 5, 15))
        0.3333333333333333
    """
    both = min(one.end, other.end) - max(one.start, other.start)
    short = min(one.end - one.start, other.end - other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return both / union if both > 0 and both >= short / 2 and both >= union / 10 else 0.0


def pair_slots(equals: Equals, gold: Coded | None, predicted: Coded | None) -> dict[str, Tally]:
    """Return role -> tally of one pair; either side may be None (missed or spurious)."""
    one = gold.without_sides() if gold else None
    other = predicted.without_sides() if predicted else None
    slots = {role: _set_tally(equals, role, one, other) for role in SETS}
    slots["date"] = _date_tally(one, other)
    slots["count"] = _count_tally(one, other)
    slots["type"] = Tally(float(bool(one and other)), int(bool(one)), int(bool(other)))
    same = bool(one and other and one.status == other.status)
    slots["status"] = Tally(float(same), int(bool(one)), int(bool(other)))
    return slots


def _set_tally(equals: Equals, role: str, gold: Coded | None, predicted: Coded | None) -> Tally:
    ones = gold.fillers(role) if gold else ()
    others = predicted.fillers(role) if predicted else ()
    if not ones or not others:
        return Tally(0.0, len(ones), len(others))
    found = {(i, j): _like(equals, role, a, b) for i, a in enumerate(ones) for j, b in enumerate(others)}
    credit = sum(found[pair] for pair in best_pairs(found, len(ones), len(others)))
    return Tally(float(credit), len(ones), len(others))


def _like(equals: Equals, role: str, one: str, other: str) -> float:
    if role in ACTOR_ROLES:
        return like_actor(equals, one, other)
    return like_place(one, other) if role == "place" else float(one == other)


def _date_tally(gold: Coded | None, predicted: Coded | None) -> Tally:
    one, other = gold.date if gold else None, predicted.date if predicted else None
    credit = like_date(one, other) if one and other else 0.0
    return Tally(credit, int(bool(one)), int(bool(other)))


def _count_tally(gold: Coded | None, predicted: Coded | None) -> Tally:
    ones = gold.count if gold else ()
    others = predicted.count if predicted else ()
    # One that cannot be read (None) agrees with nothing, but is counted.
    shared = Counter(filter(None, ones)) & Counter(filter(None, others))
    return Tally(float(shared.total()), len(ones), len(others))
