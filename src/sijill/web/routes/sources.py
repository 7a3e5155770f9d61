"""Outlets: how much each tells, whom it copies, by whom it is contradicted."""

import msgspec
from litestar import get
from msgspec import Struct

from sijill.store import Store
from sijill.web.asking import Here
from sijill.web.kept import Snapshot
from sijill.web.outlets import outlets
from sijill.web.room import Room
from sijill.web.shapes import Record


class Sources(Struct, frozen=True, kw_only=True):
    """The outlets of the record, those with most reports first, see `Outlet`."""

    outlets: list[Record]
    names: dict[str, dict[str, str]]
    pending: bool


@get("/sources", sync_to_thread=True)
def sources(room: Here) -> Sources:
    """Return the outlets: reports, mentions, copies, contradictions."""
    with room.reading() as store:
        rows = room.kept.once("outlets", lambda now: _rows(room, store, now))
        pending = store.revision() != room.kept.snapshot().revision
    return Sources(outlets=rows, names=room.naming.of(rows), pending=pending)


def _rows(room: Room, store: Store, _now: Snapshot) -> list[Record]:
    return [msgspec.to_builtins(one) for one in outlets(store, room.lexicon)]


HANDLERS = (sources,)
