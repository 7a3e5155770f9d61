"""The states of the record, kept for each revision and computed beside the answers."""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from sijill.errors import SijillError
from sijill.export.states import events_of as state_events
from sijill.lexicon import Lexicon
from sijill.runs import link_record
from sijill.runs.states import record_state, record_states
from sijill.states.kinds import KINDS, Kind
from sijill.store import Store, open_store

T = TypeVar("T")
FIRST = 5.0  # seconds that the first answers wait for the first states before they say "pending"
_LOOK = 1.0  # seconds between two looks at the file, for what other processes write
_DAYS = 8  # days whose states are kept


class Snapshot(Struct, frozen=True):
    """What was computed of one revision.

    Attributes:
        revision: of the record, 0 before anything was computed.
        states: all states by kind.
        first, last: the days of the earliest and the latest event, "" for none.
        events: how many there are.
        index: event → the states that rest on it, each by its kind and its place among them.
    """

    revision: int = 0
    states: Mapping[str, tuple[Struct, ...]] = {}
    first: str = ""
    last: str = ""
    events: int = 0
    index: Mapping[str, tuple[tuple[str, int], ...]] = {}


class Kept:
    """The newest snapshot, brought up to date by a thread of its own."""

    def __init__(self, record: str, lexicon: Lexicon) -> None:
        """Keep the record's name; `start` begins to compute."""
        self._record, self._lexicon = record, lexicon
        self._now = Snapshot()
        self._wake, self._stop, self._ready = threading.Event(), threading.Event(), threading.Event()
        self._days: OrderedDict[tuple[int, str], Any] = OrderedDict()
        self._made: dict[str, tuple[int, Any]] = {}
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="sijill-states", daemon=True)
        self.failed: SijillError | None = None
        self.seen = 0  # the revision that was met last, computed or not

    def start(self) -> None:
        """Begin to compute."""
        self._thread.start()

    def close(self) -> None:
        """Stop computing; what is under way is brought to its end."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def wake(self) -> None:
        """Look at the record at once."""
        self._wake.set()

    def snapshot(self) -> Snapshot:
        """Return what was computed last; the first time it is waited for a little."""
        self._ready.wait(FIRST)
        return self._now

    @property
    def pending(self) -> bool:
        """Return whether the record has changed since the states were computed."""
        return self.seen != self._now.revision

    def state(self, store: Store, at: str) -> Mapping[Kind, tuple[Struct, ...]]:
        """Return all that was in force on the day ``at``; kept for the days asked for last."""
        key = (self.snapshot().revision, at)
        with self._lock:  # one at a time: a second question for the same day finds the first's answer
            if key not in self._days:
                self._days[key] = record_state(store, self._lexicon, at)
                while len(self._days) > _DAYS:
                    self._days.popitem(last=False)
            self._days.move_to_end(key)
            found: Mapping[Kind, tuple[Struct, ...]] = self._days[key]
        return found

    def once(self, name: str, make: Callable[[Snapshot], T]) -> T:
        """Return what ``make`` makes of the snapshot, kept until the next one."""
        now = self.snapshot()
        with self._lock:
            held = self._made.get(name)
        if held is None or held[0] != now.revision:
            held = (now.revision, make(now))
            with self._lock:
                self._made[name] = held
        found: T = held[1]
        return found

    # In its own thread

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._look()
                self.failed = None
            except SijillError as error:  # a record that cannot be written just now: looked at again
                self.failed = error
            self._wake.wait(_LOOK)
            self._wake.clear()

    def _look(self) -> None:
        with open_store(self._record, create=False, read_only=True) as store:
            self.seen = store.revision()
            if self.seen != self._now.revision:
                self._now = _computed(store, self._lexicon)
                self._ready.set()


def _computed(store: Store, lexicon: Lexicon) -> Snapshot:
    """Return the snapshot of what the record holds now."""
    revision = store.revision()
    link_record(store, lexicon)
    states: dict[str, tuple[Struct, ...]] = {kind: record_states(store, lexicon, kind) for kind in KINDS}
    first, last, number = store.links.span()
    return Snapshot(revision, states, first, last, number, _index(states))


def _index(states: Mapping[str, tuple[Struct, ...]]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for kind, held in states.items():
        for at, state in enumerate(held) if kind != "episodes" else ():
            for event in state_events(state):
                found.setdefault(event, []).append((kind, at))
    return {event: tuple(places) for event, places in found.items()}


def today() -> str:
    """Return the day it is, in UTC."""
    return dt.datetime.now(dt.UTC).date().isoformat()
