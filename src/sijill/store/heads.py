"""Reports without their texts, a page at a time."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, and_, func, select

from sijill.store import tables as t
from sijill.store.search import found_in


class HeadFilter(Struct, frozen=True):
    """Which reports are asked for: words in them, outlets, those with several versions alone."""

    text: str = ""
    outlets: tuple[str, ...] = ()
    corrected: bool = False


class ReportHead(Struct, frozen=True):
    """A report as it stands, without its text.

    Attributes:
        id, outlet, url, title, published, language, composed: of the report.
        version: that stands. versions: how many there are. mentions: of the one that stands.
    """

    id: str
    outlet: str
    url: str
    title: str
    published: str | None
    language: str | None
    composed: bool
    version: int
    versions: int
    mentions: int


def report_heads(at: Connection, wanted: HeadFilter, limit: int, offset: int) -> tuple[int, list[ReportHead]]:
    """Return how many reports fit, and a page of them, the last published first, then by id."""
    r, v = t.reports.c, t.versions.c
    source = t.reports.join(t.versions, and_(v.report == r.id, v.number == r.latest))
    such = _such(wanted)
    total = at.execute(select(func.count()).select_from(source).where(*such)).scalar_one()
    rows = at.execute(
        select(
            r.id,
            r.outlet,
            r.url,
            v.title,
            v.published,
            v.language,
            r.composed,
            r.latest,
            _versions(),
            _told(),
        )
        .select_from(source)
        .where(*such)
        .order_by(func.coalesce(v.published, "").desc(), r.id)
        .limit(limit)
        .offset(offset)
    )
    return int(total), [ReportHead(*tuple(row)) for row in rows]  # its columns, in its order


def _versions() -> Any:
    other = t.versions.alias("other")
    return select(func.count()).select_from(other).where(other.c.report == t.reports.c.id).scalar_subquery()


def _told() -> Any:
    m = t.mentions.c
    same = (m.report == t.reports.c.id) & (m.version == t.reports.c.latest)
    return select(func.count()).select_from(t.mentions).where(same).scalar_subquery()


def _such(wanted: HeadFilter) -> list[Any]:
    found: list[Any] = []
    if wanted.outlets:
        found.append(t.reports.c.outlet.in_(wanted.outlets))
    if wanted.corrected:
        found.append(_versions() > 1)
    if wanted.text:
        found.append(t.versions.c.key.in_(found_in(wanted.text)))
    return found
