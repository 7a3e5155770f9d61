"""The record as a Frictionless data package: reports' metadata, mentions, events, arguments, states, reviews.

Source: Data Package v1 and Table Schema v1 (specs.frictionlessdata.io). The texts themselves are not in it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec import Struct

from sijill.export.formats import counted
from sijill.export.formats.bundle import Bundle
from sijill.export.formats.flat import FIELDS, Value, row
from sijill.export.formats.form import File
from sijill.export.formats.metadata import about
from sijill.export.records import to_json
from sijill.export.sheet import typed_csv
from sijill.i18n import text
from sijill.schema import Told

Row = list[Value]


class Table(Struct, frozen=True):
    """A table of the package.

    Attributes:
        name: its resource. columns: names and types. rows: what makes its rows.
        key: its primary key. foreign: column → resource whose key it names.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[Bundle], Iterable[Row]]
    key: tuple[str, ...] = ()
    foreign: tuple[tuple[tuple[str, ...], str], ...] = ()


def _reports(bundle: Bundle) -> Iterator[Row]:
    for report in bundle.reports.values():
        yield [
            report.id, report.version, report.outlet, report.url, report.title, report.published,
            report.language or "", "composed" if report.composed else "news", report.text_hash,
            report.bytes_hash, report.extractor, len(report.text),
        ]  # fmt: skip


def _told(bundle: Bundle) -> Iterator[tuple[str, Told]]:
    for event in bundle.events:
        yield from ((event.id, one) for one in event.told)


def _mentions(bundle: Bundle) -> Iterator[Row]:
    for event, one in _told(bundle):
        mention = one.mention
        yield [
            mention.id, event, mention.report, mention.version, mention.type, mention.status,
            mention.date.value if mention.date else "", mention.told_on, mention.evidence.part,
            mention.evidence.start, mention.evidence.end, one.quote,
            mention.trigger.start, mention.trigger.end,
            "composed" if one.composed else "news", one.reviewed, mention.confidence, mention.rule,
            mention.engine, "|".join(mention.packs),
        ]  # fmt: skip


def _arguments(bundle: Bundle) -> Iterator[Row]:
    for _, one in _told(bundle):
        for role in ("actor", "target", "mediator", "place", "about", "source", "items"):
            for filler in getattr(one.mention, role):
                span = filler.span
                where = [span.part, span.start, span.end] if span else ["", None, None]
                yield [one.mention.id, role, filler.value, filler.how, *where]


def _counts(bundle: Bundle) -> Iterator[Row]:
    for event in bundle.events:
        for one in counted.figures(event):
            yield [event.id, one.what, one.of, one.low, one.high, one.word, one.by]


def _differ(bundle: Bundle) -> Iterator[Row]:
    for event in bundle.events:
        for differs in event.disagreements:
            for value in differs.values:
                for voice in value.by:
                    yield [
                        event.id, differs.argument, differs.of or value.of, value.value, value.word, voice.by,
                        voice.party, "|".join(voice.mentions),
                    ]  # fmt: skip


def _reviews(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.reviews:
        yield [
            one.mention,
            one.report,
            one.verdict,
            one.argument,
            one.value,
            one.other,
            one.who,
            one.when,
            one.why,
        ]


def _actors(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.actors.values():
        yield [
            one.id, one.kind, next(iter(one.names_ar), ""), next(iter(one.names_en), ""), one.parent,
            one.party, one.country, one.pack, one.source,
        ]  # fmt: skip


def _states(bundle: Bundle) -> Iterator[Row]:
    import msgspec  # noqa: PLC0415  used here only

    for kind, states in bundle.states.items():
        for state in states:
            origin = "composed" if state.get("composed") else "news"
            events = "|".join(state.get("all_events", ()))
            yield [kind, str(state.get("id", "")), origin, events, msgspec.json.encode(state).decode()]


def _columns(words: str) -> tuple[tuple[str, str], ...]:
    """Return columns from their names, each with its type behind a colon where it is no string."""
    pairs = (one.partition(":") for one in words.split())
    return tuple((name, kind or "string") for name, _, kind in pairs)


TABLES: tuple[Table, ...] = (
    Table(
        "reports",
        _columns(
            "id version:integer outlet url title published:date language origin text_hash bytes_hash "
            "extractor length:integer"
        ),
        _reports,
        ("id", "version"),
    ),
    Table(
        "events",
        tuple((field.name, field.kind) for field in FIELDS),
        lambda bundle: (row(event, bundle) for event in bundle.events),
        ("id",),
    ),
    Table(
        "mentions",
        _columns(
            "id event report version:integer type status date told_on:date part start:integer end:integer "
            "quote trigger_start:integer trigger_end:integer origin reviewed:boolean confidence:number rule "
            "engine packs"
        ),
        _mentions,
        ("id",),
        ((("event",), "events"), (("report", "version"), "reports")),
    ),
    Table(
        "arguments",
        _columns("mention role value how part start:integer end:integer"),
        _arguments,
        foreign=((("mention",), "mentions"),),
    ),
    Table(
        "counts",
        _columns("event what of low:number high:number word by"),
        _counts,
        foreign=((("event",), "events"),),
    ),
    Table(
        "disagreements",
        _columns("event argument of value word by party mentions"),
        _differ,
        foreign=((("event",), "events"),),
    ),
    Table("reviews", _columns("mention report verdict argument value other who when:datetime why"), _reviews),
    Table("actors", _columns("id kind name_ar name_en parent party country pack source"), _actors, ("id",)),
    Table("states", _columns("kind id origin events state:object"), _states),
)


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``datapackage.json`` and a table each under ``data/``."""
    yield File("datapackage.json", to_json(_descriptor(bundle)))
    for table in TABLES:
        heads = [name for name, _ in table.columns]
        yield File(f"data/{table.name}.csv", b"".join(typed_csv(heads, table.rows(bundle))))


def _descriptor(bundle: Bundle) -> dict[str, Any]:
    facts = about(bundle)
    return {
        "profile": "tabular-data-package",
        "name": "sijill-record",
        "id": bundle.snapshot.id,
        "title": text("export_about.title", bundle.lang),
        "description": "\n\n".join(facts.pop("notes")),
        "created": bundle.snapshot.time,
        "licenses": [{"name": "other-closed", "title": text("export_about.rights", bundle.lang)}],
        "sijill": facts,
        "resources": [_resource(table, bundle) for table in TABLES],
    }


def _resource(table: Table, bundle: Bundle) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(table, *column, bundle) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign:
        schema["foreignKeys"] = [_foreign(*one) for one in table.foreign]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "description": text(f"export_table.{table.name}", bundle.lang),
        "schema": schema,
    }


def _field(table: Table, name: str, kind: str, bundle: Bundle) -> dict[str, Any]:
    found = {"name": name, "type": kind}
    return found | (
        {"description": text(f"export_field.{name}", bundle.lang)} if table.name == "events" else {}
    )


def _foreign(columns: tuple[str, ...], resource: str) -> dict[str, Any]:
    key = next(table.key for table in TABLES if table.name == resource)
    return {"fields": list(columns), "reference": {"resource": resource, "fields": list(key)}}
