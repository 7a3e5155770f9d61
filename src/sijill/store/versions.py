"""The versions of a report's text: which there are, when they were read, and which stands."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from sqlalchemy import Connection, func, select

from sijill.store import tables as t


class Version(Struct, frozen=True):
    """One version of a report's text, without the text.

    Attributes:
        number: 1 for the text that was read first.
        read: when its reading began, ISO 8601 in UTC, ``""`` where no run is known.
        stands: whether it is the text that stands: the one that was read last at the address.
        title, published, path: of the report at this version.
    """

    number: int
    read: str
    stands: bool
    title: str = ""
    published: str | None = None
    path: str = ""


def history(at: Connection, report: str) -> list[Version]:
    """Return the versions of a report, the oldest first; none where there is no such report."""
    v, r = t.versions.c, t.reports.c
    wanted = (
        select(v.number, t.runs.c.started, r.latest, v.title, v.published, v.path)
        .select_from(t.versions.join(t.reports, r.id == v.report).outerjoin(t.runs, t.runs.c.key == v.run))
        .where(v.report == report)
        .order_by(v.number)
    )
    return [
        Version(number, started or "", number == latest, title, published, path)
        for number, started, latest, title, published, path in at.execute(wanted)
    ]


def corrected(at: Connection) -> list[str]:
    """Return the ids of the reports that have several versions, those whose newest came last first."""
    v = t.versions.c
    wanted = select(v.report).where(v.number > 1).group_by(v.report).order_by(func.max(v.key).desc())
    return list(at.execute(wanted).scalars())


def ids(at: Connection, name: str) -> list[str]:
    """Return the report of this id; where there is none, those at this address, by id."""
    r = t.reports.c
    found = list(at.execute(select(r.id).where(r.id == name)).scalars())
    if found or not name:
        return found
    return list(at.execute(select(r.id).where(r.url == name).order_by(r.id)).scalars())


def last_two(versions: Sequence[Version]) -> tuple[int, int] | None:
    """Return the version that stands, with the one before it, old and new; None where there is one alone.

    Where an earlier text stands again, the one before it is the last that was new.

    Example:
        >>> last_two([Version(1, "", stands=False), Version(2, "", stands=True)])
        (1, 2)
        >>> last_two([Version(1, "", stands=True), Version(2, "", stands=False)])
        (2, 1)
    """
    stands = next((one.number for one in versions if one.stands), 0)
    others = [one.number for one in versions if not one.stands]
    return (max(others), stands) if others else None


def steps(versions: Sequence[Version]) -> list[tuple[int, int]]:
    """Return each version with the one after it; and where an earlier one stands again, the last step back.

    Example:
        >>> steps([Version(1, "", stands=True), Version(2, "", stands=False)])
        [(1, 2), (2, 1)]
    """
    numbers = [one.number for one in versions]
    found = list(pairwise(numbers))
    last = last_two(versions)
    return found if last is None or last in found else [*found, last]
