"""What a person decided about a mention, or about two; appended, never changed."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Verdict = Literal["ok", "wrong", "fix", "same", "different", "undo", "add"]
# Verdicts on two mentions: they tell one event, or different ones. They say nothing of how each was coded.
# Beside these a reviewer may decide that a name is to be taken out of whatever leaves the record.
REDACT = "redact"
PERSON = "person/1"  # the engine of mentions that people added
LINKING: frozenset[str] = frozenset({"same", "different"})


class Review(Struct, frozen=True, kw_only=True):
    """One decision of one reviewer about one mention, or about whether two tell one event.

    Attributes:
        mention: the mention's id. report, start, end, type: the same mention by its words, so that the
            decision survives a recoding that gives it another id.
        verdict: ok, wrong, or fix (one argument corrected); same or different event as ``other``; undo: the
            reviewer takes back his last decision that holds (of those on ``argument``, or with ``other``,
            where these are given); add: the mention was missed, and is the reviewer's own. Redact is no
            decision on a mention (``mention`` and ``report`` are ""): the name ``value`` is to be taken out
            of every export and brief, as one of the kind ``argument``. Example: ``"persons"``.
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
    verdict: Verdict | Literal["redact"]
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


def kept(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Return the decisions that nobody took back, in their order, without those that take something back.

    An undo takes back the last decision of the same reviewer that is not taken back yet: on the same two
    mentions where it names another, else on the coding, of the same argument where it names one. Where an
    addition is taken back the undo stays in its place: the mention is nobody's then.
    """
    held: list[Review] = []
    for review in reviews:
        if review.verdict != "undo":
            held.append(review)
            continue
        at = next((n for n in reversed(range(len(held))) if _undoes(review, held[n])), None)
        if at is not None:
            held[at : at + 1] = [review] if held[at].verdict == "add" else []
    return tuple(held)


def _undoes(undo: Review, review: Review) -> bool:
    if undo.who != review.who or review.verdict == "undo":
        return False
    if not undo.mention:  # a name that was to be taken out
        return review.verdict == REDACT and (undo.argument, undo.value) == (review.argument, review.value)
    if undo.other or review.verdict in LINKING:
        return review.verdict in LINKING and undo.other == review.other
    return undo.argument in ("", review.argument)


def standing(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Return the decisions on how a mention was coded that hold: a later verdict replaces the earlier ones.

    A fix holds for its argument until a later verdict on the whole mention or on the same argument. What was
    decided on two mentions says nothing of the coding of either; what was taken back, nothing at all.
    """
    held: list[Review] = []
    for review in kept(reviews):
        if review.verdict in LINKING:
            continue
        if review.verdict == "fix":
            held = [old for old in held if old.verdict == "fix" and old.argument != review.argument]
        else:
            held = []
        held.append(review)
    return tuple(held)


def redacted(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Return the decisions that a name is to be taken out that nobody took back, in their order."""
    of_names = [one for one in reviews if not one.mention]
    return tuple(one for one in kept(of_names) if one.verdict == REDACT)


def corrected(reviews: Sequence[Review]) -> dict[str, str]:
    """Return the corrected arguments with their right values, in the form of the mentions' table."""
    return {review.argument: review.value for review in standing(reviews) if review.verdict == "fix"}
