"""Events in ACLED's columns: machine-coded by Sijill, not ACLED's, and marked so in every row.

Source: ACLED codebook (2023) for the columns and the sub-event types.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from sijill.export.formats import counted
from sijill.export.formats.bundle import Bundle, Spot
from sijill.export.formats.claims import claim_words
from sijill.export.formats.flat import Value, days, name_ar, name_en, origin, point
from sijill.export.formats.form import File
from sijill.export.formats.mapping import rows
from sijill.export.sheet import typed_csv
from sijill.schema import Event

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
MARK = "machine-coded by Sijill; not ACLED data"
CIVILIANS = frozenset({"civilians", "women", "children", "displaced", "journalists", "students"})
_WEEK, _MONTH = 7, 31  # days: ACLED's time precision 2 is a week, 3 a month
_AREAS = {"district": "2", "region": "2", "governorate": "3", "country": "3"}
_TOLD = frozenset({"actual", "claimed"})  # what is planned or denied is no event of ACLED's


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.acled.csv``: what ACLED has a sub-event for and is told as done or claimed."""
    found = ((event, kind_of(event, bundle)) for event in bundle.events if event.status in _TOLD)
    lines = (_row(event, kind, bundle) for event, kind in found if kind is not None)
    yield File("events.acled.csv", b"".join(typed_csv(COLUMNS, lines)))


def kind_of(event: Event, bundle: Bundle) -> Mapping[str, str] | None:
    """Return the row of the mapping that an event falls under, the first that fits; None for none."""
    rules = {one.mention.rule.partition(":")[0] for one in event.told}
    target = "civilians" if CIVILIANS.intersection(event.target) else ""
    actor = "government" if any(_is_state(one, bundle) for one in event.actor) else ""
    return next(
        (
            row
            for row in rows("acled")
            if row["type"] == event.type
            and row["rule"] in ("", *rules)
            and row["target"] in ("", target)
            and row["actor"] in ("", actor)
        ),
        None,
    )


def _is_state(id_: str, bundle: Bundle) -> bool:
    """Tell whether an actor is a state's: its government, or a body under one."""
    actor = bundle.actors.get(id_)
    above = bundle.actors.get(actor.parent) if actor is not None else None
    kinds = {one.kind for one in (actor, above) if one is not None}
    return not kinds.isdisjoint({"state", "government"})


def _row(event: Event, kind: Mapping[str, str], bundle: Bundle) -> list[Value]:
    cells: dict[str, Value] = {
        "event_id_cnty": f"SIJILL-{event.id}",
        **{name: kind[name] for name in ("disorder_type", "event_type", "sub_event_type")},
        **_when(event),
        **_sides(event, bundle),
        **_where(point(event, bundle), event),
        "source": "; ".join(_outlets(event, bundle)),
        "notes": _notes(event, bundle),
        "fatalities": counted.low(event, "killed"),
        "tags": f"{MARK}; origin={origin(event)}; status={event.status}; snapshot={bundle.snapshot.id}",
        "timestamp": int(dt.datetime.fromisoformat(bundle.snapshot.time).timestamp()),
    }
    return [cells.get(name, "") for name in COLUMNS]


def _when(event: Event) -> dict[str, str]:
    """Return the day; of an interval the first with ACLED's precision; nothing of one over a month."""
    first, last = days(event)
    if first is None or last is None:
        return {}
    long = (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days + 1
    if long > _MONTH:
        return {"year": first[:4] if first[:4] == last[:4] else ""}
    precision = "1" if long == 1 else "2" if long <= _WEEK else "3"
    return {"event_date": first, "year": first[:4], "time_precision": precision}


def _sides(event: Event, bundle: Bundle) -> dict[str, str]:
    found = {}
    for number, ids in (("1", event.actor), ("2", event.target)):
        names = [name_en(one, bundle) or name_ar(one, bundle) or one for one in ids]
        found[f"actor{number}"] = next(iter(names), "")
        found[f"assoc_actor_{number}"] = "; ".join(names[1:])
        found[f"inter{number}"] = _inter(ids[0], event, bundle) if ids else ""
    found["civilian_targeting"] = "Civilian targeting" if CIVILIANS.intersection(event.target) else ""
    return found


def _inter(id_: str, event: Event, bundle: Bundle) -> str:
    """Return ACLED's kind of an actor where it follows from ours; rebels and militias are not told apart."""
    if id_ in CIVILIANS:
        return "Civilians"
    if event.type == "PROTEST" and id_ in event.actor:
        return "Protesters"
    if not _is_state(id_, bundle):
        return ""
    spot = point(event, bundle)
    if spot is None or not bundle.actors[id_].country:
        return ""
    return "State forces" if bundle.actors[id_].country == spot.country else "External/Other forces"


def _where(spot: Spot | None, event: Event) -> dict[str, Value]:
    if spot is None:
        return {"location": "; ".join(event.place)}
    above = list(spot.above_en)
    return {
        "country": above[-1] if above else "",
        "admin1": above[-2] if len(above) > 1 else "",
        "location": spot.name_en or spot.name,
        "latitude": spot.lat,
        "longitude": spot.lon,
        "geo_precision": _AREAS.get(spot.kind, "1"),
    }


def _outlets(event: Event, bundle: Bundle) -> list[str]:
    reports = (bundle.report(one.mention.report, one.mention.version) for one in event.told)
    return list(dict.fromkeys(report.outlet for report in reports if report.outlet))


def _notes(event: Event, bundle: Bundle) -> str:
    """Return whose word it is, the numbers with who says each, where it was told, and the words."""
    parts = [
        claim_words(event, bundle.actors, bundle.lang),
        counted.cell(event),
        f"told on {event.told_on}" if event.told_on and not event.date else "",
        *(f"«{one.quote}»" for one in event.told),
    ]
    return " — ".join(filter(None, parts))
