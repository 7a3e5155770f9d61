"""What fills a place of a mention: a value and the words it was read from."""

from typing import Literal

from msgspec import Struct

from sijill.schema.event_type import CountOf
from sijill.schema.span import Span

How = Literal["named", "office", "pronoun", "relation", "inherited", "implied"]


class Filler(Struct, frozen=True):
    """A value with the words that gave it.

    Attributes:
        value: an actor id, a place's name, an event type, a date. Example: ``"sdf"``.
        span: where it was read; None only where ``how`` is ``"implied"`` by the predicate itself.
        how: by its name, by an office it holds, by a pronoun or a word such as «الطرفين», from a
            relation to another («مناطق النظام»), or taken over from the sentence before.
    """

    value: str
    span: Span | None = None
    how: How = "named"


class Bound(Struct, frozen=True, omit_defaults=True):
    """A number that is told as a range. Example: «أكثر من 30» is ``Bound(min=30)``."""

    min: int | float | None = None
    max: int | float | None = None


class Count(Struct, frozen=True):
    """A number that belongs to an event.

    Attributes:
        what: what is counted. Example: ``"killed"``.
        value: the number, or its bounds. Example: ``Bound(min=20)`` for «العشرات».
        of: whose, as an actor id, or None. Example: ``"civilians"``.
        word: the words as they stand, shown in place of a vague number. Example: ``"العشرات"``.
        span: where it was read.
    """

    what: CountOf
    value: int | float | Bound
    word: str
    span: Span
    of: str | None = None


class Time(Struct, frozen=True):
    """When something happened, or until when.

    Attributes:
        value: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or an interval ``A/B`` of these.
        span: the words it was read from.
        how: ``"absolute"`` from the text alone, ``"relative"`` resolved against the publication,
            ``"inherited"`` from the sentence before.
    """

    value: str
    span: Span
    how: Literal["absolute", "relative", "inherited"] = "absolute"
