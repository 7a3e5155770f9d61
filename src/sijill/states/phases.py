"""The phases of an episode: what set it off, coercion, violence, talks, deals, and what became of them."""

from collections import defaultdict
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
_LONGEST = 1200  # months; so many of a phase are noted
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


class _Open:
    """A phase while it is read; what has a day says when it was, else a month, else the days of telling."""

    def __init__(self, kind: PhaseKind, act: Act) -> None:
        self.kind = kind
        self.acts = [act]
        self.first = self.last = act

    def add(self, act: Act) -> None:
        """Add an act; it moves the bounds unless better dated ones have set them."""
        self.acts.append(act)
        if _precision(act) > _precision(self.first):
            self.first = self.last = act
        elif _precision(act) == _precision(self.first):
            self.first = min(self.first, act, key=act_order)
            self.last = max(self.last, act, key=lambda a: (a.end, a.event))


class _Line:
    """The phases while the acts of an episode are read, in the order of time."""

    def __init__(self, ordered: Sequence[Act]) -> None:
        self.found: list[_Open] = []
        self._running: dict[PhaseKind, _Open] = {}
        self._in_month: dict[tuple[PhaseKind, int], list[_Open]] = defaultdict(list)
        deals = [a for a in ordered if a.type == "AGREE" and a.status == "actual" and a.told()]
        self._dealt = min((d.end for d in deals), default=date.max)  # when the first deal was made
        self._deploys = min((d.end for d in deals if "DEPLOY" in d.about), default=date.max)
        self._asked: dict[str, date] = {}
        for act in reversed([a for a in ordered if a.type in _ASKS]):
            self._asked |= dict.fromkeys(act.about, act.start)

    def add(self, act: Act) -> None:
        """Put an act to the phase that runs, or begin one."""
        kind = self._kind(act)
        if kind is None:
            return
        now = self._running.get(kind)
        if now and act.start - now.last.end <= _SILENCE and (kind != "deal" or act.start <= now.last.end):
            now.add(act)
        else:
            self._running[kind] = _Open(kind, act)
            self.found.append(self._running[kind])
        if kind == "deal":
            self._running = {"deal": self._running["deal"]}

    def add_vague(self, act: Act) -> None:
        """Put an act of a month to a phase of its kind in it, one without a date to one just before.

        That an act without a date came after a deal is not known: it is no relapse, but for a breach.
        """
        plain = _plain(act)
        kind = self._kind(act) if act.told() or not plain else plain
        near = next((found for k in (plain, kind) if k and (found := self._near(k, act))), None)
        if near:
            max(near, key=lambda p: act_order(p.first)).add(act)
        elif kind:
            self.found.append(_Open(kind, act))
            self.index(self.found[-1:])

    def _near(self, kind: PhaseKind, act: Act) -> list[_Open]:
        """Return the phases of a kind in the days of an act, or that ended shortly before it was told."""
        if act.start == date.max:
            return []
        before = timedelta(0) if act.told() else _RECENT
        earlier = 1 if before else 0
        months = range(_month(act.start) - earlier, _month(act.end) + 1)[:_LONGEST]
        found = [p for m in months for p in self._in_month.get((kind, m), ())]
        return [p for p in found if p.first.start <= act.end and act.start - p.last.end <= before]

    def index(self, found: Iterable[_Open]) -> None:
        """Note the months of phases, for what is put to them later."""
        for phase in found:
            for month in range(_month(phase.first.start), _month(phase.last.end) + 1)[:_LONGEST]:
                self._in_month[phase.kind, month].append(phase)

    def _kind(self, act: Act) -> PhaseKind | None:
        """Return which phase an act belongs to, None for none."""
        if act.type in CONCESSIONS:
            asked = self._asked.get(act.type, date.max) <= act.end
            return "compliance" if asked or self._dealt <= act.end else None
        if act.type == "DEPLOY" and self._deploys < act.start:
            return "compliance"
        if act.type in STRIKES and self._dealt < act.start:
            return "relapse" if act.between else _plain(act)
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
    for act in sorted((a for a in ordered if a.exact), key=_deals_last):
        line.add(act)
    line.index(line.found)
    for act in (a for a in ordered if not a.exact):
        line.add_vague(act)
    first = first_strikes(ordered)
    read = [(p.first.start, p.last.end, _phase(p)) for p in line.found]
    read += [(first[0].start, first[0].start, _trigger(first))] if first else []
    order = get_args(PhaseKind).index
    return tuple(phase for _, _, phase in sorted(read, key=lambda p: (p[0], order(p[2].kind), p[1])))


def first_strikes(ordered: Sequence[Act]) -> list[Act]:
    """Return the acts of force between the parties that an episode began with: those of its first day.

    Days that a text tells go before a month that they lie in, and both before days of publication.
    """
    strikes = [a for a in ordered if a.between and a.type in STRIKES]
    exact = [a for a in strikes if a.exact]
    months = [a for a in strikes if a.told() and (not exact or a.end < exact[0].start)]
    first = months or exact or strikes
    return [a for a in first if a.start == first[0].start]


def ending(acts: Sequence[Act], *, over: bool) -> tuple[Ending, tuple[Act, ...]]:
    """Return how an episode ended, with the acts that say so.

    A deal ended it where no force followed between the parties, or where something was still carried out
    after that. Without a deal it ended one-sided where a concession came after the last act of force; else,
    and where the deal broke, it petered out, or is open where less than the gap has passed.
    """
    deals = [a for a in acts if a.type == "AGREE" and a.status == "actual"]
    last = max(deals, key=act_order, default=None)
    struck = [a for a in acts if a.between and a.type in STRIKES and (not last or _after(a, last))]
    blow = max((a.start for a in struck), default=date.min)
    given = [a for a in acts if a.type in CONCESSIONS and a.end > blow and a.parties]
    if last and (not struck or given):
        return "deal", (last, *given)
    if given:
        return "one-sided", tuple(given)
    return ("petered-out" if over else "open"), ()


def _after(act: Act, deal: Act) -> bool:
    """Tell whether an act is told to have come after a deal; one without a date is not."""
    return act.told() and act.start > deal.end


def _trigger(first: Sequence[Act]) -> Phase:
    events = tuple(a.event for a in first)
    return Phase("trigger", first[0].day, first[0].day, first[0].basis, events)


def _phase(phase: _Open) -> Phase:
    events = tuple(a.event for a in sorted(phase.acts, key=act_order))
    return Phase(phase.kind, phase.first.day, phase.last.until, phase.first.basis, events)


def _deals_last(act: Act) -> tuple[date, bool, date, str]:
    """Return what acts are sorted by where a deal comes after all else of its day."""
    return act.start, act.type == "AGREE", act.end, act.event


def _precision(act: Act) -> int:
    return act.told() + act.exact


def _month(day: date) -> int:
    return day.year * 12 + day.month
