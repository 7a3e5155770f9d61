"""Who tells, who copies whom, and who contradicts whom: counted over the events of a record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.runs import events_of
from sijill.schema import Disagreement, Event, Told, Voice
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
        id: as the reports have it; of composed reports ``name:`` and that, where another is called so.
        outlet: as the reports have it, "" for who is only named. name: what to call who has no name known.
        reports, mentions: of its own. told: mentions that name it as their innermost source.
        composed: whether its reports were composed; of who is only named, whether they alone name it.
        copies_of: outlets whose text it carried on the same day or later. copied_by: the reverse.
        contradicted: who said otherwise of one event, and how often.
    """

    id: str
    name: str
    outlet: str = ""
    reports: int = 0
    mentions: int = 0
    told: int = 0
    composed: bool = False
    copies_of: tuple[Copied, ...] = ()
    copied_by: tuple[Copied, ...] = ()
    contradicted: tuple[Against, ...] = ()


class _Ids:
    """Under which id an outlet stands: composed reports apart from all who are called the same."""

    def __init__(self, lexicon: Lexicon, real: Iterable[str]) -> None:
        self._lexicon, self._real = lexicon, frozenset(real)

    def of(self, outlet: str, *, composed: bool) -> str:
        """Return the id of an outlet."""
        if composed and outlet in self._real:
            return f"name:{outlet}"
        return self._lexicon.teller(outlet, composed=composed)

    def speaking(self, told: Told, voice: Voice) -> str:
        """Return the id of who says something: the source that is named, or the outlet."""
        return voice.by if told.mention.source else self.of(told.outlet, composed=told.composed)


def outlets(store: Store, lexicon: Lexicon) -> list[Outlet]:
    """Return the outlets and named sources of a record, those with most reports first."""
    counted = [one for one in store.outlets() if one.outlet]
    said = {one.name: one for one in store.actors() if one.roles.get("source", 0)}
    ids = _Ids(lexicon, [*said, *(one.outlet for one in counted if not one.composed)])
    against = _against(_disputed(store, lexicon), ids)
    earlier, later = _copies(store, ids)
    own = {ids.of(one.outlet, composed=one.composed): one for one in counted}
    rows = [
        Outlet(
            id=id_, name=id_.removeprefix("name:"), outlet=own[id_].outlet if id_ in own else "",
            reports=own[id_].reports if id_ in own else 0, mentions=own[id_].mentions if id_ in own else 0,
            told=said[id_].roles["source"] if id_ in said else 0,
            composed=own[id_].composed if id_ in own else id_ in said and said[id_].composed,
            copies_of=_sorted(earlier[id_]), copied_by=_sorted(later[id_]), contradicted=against.get(id_, ()),
        )
        for id_ in {*own, *against, *said} if id_
    ]  # fmt: skip
    return sorted(rows, key=lambda one: (-one.reports, -one.mentions, -one.told, one.id))


def _disputed(store: Store, lexicon: Lexicon) -> Iterator[Event]:
    ids = store.links.disputed(1 << 30)
    for first in range(0, len(ids), _PAGE):
        yield from events_of(store, lexicon, ids[first : first + _PAGE])


def _against(events: Iterable[Event], ids: _Ids) -> dict[str, tuple[Against, ...]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for event in events:
        told = {one.mention.id: one for one in event.told}
        for one in event.disagreements:
            for who, other in _opposed(one, told, ids):
                found[who][other].add(event.id)
    return {who: _ranked(others) for who, others in found.items()}


def _opposed(one: Disagreement, told: Mapping[str, Told], ids: _Ids) -> Iterator[tuple[str, str]]:
    """Yield who is contradicted by whom: each holder of a value by each of another one's."""
    holders = [
        {ids.speaking(told[id_], voice) for voice in value.by for id_ in voice.mentions}
        for value in one.values
    ]
    for some, others in permutations(holders, 2):
        yield from ((a, b) for a in some for b in others if a != b)


def _ranked(others: dict[str, set[str]]) -> tuple[Against, ...]:
    order = sorted(others.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Against(by, len(ids), tuple(sorted(ids)[:_EVENTS])) for by, ids in order)


def _copies(store: Store, ids: _Ids) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]]:
    """Return outlet → outlets whose texts it carried, and outlet → those that carried its own."""
    earlier: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    later: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for pair in store.links.carried():
        first, second = (ids.of(outlet, composed=composed) for outlet, composed in pair)
        earlier[second][first] += 1
        later[first][second] += 1
    return earlier, later


def _sorted(counts: dict[str, int]) -> tuple[Copied, ...]:
    return tuple(Copied(*one) for one in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
