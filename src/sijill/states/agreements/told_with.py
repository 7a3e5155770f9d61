"""Which agreement of a report another of its events is of: the one told last before it."""

from collections import defaultdict
from collections.abc import Iterable

from sijill.schema import Event


class ToldWith:
    """The agreements of each report, in the order in which it tells them.

    Example:
        «لم تصمد هدنة سابقة … إذ اتهمت صفحات الوحدات بخرقها»: the breach is of the earlier truce, told before
        it, and not of today's that the report begins with.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        """Index the agreements among ``events``."""
        self._of: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
        for event in events:
            if event.type == "AGREE" and event.status in {"actual", "claimed"}:
                for report, at in _places(event):
                    self._of[report].append((*at, event.id))
        for listed in self._of.values():
            listed.sort()

    def agreements(self, event: Event) -> frozenset[str]:
        """Return the ids of the agreements told last before an event in its reports, else first after it."""
        found = set()
        for report, at in _places(event):
            listed = self._of.get(report, [])
            before = [one for one in listed if one[:2] <= at]
            if listed:
                found.add((before[-1] if before else listed[0])[2])
        return frozenset(found)


def _places(event: Event) -> Iterable[tuple[str, tuple[bool, int]]]:
    """Yield where each report tells an event: the title before the text, and how far in."""
    for told in event.told:
        evidence = told.mention.evidence
        yield told.mention.report, (evidence.part == "text", evidence.start)
