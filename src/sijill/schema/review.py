"""What a person decided about a mention; appended, never changed."""

from typing import Literal

from msgspec import Struct

Verdict = Literal["ok", "wrong", "fix"]


class Review(Struct, frozen=True, kw_only=True):
    """One decision of one reviewer about one mention.

    Attributes:
        mention: the mention's id. report, start, end, type: the same mention by its words, so that the
            decision survives a recoding that gives it another id.
        verdict: ok, wrong, or fix (one argument corrected).
        argument: which argument is corrected, "" else. Example: ``"target"``.
        value: the right value, in the form of the mentions' table. Example: ``"syria-gov|ndf"``.
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
