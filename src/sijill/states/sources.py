"""Whose word a state is: the sources behind events, and whether they all speak for one side."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from sijill.lexicon import Lexicon
from sijill.link.days import first_day
from sijill.schema import Event, Side, Told
from sijill.states.days import day_of
from sijill.states.field import Basis, Field, Gap

T = TypeVar("T")
_SPEAKS_FOR_NONE = frozenset({"source", "outlet"})  # «a military source», a paper: of no party unless said
_ID_LENGTH = 16
_ID_DIGITS = frozenset("0123456789abcdef")


class Sources:
    """Who says what, by the sides and parties of a lexicon.

    Example:
        ``Sources(lexicon).said(events)`` is ``(("asayish",), True)`` where only the Asayish tell it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the sides of ``lexicon`` by party."""
        self.lexicon = lexicon
        self._sides: dict[tuple[str, str, date | None], list[Side]] = {}
        self._of_party: dict[str, list[Side]] = defaultdict(list)
        for side in lexicon.sides:
            self._of_party[lexicon.party(side.actor)].append(side)

    def said(self, events: Sequence[Event]) -> tuple[tuple[str, ...], bool]:
        """Return who tells ``events``, sorted, and whether they all speak for one side of the conflict.

        The voice of a mention is its innermost source, or the outlet where the report tells it itself. It
        is a party's where its party acts or suffers in an event, or had a side on that day in a conflict that
        those who act or suffer had a side in.
        """
        stands: dict[str, frozenset[str]] = {}
        for event in events:
            for who in {self.voice(told) for told in event.told} - {""}:
                stands[who] = stands.get(who, frozenset()) | self.stands(who, event)
        one_side = bool(stands) and bool(frozenset.intersection(*stands.values()))
        return tuple(sorted(stands)), one_side

    def voice(self, told: Told) -> str:
        """Return who says what a mention tells: the innermost of its sources, else the outlet.

        Example:
            «نقلت سانا عن الجيش»: the sources are sana and the army, and the army says it.
        """
        sources = told.mention.source
        return sources[-1].value if sources else self.lexicon.teller(told.outlet, composed=told.composed)

    def stands(self, who: str, event: Event) -> frozenset[str]:
        """Return the party and the sides that ``who`` speaks for in ``event``; none for a bystander.

        Example:
            The parties of «sana» and of the Asayish on 2016-08-19 are ``{"syria", "assad-government"}`` and
            ``{"sdf"}``; of the Observatory none.
        """
        known = self.lexicon.actors.get(who)
        if known is None or (known.kind in _SPEAKS_FOR_NONE and not known.party):
            return frozenset()
        party = self.lexicon.party(who)
        acting = {self.lexicon.party(a) for a in event.actor}
        suffering = {self.lexicon.party(a) for a in event.target} if known.kind != "group" else set()
        conflicts = {side.conflict for other in acting | suffering for side in self._held(other, event)}
        sides = {side.side for side in self._held(party, event, who) if side.conflict in conflicts}
        return frozenset(sides | {party} if sides or party in acting | suffering else ())

    def _held(self, party: str, event: Event, who: str = "") -> list[Side]:
        """Return the sides that ``who`` held, or for want of any its party, when an event was."""
        if party not in self._of_party:
            return []
        day = first_day(day_of(event).start)
        key = (party, who, day)
        if key not in self._sides:
            self._sides[key] = self._held_on(party, who, day.isoformat() if day else "")
        return self._sides[key]

    def _held_on(self, party: str, who: str, when: str) -> list[Side]:
        held = [
            s for s in self._of_party[party] if s.since <= when and (not s.until or when <= s.until + "~")
        ]
        return [s for s in held if s.actor == who] or held

    def field(
        self, value: T | None, events: Sequence[Event], basis: Basis = "told", word: str = ""
    ) -> Field[T]:
        """Return a field with the events behind it and whose word it is; an empty one for no value."""
        if value is None or not events:
            return Field(basis=basis)
        by, one_side = self.said(events)
        return Field(value, tuple(sorted({e.id for e in events})), by, one_side, basis, word)

    def gaps(self, events: Sequence[Event]) -> tuple[Gap, ...]:
        """Return what the telling of ``events`` leaves open: one side only, not reviewed, composed texts."""
        told = [t for e in events for t in e.told]
        found: list[Gap] = ["one-side"] if self.said(events)[1] else []
        if any(not t.reviewed for t in told):
            found.append("unreviewed")
        return (*found, "composed") if composed(events) else tuple(found)


def composed(events: Iterable[Event]) -> bool:
    """Tell whether any report behind ``events`` was composed and is not news."""
    return any(t.composed for e in events for t in e.told)


def state_id(kind: str, events: Iterable[Event]) -> str:
    """Return the id of a state: the hash of its kind and the smallest id of its events.

    Example:
        >>> event = Event(id="e", type="MEET", told=())
        >>> state_id("blockade", [event]) != state_id("agreement", [event])
        True
    """
    return hashlib.sha256(f"{kind}:{min(e.id for e in events)}".encode()).hexdigest()[:_ID_LENGTH]


def is_state_id(word: str) -> bool:
    """Return whether a word may be the id of a state.

    Example:
        >>> is_state_id("840e02246a9c0f17"), is_state_id("hsk-2016-08-a")
        (True, False)
    """
    return len(word) == _ID_LENGTH and set(word) <= _ID_DIGITS
