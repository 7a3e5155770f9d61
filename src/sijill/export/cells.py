"""The values of a mention as cells of a table: the same form in every format, and what a review writes."""

from collections.abc import Sequence

from sijill.schema import Bound, Content, Count, Filler, Time

BETWEEN = "|"


def fillers_cell(fillers: Sequence[Filler]) -> str:
    """Return the values, separated by ``|``. Example: ``"sdf|asayish"``."""
    return BETWEEN.join(dict.fromkeys(filler.value for filler in fillers))


def number_cell(value: float | Bound, word: str) -> str:
    """Return a number as it may be shown: its own figure, or, where it is vague, the words as told.

    Example:
        >>> number_cell(12, "12 قتيلاً"), number_cell(Bound(min=20), "العشرات")
        ('12', '«العشرات»')
    """
    if isinstance(value, Bound):
        return f"«{word}»"
    return f"{value:g}" if isinstance(value, float) else str(value)


def count_cell(count: Count) -> str:
    """Return one count. Example: ``"killed=12 (civilians)"``, ``"detained=«العشرات»"``."""
    of = f" ({count.of})" if count.of else ""
    return f"{count.what}={number_cell(count.value, count.word)}{of}"


def counts_cell(counts: Sequence[Count]) -> str:
    """Return all counts, separated by ``|``."""
    return BETWEEN.join(count_cell(count) for count in counts)


def time_cell(time: Time | None) -> str:
    """Return the day or interval, ``""`` where there is none."""
    return time.value if time else ""


def filler_cell(filler: Filler | None) -> str:
    """Return one value, ``""`` where there is none."""
    return filler.value if filler else ""


def content_cell(contents: Sequence[Content]) -> str:
    """Return what is demanded, offered or threatened. Example: ``"LIFT sdf → syria-gov @ الحسكة"``."""
    return BETWEEN.join(_content(content) for content in contents)


def _content(content: Content) -> str:
    parts = [content.type, fillers_cell(content.actor).replace(BETWEEN, ", ")]
    if content.target:
        parts.append("→ " + fillers_cell(content.target).replace(BETWEEN, ", "))
    if content.place:
        parts.append("@ " + fillers_cell(content.place).replace(BETWEEN, ", "))
    return " ".join(part for part in parts if part)
