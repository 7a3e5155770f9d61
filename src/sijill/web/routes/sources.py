"""Outlets: how much each tells, whom it copies, by whom it is contradicted."""

from litestar import get
from msgspec import Struct

from sijill.web.asking import Here
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
        now = room.kept.snapshot()
        pending = store.revision() != now.revision
    rows = list(now.made.get("outlets", ()))
    return Sources(outlets=rows, names=room.naming.of(rows), pending=pending)


HANDLERS = (sources,)
