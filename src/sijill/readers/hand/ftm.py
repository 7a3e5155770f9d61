"""FollowTheMoney → events: those of ``sijill export ftm``, and others' as far as their meaning allows.

An ``Event`` entity becomes an event; the entities that it names give its actors, articles that prove it its
report. Source of the model: followthemoney.tech/explorer.
"""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from msgspec import Struct

from sijill.errors import InputError
from sijill.readers.hand.cells import Dates, interval, read_day, read_number
from sijill.readers.hand.meanings import Meanings
from sijill.readers.identity import sha256
from sijill.readers.unread import Unread
from sijill.schema import COUNTED, EVENT_TYPES, STATUSES, CountOf, EventType, HandCount, HandEvent, HandForm

FORM: HandForm = "ftm"
DATASET = "sijill"  # of entities that `sijill export ftm` wrote: their keywords are ours
_DOCUMENTS = frozenset({
    "Article", "Document", "HyperText", "PlainText", "Pages", "Page", "Email", "Message", "Table", "Image",
})  # fmt: skip
_FIGURE = re.compile(r"(?P<what>\w+)=(?P<value>[^(\[|]+?)(?: \((?P<of>[^)]*)\))?(?: \[(?P<by>[^\]]*)\])?")
_VERSION = re.compile(r"\.v\d+$", re.ASCII)
_ARABIC = re.compile(r"[\u0621-\u064a]")
_CARRIED = frozenset({
    "name", "summary", "startDate", "endDate", "date", "location", "organizer", "involved", "proof",
    "description", "notes", "recordId", "keywords",
})  # fmt: skip
_COLUMNS = frozenset({"canonical_id", "prop", "schema", "value"})


class Entity(Struct, frozen=True):
    """An entity: id, schema, values by property, and whether we wrote it."""

    id: str
    schema: str
    values: Mapping[str, tuple[str, ...]]
    own: bool

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a property."""
        return self.values.get(name, ())

    def first(self, *names: str) -> str:
        """Return the first value of the first property that has one, ``""`` for none."""
        return next((one for name in names for one in self.all(name)), "")

    def marked(self, mark: str) -> tuple[str, ...]:
        """Return what our keywords say. Example: ``("BLOCKADE",)`` of ``"type:BLOCKADE"``."""
        if not self.own:
            return ()
        begins = f"{mark}:"
        return tuple(one.removeprefix(begins) for one in self.all("keywords") if one.startswith(begins))


def is_entity(value: object) -> bool:
    """Say whether a value is an entity of FollowTheMoney."""
    return (
        isinstance(value, dict) and isinstance(value.get("id"), str) and isinstance(value.get("schema"), str)
        and isinstance(value.get("properties"), dict)
    )  # fmt: skip


def of_statements(text: str, place: str) -> list[dict[str, Any]]:
    """Return the entities that a CSV of statements tells.

    Raises:
        InputError: ``not-imported`` where it is no such table.
    """
    table = csv.DictReader(io.StringIO(text))
    if not set(table.fieldnames or ()) >= _COLUMNS:
        raise InputError("not-imported", place)
    found: dict[str, dict[str, Any]] = {}
    for row in table:
        one = found.setdefault(
            row["canonical_id"], {"id": row["canonical_id"], "properties": {}, "datasets": []}
        )
        one["schema"] = row["schema"]
        one["datasets"].append(row.get("dataset") or "")
        if row["prop"] != "id":
            one["properties"].setdefault(row["prop"], []).append(row["value"])
    return list(found.values())


def ftm_events(
    entities: Sequence[Mapping[str, Any]], file: str, meanings: Meanings, coder: str, left: Counter[str]
) -> Iterator[HandEvent | Unread]:
    """Yield the events among entities, and what is wrong with one.

    Args:
        entities: as JSON has them.
        file: its name.
        meanings: of names.
        coder: who coded it.
        left: counts the schemata of entities, and the properties of events, that no field carries.
    """
    known = {one.id: one for one in map(_entity, entities)}
    used: set[str] = set()
    for number, one in enumerate(known.values(), 1):
        if one.schema != "Event":
            continue
        where = f"{file} {one.id}"
        try:
            event = _Reading(one, known, meanings).event(file, number, coder)
        except InputError as error:
            yield Unread(where, InputError(error.code, where, **error.values))
            continue
        used |= {id_ for name in ("organizer", "involved", "proof") for id_ in one.all(name)}
        left.update(name for name in one.values if name not in _CARRIED)
        yield event
    left.update(one.schema for one in known.values() if one.schema != "Event" and one.id not in used)


def _entity(value: Mapping[str, Any]) -> Entity:
    values = {
        str(name): tuple(str(one) for one in held if isinstance(one, str | int | float))
        for name, held in value["properties"].items()
        if isinstance(held, list)
    }
    own = DATASET in (value.get("datasets") or ()) and value["id"].startswith(f"{DATASET}-")
    return Entity(value["id"], value["schema"], values, own)


class _Reading:
    """One event being read; what means nothing here is put aside in `words`."""

    def __init__(self, entity: Entity, known: Mapping[str, Entity], meanings: Meanings) -> None:
        self.one, self.known, self.meanings = entity, known, meanings
        self.words: dict[str, list[str]] = {}

    def event(self, file: str, number: int, coder: str) -> HandEvent:
        one, article = self.one, self._article()
        cells = {name: "|".join(held) for name, held in one.values.items()}
        told = [coder, one.id, *(f"{name}={cell}" for name, cell in sorted(cells.items()))]
        return HandEvent(
            id=sha256("\x1f".join(told).encode("utf-8", "replace"))[:16],
            coder=coder, file=file, row=number, form=FORM,
            composed="composed" in one.marked("origin"), type=self._types(),
            about=cast("tuple[EventType, ...]", tuple(a for a in one.marked("about") if a in EVENT_TYPES)),
            status=next((s for s in STATUSES if s in one.marked("status")), None),
            date=self._date(), actor=self._actors("actor", "organizer"),
            target=self._actors("target", "involved"), place=self._places(), count=tuple(self._counts()),
            url=article.first("sourceUrl") if article else "", report=_report_of(article),
            own_id=one.first("recordId") or one.id, notes=one.first("summary"),
            quote=one.first("description"),
            words={name: tuple(held) for name, held in self.words.items()}, cells=cells,
        )  # fmt: skip

    def _aside(self, slot: str, words: Iterable[str]) -> None:
        found = [one for one in words if one]
        if found:
            self.words.setdefault(slot, []).extend(found)

    def _types(self) -> tuple[EventType, ...]:
        marked = [one for one in self.one.marked("type") if one in EVENT_TYPES]
        found = marked or [kind for name in self.one.all("name") for kind in self.meanings.types(name)]
        if not found:
            self._aside("type", self.one.all("name"))
        return cast("tuple[EventType, ...]", tuple(dict.fromkeys(found)))

    def _date(self) -> str | None:
        """Return the day or the days; the end is that of the last day told."""
        first, last = self.one.first("startDate", "date"), self.one.first("endDate")
        days = [read_day(day[:10], Dates()) for day in (first, last) if day]
        return interval(days[0], days[-1], f"{first}/{last}") if days else None

    def _actors(self, slot: str, prop: str) -> tuple[str, ...]:
        found: list[str] = []
        for id_ in self.one.all(prop):
            entity = self.known.get(id_)
            meant = self._actor(entity) if entity else ()
            found += meant
            if not meant:
                self._aside(slot, [entity.first("name") if entity else id_])
        return tuple(dict.fromkeys(found))

    def _actor(self, entity: Entity) -> tuple[str, ...]:
        """Return who an entity is: by our own id where we wrote it, else by a name that one actor has."""
        own = tuple(one for one in entity.all("keywords") if entity.own and entity.id == _own_id(one))
        if own:
            return own
        names = (*entity.all("name"), *entity.all("alias"))
        return next(filter(None, (self.meanings.actors(name) for name in names)), ())

    def _places(self) -> tuple[str, ...]:
        """Return the places; of our own export the Arabic names, which are spelt as we spell them."""
        told = self.one.all("location")
        if self.one.own:
            return tuple(dict.fromkeys(one for one in told if _ARABIC.search(one)))
        found: list[str] = []
        for words in told:
            meant = self.meanings.places(words)
            found += meant
            if not meant:
                self._aside("place", [words])
        return tuple(dict.fromkeys(found))

    def _counts(self) -> Iterator[HandCount]:
        """Yield the figures of our own notes; who says each stays in the cells."""
        if not self.one.own:
            return
        for cell in (part for note in self.one.all("notes") for part in note.split("|")):
            told = _FIGURE.fullmatch(cell)
            number = read_number(told["value"]) if told else None
            if told and told["what"] in COUNTED and number is not None:
                yield HandCount(cast("CountOf", told["what"]), number, told["of"] or "")
            else:
                self._aside("count", [cell])

    def _article(self) -> Entity | None:
        proofs = (self.known.get(id_) for id_ in self.one.all("proof"))
        return next((one for one in proofs if one and one.schema in _DOCUMENTS), None)


def _report_of(article: Entity | None) -> str:
    """Return the report's id, as our own export tells it; else the document's."""
    if article is None:
        return ""
    name = article.first("fileName") if article.own else ""
    return _VERSION.sub("", name) or article.id


def _own_id(actor: str) -> str:
    """Return the id of the entity that stands for an actor in our own export."""
    return f"{DATASET}-actor-{hashlib.sha256(actor.encode()).hexdigest()[:16]}"
