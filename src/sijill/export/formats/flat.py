"""An event as one typed row: the columns that the table formats share, from one list."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from sijill.export.columns import View
from sijill.export.event_records import differing
from sijill.export.events import composed
from sijill.export.formats import counted
from sijill.export.formats.bundle import Bundle, Spot
from sijill.export.formats.claims import claim_of, claim_words
from sijill.export.formats.spots import points
from sijill.export.names import outlet_kind
from sijill.i18n import text
from sijill.schema import PLOVER, Event

Kind = Literal["string", "integer", "number", "date", "boolean"]
Value = str | int | float | bool | None
BETWEEN = "|"
FIGURES = ("killed", "injured", "detained", "released", "displaced")


class Field(Struct, frozen=True):
    """A column of the table of events.

    Attributes:
        name: its head, the same in both languages; its words stand under ``export_field.<name>``.
        kind: of its values; several values of a string are parted by ``|``.
        get: the value of an event.
    """

    name: str
    kind: Kind
    get: Callable[[Event, Bundle], Value]


def origin(event: Event) -> str:
    """Return ``"composed"`` where a composed report tells the event, else ``"news"``."""
    return "composed" if composed(event) else "news"


def name_ar(id_: str, bundle: Bundle) -> str:
    """Return an actor's Arabic name; the words found where no pack knows it, ``""`` where there is none."""
    actor = bundle.actors.get(id_)
    if actor is not None and actor.names_ar:
        return actor.names_ar[0]
    return id_.removeprefix("name:") if id_.startswith("name:") else ""


def name_en(id_: str, bundle: Bundle) -> str:
    """Return an actor's English name; ``""`` where the packs have none: nothing is transliterated."""
    actor = bundle.actors.get(id_)
    return actor.names_en[0] if actor is not None and actor.names_en else ""


def teller_name(id_: str, event: Event, bundle: Bundle, lang: str) -> str:
    """Return the name of who tells an event.

    An outlet that no pack knows is called as its report calls it; that of a composed report, made up with
    it, by what it is.
    """
    kind = outlet_kind(id_, lang) if id_ not in bundle.actors and composed(event) else ""
    name = name_ar(id_, bundle) if lang == "ar" else name_en(id_, bundle)
    return kind or name or (id_ if id_ in {one.outlet for one in event.told} else "")


def days(event: Event) -> tuple[str | None, str | None]:
    """Return the first and the last day that an event is told to have lasted, None where it is not told."""
    if not event.date:
        return None, None
    first, _, last = event.date.partition("/")
    return first, last or first


def date_basis(event: Event) -> str:
    """Return how the day is known: told, contested, or unknown (then it was told by ``told_on``)."""
    if event.date:
        return "told"
    return "contested" if any(one.argument == "date" for one in event.disagreements) else "unknown"


def point(event: Event, bundle: Bundle) -> Spot | None:
    """Return the first place of an event that has a point."""
    return next(iter(points(bundle.spots.get(event.id, ()))), None)


def _joined(values: Sequence[str]) -> str:
    return BETWEEN.join(values)


def _role(name: str) -> list[Field]:
    def ids(event: Event, _: Bundle) -> str:
        return _joined(getattr(event, name))

    def arabic(event: Event, bundle: Bundle) -> str:
        return _joined([name_ar(one, bundle) for one in getattr(event, name)])

    def english(event: Event, bundle: Bundle) -> str:
        return _joined([name_en(one, bundle) for one in getattr(event, name)])

    return [
        Field(name, "string", ids),
        Field(f"{name}_ar", "string", arabic),
        Field(f"{name}_en", "string", english),
    ]


def _figure(what: str) -> list[Field]:
    return [
        Field(f"{what}_low", "number", lambda event, _: counted.low(event, what)),
        Field(f"{what}_high", "number", lambda event, _: counted.high(event, what)),
        Field(f"{what}_words", "string", lambda event, _: counted.vague(event, what)),
    ]


def _at(name: str, kind: Kind) -> Field:
    """Return a column of the place whose point is given."""
    column = {"id": "point_of", "source": "point_source"}.get(name, name)

    def get(event: Event, bundle: Bundle) -> Value:
        spot = point(event, bundle)
        value: Value = getattr(spot, name) if spot is not None else None
        return value

    return Field(column, kind, get)


def _spots(name: str) -> Callable[[Event, Bundle], str]:
    return lambda event, bundle: _joined([str(getattr(s, name)) for s in bundle.spots.get(event.id, ())])


def _reports(name: str) -> Callable[[Event, Bundle], str]:
    def get(event: Event, bundle: Bundle) -> str:
        found = (bundle.report(one.mention.report, one.mention.version) for one in event.told)
        return _joined([value for value in dict.fromkeys(getattr(one, name) for one in found) if value])

    return get


def _tellers(lang: str) -> Callable[[Event, Bundle], str]:
    return lambda event, bundle: _joined(
        [teller_name(one, event, bundle, lang) for one in claim_of(event).by]
    )


def _view(bundle: Bundle) -> View:
    return View(bundle.actors, bundle.lang)


FIELDS: tuple[Field, ...] = (
    Field("id", "string", lambda event, _: event.id),
    Field("origin", "string", lambda event, _: origin(event)),
    Field("type", "string", lambda event, _: event.type),
    Field("type_ar", "string", lambda event, _: text(f"type.{event.type}", "ar")),
    Field("plover", "string", lambda event, _: PLOVER.get(event.type, "")),
    Field("status", "string", lambda event, _: event.status),
    Field("assertion", "string", lambda event, bundle: claim_words(event, bundle.actors, bundle.lang)),
    Field("one_side", "boolean", lambda event, _: claim_of(event).one_side),
    Field("told_by", "string", lambda event, _: _joined(claim_of(event).by)),
    Field("told_by_ar", "string", _tellers("ar")),
    Field("told_by_en", "string", _tellers("en")),
    Field("date_from", "date", lambda event, _: days(event)[0]),
    Field("date_to", "date", lambda event, _: days(event)[1]),
    Field("date_basis", "string", lambda event, _: date_basis(event)),
    Field("told_on", "date", lambda event, _: event.told_on),
    *_role("actor"), *_role("target"), *_role("mediator"),
    Field("place", "string", lambda event, _: _joined(event.place)),
    Field("place_en", "string", _spots("name_en")),
    Field("place_id", "string", _spots("id")),
    Field("place_basis", "string", _spots("basis")),
    _at("lat", "number"), _at("lon", "number"), _at("precision", "integer"),
    _at("id", "string"), _at("source", "string"),
    Field("about", "string", lambda event, _: _joined(event.about)),
    *(field for what in FIGURES for field in _figure(what)),
    Field("counts", "string", lambda event, _: counted.cell(event)),
    Field("differ", "string", lambda event, bundle: _joined(differing(event, _view(bundle)))),
    Field("sources", "integer", lambda event, _: event.sources),
    Field("mentions_number", "integer", lambda event, _: len(event.told)),
    Field("reviewed_number", "integer", lambda event, _: sum(one.reviewed for one in event.told)),
    Field("mentions", "string", lambda event, _: _joined(event.mentions())),
    Field("reports", "string", _reports("id")),
    Field("outlets", "string", _reports("outlet")),
    Field("urls", "string", _reports("url")),
    Field("quotes", "string", lambda event, _: _joined([one.quote for one in event.told])),
    Field("snapshot", "string", lambda _, bundle: bundle.snapshot.id),
)  # fmt: skip


def row(event: Event, bundle: Bundle) -> list[Value]:
    """Return the values of an event, in the order of `FIELDS`."""
    return [field.get(event, bundle) for field in FIELDS]
