"""What a record keeps of live sources: when each was asked, the pages as they came, and the news."""

import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select, update

from sijill.store import tables as t

Kind = Literal["feed", "page", "entry", "file"]
State = Literal["waiting", "done", "given-up"]


class Watch(Struct, frozen=True, kw_only=True):
    """Something that is watched, and what is known of it.

    Attributes:
        address: of the feed or page, or the path of a file.
        kind: a feed; a page that is looked at again and again; an entry, a page that a feed names; a file.
        source: the feed, list or folder that it came from, by address or path.
        stamp: of an entry what the feed says of its state, of a file size and time: another asks for reading.
        published: of an entry the day as its feed writes it.
        etag, modified: what the server called the version that was read. hash: SHA-256 of its bytes.
        state: waiting for ``due``; done; given up, with ``reason``.
        tries: failures in a row. due, checked: seconds since 1970.
    """

    address: str
    kind: Kind
    source: str
    stamp: str = ""
    published: str = ""
    etag: str = ""
    modified: str = ""
    hash: str = ""
    state: State = "waiting"
    reason: str = ""
    tries: int = 0
    due: float = 0.0
    checked: float = 0.0


class Page(Struct, frozen=True, kw_only=True):
    """A page as it was fetched.

    Attributes:
        address: that gave it, after redirects. fetched: when, ISO 8601 in UTC.
        headers: of the answer, names in small letters. hash: SHA-256 of ``data``, hexadecimal.
        data: its bytes.
    """

    address: str
    fetched: str
    headers: dict[str, str]
    hash: str
    data: bytes


class News(Struct, frozen=True):
    """Something that is new. key: what it is, so that it is told once. body: as JSON. tries: failed ones."""

    number: int
    key: str
    body: str
    tries: int = 0


class Watched:
    """The part of a store that live sources stand in."""

    def __init__(self, at: Connection, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        """Keep the connection and what begins a transaction; use `Store.watched`."""
        self._at, self._writing = at, writing

    def get(self, address: str) -> Watch | None:
        """Return what is known of an address, None where it is not watched."""
        row = self._at.execute(select(t.watched).where(t.watched.c.address == address)).mappings().first()
        return Watch(**row) if row else None

    def all(self, kind: Kind, source: str | None = None) -> list[Watch]:
        """Return all that is watched of a kind, of one source where one is named, in the order it is due."""
        w = t.watched.c
        wanted = select(t.watched).where(w.kind == kind).order_by(w.due, w.address)
        if source is not None:
            wanted = wanted.where(w.source == source)
        return [Watch(**row) for row in self._at.execute(wanted).mappings()]

    def waiting(self, sources: Sequence[str]) -> list[Watch]:
        """Return the entries of feeds that are still to be fetched, in the order they are due."""
        w = t.watched.c
        wanted = select(t.watched).where(w.kind == "entry", w.state == "waiting", w.source.in_(sources))
        rows = self._at.execute(wanted.order_by(w.due, w.address)).mappings()
        return [Watch(**row) for row in rows]

    def keep(self, watches: Iterable[Watch]) -> None:
        """Keep what is known of each, all or none."""
        with self._writing() as at:
            for one in watches:
                keep_watch(at, one)

    def page(self, report: str, version: int) -> Page | None:
        """Return the page that gave a version of a report as it was fetched, None where none is kept."""
        v = t.versions.c
        joined = t.pages.join(t.versions, v.key == t.pages.c.version)
        wanted = select(t.pages).select_from(joined).where(v.report == report, v.number == version)
        row = self._at.execute(wanted).mappings().first()
        if row is None:
            return None
        headers, data = (
            msgspec.json.decode(row["headers"], type=dict[str, str]),
            zlib.decompress(row["packed"]),
        )
        return Page(
            address=row["address"], fetched=row["fetched"], headers=headers, hash=row["hash"], data=data
        )

    def keep_pages(
        self, report: str, version: int, pages: Sequence[Page], watches: Sequence[Watch] = ()
    ) -> None:
        """Keep pages beside a text that was read before, see `keep_page`, and what is watched."""
        v = t.versions.c
        with self._writing() as at:
            key = at.execute(select(v.key).where(v.report == report, v.number == version)).scalar_one()
            for page in pages:
                keep_page(at, int(key), page)
            for one in watches:
                keep_watch(at, one)

    # News

    def with_deadlines(self) -> list[str]:
        """Return the ids of the reports with a mention that sets a time, or tells that one was set."""
        m = t.mentions.c
        timed = m.body.like('%"deadline":{"value":%')
        return list(self._at.execute(select(m.report).where(timed).distinct().order_by(m.report)).scalars())

    def untold(self) -> list[str]:
        """Return the ids of the reports whose news is not made yet."""
        return list(self._at.execute(select(t.untold.c.report).order_by(t.untold.c.report)).scalars())

    def keep_news(self, found: Iterable[tuple[str, str]], made: str, told: Iterable[str]) -> None:
        """Keep news as keys and bodies, those not known yet, and let reports be no longer untold.

        Args:
            found: news in their order.
            made: when, ISO 8601 in UTC.
            told: the reports whose news it is.
        """
        with self._writing() as at:
            for key, body in found:
                if at.execute(select(t.news.c.key).where(t.news.c.key == key)).first() is None:
                    at.execute(insert(t.news), {"key": key, "body": body, "made": made})
            for report in told:
                at.execute(delete(t.untold).where(t.untold.c.report == report))

    def unsent(self) -> list[News]:
        """Return the news that was not told yet, in its order."""
        n = t.news.c
        wanted = select(n.number, n.key, n.body, n.tries).where(n.told == "").order_by(n.number)
        return [News(*row) for row in self._at.execute(wanted)]

    def sent(self, number: int, when: str) -> None:
        """Note that news was told."""
        with self._writing() as at:
            at.execute(update(t.news).where(t.news.c.number == number), {"told": when})

    def missed(self, number: int) -> None:
        """Note that news could not be told."""
        with self._writing() as at:
            tries = t.news.c.tries
            at.execute(update(t.news).where(t.news.c.number == number).values(tries=tries + 1))

    def counts(self) -> dict[str, int]:
        """Return how many pages are kept, and how many entries stand in each state."""
        w = t.watched.c
        by_state = select(w.state, func.count()).where(w.kind == "entry").group_by(w.state)
        found = {str(state): int(number) for state, number in self._at.execute(by_state)}
        kept = self._at.execute(select(func.count()).select_from(t.pages)).scalar_one()
        return found | {"pages": int(kept)}


def keep_watch(at: Connection, one: Watch) -> None:
    """Write what is known of something that is watched, inside a transaction."""
    row = msgspec.structs.asdict(one)
    done = at.execute(update(t.watched).where(t.watched.c.address == one.address), row)
    if not done.rowcount:
        at.execute(insert(t.watched), row)


def keep_page(at: Connection, version: int, page: Page) -> None:
    """Write a page beside the version it gave, inside a transaction; the first one that gave it stays."""
    if at.execute(select(t.pages.c.version).where(t.pages.c.version == version)).first() is not None:
        return
    row = {
        "version": version, "address": page.address, "fetched": page.fetched,
        "headers": msgspec.json.encode(page.headers).decode(), "hash": page.hash, "size": len(page.data),
        "packed": zlib.compress(page.data, 6),
    }  # fmt: skip
    at.execute(insert(t.pages), row)


def mark_untold(at: Connection, report: str) -> None:
    """Note that a report has news, inside a transaction."""
    if at.execute(select(t.untold.c.report).where(t.untold.c.report == report)).first() is None:
        at.execute(insert(t.untold), {"report": report})
