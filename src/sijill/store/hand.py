"""Events coded by hand: kept whole, by their id, apart from the mentions."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, bindparam, delete, insert, select

from sijill.schema import HandEvent
from sijill.store import tables as t
from sijill.store.write import days_of

_EVENT = msgspec.json.Decoder(HandEvent)
h = t.hand_events.c


class HandKept(Struct, frozen=True):
    """What came of keeping the rows of a coder's table.

    Attributes:
        new, changed, unchanged: rows that the record did not have; that mean something else by now (another
            map); that it has as they are.
        gone: rows that the same coder's tables of these names gave before and do not hold now.
        removed: the gone were taken out of the record.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    removed: bool = False


def hand_events(at: Connection, coders: Sequence[str], since: str, until: str) -> list[HandEvent]:
    """Return the events of some coders, or of all, by their days, those without a day last."""
    wanted = select(h.body).order_by(h.date_from.is_(None), h.date_from, h.date_to, h.coder, h.file, h.id)
    if coders:
        wanted = wanted.where(h.coder.in_(coders))
    if since:
        wanted = wanted.where(h.date_to >= since)
    if until:
        wanted = wanted.where(h.date_from <= until)
    return [_EVENT.decode(body) for (body,) in at.execute(wanted)]


def keep_hand(
    at: Connection, events: Sequence[HandEvent], coder: str, files: Sequence[str], *, remove: bool
) -> HandKept:
    """Write what is new or changed among a coder's events, and take away what is gone where that is asked."""
    held = {event.id: event for event in hand_events(at, (coder,), "", "")}
    told = {event.id: event for event in events}
    new = [event for event in told.values() if event.id not in held]
    other = [event for event in told.values() if event.id in held and held[event.id] != event]
    changed = sum(_at_origin(held[event.id]) != _at_origin(event) for event in other)
    gone = [event.id for event in held.values() if event.file in files and event.id not in told]
    _forget(at, [event.id for event in other] + (gone if remove else []))
    if new or other:
        at.execute(insert(t.hand_events), [_row(event) for event in [*new, *other]])
    return HandKept(len(new), changed, len(told) - len(new) - changed, len(gone), remove and bool(gone))


def _at_origin(event: HandEvent) -> HandEvent:
    """Return the event without where it stands: a row that has moved is the same row."""
    return replace(event, file="", sheet="", row=0)


def _forget(at: Connection, ids: Sequence[str]) -> None:
    if ids:
        at.execute(delete(t.hand_events).where(h.id == bindparam("gone")), [{"gone": id_} for id_ in ids])


def _row(event: HandEvent) -> dict[str, object]:
    first, last = days_of(event.date) if event.date else (None, None)
    body = msgspec.json.encode(event).decode()
    return {
        "id": event.id, "coder": event.coder, "file": event.file,
        "date_from": first, "date_to": last, "body": body,
    }  # fmt: skip
