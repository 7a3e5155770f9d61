"""Which form of a noun a number asks for.

Source: Unicode CLDR, Language Plural Rules, cardinal rules of ``ar`` and ``en``
(https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).
"""

from typing import Literal

Category = Literal["zero", "one", "two", "few", "many", "other"]


def _arabic(number: int) -> Category:
    small: dict[int, Category] = {0: "zero", 1: "one", 2: "two"}
    if number in small:
        return small[number]
    tail = number % 100
    if 3 <= tail <= 10:
        return "few"
    return "many" if tail >= 11 else "other"


def plural(number: int, lang: str) -> Category:
    """Return the plural category of ``number`` in ``lang``; a language without rules here has ``other`` only.

    Example:
        >>> [plural(n, "ar") for n in (0, 1, 2, 3, 11, 100, 103)]
        ['zero', 'one', 'two', 'few', 'many', 'other', 'few']
        >>> plural(1, "en"), plural(0, "en")
        ('one', 'other')
    """
    if lang == "ar":
        return _arabic(abs(number))
    if lang == "en":
        return "one" if number == 1 else "other"
    return "other"
