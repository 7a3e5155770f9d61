"""Who tells, who copies whom, and who contradicts whom: counted over the events of a record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.runs import events_of
from sijill.schema import Disagreement, Event
from sijill.store import Store

_EVENTS = 50  # ids of events that are listed of a contradiction
_PAGE = 2000  # events held at a time


class Against(Struct, frozen=True):
    """Who says otherwise, how often, and in which events (the first `_EVENTS`)."""

    by: str
    count: int
    events: tuple[str, ...]


class Copied(Struct, frozen=True):
    """With whom texts are shared, and how many."""

    outlet: str
    count: int


class Outlet(Struct, frozen=True, kw_only=True):
    """An outlet, or a source that is named in reports.

    Attributes:
        id: as the reports have it. name: the same, for who knows no name of it.
        reports, mentions: of its own. told: mentions that name it as their innermost source.
        composed: whether all of its reports were composed.
        copies_of: outlets whose text it carried on the same day or later. copied_by: the reverse.
        contradicted: who said otherwise of one event, and how often.
    """

    id: str
    name: str
    reports: int = 0
    mentions: int = 0
    told: int = 0
    composed: bool = False
    copies_of: tuple[Copied, ...] = ()
    copied_by: tuple[Copied, ...] = ()
    contradicted: tuple[Against, ...] = ()


def outlets(store: Store, lexicon: Lexicon) -> list[Outlet]:
    """Return the outlets and named sources of a record, those with most reports first."""
    counted = store.outlets()
    said = {one.name: one.roles.get("source", 0) for one in store.actors()}
    against = _against(_disputed(store, lexicon))
    earlier, later = _copies(store)
    ids = {*counted, *against, *(name for name, times in said.items() if times)}
    rows = [
        Outlet(
            id=id_, name=id_, reports=counted[id_].reports if id_ in counted else 0,
            mentions=counted[id_].mentions if id_ in counted else 0, told=said.get(id_, 0),
            composed=id_ in counted and counted[id_].composed,
            copies_of=_sorted(earlier[id_]), copied_by=_sorted(later[id_]), contradicted=against.get(id_, ()),
        )
        for id_ in ids if id_
    ]  # fmt: skip
    return sorted(rows, key=lambda one: (-one.reports, -one.mentions, -one.told, one.id))


def _disputed(store: Store, lexicon: Lexicon) -> Iterator[Event]:
    ids = store.links.disputed(1 << 30)
    for first in range(0, len(ids), _PAGE):
        yield from events_of(store, lexicon, ids[first : first + _PAGE])


def _against(events: Iterable[Event]) -> dict[str, tuple[Against, ...]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event in events:
        for one in event.disagreements:
            for who, other in _opposed(one):
                found[who][other].add(event.id)
    return {who: _ranked(others) for who, others in found.items()}


def _opposed(one: Disagreement) -> Iterator[tuple[str, str]]:
    """Yield who is contradicted by whom: each holder of a value by each of another one's."""
    for value, other in permutations(one.values, 2):
        for a in {voice.by for voice in value.by}:
            yield from ((a, b) for b in {voice.by for voice in other.by} if a != b)


def _ranked(others: dict[str, set[str]]) -> tuple[Against, ...]:
    order = sorted(others.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Against(by, len(ids), tuple(sorted(ids)[:_EVENTS])) for by, ids in order)


def _copies(store: Store) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Return outlet → outlets whose texts it carried, and outlet → those that carried its own."""
    earlier: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    later: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for first, second in store.links.carried():
        earlier[second][first] += 1
        later[first][second] += 1
    return earlier, later


def _sorted(counts: dict[str, int]) -> tuple[Copied, ...]:
    return tuple(Copied(*one) for one in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
