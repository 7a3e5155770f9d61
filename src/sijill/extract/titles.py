"""Titles: what only a headline tells, with offsets into the headline."""

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from sijill.schema import Mention, Report, Span

T = TypeVar("T")


def titled(
    report: Report, told: Sequence[Mention], code: Callable[[Report], Sequence[Mention]]
) -> list[Mention]:
    """Return the mentions that only the title of a report has: of types that the text tells nowhere.

    A headline says again, and shorter, what the text tells; what stands in it alone is kept, its spans
    marked as stretches of the title.

    Args:
        report: the report.
        told: the mentions of its text.
        code: what codes a text.
    """
    if not report.title.strip():
        return []
    types = {mention.type for mention in told}
    headline = msgspec.structs.replace(report, text=report.title, title="")
    return [_of_title(mention) for mention in code(headline) if mention.type not in types]


def _of_title(mention: Mention) -> Mention:
    own = hashlib.sha256(f"{mention.id}\0title".encode()).hexdigest()[:16]
    moved: Mention = in_title(mention)
    return msgspec.structs.replace(moved, id=own, answers=None)


def in_title(value: T) -> T:
    """Return a value with every span in it as a stretch of the title.

    Example:
        >>> in_title((Span(0, 3), "sdf"))
        (Span(start=0, end=3, part='title'), 'sdf')
    """
    if isinstance(value, Span):
        return msgspec.structs.replace(value, part="title")
    if isinstance(value, tuple):
        return type(value)(in_title(one) for one in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: in_title(getattr(value, name)) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value
