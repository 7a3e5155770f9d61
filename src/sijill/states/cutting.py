"""Where one spell of events ends and the next begins: by area and by silence."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.link.days import first_day, last_day
from sijill.schema import Event
from sijill.states.places import Areas
from sijill.states.tellings import days_told, is_exact

_STRETCH = 64  # days to a stretch of time by which spells are found
GAP = 45  # days of silence after which a new spell begins
_LOOKING_BACK = timedelta(
    days=180
)  # what a report tells without a day is of its days, or of a crisis it recalls


class Placed(Struct, frozen=True):
    """An event with when and where it was.

    Attributes:
        event: the event. start, end: its first and last day, None where nothing tells it.
        told: whether a text tells when it was; not where the day of publication stands in for that.
        dated: whether a text tells the days themselves, and not only a month.
        areas: the governorates or regions of its places, empty where it has none.
    """

    event: Event
    start: date | None
    end: date | None
    told: bool
    dated: bool
    areas: frozenset[str]

    def reports(self) -> frozenset[str]:
        """Return the ids of the reports that tell the event."""
        return frozenset(t.mention.report for t in self.event.told)


def placed(event: Event, areas: frozenset[str]) -> Placed:
    """Return an event with its days; partial dates count from their first day to their last."""
    days = days_told(event)
    told = days.basis == "told"
    return Placed(event, first_day(days.start), last_day(days.end), told, is_exact(days), areas)


def placed_order(item: Placed) -> tuple[date, date, str]:
    """Return what events are sorted by: their first day, their last day, their id."""
    return item.start or date.max, item.end or date.max, item.event.id


def regions(areas: Areas, lexicon: Lexicon, names: Iterable[str]) -> frozenset[str]:
    """Return the governorates or regions of places; none for a name that the lexicon does not know.

    Of several places of one name those count that lie in the country of most of the names.
    """
    found = [{a for a in areas.areas([name]) if a in lexicon.places} for name in names]
    countries = Counter(c for ids in found for c in {lexicon.places[a].country for a in ids})
    most = max(countries.values(), default=0)
    return frozenset(a for ids in found for a in ids if countries[lexicon.places[a].country] == most)


class Spells:
    """Events gathered into spells that are added to step by step.

    Example:
        After ``spells.sweep(items)`` two sieges of one town a year apart are in ``spells.groups()`` as two
        groups, and those of two governorates in the same week as two.
    """

    def __init__(self, gap: int = GAP) -> None:
        """Begin without any spell; ``gap`` days without an event end one."""
        self.gap = timedelta(days=gap)
        self._items: list[Placed] = []
        self._above: list[int] = []
        self._spans: dict[int, tuple[date, date]] = {}
        self._areas: dict[int, set[str]] = {}
        self._told_in: dict[str, set[int]] = defaultdict(set)

    def sweep(self, items: Iterable[Placed]) -> None:
        """Add dated items: one joins a spell that had an event in one of its areas within the gap."""
        last: dict[str, int] = {}
        for item in sorted(items, key=placed_order):
            new = self._add(item)
            for area in item.areas or {""}:
                before = last.get(area)
                if before is not None and self._near(before, item):
                    self.join(before, new)
                last[area] = new

    def bind(self, items: Iterable[Placed]) -> None:
        """Add what names no place and holds for the whole quarrel: it joins all spells that run then."""
        for item in items:
            running = [root for root in self._spans if self._near(root, item)]
            new = self._add(item)
            for root in running:
                self.join(root, new)

    def attach(self, items: Iterable[Placed], *, anywhere: bool = False) -> list[Placed]:
        """Add each item to the spell it fits best, without making that any longer; return what fits none.

        Best is a spell within the gap, of these the one with most events of the same report, then the
        nearest. What has no date may also be of an earlier spell that its report tells of. The areas, where
        both have any, must meet, but for ``anywhere``: then one of its reports must tell of the spell.
        """
        running = self._by_time()
        found = [(item, self._best(item, anywhere, running)) for item in items]
        for item, root in found:
            if root is not None:
                self._put(item, root)
        return [item for item, root in found if root is None]

    def join(self, some: int, other: int) -> None:
        """Make one spell of the spells of two items."""
        a, b = self.root(some), self.root(other)
        if a == b:
            return
        a, b = min(a, b), max(a, b)
        self._above[b] = a
        self._areas[a] |= self._areas.pop(b)
        one, two = self._spans.get(a), self._spans.pop(b, None)
        if two is not None:
            self._spans[a] = (min(one[0], two[0]), max(one[1], two[1])) if one else two

    def root(self, item: int) -> int:
        """Return the number of the spell that an item is in."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def numbered(self, wanted: Callable[[Placed], bool]) -> list[tuple[int, Placed]]:
        """Return the items that are ``wanted`` with their numbers, in the order they were added."""
        return [(number, item) for number, item in enumerate(self._items) if wanted(item)]

    def groups(self) -> list[tuple[Placed, ...]]:
        """Return the spells, each in the order of its events, the earliest first."""
        gathered: dict[int, list[Placed]] = defaultdict(list)
        for number, item in enumerate(self._items):
            gathered[self.root(number)].append(item)
        ordered = [tuple(sorted(g, key=placed_order)) for g in gathered.values()]
        return sorted(ordered, key=lambda g: placed_order(g[0]))

    def _add(self, item: Placed) -> int:
        number = len(self._items)
        self._items.append(item)
        self._above.append(number)
        self._areas[number] = set(item.areas)
        if item.start and item.end:
            self._spans[number] = (item.start, item.end)
        self._told(item, number)
        return number

    def _put(self, item: Placed, root: int) -> None:
        self._items.append(item)
        self._above.append(root)

    def _told(self, item: Placed, number: int) -> None:
        for report in item.reports():
            self._told_in[report].add(number)

    def _near(self, number: int, item: Placed) -> bool:
        span = self._spans.get(self.root(number))
        return _apart(span, item) <= self.gap

    def _by_time(self) -> dict[int, list[int]]:
        """Return the spells by the stretches of time in or beside which they run."""
        found: dict[int, list[int]] = defaultdict(list)
        for root, (start, end) in self._spans.items():
            for stretch in _stretches(start, end, self.gap.days):
                found[stretch].append(root)
        return found

    def _best(self, item: Placed, anywhere: bool, running: Mapping[int, Sequence[int]]) -> int | None:
        shared = Counter(self.root(n) for report in item.reports() for n in self._told_in.get(report, ()))
        near = {r for r in _running(item, running) if _apart(self._spans.get(r), item) <= self.gap}
        if not item.told:
            near |= {r for r in shared if _apart(self._spans.get(r), item) <= _LOOKING_BACK}
        return min(
            (r for r in near if (shared[r] if anywhere else self._meets(r, item))),
            key=lambda r: (not self._near(r, item), -shared[r], _apart(self._spans.get(r), item), r),
            default=None,
        )

    def _meets(self, root: int, item: Placed) -> bool:
        areas = self._areas[root]
        return not item.areas or not areas or not areas.isdisjoint(item.areas)


def _apart(span: tuple[date, date] | None, item: Placed) -> timedelta:
    """Return how far an item is from a span of days, nothing where they meet."""
    if span is None or item.start is None or item.end is None:
        return timedelta.max
    return max(span[0] - item.end, item.start - span[1], timedelta(0))


def _stretches(start: date, end: date, around: int = 0) -> range:
    first, last = start.toordinal() - around, end.toordinal() + around
    return range(first // _STRETCH, last // _STRETCH + 1)


def _running(item: Placed, running: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Yield the spells that may run while an item was, some more than once."""
    if item.start and item.end:
        for stretch in _stretches(item.start, item.end):
            yield from running.get(stretch, ())


def reported_last(events: Sequence[Event]) -> date | None:
    """Return the last day that a record knows of: the latest on which an event was told."""
    return max((day for e in events if (day := last_day(e.told_on))), default=None)
