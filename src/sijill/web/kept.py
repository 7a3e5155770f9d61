"""The states of the record, kept for each revision and computed beside the answers."""

import datetime as dt
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from msgspec import Struct, structs

from sijill.errors import SijillError
from sijill.export.states import events_of as state_events
from sijill.lexicon import Lexicon
from sijill.runs.states import all_states, record_state
from sijill.states.kinds import Kind
from sijill.store import Store, open_store

T = TypeVar("T")
FIRST = 5.0  # seconds from the start in which answers wait for the first states instead of saying "pending"
_LOOK = 1.0  # seconds between two looks at the file, for what other processes write
_HELD = 48  # answers that are held for who asks again: pages of one search, a day, an episode


class Snapshot(Struct, frozen=True):
    """What was computed of one revision.

    Attributes:
        revision: of the record, 0 before anything was computed.
        states: all states by kind.
        first, last: the days of the earliest and the latest event, "" for none.
        events: how many there are.
        index: event → the states that rest on it, each by its kind and its place among them.
        made: what else was made of them beforehand, since it is asked for most.
    """

    revision: int = 0
    states: Mapping[str, tuple[Struct, ...]] = {}
    first: str = ""
    last: str = ""
    events: int = 0
    index: Mapping[str, tuple[tuple[str, int], ...]] = {}
    made: Mapping[str, Any] = {}


Prepare = Callable[[Store, Snapshot], Mapping[str, Any]]


def _nothing(_: Store, __: Snapshot) -> Mapping[str, Any]:
    return {}


class Kept:
    """The newest snapshot, brought up to date by a thread of its own."""

    def __init__(self, record: str, lexicon: Lexicon, prepare: Prepare = _nothing) -> None:
        """Keep the record's name, and what else is made of its states; `start` begins to compute."""
        self._record, self._lexicon = record, lexicon
        self._now = Snapshot()
        self._wake, self._stop, self._ready = threading.Event(), threading.Event(), threading.Event()
        self._prepare = prepare
        self._held: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
        self._lock, self._making = threading.Lock(), threading.RLock()  # one answer may need another
        self._thread = threading.Thread(target=self._run, name="sijill-states", daemon=True)
        self.failed: SijillError | None = None
        self._until = 0.0
        self.seen = 0  # the revision that was met last, computed or not

    def start(self) -> None:
        """Begin to compute."""
        self._until = time.monotonic() + FIRST
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
        """Return what was computed last; when the server has just begun it is waited for a little."""
        self._ready.wait(max(0.0, self._until - time.monotonic()))
        return self._now

    @property
    def pending(self) -> bool:
        """Return whether the record has changed since the states were computed."""
        return self.seen != self._now.revision

    def state(self, store: Store, revision: int, at: str) -> Mapping[Kind, tuple[Struct, ...]]:
        """Return all that was in force on the day ``at``, held for ``revision``.

        The revision is the asker's own: what is prepared for a snapshot cannot wait for that snapshot.
        """
        return self.held((revision, "state", at), lambda: record_state(store, self._lexicon, at))

    def held(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """Return what ``make`` gives, held for who asks for the same key again.

        Args:
            key: with the revision that it rests on.
            make: called once for a key, one at a time: a second question waits for the first one's answer.
        """
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                found: T = self._held[key]
                return found
        with self._making:
            with self._lock:
                if key in self._held:
                    known: T = self._held[key]
                    return known
            new = make()
        with self._lock:
            self._held[key] = new
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return new

    # In its own thread

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with open_store(self._record, create=False, read_only=True) as store:
                    self._watch(store)
            except SijillError as error:  # a record that cannot be written just now: looked at again
                self.failed = error
                self._ready.set()
                self._pause()

    def _watch(self, store: Store) -> None:
        """Compute anew whenever the record has another revision."""
        while not self._stop.is_set():
            self.seen = store.revision()
            if self.seen != self._now.revision:
                found = _computed(store, self._lexicon)
                self._now = structs.replace(found, made=self._prepare(store, found))
                self.failed = None
                self._ready.set()
            self._pause()

    def _pause(self) -> None:
        self._wake.wait(_LOOK)
        self._wake.clear()


def _computed(store: Store, lexicon: Lexicon) -> Snapshot:
    """Return the snapshot of what the record holds now."""
    revision = store.revision()
    states: dict[str, tuple[Struct, ...]] = dict(all_states(store, lexicon).items())
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
