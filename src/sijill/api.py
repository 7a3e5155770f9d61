"""Sijill from Python: open a record, read into it, ask it; or code a text without keeping anything.

import sijill

with sijill.open("x.db") as record:
    record.read(["reports/"])
    table = record.mentions(type="BLOCKADE", actor="sdf").to_polars()

sijill.code("حاصرت قسد الحي", published="2024-08-07")
"""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

import msgspec
from msgspec import Struct, structs

from sijill.errors import RecordError, UsageError
from sijill.export.compared import Comparison, compare_versions
from sijill.export.fields import Shown
from sijill.export.formats.bundle import Snapshot
from sijill.export.formats.form import File, format_of
from sijill.export.formats.gather import Asked, gather
from sijill.export.formats.written import files_of, one_body, put_files
from sijill.export.frames import polars
from sijill.export.line import Line
from sijill.export.notebook.html import Page
from sijill.export.notebook.shell import shell, teach
from sijill.export.snapshots import Since, since
from sijill.export.snapshots import keep as keep_snapshot
from sijill.export.snapshots import kept as kept_snapshots
from sijill.export.state_records import state_record, states_cells
from sijill.export.states import headline
from sijill.export.verdicts import fitting
from sijill.i18n import Lang, choose_language
from sijill.lexicon import Lexicon, load
from sijill.readers import Draft, Origin, ReadOptions, build
from sijill.readers.hand import read_map
from sijill.runs import (
    Progress,
    RunSummary,
    added,
    maker,
    others_of,
    record_events,
    record_told,
    review_of,
    undos_of,
)
from sijill.runs import read as run_read
from sijill.runs import recode as run_recode
from sijill.runs.hand import HandSummary, import_files, read_hand_tables
from sijill.runs.meant import Meant
from sijill.runs.read import Tell
from sijill.runs.redacting import mark_name, marked_names
from sijill.runs.similar import Alike, By, similar_reports
from sijill.runs.states import precedents_of, record_episodes, record_state, record_states
from sijill.schema import LINKING, REDACT, Event, HandEvent, Mention, Report, Review, Span, Told
from sijill.states.choosing import StateFilter
from sijill.states.kinds import Kind
from sijill.states.precedents import Precedents
from sijill.store import MentionFilter, MentionRow, Store, Version, last_two, names_inside, open_store

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

    from sijill.export.brief.written import WrittenBrief
    from sijill.export.verify.types import Verification

T = TypeVar("T")
_MANY = frozenset(
    name for name in MentionFilter.__struct_fields__ if isinstance(getattr(MentionFilter(), name), tuple)
)


class _Found(Sequence[T]):
    """What was found, in its order; ``show`` makes what a notebook shows of it."""

    def __init__(self, found: Sequence[T], what: str, show: Callable[[Any], Page] | None = None) -> None:
        self._found, self._what, self._show = tuple(found), what, show

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> T | Self:
        """Return one, or some of them."""
        return self._some(self._found[at]) if isinstance(at, slice) else self._found[at]

    def _some(self, found: Sequence[T]) -> Self:
        raise NotImplementedError

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found)

    def __repr__(self) -> str:
        """Say how many there are."""
        return f"<{len(self)} {self._what}>"

    def _repr_html_(self) -> str | None:
        return self._show(self).html if self._show else None


class Mentions(_Found[MentionRow]):
    """Mentions as they were asked for, each a `MentionRow`: the mention, its words, its report's facts."""

    def __init__(self, found: Sequence[MentionRow], show: Callable[[Any], Page] | None = None) -> None:
        """Keep what was found, in its order."""
        super().__init__(found, "mentions", show)

    def _some(self, found: Sequence[MentionRow]) -> Self:
        return type(self)(found, self._show)

    def rows(self) -> list[dict[str, Any]]:
        """Return plain rows: a value a column, several of them joined by ``|``, as in the CSV."""
        return [_flat(row) for row in self._found]

    def to_polars(self) -> "pl.DataFrame":
        """Return the rows as a Polars table.

        Raises:
            UsageError: ``no-polars`` where the extra ``tables`` is not installed.
        """
        table: pl.DataFrame = polars().DataFrame(self.rows(), schema=_SCHEMA, orient="row")
        return table


class Events(_Found[Event]):
    """Events as they were asked for, by their day."""

    def __init__(self, found: Sequence[Event], show: Callable[[Any], Page] | None = None) -> None:
        """Keep what was found, in its order."""
        super().__init__(found, "events", show)

    def _some(self, found: Sequence[Event]) -> Self:
        return type(self)(found, self._show)


class States(_Found[Struct]):
    """States of one kind, each with the events behind its fields."""

    def __init__(
        self, kind: Kind, found: Sequence[Struct], show: Callable[[Any], Page] | None = None
    ) -> None:
        """Keep what was found, in its order."""
        super().__init__(found, kind, show)
        self.kind = kind

    def _some(self, found: Sequence[Struct]) -> Self:
        return type(self)(self.kind, found, self._show)

    def rows(self) -> list[dict[str, Any]]:
        """Return plain mappings, as `sijill … --format json` writes them."""
        return [state_record(self.kind, state) for state in self._found]

    def to_polars(self) -> "pl.DataFrame":
        """Return the states as a Polars table: a value a column, several joined by ``|``, as in the CSV.

        Raises:
            UsageError: ``no-polars`` where the extra ``tables`` is not installed.
        """
        heads, *rows = states_cells({self.kind: self._found}, Shown())
        table: pl.DataFrame = polars().DataFrame(rows, schema=dict.fromkeys(heads, str), orient="row")
        return table


class Export(Struct, frozen=True):
    """An export: its files, and the snapshot that it names.

    Attributes:
        format: its name. Example: ``"geojson"``. files: what it is made of. snapshot: what it was made of.
    """

    format: str
    files: tuple[File, ...]
    snapshot: Snapshot

    @property
    def body(self) -> bytes:
        """Return the bytes of an export of one file.

        Raises:
            UsageError: ``several-files``.
        """
        return one_body(self.files, self.format)

    def write(self, out: str | Path) -> list[Path]:
        """Write it to a file, a folder or a ``.zip``, and return what was written.

        Raises:
            SijillError: ``broken-write``.
        """
        return put_files(self.files, Path(out))


class Record:
    """A record that is open; a context manager."""

    def __init__(
        self,
        store: Store,
        packs: Sequence[str | Path] | None = None,
        engine: str = "rules",
        lexicon: Lexicon | None = None,
        lang: str = "",
    ) -> None:
        """Keep the store and what codes, and the packs' lexicon where it is loaded already; use `open`."""
        self.store, self._given, self._closed = store, lexicon, False
        self.lang: Lang = choose_language(lang, os.environ)
        self._packs = packs if packs is None else tuple(packs)
        self._make = maker(engine, self._packs)

    def __enter__(self) -> Self:
        """Return the record itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._closed = True
        self.store.close()

    def read(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        jobs: int = 1,
        progress: Tell | None = None,
        fields: Mapping[str, str] | None = None,
        **options: Any,
    ) -> RunSummary:
        """Read files and folders into the record and return what it came to.

        Args:
            paths: one path or several.
            jobs: processes that code; with more than one, a script needs the usual
                ``if __name__ == "__main__":``.
            progress: called with a `Progress` after each report.
            fields: our names and the file's. Example: ``{"text": "Body"}``.
            **options: those of `ReadOptions`. Example: ``outlet="sana"``.

        Raises:
            UsageError: ``unknown-option``. RecordError: the record cannot be written.
        """
        chosen = _options(ReadOptions, {**options, "fields": tuple((fields or {}).items())})
        return run_read(_paths(paths), self.store, self._make, chosen, jobs=jobs, progress=progress)

    def recode(self, *, jobs: int = 1, progress: Tell | None = None) -> RunSummary:
        """Code again what another engine or other packs have coded; reviews stand."""
        return run_recode(self.store, self._make, jobs=jobs, progress=progress)

    def mentions(self, **filters: Any) -> Mentions:
        """Return the mentions that fit all of ``filters``, see `MentionFilter`; always in the same order.

        Mentions of superseded texts are left out, unless ``superseded=True``.
        A place stands for the places inside it as well, as far as the packs know them.

        Example:
            >>> record.mentions(type=["ATTACK", "CLASH"], since="2024-08-01")  # doctest: +SKIP
            <12 mentions>

        Raises:
            UsageError: ``unknown-option`` where there is no such filter.
        """
        return Mentions(self.store.mentions(self._filter(filters)), self.show)

    def states(
        self, kind: Kind, at: str | None = None, known_by: str | None = None, **filters: Any
    ) -> States:
        """Return the states of a kind that the events make; what is new is linked first.

        Args:
            kind: ``"blockades"``, ``"negotiations"``, ``"agreements"``, ``"control"``, ``"custody"``,
                ``"casualties"`` or ``"episodes"``.
            at: only what had begun by this day, looked at from it; None for all.
            known_by: only what had been published by this day, looked at from it where ``at`` is None.
            **filters: those of `StateFilter`. Example: ``party="sdf"``.

        Example:
            >>> record.states("blockades", at="2024-08-08", place="الحسكة")  # doctest: +SKIP
            <2 blockades>

        Raises:
            UsageError: ``unknown-option`` where there is no such filter.
        """
        wanted = _states_wanted(filters)
        found = record_states(self.store, self._lexicon, kind, wanted, at, known_by)
        return States(kind, found, self.show)

    def state(self, at: str, known_by: str | None = None, **filters: Any) -> dict[Kind, States]:
        """Return all that was in force on the day ``at``, by kind.

        By all that the record tells of it; with ``known_by`` by what had been published by that day.
        """
        found = record_state(self.store, self._lexicon, at, _states_wanted(filters), known_by)
        return {kind: States(kind, states, self.show) for kind, states in found.items()}

    def precedents(
        self, episode: str = "", at: str | None = None, known_by: str | None = None, **filters: Any
    ) -> Precedents:
        """Return the earlier episodes most like one, what came next in each, and how often.

        Args:
            episode: its id; without it the last that began by ``at``.
            at: the day as of which the episode is known; None for all of it.
            known_by: only what had been published by this day.
            **filters: see `states`; of the episodes among which is looked.

        Raises:
            UsageError: ``no-such-episode``, ``unknown-option``.
        """
        found = record_episodes(self.store, self._lexicon, _states_wanted(filters), known_by)
        return precedents_of(found, episode, at or known_by, self._lexicon)

    def read_hand(
        self,
        files: str | Path | Iterable[str | Path],
        column_map: str | Path,
        coder: str,
        *,
        replace: bool = False,
    ) -> HandSummary:
        """Read a team's tables of events coded by hand; they are kept apart from the machine's.

        Args:
            files: one table or several of one form.
            column_map: the map's file, see docs/hand.md.
            coder: who coded them.
            replace: take out what files of these names gave before and do not hold now.

        Raises:
            InputError: the map is wrong. RecordError: the record cannot be written.
        """
        chosen = read_map(column_map)
        return read_hand_tables(_paths(files), self.store, chosen, self._lexicon, coder, remove=replace)

    def import_events(
        self, files: str | Path | Iterable[str | Path], coder: str, *, replace: bool = False
    ) -> HandSummary:
        """Import what others coded; it is kept apart from the machine's, and never counted with it.

        Args:
            files: gold of the guide's form, or FollowTheMoney; see docs/hand.md.
            coder: who coded it, a person or a program.
            replace: take out what files of these names gave before and do not hold now.

        Raises:
            RecordError: the record cannot be written.
        """
        return import_files(_paths(files), self.store, self._lexicon, coder, remove=replace)

    def hand_events(self, *coders: str) -> list[HandEvent]:
        """Return the events that people coded by hand, or some of them, by their days."""
        return self.store.hand_events(coders)

    def similar(
        self, text: str = "", *, report: str = "", limit: int = 10, by: By = "meaning"
    ) -> list[Alike]:
        """Return the reports that tell what a text tells, or what a report of the record does, likest first.

        Vectors of reports that have none are made first: some 17 a second.

        Args:
            text: a few words, a question or a text, in Arabic or English.
            report: the id of a report, instead of a text.
            limit: how many.
            by: ``"words"`` finds the reports that hold words of the text instead, and needs no extra.

        Example:
            >>> record.similar("prisoners swapped between the army and the rebels")  # doctest: +SKIP
            [Alike(report='hsk-2016-08-ex4', …), …]

        Raises:
            ModelError: ``similar-extra`` where the extra ``model`` is not installed.
            UsageError: ``nothing-asked``. RecordError: ``unknown-report``.
        """
        return similar_reports(self.store, text, report=report, limit=limit, by=by)

    def report(self, report: str, version: int | None = None) -> Report | None:
        """Return a report as it stands, or at ``version``; None where there is none."""
        return self.store.report(report, version)

    def versions(self, report: str) -> list[Version]:
        """Return what is known of each version of a report, the oldest first."""
        return self.store.history(report)

    def diff(self, report: str, old: int | None = None, new: int | None = None) -> Comparison:
        """Return what changed between two versions of a report, in words and in codes.

        Args:
            report: its id or its address.
            old: a version, without it the one before.
            new: a version, without it the one that stands.

        Example:
            >>> record.diff("hsk-1").words()[0]["added"]  # doctest: +SKIP
            'خمسة'

        Raises:
            RecordError: ``unknown-report``, ``several-reports``, ``unknown-version``, ``one-version``.
        """
        found = self.store.find(report)
        if found is None:
            raise RecordError("unknown-report", self.store.path, id=report)
        two = last_two(self.store.history(found[0]))
        if two is None:
            raise RecordError("one-version", self.store.path, id=found[0])
        newer = new or two[1]
        older = old or (two[0] if newer == two[1] else newer - 1)
        return compare(self.store, (found[0], older), (found[0], newer))

    def reviews(self, report: str = "") -> list[Review]:
        """Return the reviews of a report, or all, the oldest first."""
        return self.store.reviews(report)

    def review(self, rows: Iterable[Mapping[str, Any]], who: str) -> int:
        """Append verdicts and return how many; a row has ``id``, ``verdict`` and, as needed, more.

        Args:
            rows: ``{"id": …, "verdict": "ok" | "wrong"}``;
                ``{"id": …, "verdict": "fix", "argument": "target", "value": "ndf", "why": "…"}``;
                ``{"id": …, "verdict": "same" | "different", "other": …}`` with the id of another mention that
                tells the same event or a different one. ``different`` without it parts a mention from all
                others of its event;
                ``{"id": …, "verdict": "undo"}`` takes back the reviewer's last decision on a mention, or that
                on an ``argument`` or with an ``other``;
                ``{"verdict": "add", "report": …, "start": …, "end": …, "type": …, "arguments": {…}}`` adds a
                mention that was missed; besides, ``version`` (without it, that which stands) and ``part``.
            who: the reviewer.

        Raises:
            UsageError: ``bad-verdict``, ``bad-argument``, ``bad-cell``, ``bad-words``, ``unknown-mention``,
                ``nothing-to-undo``; nothing is written then.
        """
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        reviews: list[Review] = []
        new: list[Mention] = []
        for row in rows:
            if row.get("verdict") == "add":
                new.append(self._added(row))
                said = {"verdict": "add", "why": row.get("why", "")}
                reviews.append(review_of(new[-1], None, who, now, said))
            else:
                reviews += self._review(row, who, now)
        self.store.add_reviews(reviews, new, self._lexicon.party if new else str)
        return len(reviews)

    def _added(self, row: Mapping[str, Any]) -> Mention:
        version, part = row.get("version") or None, row.get("part") or "text"
        report = self.store.report(str(row.get("report", "")), version)
        if report is None:
            raise UsageError("unknown-report", id=row.get("report", ""))
        meant = Meant(self._lexicon)
        given = (row.get("arguments") or {}).items()
        cells = {name: meant.value(name, fitting(name, value)) for name, value in given}
        span = Span(
            int(row.get("start") or 0), int(row.get("end") or 0), "title" if part == "title" else "text"
        )
        return added(report, fitting("type", str(row.get("type", ""))), span, cells)

    def _review(self, row: Mapping[str, Any], who: str, now: str) -> list[Review]:
        if row.get("verdict") == REDACT:
            raise UsageError("bad-verdict", value=REDACT)
        found = self.store.mentions(MentionFilter(id=(row.get("id", ""),), superseded=True))
        if not found:
            raise UsageError("unknown-mention", mention=row.get("id", ""))
        given = {name: row.get(name, "") for name in ("verdict", "argument", "value", "why")}
        if given["verdict"] == "undo":
            undo = {**given, "who": who, "when": now, "other": row.get("other", "")}
            return undos_of(found[0].reviews, found[0].mention, undo)
        if given["verdict"] == "fix":
            value = fitting(given["argument"], given["value"])
            given["value"] = Meant(self._lexicon).value(given["argument"], value)
        others: list[Mention | None] = [None]
        if given["verdict"] in LINKING:
            others = [*others_of(self.store, found[0].mention, row.get("other", ""))]
            if not others or (given["verdict"] == "same" and not row.get("other")):
                raise UsageError("unknown-mention", mention=row.get("other", ""))
        try:
            return [review_of(found[0].mention, other, who, now, given) for other in others]
        except msgspec.ValidationError:
            raise UsageError("bad-verdict", value=given["verdict"]) from None

    def redact(self, name: str, kind: str, who: str, why: str = "", *, undo: bool = False) -> Review:
        """Mark a name to be taken out of every export and brief of this record, or take the mark back.

        Args:
            name: as written, in any of its spellings, or an id. Example: ``"سالم الأحمد"``.
            kind: ``"persons"``, ``"places"`` or ``"sources"``.
            who: the reviewer.
            why: free text.
            undo: the reviewer takes back his own mark.

        Raises:
            UsageError: ``bad-choice``, ``no-name``, ``not-redacted``. RecordError: it cannot be written.
        """
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        said = {"name": name, "kind": kind, "who": who, "why": why, "when": now}
        return mark_name(self.store, {**said, "verdict": "undo" if undo else REDACT})

    def redactions(self) -> list[Review]:
        """Return the marks on names that hold, the oldest first."""
        return list(marked_names(self.store))

    def events(self, **filters: Any) -> Events:
        """Return the events with a mention that fits all of ``filters``, by their day; see `mentions`.

        What is new or was reviewed since the last time is linked first.

        Example:
            >>> record.events(type="BLOCKADE", place="الحسكة")  # doctest: +SKIP
            <3 events>

        Raises:
            UsageError: ``unknown-option`` where there is no such filter.
            RecordError: something is to be linked and the file cannot be written.
        """
        return Events(record_events(self.store, self._lexicon, self._filter(filters)), self.show)

    def show(self, one: Any, lang: str = "") -> Page:
        """Return what a notebook shows of an event, a report, a state, of several, or of mentions.

        A report is shown with its mentions while the record is open.

        Args:
            one: what this record gave.
            lang: ``"ar"`` or ``"en"``; without it the record's language.

        Raises:
            UsageError: ``not-shown`` for anything else.
        """
        from sijill.export.notebook.shown import shown  # noqa: PLC0415  nobody needs it but a notebook

        chosen = choose_language(lang or self.lang, {})
        store = None if self._closed else self.store
        names = self._episodes(chosen) if isinstance(one, Precedents) and store else {}
        return shown(one, self._lexicon.actors, chosen, store, names)

    def _episodes(self, lang: str) -> dict[str, str]:
        """Return the first lines of the episodes, by id."""
        view = Shown(self._lexicon.actors, lang)
        found = record_episodes(self.store, self._lexicon)
        return {one.id: f"{headline('episodes', one, view)} [{one.id}]" for one in found}

    def plot(
        self, what: str, states: Sequence[Struct] | None = None, *, lang: str = "", align: bool = False,
        **filters: Any,
    ) -> "alt.TopLevelMixin":  # fmt: skip
        """Return a plot by Altair, which a notebook shows.

        Args:
            what: ``"intensity"`` of episodes, ``"blockades"``, ``"positions"`` of negotiations,
                ``"casualties"``.
            states: those of the kind that are drawn; without them those that fit ``filters``, see `states`.
            lang: ``"ar"`` or ``"en"``; without it the record's language.
            align: count the days of each episode from its first, so that crises can be compared.
            **filters: see `states`. Example: ``place="الحسكة"``.

        Raises:
            UsageError: ``bad-choice``; ``notebooks-extra`` where Altair is not installed;
                ``nothing-to-plot``; ``unknown-option``.
        """
        from sijill.export.notebook.plots import kind_of, plot  # noqa: PLC0415

        kind = kind_of(what)
        drawn = self.states(kind, **filters) if states is None else states
        view = Shown(self._lexicon.actors, choose_language(lang or self.lang, {}))
        return plot(what, drawn, view, align=align)

    def _repr_html_(self) -> str | None:
        from sijill.export.notebook.shown import record_shown  # noqa: PLC0415

        return None if self._closed else record_shown(self.store, self._lexicon.actors, self.lang).html

    def export(
        self, form: str, *, lang: str = "en", redact: str | Iterable[str] = (), names: Iterable[str] = (),
        **filters: Any,
    ) -> Export:  # fmt: skip
        """Return the events with a mention that fits all of ``filters`` in another program's form.

        Args:
            form: its name, see docs/exports.md. Example: ``"csv"``.
            lang: of words for people, ``"ar"`` or ``"en"``.
            redact: what is taken out: ``"persons"``, ``"places"``, ``"sources"``.
            names: further names that are taken out.
            **filters: see `mentions`.

        Example:
            >>> record.export("csv", redact="persons", type="DETAIN").write("x.csv")  # doctest: +SKIP
            [PosixPath('x.csv')]

        Raises:
            UsageError: ``bad-choice``, ``unknown-option``; ``no-polars`` where the format needs an extra.
        """
        kind = format_of(form)
        asked = Asked(
            wanted=self._filter(filters), lang=lang, names=tuple(names),
            redact=(redact,) if isinstance(redact, str) else tuple(redact),
            states=kind.states, content=kind.content,
        )  # fmt: skip
        bundle = gather(self.store, load(self._packs), asked)
        return Export(form, files_of(form, bundle), bundle.snapshot)

    def brief(
        self, *, redact: str | Iterable[str] = (), names: Iterable[str] = (), **asked: Any
    ) -> "WrittenBrief":
        """Return a situation report of an episode or of some days, every sentence with its evidence.

        Args:
            redact: what is taken out: ``"persons"``, ``"places"``, ``"sources"``.
            names: further names that are taken out.
            **asked: ``episode``, an id, or ``since`` and ``until``; ``lang``, ``"ar"`` or ``"en"``;
                ``composed``, True for composed reports alone, False for news alone.

        Example:
            >>> record.brief(since="2024-08", lang="ar").write("x.html")  # doctest: +SKIP
            PosixPath('x.html')

        Raises:
            UsageError: ``brief-scope``, ``mixed-brief``, ``empty-brief``, ``no-such-episode``,
                ``bad-choice``, ``unknown-option``.
        """
        from sijill.export.brief.build import brief_of  # noqa: PLC0415  brings much that else nobody needs
        from sijill.export.brief.types import Question  # noqa: PLC0415
        from sijill.export.brief.written import WrittenBrief  # noqa: PLC0415

        kinds = (redact,) if isinstance(redact, str) else tuple(redact)
        question = _options(Question, {**asked, "redact": kinds, "names": tuple(names)})
        return WrittenBrief(brief_of(self.store, self._lexicon, question))

    def verify(
        self, path: str | Path, *, redact: str | Iterable[str] = (), names: Iterable[str] = ()
    ) -> "Verification":
        """Check a brief or an export against the record: quotes, figures, hashes, what was taken out.

        Args:
            path: a file; a folder or ``.zip`` for a data package.
            redact: what was taken out, where the file does not say so itself.
            names: the further names that were taken out.

        Example:
            >>> record.verify("x.html").holds  # doctest: +SKIP
            True

        Raises:
            InputError: ``not-found``, ``not-verifiable``, ``unreadable``, ``damaged``.
            UsageError: ``names-needed``, ``redaction-unknown``, ``bad-choice``.
        """
        from sijill.export.verify.check import Taken, verify  # noqa: PLC0415  brings all formats

        kinds = (redact,) if isinstance(redact, str) else tuple(redact)
        return verify(Path(path), self.store, self._lexicon, Taken(kinds, tuple(names)))

    def snapshot(self) -> Snapshot:
        """Keep a snapshot of the record in it, and return it; see `since`.

        Raises:
            RecordError: the file cannot be written.
        """
        return keep_snapshot(self.store, load(self._packs))

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots that the record keeps, the oldest first."""
        return kept_snapshots(self.store)

    def since(self, old: str, new: str = "") -> Since:
        """Return what was added, changed or withdrawn since a snapshot, or between two, and why.

        Raises:
            RecordError: ``unknown-snapshot``.
        """
        return since(self.store, load(self._packs), old, new)

    def told(self) -> list[Told]:
        """Return the mentions as linking is given them: as reviewed, those judged wrong left out."""
        return record_told(self.store)

    def _filter(self, filters: Mapping[str, Any]) -> MentionFilter:
        wanted = _options(MentionFilter, {name: _several(name, value) for name, value in filters.items()})
        if wanted.place:
            wanted = structs.replace(wanted, place=names_inside(self._places, wanted.place))
        found: MentionFilter = wanted
        return found

    @cached_property
    def _lexicon(self) -> Lexicon:
        return self._given or load(self._packs)

    @property
    def _places(self) -> Mapping[str, Any]:
        return self._lexicon.places


def open(  # noqa: A001  as the standard library's: ``sijill.open``
    path: str | Path = "sijill.db",
    *,
    packs: Sequence[str | Path] | None = None,
    read_only: bool = False,
    lang: str = "",
) -> Record:
    """Open the record at ``path``; it is made if it is not there.

    In a notebook events, reports and states are shown from then on as `Record.show` shows them.

    Args:
        path: its file.
        packs: those to use; without, the text chooses among ours.
        read_only: nothing is written.
        lang: of what is shown, ``"ar"`` or ``"en"``; without it that of the environment.

    Raises:
        RecordError: it is no record, a newer one, or cannot be opened.
    """
    record = Record(open_store(path, create=not read_only, read_only=read_only), packs, lang=lang)
    running = shell()
    if running is not None:
        teach(running, record.show)
    return record


def code(
    text: str,
    published: str | None = None,
    outlet: str = "",
    title: str = "",
    packs: Sequence[str | Path] | None = None,
) -> list[Mention]:
    """Code one text and return its mentions; nothing is kept.

    Args:
        text: the report.
        published: its day, against which «أمس» is read.
        outlet: who published it.
        title: its headline.
        packs: those to use; without, the text chooses among ours. Loading takes a second: ours are loaded
            by the first call alone, others by each, since their files may change.

    Example:
        >>> [m.type for m in code("حاصرت قسد أحياء النظام في الحسكة.")]
        ['BLOCKADE']
    """
    draft = Draft(text=text, title=title, outlet=outlet, published=published)
    report = build(draft, Origin(path="<text>"), ReadOptions())
    engine = _own_rules() if packs is None else maker("rules", packs)()
    return list(engine.code(report))


@lru_cache(maxsize=1)
def _own_rules() -> Any:
    """Return the rules over our packs, which stay as they were installed."""
    return maker("rules")()


def compare(store: Store, old: tuple[str, int], new: tuple[str, int]) -> Comparison:
    """Return what changed between two versions, each a report's id and a number.

    Raises:
        RecordError: ``unknown-version``.
    """
    before, then = _coding(store, *old)
    now, there = _coding(store, *new)
    return compare_versions(before, then, now, there)


def _coding(store: Store, report: str, version: int) -> tuple[Report, list[Line]]:
    found = store.report(report, version)
    if found is None:
        raise RecordError("unknown-version", store.path, id=report, version=version)
    rows = store.mentions(MentionFilter(report=(report,), version=(version,), superseded=True))
    return found, [Line(row.mention, found, row.quote, row.reviews, row.superseded) for row in rows]


def _paths(paths: str | Path | Iterable[str | Path]) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _options(kind: type[Any], given: Mapping[str, Any]) -> Any:
    known = kind.__struct_fields__
    for name in given:
        if name not in known:
            raise UsageError("unknown-option", option=name, known=", ".join(known))
    return kind(**given)


def _states_wanted(filters: Mapping[str, Any]) -> StateFilter:
    given = {name: _several(name, value) for name, value in filters.items()}
    wanted: StateFilter = _options(StateFilter, given)
    return wanted


def _several(name: str, value: Any) -> Any:
    if name not in _MANY:
        return value
    return (value,) if isinstance(value, str | int) else tuple(value)


_JOINED = ("actor", "target", "mediator", "place", "about", "source", "items")
_COLUMNS = (
    "id", "report", "version", "superseded", "outlet", "published", "composed", "type", "status", "actor",
    "target", "mediator", "place", "date", "about", "count", "source", "told_on", "quote", "start", "end",
    "part", "items", "confidence", "rule", "engine", "verdict",
)  # fmt: skip
_SCHEMA: dict[str, Any] = {
    name: {
        "version": int,
        "superseded": int,
        "start": int,
        "end": int,
        "composed": bool,
        "confidence": float,
    }.get(name, str)
    for name in _COLUMNS
}


def _flat(row: MentionRow) -> dict[str, Any]:
    mention, span = row.mention, row.mention.evidence
    found: dict[str, Any] = {name: getattr(mention, name, None) for name in _COLUMNS}
    found |= {name: "|".join(filler.value for filler in getattr(mention, name)) for name in _JOINED}
    found |= {"date": mention.date.value if mention.date else None}
    found |= {"count": "|".join(f"{count.what}={count.word}" for count in mention.count)}
    found |= {"quote": row.quote, "start": span.start, "end": span.end, "part": span.part}
    found |= {"outlet": row.outlet, "published": row.published, "composed": row.composed}
    found |= {"superseded": row.superseded}
    return found | {"verdict": row.verdict or None}


__all__ = ["Events", "Export", "Mentions", "Progress", "Record", "RunSummary", "States", "code", "open"]
