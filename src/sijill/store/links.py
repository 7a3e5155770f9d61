"""What linking keeps in the record: which mentions tell one event, which reports carry one text.

All of it is a function of what was read and reviewed; it can be taken away and made anew at any time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, func, select

from sijill.schema import Event, Mention, Review, Told, standing
from sijill.store import tables as t
from sijill.store.connect import state
from sijill.store.driver import ask, stream, write_many
from sijill.store.query import SOURCE, MentionFilter, conditions

Published = tuple[str, bool]  # an outlet, and whether the report was composed
_MENTION = msgspec.json.Decoder(Mention)
_STORY = msgspec.json.Decoder(dict[str, float])
_JSON = msgspec.json.Encoder()
_CHUNK = 500  # values of one statement: SQLite takes 32,766, and a shorter one is read faster


class KeyedTold(Struct, frozen=True):
    """A mention's key in the record, with the mention as linking is given it, and its decisions that hold."""

    key: int
    told: Told
    reviews: tuple[Review, ...] = ()


class LinkRow(Struct, frozen=True):
    """One mention as it was linked.

    Attributes:
        mention: its key. event: the event's id, ``""`` where it is in none (it was judged wrong).
        component: what was worked out together. blocks: the keys that others find it under, hashed.
    """

    mention: int
    event: str
    component: str
    blocks: tuple[int, ...]


class Linked(Struct, frozen=True):
    """Which reports a linking has seen, and in which state of the file."""

    reports: tuple[str, ...]
    state: int


class EventRow(Struct, frozen=True):
    """What a list of events is sorted and paged by."""

    id: str
    type: str
    day: str
    mentions: int
    sources: int
    differ: int


class Text(Struct, frozen=True):
    """A version's text, for finding copies."""

    version: int
    report: str
    text: str


class Links:
    """The part of a store that linking reads and writes."""

    def __init__(
        self, at: Connection, writing: Callable[[], AbstractContextManager[Connection]],
        judged: Callable[[], dict[int, list[Review]]],
    ) -> None:  # fmt: skip
        """Keep the connection, what begins a transaction and what finds reviews; use `Store.links`."""
        self._at, self._writing, self._judged = at, writing, judged

    # What was linked, and with what

    def noted(self, name: str) -> str:
        """Return what the last linking noted under ``name``, ``""`` where nothing."""
        rows = ask(self._at, "SELECT value FROM meta WHERE key = ?", [f"link.{name}"])
        return str(rows[0][0]) if rows else ""

    def reset(self) -> None:
        """Forget which mention tells which event; copies stay, they depend on the texts alone."""
        with self._writing() as at:
            for table in ("link_blocks", "linked", "events", "stories"):
                ask(at, f"DELETE FROM {table}")  # noqa: S608 (our own names)
            ask(at, _ALL_UNLINKED)

    def state(self) -> int:
        """Return a number that changes whenever another connection has written."""
        return state(self._at)

    def unlinked(self) -> list[str]:
        """Return the reports of which mentions, or the text that stands, changed since they were linked."""
        return [row[0] for row in ask(self._at, "SELECT report FROM unlinked")]

    def reports_of(self, mentions: Iterable[int]) -> set[str]:
        """Return the reports of some mentions, by key."""
        return {row[0] for row in self._among("SELECT report FROM mentions WHERE key IN", mentions)}

    def reports_at(self, versions: Iterable[int]) -> set[str]:
        """Return the reports of some versions, by key."""
        return {row[0] for row in self._among("SELECT report FROM versions WHERE key IN", versions)}

    def mentions(self, reports: Iterable[str], *, standing: bool) -> set[int]:
        """Return the keys of the mentions of some reports: of the texts that stand, or of all."""
        stands = " AND r.latest = m.version" if standing else ""
        wanted = f"SELECT m.key FROM mentions m JOIN reports r ON r.id = m.report{stands} WHERE m.report IN"  # noqa: S608
        return {row[0] for row in self._among(wanted, reports)}

    def stories(self, reports: Iterable[str]) -> dict[str, dict[str, float]]:
        """Return the stories of some reports, as they were kept."""
        rows = self._among("SELECT report, body FROM stories WHERE report IN", reports)
        return {report: _STORY.decode(body) for report, body in rows}

    def left(self) -> set[str]:
        """Return the components with mentions that are gone: coded anew, or taken away."""
        return {
            row[0] for row in ask(self._at, "SELECT DISTINCT component FROM linked WHERE mention IS NULL")
        }

    def last_review(self) -> int:
        """Return the key of the newest review, 0 where there is none."""
        return int(ask(self._at, "SELECT coalesce(max(key), 0) FROM reviews")[0][0])

    def reviewed_since(self, key: int) -> list[int]:
        """Return the keys of the standing mentions that were reviewed after the review ``key``."""
        if self.last_review() <= key:
            return []
        found = {row[0] for row in ask(self._at, _REVIEWED, [key])}
        return sorted(found | {row[0] for row in ask(self._at, _OTHERS, [key])})

    def decisions(self) -> list[tuple[str, str, str]]:
        """Return each verdict on two mentions with the ids that they have now, the oldest first.

        Those that their reviewer took back are left out.
        """
        held: list[tuple[str, str, str, str]] = []
        for verdict, one, other, who in ask(self._at, _DECISIONS):
            if verdict != "undo":
                held.append((verdict, one, other, who))
                continue
            same = [n for n, row in enumerate(held) if row[1:] == (one, other, who)]
            if same:
                del held[same[-1]]
        return [row[:3] for row in held]

    def components(self, mentions: Iterable[int]) -> set[str]:
        """Return the components that some mentions, by key, stand in."""
        return {row[0] for row in self._among("SELECT component FROM linked WHERE mention IN", mentions)}

    def members(self, components: Iterable[str]) -> set[int]:
        """Return the keys of the mentions of some components."""
        wanted = "SELECT mention FROM linked WHERE mention IS NOT NULL AND component IN"
        return {row[0] for row in self._among(wanted, components)}

    def under(self, blocks: Iterable[int]) -> set[int]:
        """Return the keys of the linked mentions that stand under some blocks."""
        wanted = (
            "SELECT l.mention FROM link_blocks b JOIN linked l ON l.key = b.linked"
            " WHERE l.mention IS NOT NULL AND b.block IN"
        )
        return {row[0] for row in self._among(wanted, blocks)}

    def keys_of(self, ids: Iterable[str]) -> set[int]:
        """Return the keys of the standing mentions of these ids."""
        wanted = (
            "SELECT m.key FROM mentions m JOIN reports r ON r.id = m.report AND r.latest = m.version"
            " WHERE m.id IN"
        )
        return {row[0] for row in self._among(wanted, ids)}

    def told(self, keys: Iterable[int] | None = None) -> Iterator[KeyedTold]:
        """Yield mentions of texts that stand, by their keys, or all; with what was decided about each."""
        judged = self._judged()
        copies = self._copies()
        if keys is None:
            rows: Iterable[Any] = stream(self._at, f"{_TOLD}{_STANDING} ORDER BY m.key", _CHUNK)
        else:
            rows = self._among(_TOLD + "WHERE m.key IN", sorted(keys))
        for key, body, outlet, composed, published, report, title, text in rows:
            mention = _MENTION.decode(body)
            quote = mention.evidence.of(title if mention.evidence.part == "title" else text)
            reviews = standing(judged.get(key, ()))
            told = Told(
                mention=mention, outlet=outlet, published=published, composed=bool(composed), quote=quote,
                reviewed=bool(reviews), copies=copies.get(report, ()),
            )  # fmt: skip
            yield KeyedTold(key, told, reviews)

    def write(
        self,
        gone: Iterable[str],
        rows: Sequence[LinkRow],
        events: Sequence[EventRow],
        stories: Mapping[str, Mapping[str, float]],
        noted: Mapping[str, str],
        done: Linked,
    ) -> bool:
        """Put rows and events in the place of whole components and of the same mentions; all or nothing.

        Returns False, and writes nothing, where another connection has written since.

        Args:
            gone: components that are no more.
            rows: mentions as they are linked now.
            events: the events of these rows.
            stories: report → what its story is known by, of those that are new.
            noted: what is noted of this linking.
            done: the reports that are linked now, and the state of the file that this was found in.
        """
        with self._writing() as at:
            if self.state() != done.state:
                return False
            self._take_away(at, sorted(gone), [row.mention for row in rows])
            free = int(ask(at, "SELECT coalesce(max(key), 0) + 1 FROM linked")[0][0])
            keyed = list(enumerate(rows, free))
            write_many(
                at, "INSERT INTO linked (key, mention, event, component) VALUES (?, ?, ?, ?)",
                [(key, row.mention, row.event, row.component) for key, row in keyed],
            )  # fmt: skip
            blocks = [(block, key) for key, row in keyed for block in row.blocks]
            write_many(at, "INSERT INTO link_blocks (block, linked) VALUES (?, ?)", blocks)
            write_many(
                at,
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)",
                [msgspec.structs.astuple(e) for e in events],
            )
            told = [(report, _JSON.encode(story).decode()) for report, story in sorted(stories.items())]
            write_many(at, _PUT_STORY, told)
            write_many(at, "DELETE FROM unlinked WHERE report = ?", [(one,) for one in done.reports])
            _note(at, noted)
        return True

    def _take_away(self, at: Connection, gone: Sequence[str], mentions: Sequence[int]) -> None:
        write_many(at, _NO_EVENTS, [(one,) for one in gone])
        write_many(at, "DELETE FROM linked WHERE component = ?", [(one,) for one in gone])
        write_many(at, "DELETE FROM linked WHERE mention = ?", [(one,) for one in mentions])

    # Events

    def events(self, wanted: MentionFilter, *, newest: bool = False) -> list[str]:
        """Return the ids of the events with a mention that fits ``wanted``, by their day, a page of them.

        Args:
            wanted: which.
            newest: those of the last days first.
        """
        e = t.events.c
        order = (e.day.desc(), e.id) if newest else (e.day, e.id)
        found = select(e.id).where(*_such(wanted)).order_by(*order)
        return list(self._at.execute(found.limit(wanted.limit).offset(wanted.offset)).scalars())

    def disputed(self, limit: int) -> list[str]:
        """Return the ids of events that their mentions tell differently, those with most sources first."""
        e = t.events.c
        found = select(e.id).where(e.differ > 0).order_by(e.sources.desc(), e.differ.desc(), e.day.desc())
        return list(self._at.execute(found.order_by(e.id).limit(limit)).scalars())

    def span(self) -> tuple[str, str, int]:
        """Return the days of the first and of the last event, ``""`` for none, and how many there are."""
        sql = "SELECT coalesce(min(nullif(day, '')), ''), coalesce(max(day), ''), count(*) FROM events"
        first, last, number = ask(self._at, sql)[0]
        return str(first), str(last), int(number)

    def events_of(self, mentions: Iterable[str]) -> dict[str, str]:
        """Return which event each of some mentions, by id, stands in; those in none are left out."""
        wanted = (
            "SELECT m.id, l.event FROM linked l JOIN mentions m ON m.key = l.mention"
            " WHERE l.event <> '' AND m.id IN"
        )
        return dict(self._among(wanted, mentions))

    def count_events(self, wanted: MentionFilter) -> int:
        """Return how many events `events` would give without its page."""
        found = select(func.count()).select_from(t.events).where(*_such(wanted))
        return int(self._at.execute(found).scalar_one())

    def groups(self, events: Iterable[str]) -> dict[str, list[int]]:
        """Return the keys of the mentions of some events."""
        found: dict[str, list[int]] = {}
        for event, mention in self._among("SELECT event, mention FROM linked WHERE event IN", events):
            found.setdefault(event, []).append(mention)
        return found

    def headings(self, events: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return type and day (``""`` for none) of some events, by id; ids of none are left out."""
        rows = self._among("SELECT id, type, day FROM events WHERE id IN", sorted(events))
        return {id_: (type_, day) for id_, type_, day in rows}

    def event_of(self, mention: str) -> str:
        """Return the id of the event that a mention, by id, stands in; ``""`` where it stands in none."""
        wanted = "SELECT l.event FROM linked l JOIN mentions m ON m.key = l.mention WHERE m.id = ?"
        return next((row[0] for row in ask(self._at, wanted, [mention])), "")

    # Copies

    def any(self) -> bool:
        """Return whether anything is linked yet."""
        return bool(ask(self._at, "SELECT 1 FROM linked LIMIT 1"))

    def writing(self) -> AbstractContextManager[Connection]:
        """Return a transaction for several of the methods below."""
        return self._writing()

    def unsketched(self, page: int = 500) -> list[Text]:
        """Return some of the coded versions whose text was not compared with the others yet."""
        return [Text(*row) for row in ask(self._at, _UNSKETCHED, [page])]

    def sharing(self, sketch: Iterable[int], report: str) -> list[tuple[int, int, int]]:
        """Return versions of other reports that share part of a sketch: key, how much, size of theirs."""
        shared: dict[int, int] = {}
        for version, number in self._among(_SHARING, sketch, " GROUP BY version"):
            shared[version] = shared.get(version, 0) + number
        if not shared:
            return []
        sizes = self._among(
            "SELECT s.version, s.size, v.report FROM sketched s JOIN versions v ON v.key = s.version"
            " WHERE s.version IN", sorted(shared),
        )  # fmt: skip
        return sorted((version, shared[version], size) for version, size, other in sizes if other != report)

    def text(self, version: int) -> str:
        """Return a version's text."""
        return str(ask(self._at, "SELECT text FROM versions WHERE key = ?", [version])[0][0])

    def keep_sketch(
        self, version: int, sketch: frozenset[int], copies: Sequence[tuple[int, int, float]]
    ) -> None:
        """Keep a version's sketch, and of which it is a copy with the share that both have.

        Within a transaction of `writing`.
        """
        rows = [(one, version) for one in sorted(sketch)]
        write_many(self._at, "INSERT INTO sketches (hash, version) VALUES (?, ?)", rows)
        write_many(self._at, "INSERT INTO sketched (version, size) VALUES (?, ?)", [(version, len(sketch))])
        write_many(self._at, "INSERT INTO copies (one, other, share) VALUES (?, ?, ?)", list(copies))

    def carried(self) -> list[tuple[Published, Published]]:
        """Return the outlets of each two reports of one text: who was first, by the day, and who later.

        Each with whether the report was composed. Where both have one day, or one has none, nobody is known
        to be first, and each stands as either.
        """
        found: list[tuple[Published, Published]] = []
        for outlet, made, day, second, also, later in ask(self._at, _CARRIED):
            one, other = (outlet, bool(made)), (second, bool(also))
            if outlet and second and one != other:
                known = bool(day and later) and day != later
                found += [(one, other)] if not known or day < later else []
                found += [(other, one)] if not known or later < day else []
        return found

    def _copies(self) -> dict[str, tuple[str, ...]]:
        """Return report → the reports that carry the same text, of the versions that stand."""
        found: dict[str, set[str]] = {}
        for one, other in ask(self._at, _COPIES):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return {report: tuple(sorted(others)) for report, others in found.items()}

    def _among(self, sql: str, values: Iterable[Any], after: str = "") -> Iterator[Any]:
        """Yield the rows of a statement that ends in ``IN``, a stretch of the values at a time."""
        given = list(values)
        for first in range(0, len(given), _CHUNK):
            some = given[first : first + _CHUNK]
            yield from ask(self._at, f"{sql} ({', '.join('?' * len(some))}){after}", some)


def _note(at: Connection, noted: Mapping[str, str]) -> None:
    rows = [(f"link.{name}", value) for name, value in noted.items()]
    write_many(
        at, "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", rows
    )


def _such(wanted: MentionFilter) -> list[Any]:
    """Return the condition that an event has a mention that fits the filter; none where all fit."""
    if structs.replace(wanted, limit=None, offset=0) == MentionFilter():
        return []
    fitting = select(t.mentions.c.key).select_from(SOURCE).where(*conditions(wanted))
    return [t.events.c.id.in_(select(t.linked.c.event).where(t.linked.c.mention.in_(fitting)))]


def summary(event: Event) -> EventRow:
    """Return what a list sorts an event by."""
    day = (event.date or "")[:10] or event.told_on or ""
    return EventRow(event.id, event.type, day, len(event.told), event.sources, len(event.disagreements))


_STANDING = " WHERE r.latest = m.version"
_TOLD = """
SELECT m.key, m.body, r.outlet, r.composed, v.published, m.report, v.title, v.text
FROM mentions m JOIN reports r ON r.id = m.report
JOIN versions v ON v.report = m.report AND v.number = m.version
"""
# A review speaks of a mention by its id, or by its words where a recoding changed the id; see `same_mention`.
_SAME = """
m.report = w.{p}report AND (m.id = w.{m} OR (
    w.{p}version = m.version AND w.{p}type = m.type AND w.{p}start < m."end" AND m.start < w.{p}end
    AND NOT EXISTS (SELECT 1 FROM mentions o WHERE o.id = w.{m})))
"""
_ONE, _OTHER = _SAME.format(p="", m="mention"), _SAME.format(p="other_", m="other")
_JUDGED = "SELECT m.key FROM reviews w JOIN mentions m ON {such} JOIN reports r ON r.id = m.report"
_REVIEWED = f"{_JUDGED.format(such=_ONE)}{_STANDING} AND w.key > ?"
_OTHERS = f"{_JUDGED.format(such=_OTHER)}{_STANDING} AND w.key > ? AND w.other <> ''"
_DECISIONS = f"""
SELECT w.verdict, m.id, n.id, w.who FROM reviews w
JOIN mentions m ON {_ONE}
JOIN mentions n ON {_OTHER.replace("m.", "n.")}
WHERE w.verdict IN ('same', 'different', 'undo') ORDER BY w.key, m.id, n.id
"""  # noqa: S608
_ALL_UNLINKED = """
INSERT INTO unlinked (report) SELECT DISTINCT report FROM mentions WHERE true ON CONFLICT (report) DO NOTHING
"""  # "WHERE true": else SQLite reads ON as part of a join (sqlite.org/lang_upsert.html, 2.2)
_PUT_STORY = """
INSERT INTO stories (report, body) VALUES (?, ?) ON CONFLICT (report) DO UPDATE SET body = excluded.body
"""
_NO_EVENTS = "DELETE FROM events WHERE id IN (SELECT event FROM linked WHERE component = ?)"
_UNSKETCHED = """
SELECT v.key, v.report, v.text FROM versions v
WHERE v.key IN (SELECT version FROM codings) AND v.key NOT IN (SELECT version FROM sketched)
ORDER BY v.key LIMIT ?
"""
_SHARING = "SELECT version, count(*) FROM sketches WHERE hash IN"
_CARRIED = """
SELECT r.outlet, r.composed, a.published, s.outlet, s.composed, b.published
FROM copies c JOIN versions a ON a.key = c.one JOIN versions b ON b.key = c.other
JOIN reports r ON r.id = a.report AND r.latest = a.number
JOIN reports s ON s.id = b.report AND s.latest = b.number
"""
_COPIES = """
SELECT a.report, b.report FROM copies c JOIN versions a ON a.key = c.one JOIN versions b ON b.key = c.other
JOIN reports r ON r.id = a.report AND r.latest = a.number
JOIN reports s ON s.id = b.report AND s.latest = b.number
"""
