"""How much hangs on the labels: the same reports under other names and another order of the event types.

A model that codes by what the types mean gives the same codes; one that is led by a type's name or its place
in the list does not. What is asked is the same but for these; the answer's labels are turned back.
"""

import random
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from sijill.llm.engine import LlmEngine
from sijill.llm.errors import LlmError
from sijill.llm.ground import overlap
from sijill.schema import EVENT_TYPES, EventType, Mention, Report

Make = Callable[[dict[EventType, str] | None], LlmEngine]


class Steady(Struct, frozen=True):
    """What held when the labels changed, added up over all variants.

    Attributes:
        variants: how many other labellings. reports: that every labelling gave an answer for.
        failed: reports that one or more gave none for, which are left out.
        told: mentions under the guide's labels, once for each variant. same: of these, found again with the
            same type and status. moved: found again where they stand, as something else. gone: not found.
        new: found under other labels alone.
    """

    variants: int
    reports: int
    failed: int
    told: int
    same: int
    moved: int
    gone: int
    new: int

    @property
    def share(self) -> float:
        """Return how many of the codes held, 0 where nothing was told."""
        return self.same / self.told if self.told else 0.0


def relabelled(seed: int) -> dict[EventType, str]:
    """Return other names of the types, in another order; the same for the same seed.

    Example:
        >>> sorted(relabelled(1).values())[:2], len(relabelled(1))
        (['E01', 'E02'], 26)
    """
    draw = random.Random(seed)  # noqa: S311  not for secrets
    order, numbers = list(EVENT_TYPES), list(range(1, len(EVENT_TYPES) + 1))
    draw.shuffle(order)
    draw.shuffle(numbers)
    return {kind: f"E{number:02}" for kind, number in zip(order, numbers, strict=True)}


def steady(reports: Iterable[Report], make: Make, variants: int) -> Steady:
    """Return how often the codes hold under ``variants`` other labellings.

    Args:
        reports: to be asked about, ``variants`` and one times each.
        make: makes the engine over other names of the types, None for the guide's.
        variants: how many.
    """
    plain = make(None)
    others = [make(relabelled(seed)) for seed in range(1, variants + 1)]
    found, failed = [], 0
    for report in reports:
        try:
            first = plain.code(report)
            found += [_compared(first, other.code(report)) for other in others]
        except LlmError:
            failed += 1
            found = found[: len(found) - len(found) % max(1, variants)]
    told, same, moved, new = (sum(one[n] for one in found) for n in range(4))
    read = len(found) // max(1, variants)
    return Steady(variants, read, failed, told, same, moved, told - same - moved, new)


def _compared(first: Sequence[Mention], then: Sequence[Mention]) -> tuple[int, int, int, int]:
    """Return how many were told, how many are the same, how many are something else, how many are new."""
    free, same, left = list(then), 0, []
    for one in first:
        twin = next((other for other in free if _alike(one, other)), None)
        if twin is None:
            left.append(one)
        else:
            free.remove(twin)
            same += 1
    moved = 0
    for one in left:
        twin = next((other for other in free if overlap(one.evidence, other.evidence)), None)
        if twin is not None:
            free.remove(twin)
            moved += 1
    return len(first), same, moved, len(free)


def _alike(one: Mention, other: Mention) -> bool:
    same = (one.type, one.status) == (other.type, other.status)
    return same and overlap(one.evidence, other.evidence)
