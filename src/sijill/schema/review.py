"""What a person decided about a mention, or about two; appended, never changed."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Verdict = Literal["ok", "wrong", "fix", "same", "different"]
# Verdicts on two mentions: they tell one event, or different ones. They say nothing of how each was coded.
LINKING: frozenset[str] = frozenset({"same", "different"})


class Review(Struct, frozen=True, kw_only=True):
    """One decision of one reviewer about one mention, or about whether two tell one event.

    Attributes:
        mention: the mention's id. report, start, end, type: the same mention by its words, so that the
            decision survives a recoding that gives it another id.
        verdict: ok, wrong, or fix (one argument corrected); same or different event as ``other``.
        argument: which argument is corrected, "" else. Example: ``"target"``.
        value: the right value, in the form of the mentions' table. Example: ``"syria-gov|ndf"``.
        other: of same and different, the other mention's id, "" else. other_report, other_type, other_start,
            other_end: the same mention by its words.
        who: the reviewer. when: ISO 8601 in UTC, to the second. why: free text.
    """

    mention: str
    report: str
    start: int
    end: int
    type: str
    verdict: Verdict
    who: str
    when: str
    argument: str = ""
    value: str = ""
    why: str = ""
    other: str = ""
    other_report: str = ""
    other_type: str = ""
    other_start: int = 0
    other_end: int = 0


def standing(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Return the decisions on how a mention was coded that hold: a later verdict replaces the earlier ones.

    A fix holds for its argument until a later verdict on the whole mention or on the same argument. What was
    decided on two mentions says nothing of the coding of either.
    """
    held: list[Review] = []
    for review in reviews:
        if review.verdict in LINKING:
            continue
        if review.verdict == "fix":
            held = [old for old in held if old.verdict == "fix" and old.argument != review.argument]
        else:
            held = []
        held.append(review)
    return tuple(held)


def corrected(reviews: Sequence[Review]) -> dict[str, str]:
    """Return the corrected arguments with their right values, in the form of the mentions' table."""
    return {review.argument: review.value for review in standing(reviews) if review.verdict == "fix"}
