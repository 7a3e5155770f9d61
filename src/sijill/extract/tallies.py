"""Tallies: the count that a number makes, and whose people it counts."""

from sijill.arabic.numbers import Number
from sijill.extract.analysis import Analysis, Name
from sijill.schema import Bound, Count, CountOf


def count_of(number: Number, what: CountOf, analysis: Analysis) -> Count:
    """Return a number that counts ``what`` as a count, with whose people they are where that is told."""
    first = number.first if number.noun_at < 0 else min(number.first, number.noun_at)
    last = max(number.last, number.noun_at)
    span = analysis.span(number.first, last + 1)
    whose = None if what in _NOBODYS else whose_of(first, last, analysis)
    value = number.value
    if isinstance(value, int) and analysis.forms[last + 2 : last + 4] == AT_LEAST:
        value = Bound(min=value)  # «مقتل جنديين تركيين على الأقل»
    return Count(what, value, span.of(analysis.report.text), span, whose)


_NOBODYS = frozenset({"days", "hours"})
AT_LEAST = ["علي", "الاقل"]


def whose_of(first: int, last: int, analysis: Analysis) -> str | None:
    """Return the actor whose people are counted: «أربعة من عناصر قسد», «11 مدنيا»."""
    behind = enumerate(analysis.forms[last + 1 : last + 6], last + 1)
    end = next((at for at, form in behind if form in BREAKS), last + 6)
    near = [n for n in analysis.named(max(first, last - 1), end) if n.kind == "actor"]
    near = [n for n in near if n.how != "implied" or n.first <= last]
    near = [n for n in near if not n.dependent] or near  # «11 قتيلا من الجيش»: the army's
    if not near or near[0].sort in {"source", "outlet"}:  # who says the number is not whom it counts
        return None
    if near[0].phrase > last + _NEXT:  # «ثلاثة جنود في هجوم شنته قسد»
        return None
    told = near[0].preposition in {"", "من", "ل"} or _is_inside(near[0], last, analysis)
    return near[0].id if told else None


def _is_inside(name: Name, last: int, analysis: Analysis) -> bool:
    """«عن ثمانية من عناصر قسد», «عن 12 أسيرا»: the verb's preposition reaches the name through the number."""
    return name.how != "pronoun" and (name.first <= last or analysis.forms[last + 1] == "من")


BREAKS = frozenset({")", ":", "؛"})
_NEXT = 2  # words from what is counted to whose it is
