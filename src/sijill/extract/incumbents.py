"""Incumbents: whom a report calls by an office, by its date and by the persons that it names."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sijill.extract.composed import HeadFound
from sijill.extract.grammar import Grammar
from sijill.lexicon.fold import fold
from sijill.lexicon.load import Nationality
from sijill.lexicon.names import Found

_NEAR = 2  # words before a name in that «نظام الرئيس مبارك» tells of whom it was


class Incumbents(Struct, frozen=True):
    """Who is in office when a report was written.

    Attributes:
        day: when that was, ``""`` where nobody knows.
        named: the persons whom the report names, without those it tells of as gone.
        gone: those it tells of as gone.
    """

    day: str
    named: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def holder(self, head: HeadFound, nationality: Nationality, after: str, grammar: Grammar) -> str:
        """Return who holds the office that a noun and a nationality name, ``""`` for nobody sure.

        Args:
            head: the noun, «الرئيس».
            nationality: «المصري».
            after: the word behind both, «السابق».
            grammar: the lexicons.
        """
        words, bodies = fold(head.head.words), head.bodies(nationality)
        if after in grammar.words("of_former"):
            return grammar.holders.former(words, bodies, self.day, self.named | self.gone)
        if not self.day:
            return grammar.holders.told(words, bodies, self.named)
        return grammar.holders.holder(words, bodies, self.day)


def incumbents(day: str, found: Iterable[Found], forms: Sequence[str], grammar: Grammar) -> Incumbents:
    """Return who is in office in a report.

    Of several who held an office in turn, a report without a day means the one of its own time, and that one
    it names: «رئيس الجمهورية» beside «مرسي», where it tells of «نظام مبارك» too.
    """
    named: set[str] = set()
    gone: set[str] = set()
    for match in found:
        if len(match.namings) == 1 and match.namings[0].sort == "person":
            near = forms[max(0, match.first - _NEAR) : match.last + 1]
            (named if grammar.words("of_former").isdisjoint(near) else gone).add(match.namings[0].id)
    return Incumbents(day, frozenset(named - gone), frozenset(gone))
