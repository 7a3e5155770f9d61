"""What people decided about two mentions: the same event, or different ones. It stands above every score."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct


class Decision(Struct, frozen=True):
    """One decision, the mentions named by the ids that they have now.

    Attributes:
        verdict: ``same`` or ``different``. one, other: mention ids.
    """

    verdict: Literal["same", "different"]
    one: str
    other: str


class Decided(Struct, frozen=True):
    """Decisions that do not contradict each other. same, different: pairs of ids, the smaller first."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()


def settle(decisions: Sequence[Decision]) -> Decided:
    """Return what holds of ``decisions``, the oldest first: the later of two about one pair.

    A chain of "same" may join what an older "different" keeps apart; the later of those holds as well.

    Example:
        >>> later = [Decision("same", "a", "b"), Decision("different", "b", "a")]
        >>> settle(later).different
        frozenset({('a', 'b')})
    """
    heads: dict[str, str] = {}
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    for decision in reversed(decisions):
        pair = _pair(decision.one, decision.other)
        one, other = _head(heads, pair[0]), _head(heads, pair[1])
        if decision.verdict == "different":
            if one != other:
                different.add(pair)
        elif not any({_head(heads, a), _head(heads, b)} == {one, other} for a, b in different):
            heads[max(one, other)] = min(one, other)
            same.add(pair)
    return Decided(frozenset(same), frozenset(different))


def among(decided: Decided, ids: Iterable[str]) -> Decided:
    """Return what was decided about mentions that are both among ``ids``."""
    known = set(ids)
    same, different = (
        {pair for pair in pairs if known.issuperset(pair)} for pairs in (decided.same, decided.different)
    )
    return Decided(frozenset(same), frozenset(different))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _head(heads: dict[str, str], one: str) -> str:
    while heads.get(one, one) != one:
        one = heads[one]
    return one
