"""The phases of an episode: what set it off, coercion, violence, talks, deals, and what became of them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct

from sijill.schema import EventType
from sijill.states.acts import Act, act_order
from sijill.states.field import Basis
from sijill.states.pairs import STRIKES

PhaseKind = Literal["trigger", "coercion", "violence", "talks", "deal", "compliance", "relapse"]
Ending = Literal["deal", "one-sided", "petered-out", "open"]

VIOLENCE: frozenset[EventType] = frozenset({"CLASH", "ATTACK"})
COERCION: frozenset[EventType] = frozenset({"BLOCKADE", "DETAIN", "DEPLOY", "SEIZE", "COERCE", "THREATEN"})
TALKS: frozenset[EventType] = frozenset({"MEET", "OFFER", "DEMAND", "REJECT"})
_ASKS: frozenset[EventType] = frozenset({"DEMAND", "OFFER", "AGREE"})
CONCESSIONS: frozenset[EventType] = frozenset({"LIFT", "RELEASE", "WITHDRAW", "HANDOVER"})
_SILENCE = timedelta(days=7)  # a phase ends where it has been silent for more
_RECENT = timedelta(days=14)  # what is told without a day so long after a phase is of that phase


class Phase(Struct, frozen=True):
    """A stretch of one kind of acts; phases may overlap.

    Attributes:
        kind: trigger: the acts of force of the first day. coercion, violence, talks, deal: acts of these
            kinds. compliance: what was agreed, offered or demanded before is done. relapse: force between the
            parties after a deal, or a breach.
        since, until: first and last day, as told. basis: ``told-on`` where they are days of publication.
        events: ids, in the order of time.
    """

    kind: PhaseKind
    since: str | None
    until: str | None
    basis: Basis
    events: tuple[str, ...]


class _Open(Struct):
    kind: PhaseKind
    acts: list[Act]

    def since(self) -> date:
        return min(a.start() for a in self.bounding())

    def end(self) -> date:
        return max(a.end() for a in self.bounding())

    def bounding(self) -> list[Act]:
        """Return the acts that say when the phase was: those with a day, if there are any."""
        return [a for a in self.acts if a.exact()] or [a for a in self.acts if a.told()] or self.acts


class _Line:
    """The phases while the acts of an episode are read, in the order of time."""

    def __init__(self, ordered: Sequence[Act]) -> None:
        self.found: list[_Open] = []
        self._running: dict[PhaseKind, _Open] = {}
        self._deals: list[Act] = []
        self._asked = [(a.start(), set(a.about)) for a in ordered if a.type in _ASKS]

    def add(self, act: Act) -> None:
        """Put an act to the phase that runs, or begin one."""
        kind = self._kind(act)
        if kind is None:
            return
        now = self._running.get(kind)
        if now and act.start() - now.end() <= _SILENCE and (kind != "deal" or act.start() <= now.end()):
            now.acts.append(act)
        else:
            self._running[kind] = _Open(kind, [act])
            self.found.append(self._running[kind])
        if kind == "deal":
            self._deals.append(act)
            self._running = {"deal": self._running["deal"]}

    def add_vague(self, act: Act) -> None:
        """Put an act of a month to a phase of its kind in it, one without a date to one just before."""
        kinds = {_plain(act), self._kind(act)}
        before = timedelta(0) if act.told() else _RECENT
        near = [
            p
            for p in self.found
            if p.kind in kinds and p.since() <= act.end() and act.start() <= p.end() + before
        ]
        if near:
            max(near, key=lambda p: p.since()).acts.append(act)
        else:
            self.add(act)

    def _kind(self, act: Act) -> PhaseKind | None:
        """Return which phase an act belongs to, None for none."""
        if act.type == "AGREE":
            return "deal" if act.status == "actual" else None
        if act.type in CONCESSIONS:
            asked = {t for day, about in self._asked if day <= act.end() for t in about}
            return (
                "compliance"
                if act.type in asked or any(d.start() <= act.end() for d in self._deals)
                else None
            )
        dealt = [d for d in self._deals if d.end() < act.start()]
        if dealt and act.type == "DEPLOY" and any("DEPLOY" in d.about for d in dealt):
            return "compliance"
        if dealt and act.type in STRIKES:
            return "relapse" if act.between else None
        return _plain(act)


def _plain(act: Act) -> PhaseKind | None:
    """Return the phase of an act but for what was agreed before."""
    if act.type == "AGREE" and act.status == "actual":
        return "deal"
    if act.type == "VIOLATE":
        return "relapse"
    if act.type in TALKS:
        return "talks"
    if act.type in VIOLENCE:
        return "violence"
    return "coercion" if act.type in COERCION else None


def phases(acts: Iterable[Act]) -> tuple[Phase, ...]:
    """Return the phases of an episode's acts, by first day.

    A phase goes on until 7 days pass without such an act, or until a deal. Accusations, denials, protests and
    casualties are in none.

    Example:
        A siege, a failed meeting, a deal three days later and the lifting: trigger, coercion, talks, deal,
        compliance.
    """
    ordered = sorted(acts, key=act_order)
    line = _Line(ordered)
    for act in (a for a in ordered if a.exact()):
        line.add(act)
    for act in (a for a in ordered if not a.exact()):
        line.add_vague(act)
    first = first_strikes(ordered)
    found = [*([_Open("trigger", first)] if first else []), *line.found]
    return tuple(_phase(p) for p in sorted(found, key=lambda p: (p.since(), _rank(p))))


def first_strikes(ordered: Sequence[Act]) -> list[Act]:
    """Return the acts of force between the parties that an episode began with: those of its first day.

    Days that a text tells go before a month that they lie in, and both before days of publication.
    """
    strikes = [a for a in ordered if a.between and a.type in STRIKES]
    exact = [a for a in strikes if a.exact()]
    months = [a for a in strikes if a.told() and (not exact or a.end() < exact[0].start())]
    first = months or exact or strikes
    return [a for a in first if a.start() == first[0].start()]


def ending(acts: Sequence[Act], *, over: bool) -> tuple[Ending, tuple[Act, ...]]:
    """Return how an episode ended, with the acts that say so.

    A deal ended it where no force followed between the parties, or where something was still carried out
    after that. Without a deal it ended one-sided where a concession came after the last act of force; else,
    and where the deal broke, it petered out, or is open where less than the gap has passed.
    """
    deals = [a for a in acts if a.type == "AGREE" and a.status == "actual"]
    last = max(deals, key=act_order, default=None)
    struck = [a for a in acts if a.between and a.type in STRIKES and (not last or _after(a, last))]
    blow = max((a.start() for a in struck), default=date.min)
    given = [a for a in acts if a.type in CONCESSIONS and a.end() > blow and a.parties]
    if last and (not struck or given):
        return "deal", (last, *given)
    if given:
        return "one-sided", tuple(given)
    return ("petered-out" if over else "open"), ()


def _after(act: Act, deal: Act) -> bool:
    """Tell whether an act is told to have come after a deal; one without a date is not."""
    return act.told() and act.start() > deal.end()


def _phase(phase: _Open) -> Phase:
    told = phase.bounding()
    first, last = min(told, key=act_order), max(told, key=lambda a: (a.end(), a.event))
    until = first.day if phase.kind == "trigger" else last.until
    events = tuple(a.event for a in sorted(phase.acts, key=act_order))
    return Phase(phase.kind, first.day, until, first.basis, events)


def _rank(phase: _Open) -> tuple[int, date]:
    return get_args(PhaseKind).index(phase.kind), phase.end()
