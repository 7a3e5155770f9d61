"""Who is a party to a quarrel: whose own bodies act, not who suffers or tells."""

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from sijill.lexicon import Lexicon
from sijill.schema import SYMMETRIC, Event, EventType
from sijill.states.tellings import tellings

Pair = tuple[str, str]
# The guide's ids for those that a report does not name.
NAMELESS = frozenset({"civilians", "detainees", "local-fighters", "unknown"})
# PLOVER's material conflict: acts by which one side works on the other, not only words (docs/guide.md).
FORCE: frozenset[EventType] = frozenset(
    {"BLOCKADE", "DETAIN", "CLASH", "ATTACK", "SEIZE", "COERCE", "VIOLATE", "DEPLOY"}
)
STRIKES: frozenset[EventType] = FORCE - {"DEPLOY"}
ARMED: frozenset[EventType] = STRIKES - {"VIOLATE"}  # a promise, too, can be broken
_ACTS_AS_A_SIDE = frozenset({"state", "government", "force", "armed-group", "party"})


class Parties:
    """The parties among the actors of some events.

    A party is one that the lexicon gives a state, a government, a force, an armed group or a political party,
    or that is told to have used force itself (tribes). Civilians and the nameless are none.

    Example:
        ``Parties(events, lexicon).pairs(event)`` of an attack of the NDF on the Asayish is
        ``(("sdf", "syria"),)``.
    """

    def __init__(self, events: Iterable[Event], lexicon: Lexicon) -> None:
        """Find the parties that the lexicon knows, and those that used force in ``events``."""
        self._lexicon = lexicon
        self._known: dict[tuple[str, ...], frozenset[str]] = {}
        self._told: dict[str, tuple[Event, ...]] = {}
        struck = [e for e in events if e.type in STRIKES and e.status == "actual"]
        acting = (a for e in struck for a in e.actor)
        known = (a.id for a in lexicon.actors.values() if a.kind in _ACTS_AS_A_SIDE)
        self._parties = {lexicon.party(a) for a in (*known, *acting)} - NAMELESS
        self._allied = self._fellows(struck)

    def of(self, actor: str) -> str:
        """Return the party of an actor, "" where he is of none."""
        party = "" if actor in NAMELESS else self._lexicon.party(actor)
        return party if party in self._parties else ""

    def all(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the parties of actors."""
        key = tuple(actors)
        if key not in self._known:
            self._known[key] = frozenset(self.of(a) for a in key) - {""}
        return self._known[key]

    def pairs(self, event: Event) -> tuple[Pair, ...]:
        """Return which parties an event sets against or brings to each other, each pair sorted.

        Of a meeting or a deal all who are named, and of a clash, but not those who clash side by side: who
        strike one together elsewhere, and never each other. Else who acts with those to whom it is done.
        Where tellings differ («each says that the other attacked first»), those of each.
        """
        return tuple(sorted({pair for one in self._tellings(event) for pair in self._pairs(one)}))

    def involved(self, event: Event) -> frozenset[str]:
        """Return the parties that any telling has acting or suffering."""
        return frozenset(p for one in self._tellings(event) for p in self.all((*one.actor, *one.target)))

    def _tellings(self, event: Event) -> tuple[Event, ...]:
        if event.id not in self._told:
            self._told[event.id] = tuple(tellings([event]))
        return self._told[event.id]

    def _pairs(self, event: Event) -> Iterable[Pair]:
        some, others = self.all(event.actor), self.all(event.target)
        if event.type in SYMMETRIC:
            pairs = tuple(combinations(sorted(some | others), 2))
            return tuple(p for p in pairs if p not in self._allied) if event.type == "CLASH" else pairs
        return _met(some, others) or _told_together(event, some)

    def _fellows(self, struck: Iterable[Event]) -> frozenset[Pair]:
        """Return the pairs of parties that strike others together and are never told to strike each other."""
        together: set[Pair] = set()
        against: set[Pair] = set()
        for one in (t for event in struck if event.type != "CLASH" for t in self._tellings(event)):
            some, others = self.all(one.actor), self.all(one.target)
            together.update(combinations(sorted(some), 2))
            against.update(_met(some, others))
        return frozenset(together - against)


def _met(some: Iterable[str], others: Iterable[str]) -> frozenset[Pair]:
    return frozenset((min(a, b), max(a, b)) for a, b in product(some, others) if a != b)


def _told_together(event: Event, some: frozenset[str]) -> Sequence[Pair]:
    """Return the pairs of those who do one thing to each other («تبادلا الأسرى»)."""
    return tuple(combinations(sorted(some), 2)) if event.type in {"RELEASE", "VIOLATE", "ACCUSE"} else ()
