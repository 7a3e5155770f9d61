"""Events for Forensic Architecture's timemap: events, associations and sources as it validates them.

Source: the schemas of github.com/forensic-architecture/timemap, src/reducers/validate (MIT).
"""

from collections.abc import Iterator
from typing import Any

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.claims import claim_words
from sijill.export.formats.flat import days, name_ar, name_en, origin, point
from sijill.export.formats.form import File
from sijill.export.formats.metadata import about
from sijill.export.names import type_name
from sijill.export.records import to_json
from sijill.i18n import text
from sijill.schema import Event, Report


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.json``, ``associations.json``, ``sources.json`` and ``about.json``.

    Timemap takes no event without a day and without a point: these are left out, and counted in about.json.
    """
    shown = [event for event in bundle.events if event.date or point(event, bundle)]
    yield File("events.json", to_json([_event(event, bundle) for event in shown]))
    yield File("associations.json", to_json(_associations(shown, bundle)))
    yield File("sources.json", to_json([_source(report) for report in _cited(shown, bundle)]))
    yield File("about.json", to_json(about(bundle) | {"left_out": len(bundle.events) - len(shown)}))


def _event(event: Event, bundle: Bundle) -> dict[str, Any]:
    first, last = days(event)
    spot = point(event, bundle)
    return {
        "id": event.id,
        "description": _description(event, bundle),
        "date": first or "",
        "time": "",
        "time_precision": "" if first is None else "day" if first == last else f"{first}/{last}",
        "location": text("label.comma", bundle.lang).join(event.place),
        "latitude": str(spot.lat) if spot else "",
        "longitude": str(spot.lon) if spot else "",
        "category": event.type,
        "associations": _names(event),
        "sources": list(
            dict.fromkeys(_source_id(one.mention.report, one.mention.version) for one in event.told)
        ),
        "comments": f"origin={origin(event)}; status={event.status}; snapshot={bundle.snapshot.id}",
    }


def _description(event: Event, bundle: Bundle) -> str:
    """Return what, who to whom, whose word it is, and the words of the first mention."""
    lang = bundle.lang
    name = name_ar if lang == "ar" else name_en
    sides = [
        text("label.comma", lang).join(name(one, bundle) or one for one in ids)
        for ids in (event.actor, event.target)
    ]
    who = f" {text('label.arrow', lang)} ".join(side or "?" for side in sides) if any(sides) else ""
    mark = f"[{text('mark.composed', lang)}]" if origin(event) == "composed" else ""
    quote = f"«{event.told[0].quote}»"
    claim = claim_words(event, bundle.actors, lang)
    return " — ".join(filter(None, (mark, type_name(event.type, lang), who, claim, quote)))


def _names(event: Event) -> list[str]:
    return [f"type-{event.type}", f"origin-{origin(event)}", *(f"actor-{one}" for one in event.actor)]


def _associations(events: list[Event], bundle: Bundle) -> list[dict[str, Any]]:
    found = sorted({name for event in events for name in _names(event)})
    return [_association(name, bundle) for name in found]


def _association(name: str, bundle: Bundle) -> dict[str, Any]:
    sort, _, value = name.partition("-")
    shown = {
        "type": lambda: type_name(value, bundle.lang),
        "origin": lambda: text(f"mark.{value}", bundle.lang),
        "actor": lambda: (name_ar if bundle.lang == "ar" else name_en)(value, bundle) or value,
    }[sort]()
    return {"id": name, "title": name, "desc": shown, "mode": "FILTER", "filter_paths": [sort, shown]}


def _source_id(report: str, version: int) -> str:
    return f"{report}@{version}"


def _cited(events: list[Event], bundle: Bundle) -> list[Report]:
    keys = {(one.mention.report, one.mention.version) for event in events for one in event.told}
    return [bundle.report(*key) for key in sorted(keys)]


def _source(report: Report) -> dict[str, Any]:
    return {
        "id": _source_id(report.id, report.version),
        "title": report.title,
        "paths": [],
        "type": "composed" if report.composed else "news",
        "url": report.url,
        "author": report.outlet,
        "date": report.published or "",
    }
