"""The record's file: what stands in it, and the few ways to change it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import msgspec
from sqlalchemy import Connection, RowMapping, func, insert, select, update

from sijill.errors import InputError, RecordError
from sijill.schema import HandEvent, Mention, Report, Review
from sijill.store import tables as t
from sijill.store.address import shown
from sijill.store.canonical import canonical, canonical_hash
from sijill.store.coded import Coded, Placement
from sijill.store.connect import close, connect, revived, state, told, transaction
from sijill.store.driver import ask, ask_named
from sijill.store.facets import Facets, facets
from sijill.store.ground import check_spans
from sijill.store.hand import HandKept, hand_events, keep_hand
from sijill.store.heads import HeadFilter, ReportHead, report_heads
from sijill.store.kept import KeptStates
from sijill.store.links import Links
from sijill.store.notes import keep_notes, notes
from sijill.store.people import People
from sijill.store.query import MentionFilter, count_statement, same_mention, statement
from sijill.store.rows import MentionRow
from sijill.store.search import index_some, is_behind
from sijill.store.sessions import Sessions
from sijill.store.tally import OutletTold, Told, tally_actors, tally_outlets, tally_places
from sijill.store.vectors import Vectors
from sijill.store.versions import Version, corrected, history, ids
from sijill.store.watched import Watched
from sijill.store.write import Coding, Party, forget, own_coding, write_coding, write_report


def open_store(path: str | Path, *, create: bool = True, read_only: bool = False) -> "Store":
    """Return the store at ``path``, made if it is not there and ``create`` allows it.

    Args:
        path: a file; or a database by its URL. Example: ``"postgresql://amal@db.example/press"``.
        create: make its tables where it has none; a database itself is made by its server alone.
        read_only: let nothing be written through it.

    Raises:
        RecordError, UsageError: see `connect`.
    """
    connection = connect(str(path), create=create, read_only=read_only)
    return Store(str(path), connection, read_only=read_only)


Beside = Callable[[Connection, int], None]


def _no_party(_: str) -> str:
    return ""


def _by_version(mentions: Sequence[Mention]) -> dict[tuple[str, int], list[Mention]]:
    found: dict[tuple[str, int], list[Mention]] = {}
    for one in mentions:
        found.setdefault((one.report, one.version), []).append(one)
    return found


class Store:
    """A record, in a file or a database. One process writes at a time; others may read meanwhile.

    Attributes:
        path: its name for screens and errors, without a password; `again` opens it once more.
    """

    def __init__(self, path: str, connection: Connection, *, read_only: bool = False) -> None:
        """Keep the record's name and the open connection; use `open_store`."""
        self.path = shown(path)
        self._address = path
        self._connection = connection
        self._read_only = read_only

    @property
    def _at(self) -> Connection:
        return revived(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        close(self._connection)

    def again(self) -> "Store":
        """Return the same record opened once more, to be written.

        Raises:
            RecordError: see `open_store`.
        """
        return open_store(self._address, create=False)

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.path), transaction(self._at):
            yield self._at

    # Reports

    def place(self, report: Report, engine: str = "", packs: str = "") -> Placement:
        """Return where ``report`` belongs, with its version's number, before it is coded.

        What the record knew already (a date, an outlet) stands where the report does not say; of a text
        that is here with a date, the first date stays.

        Raises:
            InputError: ``id-clash`` where another outlet or address has given the same id.
        """
        with told(self.path):
            seen = self._state()
            rows = ask_named(self._at, _KNOWN, (engine.partition("/")[0], report.id))
        if not rows:
            return Placement(msgspec.structs.replace(report, version=1), "new", seen=seen)
        _refuse_clash(report, rows[0])
        same = next((row for row in rows if row["text_hash"] == report.text_hash), None)
        if same is None:
            later = _known_too(report, rows[-1], rows[-1]["number"] + 1)
            return Placement(later, "changed", seen=seen, stands=rows[0]["latest"])
        merged = _known_too(report, same, same["number"])
        fresh = _nothing_learnt(merged, same) and (not engine or _coding_stands(merged, same, engine, packs))
        return Placement(merged, "unchanged" if fresh else "stale", same["key"], seen, same["latest"])

    def put(
        self,
        placed: Placement,
        coded: Coded | None,
        party: Party = _no_party,
        run: int | None = None,
        beside: Beside | None = None,
    ) -> Placement | None:
        """Write a report as it was placed, and its coding if it has one, in one transaction.

        Args:
            placed: see `place`.
            coded: its coding.
            party: whose party an actor is.
            run: the run's key.
            beside: writes what belongs to it into the same transaction, given the key of its version.

        Returns None; or, where another process has written since and the report belongs elsewhere now, its
        new place, and nothing is written.

        Raises:
            CodingError: see `check_spans`; nothing of the report is written then.
            RecordError: where the file cannot be written.
        """
        if coded is not None:
            check_spans(placed.report, coded.mentions)
        with self._writing() as at:
            moved = self._moved(placed, coded)
            if moved is not None:
                return moved
            key = write_report(at, placed, run)
            if coded is not None:
                if placed.key:
                    forget(at, key, coded.name)
                write_coding(at, key, coded, Coding(placed.report.published, party, run))
            if beside is not None:
                beside(at, key)
        return None

    def _state(self) -> int:
        """Return a number that changes whenever another connection has written."""
        return state(self._at)

    def _moved(self, placed: Placement, coded: Coded | None) -> Placement | None:
        if placed.seen == self._state():
            return None
        engine, packs = (coded.engine, coded.packs) if coded else ("", "")
        now = self.place(placed.report, engine, packs)
        same = (now.state, now.key, now.report) == (placed.state, placed.key, placed.report)
        return None if same else now

    def report(self, report: str, version: int | None = None) -> Report | None:
        """Return a report as it stands, or at ``version``; None where there is none."""
        number = t.reports.c.latest if version is None else version
        wanted = _REPORTS.where(t.reports.c.id == report, t.versions.c.number == number)
        with told(self.path):
            row = self._at.execute(wanted).mappings().first()
        return _report(row) if row else None

    def versions(self, report: str) -> list[Report]:
        """Return all versions of a report, the oldest first."""
        wanted = _REPORTS.where(t.reports.c.id == report).order_by(t.versions.c.number)
        with told(self.path):
            return [_report(row) for row in self._at.execute(wanted).mappings()]

    def reports(self, page: int = 200) -> Iterator[Report]:
        """Yield every version of every report in the order they came, a page at a time."""
        last = 0
        while True:
            wanted = _REPORTS.where(t.versions.c.key > last).order_by(t.versions.c.key).limit(page)
            with told(self.path):
                rows = self._at.execute(wanted).mappings().all()
            if not rows:
                return
            yield from map(_report, rows)
            last = rows[-1]["key"]

    def report_heads(
        self, text: str, outlets: Sequence[str], *, corrected: bool, limit: int, offset: int
    ) -> tuple[int, list[ReportHead]]:
        """Return how many reports fit, and a page of them without their texts, the last published first.

        Args:
            text: words in the report, see `search`; "" for all.
            outlets: theirs alone; all where none is named.
            corrected: only those with several versions.
            limit: how many.
            offset: after how many.
        """
        if text:
            self.index()
        with told(self.path):
            return report_heads(self._at, HeadFilter(text, tuple(outlets), corrected), limit, offset)

    def history(self, report: str) -> list[Version]:
        """Return what is known of each version of a report, without its text, the oldest first."""
        with told(self.path):
            return history(self._at, report)

    def corrected(self) -> list[str]:
        """Return the ids of the reports that have several versions, those read last first."""
        with told(self.path):
            return corrected(self._at)

    def find(self, name: str) -> tuple[str, int | None] | None:
        """Return the id of the report that is named, with its version where one is; None where there is none.

        Args:
            name: an id or an address, and, after ``@``, a version. Example: ``"hsk-1@2"``.

        Raises:
            RecordError: ``several-reports`` at the address; ``unknown-version``.
        """
        with told(self.path):
            found, number = ids(self._at, name), ""
            if not found:
                head, _, number = name.rpartition("@")
                found = ids(self._at, head) if number.isascii() and number.isdecimal() else []
        if len(found) > 1:
            raise RecordError("several-reports", self.path, url=name, ids=", ".join(found))
        if not found:
            return None
        if number and int(number) not in {version.number for version in self.history(found[0])}:
            raise RecordError("unknown-version", self.path, id=found[0], version=number)
        return found[0], int(number) if number else None

    def stand(self, report: str, version: int, instead: int) -> bool:
        """Let an earlier version stand again, and tell whether it does.

        Args:
            report: its id.
            version: the version that was read again.
            instead: the version that stood; nothing is done where another process has put a third one there.
        """
        r = t.reports.c
        wanted = update(t.reports).where(r.id == report, r.latest == instead).values(latest=version)
        with self._writing() as at:
            return bool(at.execute(wanted).rowcount)

    def counts(self) -> dict[str, int]:
        """Return how many reports, versions, mentions and reviews there are."""
        named = {"reports": t.reports, "versions": t.versions, "mentions": t.mentions, "reviews": t.reviews}
        with told(self.path):
            return {
                name: self._at.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in named.items()
            }

    def composed(self) -> int:
        """Return how many reports were composed and are not news."""
        wanted = select(func.count()).select_from(t.reports).where(t.reports.c.composed)
        with told(self.path):
            return int(self._at.execute(wanted).scalar_one())

    # Mentions

    def mentions(self, wanted: MentionFilter | None = None) -> list[MentionRow]:
        """Return the mentions that ``wanted`` asks for, always in the same order."""
        asked = wanted or MentionFilter()
        if asked.text:
            self.index()
        with told(self.path):
            rows = self._at.execute(statement(asked)).mappings().all()
            judged = self._judged()
        return [_mention_row(row, tuple(judged.get(row["key"], ()))) for row in rows]

    def count(self, wanted: MentionFilter | None = None) -> int:
        """Return how many mentions ``wanted`` asks for, its page left aside."""
        asked = wanted or MentionFilter()
        if asked.text:
            self.index()
        with told(self.path):
            return int(self._at.execute(count_statement(asked)).scalar_one())

    def facets(self, wanted: MentionFilter | None = None) -> Facets:
        """Return how many of the mentions that ``wanted`` asks for have each type, party, place and so on."""
        asked = wanted or MentionFilter()
        if asked.text:
            self.index()
        with told(self.path):
            return facets(self._at, asked)

    def actors(self, *, superseded: bool = False) -> list[Told]:
        """Return how often each actor and source is told of, the commonest first.

        Args:
            superseded: count mentions of superseded texts as well.
        """
        with told(self.path):
            return tally_actors(self._at, superseded=superseded)

    def places(self, *, superseded: bool = False) -> list[Told]:
        """Return how often each place is told of, the commonest first; see `actors`."""
        with told(self.path):
            return tally_places(self._at, superseded=superseded)

    def outlets(self) -> list[OutletTold]:
        """Return each outlet with how many reports and mentions it has, its composed reports apart."""
        with told(self.path):
            return tally_outlets(self._at)

    def index(self) -> None:
        """Bring the full text up to the reports: a thousand at a time, which is cheaper than each alone.

        Raises:
            RecordError: ``read-only`` where words are missing and the file may not be written.
        """
        with told(self.path):
            behind = is_behind(self._at)
        if behind and self._read_only:
            with self.again() as writable:
                writable.index()
        while behind and not self._read_only:
            with self._writing() as at:
                behind = index_some(at)

    # Reviews

    def reviews(self, report: str = "") -> list[Review]:
        """Return the reviews of a report, or all, the oldest first."""
        wanted = select(t.reviews).order_by(t.reviews.c.key)
        if report:
            wanted = wanted.where(t.reviews.c.report == report)
        with told(self.path):
            return [_review(row) for row in self._at.execute(wanted).mappings()]

    def last_review(self) -> int:
        """Return the number of the newest review, 0 where there is none."""
        return self.links.last_review()

    def reviews_after(self, last: int) -> list[Review]:
        """Return the reviews after the one of this number, see `last_review`."""
        wanted = select(t.reviews).where(t.reviews.c.key > last).order_by(t.reviews.c.key)
        with told(self.path):
            return [_review(row) for row in self._at.execute(wanted).mappings()]

    def add_reviews(
        self, reviews: Sequence[Review], added: Sequence[Mention] = (), party: Party = _no_party
    ) -> None:
        """Append reviews, all or none, with the mentions that people added; those of an id that is here anew.

        Args:
            reviews: to append.
            added: mentions of the engine ``person``.
            party: whose party an actor of theirs is.

        Raises:
            CodingError: see `check_spans`.
            RecordError: ``unknown-mention`` where the record has no mention of this id, nor of this report,
                type and place.
        """
        with self._writing() as at:
            for (report, version), mentions in _by_version(added).items():
                self._add(at, report, version, mentions, party)
            rows = [{**msgspec.structs.asdict(review), **self._versions_of(review)} for review in reviews]
            if rows:
                at.execute(insert(t.reviews), rows)

    def _add(
        self, at: Connection, report: str, version: int, mentions: Sequence[Mention], party: Party
    ) -> None:
        """Write mentions beside those that people added to the version before."""
        held = self.report(report, version)
        if held is None:
            raise RecordError("unknown-version", self.path, id=report, version=version)
        engine = mentions[0].engine
        key, bodies = own_coding(at, held, engine.partition("/")[0])
        whole = {one.id: one for one in (*map(_MENTION.decode, bodies), *mentions)}
        check_spans(held, list(whole.values()))
        forget(at, key, engine.partition("/")[0])
        coded = Coded(engine, "", tuple(sorted(whole.values(), key=lambda one: one.evidence)))
        write_coding(at, key, coded, Coding(held.published, party, None))

    def _versions_of(self, review: Review) -> dict[str, int]:
        one = (review.mention, review.report, review.type, review.start, review.end)
        other = (review.other, review.other_report, review.other_type, review.other_start, review.other_end)
        return {
            "version": self._version_of(*one) if review.mention else 0,  # of a name, not of a mention
            "other_version": self._version_of(*other) if review.other else 0,
        }

    def _version_of(self, mention: str, report: str, type_: str, start: int, end: int) -> int:
        m = t.mentions.c
        same, by_id = m.report == report, m.id == mention
        overlap = (m.type == type_) & (m.start < end) & (m.end > start)
        # The id first: a verdict on a superseded text must not go to what stands at its offsets now.
        wanted = (
            select(m.version).where(same, by_id | overlap).order_by(by_id.desc(), m.version.desc()).limit(1)
        )
        found = self._at.execute(wanted).scalar()
        if found is None:
            raise RecordError("unknown-mention", self.path, mention=mention)
        return int(found)

    def _judged(self) -> dict[int, list[Review]]:
        if not self._at.execute(select(t.reviews.c.key).limit(1)).first():
            return {}
        wanted = select(t.mentions.c.key.label("judged"), t.reviews).where(same_mention())
        found: dict[int, list[Review]] = {}
        for row in self._at.execute(wanted.order_by(t.reviews.c.key)).mappings():
            found.setdefault(row["judged"], []).append(_review(row))
        return found

    # What linking keeps

    @property
    def links(self) -> Links:
        """Return the part that linking reads and writes."""
        return Links(self._at, self._writing, self._judged)

    @property
    def kept(self) -> KeptStates:
        """Return the part that keeps states."""
        return KeptStates(self._at, self._writing)

    @property
    def vectors(self) -> Vectors:
        """Return the part that keeps the vectors of reports."""
        return Vectors(self._at, self._writing)

    @property
    def people(self) -> People:
        """Return the part that users, tokens and deeds stand in."""
        return People(self._at, self._writing)

    @property
    def watched(self) -> Watched:
        """Return the part that live sources stand in."""
        return Watched(self._at, self._writing)

    @property
    def sessions(self) -> Sessions:
        """Return the part that says who is logged in."""
        return Sessions(self._at, self._writing)

    @property
    def read_only(self) -> bool:
        """Return whether the file may not be written through this store."""
        return self._read_only

    # What people coded by hand

    def hand_events(self, coders: Sequence[str] = (), since: str = "", until: str = "") -> list[HandEvent]:
        """Return the events that people coded by hand, by their days; they are in no count of mentions.

        Args:
            coders: theirs alone; all where none is named.
            since: a day; events that ended before it are left out, as are those without a day.
            until: a day; events that began after it are left out, as are those without a day.
        """
        with told(self.path):
            return hand_events(self._at, coders, since, until)

    def keep_hand(
        self, events: Sequence[HandEvent], coder: str, files: Sequence[str], *, remove: bool = False
    ) -> HandKept:
        """Keep a coder's events, all or none, and return what came of it.

        Args:
            events: what the tables hold now.
            coder: whose they are.
            files: names of the tables; what they gave before and do not hold now is counted.
            remove: take that out of the record.

        Raises:
            RecordError: where the file cannot be written.
        """
        with self._writing() as at:
            return keep_hand(at, events, coder, files, remove=remove)

    # Runs, and the record as a whole

    def start_run(self, started: str, engine: str, packs: str) -> int:
        """Note that a reading has begun to write, and return its key."""
        with self._writing() as at:
            done = at.execute(insert(t.runs), {"started": started, "engine": engine, "packs": packs})
            return int((done.inserted_primary_key or (0,))[0])

    def end_run(self, run: int, summary: bytes) -> None:
        """Note what a reading came to."""
        with self._writing() as at:
            at.execute(update(t.runs).where(t.runs.c.key == run), {"summary": summary.decode()})

    def standing(self) -> dict[str, int]:
        """Return which version of each report stands, by the report's id."""
        with told(self.path):
            return dict(ask(self._at, "SELECT id, latest FROM reports ORDER BY id"))

    def notes(self, prefix: str) -> dict[str, str]:
        """Return what is kept under the keys that begin with ``prefix``, see `keep_notes`."""
        with told(self.path):
            return notes(self._at, prefix)

    def keep_notes(self, kept: Mapping[str, str]) -> None:
        """Keep words under their keys; they are no part of the record's content.

        Raises:
            RecordError: where the file cannot be written.
        """
        with self._writing() as at:
            keep_notes(at, kept)

    def revision(self) -> int:
        """Return a number that grows with every change of what was read, coded or reviewed."""
        with told(self.path):
            return int(ask(self._at, "SELECT value FROM meta WHERE key = 'revision'")[0][0])

    def canonical(self) -> bytes:
        """Return the record's content as bytes, see `canonical`."""
        with told(self.path):
            return canonical(self._at)

    def canonical_hash(self) -> str:
        """Return the hash of `canonical`."""
        with told(self.path):
            return canonical_hash(self._at)


_REPORTS = select(
    t.versions, t.reports.c.outlet, t.reports.c.url, t.reports.c.composed
).join_from(t.versions, t.reports)  # fmt: skip
_REPORT_FIELDS = frozenset(Report.__struct_fields__) - {"id", "version", "notes"}


_KNOWN = """
SELECT v.key, v.number, v.text_hash, v.published, v.language, r.outlet, r.url, r.composed, r.latest,
       c.engine, c.packs, c.told_on
FROM versions v JOIN reports r ON r.id = v.report LEFT JOIN codings c ON c.version = v.key AND c.name = ?
WHERE v.report = ? ORDER BY v.number
"""


def _refuse_clash(report: Report, held: Mapping[str, Any]) -> None:
    for name in ("outlet", "url"):
        given = getattr(report, name)
        if given and held[name] and given != held[name]:
            raise InputError("id-clash", report.path, id=report.id, held=held[name], given=given)


def _known_too(report: Report, held: Mapping[str, Any], version: int) -> Report:
    """Return the report with what the record knows of it besides; a new text keeps its own date."""
    same = report.text_hash == held["text_hash"]
    published = (held["published"] or report.published) if same else report.published
    return msgspec.structs.replace(
        report,
        version=version,
        outlet=held["outlet"] or report.outlet,
        url=held["url"] or report.url,
        composed=held["composed"] or report.composed,
        published=published,
        language=(held["language"] if same else None) or report.language,
    )


def _nothing_learnt(report: Report, held: Mapping[str, Any]) -> bool:
    facts = ("outlet", "url", "composed", "published", "language")
    return all(getattr(report, name) == held[name] for name in facts)


def _coding_stands(report: Report, held: Mapping[str, Any], engine: str, packs: str) -> bool:
    return (held["engine"], held["packs"], held["told_on"]) == (engine, packs, report.published)


def _report(row: RowMapping) -> Report:
    fields = {name: row[name] for name in _REPORT_FIELDS}
    return Report(
        id=row["report"], version=row["number"], notes=tuple(msgspec.json.decode(row["notes"])), **fields
    )


_MENTION = msgspec.json.Decoder(Mention)


def _mention_row(row: RowMapping, reviews: tuple[Review, ...]) -> MentionRow:
    mention = _MENTION.decode(row["body"])
    whole = row["title"] if mention.evidence.part == "title" else row["text"]
    head = {name: row[name] for name in ("outlet", "url", "title", "published", "composed")}
    superseded = None if row["latest"] == mention.version else row["latest"]
    return MentionRow(mention, mention.evidence.of(whole), reviews=reviews, superseded=superseded, **head)


def _review(row: RowMapping) -> Review:
    return Review(**{name: row[name] for name in Review.__struct_fields__})
