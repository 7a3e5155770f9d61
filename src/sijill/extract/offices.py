"""Offices: who was «الرئيس السوري», «وزير الخارجية الأميركي» on the day of the report."""

from collections.abc import Collection, Iterable

from sijill.lexicon import Lexicon
from sijill.schema import Office


class OfficeIndex:
    """Who held which office of which body when.

    Example:
        ``OfficeIndex(load()).holder("الرييس", {"syria-gov"}, "2016-08-21")`` is ``"bashar-al-assad"``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Sort the offices by name and body."""
        self._names = lexicon.office_names
        self._held: dict[tuple[str, str], list[Office]] = {}
        for office in lexicon.offices:
            self._held.setdefault((office.office, office.body), []).append(office)
        self._of: dict[str, set[str]] = {}
        for office in lexicon.offices:
            self._of.setdefault(office.person, set()).add(office.office)

    def ever(self, person: str, words: str) -> bool:
        """Tell whether a person ever held the office that folded ``words`` begin with («الرييس المصري»)."""
        names = (words, words.rpartition(" ")[0])
        return any(self._names.get(name) in self._of.get(person, ()) for name in names)

    def holder(self, words: str, bodies: Iterable[str], day: str) -> str:
        """Return the one person who held an office on ``day``, ``""`` where none or several did."""
        return _only({o.person for o in self._offices(words, bodies) if _is_in(o, day)}) if day else ""

    def told(self, words: str, bodies: Iterable[str], told: Collection[str]) -> str:
        """Return the one of ``told`` who ever held an office: whom a report without a day means by it."""
        return _only({o.person for o in self._offices(words, bodies) if o.person in told})

    def former(self, words: str, bodies: Iterable[str], day: str, told: Collection[str]) -> str:
        """Return the one of ``told`` who held an office and had left it by ``day``, if that is known."""
        held = [o for o in self._offices(words, bodies) if o.person in told]
        return _only({o.person for o in held if not (day and _is_in(o, day))})

    def _offices(self, words: str, bodies: Iterable[str]) -> list[Office]:
        office = self._names.get(words, "")
        return [o for body in bodies for o in self._held.get((office, body), ())] if office else []


def _only(persons: Collection[str]) -> str:
    return next(iter(persons)) if len(persons) == 1 else ""


def _is_in(office: Office, day: str) -> bool:
    return office.since <= day and (not office.until or day <= office.until + "~")
