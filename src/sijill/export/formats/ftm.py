"""Actors, events and reports as FollowTheMoney entities and as its statements.

Source: the schemata of followthemoney 4 (Event, Article, Person, Organization, PublicBody, LegalEntity) and
the columns of its statements; the library itself checks both in the tests and is not needed here.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.export.formats import counted
from sijill.export.formats.bundle import Bundle
from sijill.export.formats.claims import claim_words
from sijill.export.formats.flat import days, name_ar, name_en, origin
from sijill.export.formats.form import File
from sijill.export.formats.metadata import about
from sijill.export.formats.texts import file_name
from sijill.export.records import to_json, to_jsonl
from sijill.i18n import text
from sijill.schema import Event, Report

DATASET = "sijill"
SCHEMATA = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody", "force": "Organization",
    "armed-group": "Organization", "party": "Organization", "body": "Organization", "outlet": "Organization",
}  # fmt: skip
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
# Types of the properties that are written, as the library's model has them; a test compares them.
TYPES = {
    "name": "name", "alias": "name", "country": "country", "startDate": "date", "endDate": "date",
    "summary": "text", "description": "text", "notes": "text", "location": "address", "organizer": "entity",
    "involved": "entity", "proof": "entity", "recordId": "string", "keywords": "string", "title": "string",
    "fileName": "string", "publishedAt": "date", "sourceUrl": "url", "publisher": "string",
    "language": "language", "id": "id",
}  # fmt: skip
_LANGUAGES = {"ar": "ara", "en": "eng"}
_PLAIN = frozenset({"entity", "date", "url", "country", "language", "id"})  # have no language of their own


class Entity(Struct, frozen=True):
    """An entity: its id, its schema, and its values, each with the property and its language or ``""``."""

    id: str
    schema: str
    values: tuple[tuple[str, str, str], ...]


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``entities.ftm.json`` (an entity a line), ``statements.csv`` and ``about.json``."""
    entities = list(_entities(bundle))
    yield File("entities.ftm.json", b"".join(to_jsonl(map(_record, entities))))
    yield File("statements.csv", _statements(entities, bundle))
    yield File("about.json", to_json(about(bundle)))


def _entities(bundle: Bundle) -> Iterator[Entity]:
    ids = sorted({one for e in bundle.events for one in (*e.actor, *e.target, *e.mediator)})
    keys = sorted({(one.mention.report, one.mention.version) for e in bundle.events for one in e.told})
    yield from (_actor(id_, bundle) for id_ in ids)
    yield from (_report(bundle.report(*key), bundle) for key in keys)
    yield from (_event(event, bundle) for event in bundle.events)


def _id(kind: str, name: str) -> str:
    """Return an id that the library takes: of the letters of ids alone, the same for the same thing."""
    return f"{DATASET}-{kind}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _made(id_: str, schema: str, values: Sequence[tuple[str, str | None, str]]) -> Entity:
    kept = ((prop, _tidy(value), lang) for prop, value, lang in values if value and _tidy(value))
    return Entity(id_, schema, tuple(dict.fromkeys(kept)))


def _tidy(value: str) -> str:
    return " ".join(value.split())


def _actor(id_: str, bundle: Bundle) -> Entity:
    known = bundle.actors.get(id_)
    arabic, english = name_ar(id_, bundle), name_en(id_, bundle)
    values = [
        ("name", arabic or english or id_, "ar" if arabic else ""),
        ("name", english, "en"),
        *(("alias", name, "ar") for name in (known.names_ar[1:] if known else ())),
        ("country", known.country if known else "", ""),
        ("keywords", id_, ""),
        ("keywords", known.kind if known else "", ""),
    ]
    return _made(_id("actor", id_), SCHEMATA.get(known.kind if known else "", "LegalEntity"), values)


def _report_id(report: str, version: int) -> str:
    return _id("report", f"{report}@{version}")


def _report(report: Report, bundle: Bundle) -> Entity:
    mark = text("mark.composed" if report.composed else "mark.news", bundle.lang)
    values = [
        ("fileName", file_name(report), ""),
        ("title", report.title, "ar"),
        ("publishedAt", report.published, ""),
        ("publisher", report.outlet, ""),
        ("sourceUrl", report.url, ""),
        ("language", _LANGUAGES.get(report.language or "", ""), ""),
        ("keywords", "origin:composed" if report.composed else "origin:news", ""),
        ("summary", mark, ""),
    ]
    return _made(_report_id(report.id, report.version), "Article", values)


def _event(event: Event, bundle: Bundle) -> Entity:
    first, last = days(event)
    spots = bundle.spots.get(event.id, ())
    values = [
        ("name", text(f"type.{event.type}", "ar"), "ar"),
        ("name", event.type, "en"),
        ("summary", claim_words(event, bundle.actors, bundle.lang), ""),
        ("startDate", first, ""),
        ("endDate", last, ""),
        *(("location", spot.name, "ar") for spot in spots),
        *(("location", spot.name_en, "en") for spot in spots),
        *(("country", spot.country, "") for spot in spots),
        *(("organizer", _id("actor", one), "") for one in event.actor),
        *(("involved", _id("actor", one), "") for one in (*event.target, *event.mediator)),
        *(("proof", _report_id(one.mention.report, one.mention.version), "") for one in event.told),
        *(("description", one.quote, "ar") for one in event.told),
        ("notes", counted.cell(event), ""),
        ("recordId", event.id, ""),
        *(("keywords", word, "") for word in _keywords(event, bundle)),
    ]
    return _made(_id("event", event.id), "Event", values)


def _keywords(event: Event, bundle: Bundle) -> list[str]:
    return [
        f"origin:{origin(event)}", f"type:{event.type}", f"status:{event.status}",
        f"told-on:{event.told_on or ''}", f"snapshot:{bundle.snapshot.id}",
        *(f"about:{one}" for one in event.about),
    ]  # fmt: skip


def _record(entity: Entity) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for prop, value, _ in entity.values:
        found.setdefault(prop, []).append(value)
    values = {prop: list(dict.fromkeys(values)) for prop, values in found.items()}
    return {"id": entity.id, "schema": entity.schema, "properties": values, "datasets": [DATASET]}


def _statements(entities: Sequence[Entity], bundle: Bundle) -> bytes:
    out = io.StringIO()
    table = csv.writer(out, dialect=csv.unix_dialect)
    table.writerow(COLUMNS)
    for entity in entities:
        table.writerows(_lines(entity, bundle))
    return out.getvalue().encode("utf-8", "replace")


def _lines(entity: Entity, bundle: Bundle) -> Iterator[list[str]]:
    whole = hashlib.sha256(msgspec.json.encode(_record(entity))).hexdigest()
    for prop, value, lang in (*entity.values, ("id", whole, "")):
        sort = TYPES[prop]
        said = "" if sort in _PLAIN else _LANGUAGES.get(lang, "")
        cells = {
            "canonical_id": entity.id, "entity_id": entity.id, "prop": prop, "prop_type": sort,
            "schema": entity.schema, "value": value, "dataset": DATASET, "origin": bundle.snapshot.id,
            "lang": said, "external": "f", "first_seen": bundle.snapshot.time,
            "last_seen": bundle.snapshot.time,
            "id": statement_id(entity.id, prop, value, said),
        }  # fmt: skip
        yield [cells.get(name, "") for name in COLUMNS]


def statement_id(entity: str, prop: str, value: str, lang: str) -> str:
    """Return a statement's id: the SHA-1 of dataset, entity, property and value, as the library makes it."""
    key = f"{DATASET}.{entity}.{prop}.{value}" + (f"@{lang}" if lang else "")
    return hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
