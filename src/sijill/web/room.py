"""What every answer needs: the record, the lexicon, the states as last computed, who may do what."""

import datetime as dt
import logging
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import msgspec
from litestar import Request

from sijill.lexicon import Lexicon, load
from sijill.lexicon.fold import fold
from sijill.runs import Coder, maker
from sijill.schema import Actor, Mention, Place, Report
from sijill.states.ground import Ground
from sijill.store import Deed, Inside, Store, open_store
from sijill.web.jobs import Jobs
from sijill.web.kept import Kept, Snapshot
from sijill.web.naming import Naming
from sijill.web.points import Points
from sijill.web.serving import Serving
from sijill.web.users import Person, Sessions, token_hash

_AGED = 2.0  # seconds
_STORES = 8  # that are kept open


def _spelt(one: Actor | Place) -> tuple[str, ...]:
    return tuple(fold(name).lower() for name in (one.id, *one.names_ar, *one.names_en))


class _OneByOne:
    """A coder that codes one report at a time, whoever asks: an engine may keep things while it codes."""

    def __init__(self, coder: Coder) -> None:
        self._coder, self._lock = coder, threading.Lock()
        self.name, self.version, self.packs_hash = coder.name, coder.version, coder.packs_hash
        self.party = coder.party

    def code(self, report: Report, /) -> Sequence[Mention]:
        with self._lock:
            return self._coder.code(report)


class Room:
    """One server's own things; none of them is shared with another server."""

    def __init__(self, serving: Serving) -> None:
        """Open the record once, so that it is there and of this version, and load the packs.

        Raises:
            RecordError: it cannot be opened. UsageError, LexiconError: a pack is wrong.
        """
        self.serving = serving
        self.closing = False
        self._open: queue.LifoQueue[Store] = queue.LifoQueue(_STORES)
        self.log = logging.getLogger("sijill.web")
        with open_store(serving.record):
            pass
        self.lexicon: Lexicon = load(serving.packs)
        self.ground = Ground(self.lexicon)
        self.points = Points(self.lexicon.places)
        self.naming = Naming(self.lexicon, self.points)
        self.sessions = Sessions(serving.record, self.reading)
        self._held: tuple[float, bool] | None = None
        self.kept = Kept(serving.record, self.lexicon, self._prepare)
        self.jobs = Jobs(self)
        self.encoding = threading.Lock()  # vectors are made by one answer at a time

    def _prepare(self, store: Store, now: Snapshot) -> dict[str, Any]:
        """Return what is asked for most, made once for each snapshot."""
        from sijill.web.outlets import outlets  # noqa: PLC0415  they need a room
        from sijill.web.overview import day_of, make_overview  # noqa: PLC0415

        first = make_overview(self, store, now, day_of(now))
        return {"overview": first, "outlets": msgspec.to_builtins(outlets(store, self.lexicon))}

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Give the record to be read, for one answer; what was opened is kept open for the next."""
        try:
            store = self._open.get_nowait()
        except queue.Empty:
            store = open_store(self.serving.record, create=False, read_only=True)
        try:
            yield store
        except BaseException:
            store.close()
            raise
        try:
            self._open.put_nowait(store)
        except queue.Full:
            store.close()

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Open the record to write it, for one answer; what is kept is computed anew after it."""
        with open_store(self.serving.record, create=False) as store:
            yield store
        self.kept.wake()

    @cached_property
    def coder(self) -> Coder:
        """Return the engine that codes what is added; made when first needed, which takes seconds."""
        return _OneByOne(maker(self.serving.engine, self.serving.packs)())

    # Who asks

    def has_users(self) -> bool:
        """Return whether anybody must log in, looked up at most every `_AGED` seconds."""
        held = self._held
        if held is None or time.monotonic() - held[0] > _AGED:
            with self.reading() as store:
                held = (time.monotonic(), bool(store.people.users()))
            self._held = held
        return held[1]

    def by_token(self, token: str) -> Person | None:
        """Return whose token it is, None where it is nobody's."""
        with self.reading() as store:
            user = store.people.by_token(token_hash(token))
        return Person(user.name, user.role) if user else None

    def forget_people(self) -> None:
        """Look anew whether there are users: they have changed."""
        self._held = None

    def note(self, asked: Request[Any, Any, Any], what: str, about: str, who: str = "") -> None:
        """Write into the audit log what somebody did."""
        address = asked.client.host if asked.client else ""
        name = who or (asked.user.name if asked.user else "")
        with open_store(self.serving.record, create=False) as store:
            store.people.note(Deed(self.now(), name, address, what, about[:1000]))

    def now(self) -> str:
        """Return the moment it is, ISO 8601 in UTC, to the second."""
        return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    @cached_property
    def spelt_actors(self) -> list[tuple[Actor, tuple[str, ...]]]:
        """Return the actors, each with its id and its names as folded for looking up."""
        return [(one, _spelt(one)) for one in self.lexicon.actors.values()]

    @cached_property
    def spelt_places(self) -> list[tuple[Place, tuple[str, ...]]]:
        """Return the places, each with its id and its names as folded for looking up."""
        return [(one, _spelt(one)) for one in self.lexicon.places.values()]

    @cached_property
    def inside(self) -> Inside:
        """Return which places lie in which; made when first asked for."""
        return Inside(self.lexicon.places)

    def close(self) -> None:
        """Stop what runs beside the answers."""
        self.closing = True
        self.jobs.close()
        self.kept.close()
        while not self._open.empty():
            self._open.get_nowait().close()
