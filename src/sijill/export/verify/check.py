"""The check itself: what the file holds beside what the record makes of the same question."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from sijill.errors import InputError, UsageError
from sijill.export.brief.build import prepared, written
from sijill.export.brief.html import html_of
from sijill.export.brief.types import Brief, Question
from sijill.export.formats.bundle import Bundle
from sijill.export.formats.form import FORMATS
from sijill.export.formats.gather import Asked, gather, snapshot_by
from sijill.export.formats.redact import BAR, KINDS, Redactor, names_of
from sijill.export.formats.taken import marks, names_marked, taken_out
from sijill.export.formats.written import files_of
from sijill.export.snapshots import kept
from sijill.export.verify.held import PAPERS, Held, Row, files_in, form_of, held
from sijill.export.verify.page import page
from sijill.export.verify.paper import NO_PAGE, pages, read, read_inside_of
from sijill.export.verify.types import Check, Fault, Finding, Verification
from sijill.i18n import LANGUAGES, catalogue
from sijill.lexicon import Lexicon
from sijill.readers import text_hash
from sijill.schema import Event
from sijill.store import MentionFilter, Store

_QUOTED = frozenset({"quote", "quotes", "exact", "prefix", "suffix", "target"})
_HASHED = frozenset({"text_hash", "bytes_hash", "sijill:text_hash", "hash", "snapshot", "sijill:snapshot"})
_SHOWN = 200  # characters of a value in a finding
_REDACTED = ("redacted-person", "redacted-name", "redacted-source", "redacted-place", BAR)
# Words of the program's own, in which a name may stand that is none there.
_OUR_OWN = frozenset({"type_ar", "type", "snapshot", "sijill:snapshot", "@context", "selector", "name"})


class Taken(Struct, frozen=True):
    """What was taken out of a file. kinds: as `--redact` names them. names: further ones."""

    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def verify(path: Path, store: Store, lexicon: Lexicon, taken: Taken | None = None) -> Verification:
    """Return what the check of a brief or an export against a record comes to.

    Args:
        path: a file; a folder or ``.zip`` for a data package.
        store: the record that it is said to be made of.
        lexicon: with the packs that it was made with.
        taken: what was taken out, where the file does not say so itself.

    Raises:
        InputError: ``not-found``, ``not-verifiable``, ``unreadable``, ``damaged``.
        UsageError: ``bad-choice``; ``names-needed``, ``redaction-unknown`` where the file alone does not say
            what was taken out; ``no-polars`` for Parquet without the extra ``tables``;
            ``briefs-extra`` for PDF and DOCX without the extra ``briefs``; ``other-typesetter`` where their
            pages differ and another version of Typst made them.
    """
    taken = taken or Taken()
    for kind in taken.kinds:
        if kind not in KINDS:
            raise UsageError("bad-choice", option="--redact", value=kind, choices=", ".join(KINDS))
    form = form_of(path)
    files = files_in(path)
    checking = _Checking(store, lexicon)
    if form == "html":
        return checking.brief(*page(files[0].body, str(path)), taken)
    if form in PAPERS:
        return checking.paper(form, files[0].body, str(path), taken)
    return checking.export(held(form, files, str(path)), taken)


class _Checking:
    """A check while it runs."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self._store, self._lexicon = store, lexicon
        self._findings: list[Finding] = []
        self._checked: Counter[Check] = Counter()
        self._unchecked: list[tuple[str, str]] = []
        self._marked = names_marked(store)

    # A brief

    def brief(self, told: Held, question: Question, taken: Taken) -> Verification:
        """Check a brief: it is made again of the same question and compared word by word."""
        self._brief(told, question, taken)
        return self._done(told.form)

    def paper(self, form: str, body: bytes, place: str, taken: Taken) -> Verification:
        """Check a brief on pages: the data inside it as a brief, then its pages against these data."""
        told = read(form, body, place)
        given = read_inside_of(told, form, place)
        made = self._brief(*_as_page(given.brief, form, place), taken)
        if made is not None and made != given.brief and not self._findings:
            self._find("other_value", "data", form)
        try:
            found = pages(form, body, told, given, place)
        except UsageError as error:
            if error.code == "other-typesetter" and self._findings:
                return self._done(form)  # the data do not hold, whatever the pages are
            raise
        self._checked["pages"] += found.lines
        for one in found.findings:
            self._find(one.fault, one.where, one.told, one.holds)
        if found.rewritten:
            self._unchecked.append(("rewritten", form))
        return self._done(form)

    def _brief(self, told: Held, question: Question, taken: Taken) -> Brief | None:
        """Compare what a brief holds with what the record makes; return that, None where it makes none."""
        names = _names_for(told, taken)
        given = structs.replace(question, names=names)
        self._record(told.about)
        try:
            made = prepared(self._store, self._lexicon, given)
        except UsageError as error:
            self._find("extra", "question", f"{question.episode or question.since} {error.code}")
            return None
        brief = written(made)
        again, _ = page(html_of(brief), "")
        self._snapshot(told.about, made.bundle.snapshot.id)
        self._sentences(told.tables["sentences"], again.tables["sentences"])
        self._rows("evidence", told.tables["evidence"], again.tables["evidence"])
        self._rows("page", told.tables["page"], again.tables["page"])
        if not (given.redact or given.names or self._marked):
            self._quotes_of(told.tables["evidence"].values())
        self._hashes(made.plain)
        own = _own_words(question.lang, made.bundle.snapshot.packs)
        self._no_names(told, made.plain, given.redact, (*given.names, *self._marked), own)
        return brief

    def _sentences(self, told: Mapping[str, Row], holds: Mapping[str, Row]) -> None:
        self._checked["sentences"] += len(told)
        for key, row in told.items():
            if not row["evidence"]:
                self._find("no_evidence", "sentence", row["text"])
            if key not in holds:
                self._find("other_sentence", "sentence", row["text"])
            elif row["evidence"] != holds[key]["evidence"]:
                self._find("other_value", f"[…] {row['text']}", row["evidence"], holds[key]["evidence"])
        for key in holds.keys() - told.keys():
            self._find("missing_sentence", "sentence", holds[key]["text"])

    # An export

    def export(self, told: Held, taken: Taken) -> Verification:
        """Check an export: it is made again of the same events and compared field by field."""
        kinds = tuple(one for one in told.about.get("redacted", ()) if one in KINDS) or taken.kinds
        names = _names_for(told, taken)
        if not kinds and not names and not self._marked and _is_redacted(told):
            raise UsageError("redaction-unknown")
        self._record(told.about)
        wanted, known = _filters(told)
        whole = gather(self._store, self._lexicon, self._asked(told, wanted), _time(told))
        plain = whole if known else _restricted(whole, _events_in(told))
        bundle = self._redacted(plain, kinds, (*names, *self._marked))
        self._compare(told, self._best(told, bundle), known=known)
        self._own_snapshot(told, wanted if known else None, plain.events, kinds, names)
        self._hashes(plain.events)
        self._no_names(told, plain.events, kinds, (*names, *self._marked))
        return self._done(told.form)

    def _asked(self, told: Held, wanted: MentionFilter) -> Asked:
        return Asked(wanted=wanted, states=FORMATS[told.form].states, marked=False)

    def _redacted(self, bundle: Bundle, kinds: Sequence[str], names: Sequence[str]) -> Bundle:
        if not (kinds or names):
            return bundle
        return Redactor(bundle, self._lexicon, kinds, names, marks(self._store)).bundle()

    def _best(self, told: Held, bundle: Bundle) -> Held:
        """Return what the record makes, in the language in which less differs: no export tells its own."""
        made = [
            held(told.form, files_of(told.form, structs.replace(bundle, lang=lang)), "") for lang in LANGUAGES
        ]
        return min(made, key=lambda one: sum(1 for _ in _differences(told, one)))

    def _compare(self, told: Held, again: Held, *, known: bool) -> None:
        for name, rows in told.tables.items():
            self._rows(name, rows, again.tables.get(name, {}), known=known)
        for name in again.tables.keys() - told.tables.keys():
            self._find("missing", name, name)

    def _rows(
        self, table: str, told: Mapping[str, Row], holds: Mapping[str, Row], *, known: bool = True
    ) -> None:
        for key, row in told.items():
            if key not in holds:
                fault: Fault = "no_event" if table in {"events", "graph"} else "extra"
                self._find(fault, table, key)
                continue
            for name, value in row.items():
                self._value(f"{table} {key} {name}", name, value, holds[key].get(name, ""))
            for name in holds[key].keys() - row.keys():
                self._find("missing", f"{table} {key}", name)
        if known:
            for key in holds.keys() - told.keys():
                self._find("missing", table, key)

    def _value(self, where: str, name: str, told: str, holds: str) -> None:
        kind: Check = "quotes" if name in _QUOTED else "hashes" if name in _HASHED else "figures"
        self._checked[kind] += 1
        if told == holds or name in {"snapshot", "sijill:snapshot"}:
            return
        faults: dict[Check, Fault] = {"quotes": "not_in_report", "hashes": "other_hash"}
        self._find(faults.get(kind, "other_value"), where, told, holds)

    # What holds for both

    def _quotes_of(self, rows: Iterable[Row]) -> None:
        """Look each quote up in the text of its own report, at its own place."""
        for row in rows:
            self._checked["quotes"] += 1
            where = f"evidence {row.get('id', '')}"
            number = row.get("version", "")
            report = self._store.report(row.get("report", ""), int(number) if number.isdecimal() else 0)
            if report is None:
                self._find("no_report", where, f"{row.get('report', '')} {number}")
                continue
            whole = report.title if row.get("part") == "title" else report.text
            start, end = (
                int(row.get(name, "")) if row.get(name, "").isdecimal() else 0 for name in ("start", "end")
            )
            if _spaced(whole[start:end]) != _spaced(row.get("quote", "")) or not row.get("quote"):
                self._find("not_in_report", where, row.get("quote", ""), whole[start:end])

    def _hashes(self, events: Iterable[Event]) -> None:
        """Count the hash of every report anew, and look its mentions' words up in it."""
        told = [one for event in events for one in event.told]
        for key in dict.fromkeys((one.mention.report, one.mention.version) for one in told):
            report = self._store.report(*key)
            self._checked["hashes"] += 1
            if report is None:
                self._find("no_report", "record", " ".join(map(str, key)))
                continue
            if report.text_hash and text_hash(report.title, report.text) != report.text_hash:
                self._find("other_hash", f"record {report.id}", report.text_hash)
            for one in (each for each in told if (each.mention.report, each.mention.version) == key):
                span = one.mention.evidence
                whole = report.title if span.part == "title" else report.text
                self._checked["quotes"] += 1
                if span.of(whole) != one.quote:
                    self._find("not_in_report", f"record {one.mention.id}", one.quote, span.of(whole))

    def _record(self, about: Mapping[str, Any]) -> None:
        if about.get("record"):
            self._checked["hashes"] += 1
            holds = self._store.canonical_hash()
            if about["record"] != holds:
                self._find("other_hash", "record", str(about["record"]), holds)

    def _snapshot(self, about: Mapping[str, Any], holds: str) -> None:
        self._checked["hashes"] += 1
        if about.get("snapshot") != holds:
            self._find("other_hash", "snapshot", str(about.get("snapshot", "")), holds)

    def _own_snapshot(
        self, told: Held, wanted: MentionFilter | None, events: Sequence[Event], kinds: Sequence[str],
        names: Sequence[str],
    ) -> None:  # fmt: skip
        """Make the snapshot's id anew where the file says of what; else look for it among those kept."""
        inside = {
            row[name] for rows in told.tables.values() for row in rows.values()
            for name in ("snapshot", "sijill:snapshot") if name in row
        }  # fmt: skip
        said = str(told.about.get("snapshot", "")) or next(iter(sorted(inside)), "")
        for other in sorted(inside - {said}):
            self._find("other_hash", "snapshot", other, said)
        out = taken_out(kinds, names, self._marked)
        asked = _told_filters(wanted or MentionFilter())
        made = snapshot_by(self._store, self._lexicon, asked, out, events).id
        if said == made or said in {one.id for one in kept(self._store)}:
            self._checked["hashes"] += 1
        elif wanted is not None and told.about.get("sijill") == version("sijill") and not _named(told.about):
            self._find("other_hash", "snapshot", said, made)
        else:
            self._unchecked.append(("snapshot_unknown", said))

    def _no_names(
        self, told: Held, events: Iterable[Event], kinds: Sequence[str], names: Sequence[str],
        own: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        """Look for what was taken out in every word of the file but ``own``, which are the program's."""
        if not (kinds or names):
            return
        used = tuple(events)
        reports = {
            key: report
            for key in dict.fromkeys((o.mention.report, o.mention.version) for e in used for o in e.told)
            if (report := self._store.report(*key)) is not None
        }
        snapshot = snapshot_by(self._store, self._lexicon, {}, ())
        bundle = Bundle(
            events=used, reports=reports, reviews=tuple(self._store.reviews()), actors={}, spots={},
            snapshot=snapshot,
        )  # fmt: skip
        redactor = Redactor(bundle, self._lexicon, kinds, names, marks(self._store))
        for where, words in dict.fromkeys(_all_words(told)):
            self._checked["names"] += 1
            done = redactor.text(words)
            found = [word for word in _taken_from(words, done).split() if names_of(word) not in own]
            if found:
                self._find("name_there", where, " ".join(found))

    def _find(self, fault: Fault, where: str, told: str, holds: str = "") -> None:
        self._findings.append(Finding(fault, where[:_SHOWN], told[:_SHOWN], holds[:_SHOWN]))

    def _done(self, form: str) -> Verification:
        return Verification(
            form=form, checked=dict(self._checked), findings=tuple(dict.fromkeys(self._findings)),
            unchecked=tuple(dict.fromkeys(self._unchecked)),
        )  # fmt: skip


def _as_page(brief: Brief, form: str, place: str) -> tuple[Held, Question]:
    """Return what the data of a brief hold, read as its page would be.

    Raises:
        InputError: ``damaged`` where they make no page.
    """
    try:
        return page(html_of(brief), place)
    except NO_PAGE as error:
        raise InputError("damaged", place, kind=form, reason=str(error)) from None


def _named(about: Mapping[str, Any]) -> bool:
    return "names" in about.get("redacted", ())


def _names_for(told: Held, taken: Taken) -> tuple[str, ...]:
    """Return the names that a file was to be rid of.

    Raises:
        UsageError: ``names-needed`` where it says that there were some, and they were not given.
    """
    if _named(told.about) and not taken.names:
        raise UsageError("names-needed")
    return taken.names if _named(told.about) or not told.about else ()


def _is_redacted(told: Held) -> bool:
    return any(mark in words for _, words in _all_words(told) for mark in _REDACTED)


def _all_words(told: Held) -> Iterator[tuple[str, str]]:
    for name, rows in told.tables.items():
        for key, row in rows.items():
            for field, words in row.items():
                if words and field not in _OUR_OWN and field not in _HASHED:
                    yield f"{name} {key if name in _IDS else ''} {field}", words


_IDS = frozenset({"events", "mentions"})


def _own_words(lang: str, packs: Iterable[str]) -> frozenset[str]:
    """Return the words of a brief's templates, as they are compared: «آب» is a month and a town."""
    keys = ("brief.", "month.", "label.", "mark.", "count.", "column.", "state_word.", "status.",
            "outlet_kind.", "taken_out.")  # fmt: skip
    ours = [words for key, words in catalogue(lang).items() if key.startswith(keys)]
    return frozenset(word for words in (*ours, *packs) for word in names_of(words).split())


def _taken_from(words: str, done: str) -> str:
    """Return the letters that bars would stand for."""
    hidden = "".join(a if a != b else " " for a, b in zip(words, done, strict=True))
    return " ".join(hidden.split())


def _filters(told: Held) -> tuple[MentionFilter, bool]:
    """Return what the file says was asked for, and whether it says so."""
    try:
        given = told.about["filters"]
        wanted = msgspec.convert(given, MentionFilter)
    except (KeyError, msgspec.ValidationError):
        return MentionFilter(), False
    return wanted, BAR not in str(given)


def _told_filters(wanted: MentionFilter) -> dict[str, Any]:
    empty, given = msgspec.to_builtins(MentionFilter()), msgspec.to_builtins(wanted)
    return {name: value for name, value in given.items() if value != empty[name]}


def _time(told: Held) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(str(told.about["time"]))
    except (KeyError, ValueError):
        return None


def _events_in(told: Held) -> frozenset[str]:
    table = told.tables.get("events") or told.tables.get("graph", {})
    return frozenset(key.removeprefix("urn:sijill:event:") for key in table)


def _restricted(bundle: Bundle, ids: frozenset[str]) -> Bundle:
    """Return a bundle of some events with the reports that tell them."""
    events = tuple(event for event in bundle.events if event.id in ids)
    if len(events) == len(bundle.events):
        return bundle
    keys = {(one.mention.report, one.mention.version) for event in events for one in event.told}
    return structs.replace(
        bundle, events=events, reports={key: one for key, one in bundle.reports.items() if key in keys}
    )


def _differences(told: Held, other: Held) -> Iterator[str]:
    for name, rows in told.tables.items():
        for key, row in rows.items():
            again = other.tables.get(name, {}).get(key, {})
            yield from (field for field, value in row.items() if again.get(field, "") != value)


def _spaced(words: str) -> str:
    return " ".join(words.split())
