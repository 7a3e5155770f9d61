"""What every field of a state is: a value, the events behind it, whose word it is."""

from typing import Generic, Literal, TypeVar

from msgspec import Struct

T = TypeVar("T")
Basis = Literal["told", "counted", "told-on", "inferred"]


class Field(Struct, Generic[T], frozen=True):
    """A value of a state with the events that it was computed from.

    Attributes:
        value: the value, None where unknown. Example: ``"2016-08-23"``.
        events: ids of the events behind it, sorted; empty only where the value is None.
        by: who says so: the innermost sources or the outlets of these events, sorted.
        one_side: all of ``by`` are parties to the conflict (or speak for one).
        basis: told by a text; counted by us from told days; ``told-on``: dated by the day of publication
            for want of a date; inferred by a rule that the state's page names.
        word: the words as the text has them where the value is vague («العشرات»), else "".
    """

    value: T | None = None
    events: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    one_side: bool = False
    basis: Basis = "told"
    word: str = ""


# What a state may have to say that it does not know.
Gap = Literal[
    "open-end", "no-start", "no-date", "no-actor", "no-target", "no-place", "one-side", "unreviewed",
    "composed", "no-report-since",
]  # fmt: skip
