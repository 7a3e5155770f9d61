"""Events as JSON-LD, each mention of one a W3C Web Annotation on its report's words.

Source: W3C Recommendation "Web Annotation Data Model" (2017): TextQuoteSelector, TextPositionSelector.
The context stands in the file itself, so that it means the same with no internet.
"""

from collections.abc import Iterator
from typing import Any

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.claims import claim_words
from sijill.export.formats.flat import name_ar, name_en, origin
from sijill.export.formats.form import File
from sijill.export.formats.geojson import properties
from sijill.export.formats.metadata import about
from sijill.export.records import to_json
from sijill.schema import Event, Report, Told

_AROUND = 32  # characters before and after a quote, by which it is found again in a changed text
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/terms/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sijill": "urn:sijill:term:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "refinedBy": {"@id": "oa:refinedBy", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "classifying": "oa:classifying",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "generator": {"@id": "as:generator", "@type": "@id"},
    "generated": {"@id": "dc:issued", "@type": "xsd:dateTime"},
    "name": "schema:name",
    "location": {"@id": "schema:location", "@type": "@id"},
    "latitude": "schema:latitude",
    "longitude": "schema:longitude",
    "publisher": "schema:publisher",
    "datePublished": {"@id": "schema:datePublished", "@type": "xsd:date"},
    "url": {"@id": "schema:url", "@type": "@id"},
    "reports": {"@id": "schema:subjectOf", "@container": "@set"},
    "@vocab": "urn:sijill:term:",
}


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.jsonld``: one graph of events, their actors, their reports and their annotations."""
    graph = [
        *(_event(event, bundle) for event in bundle.events),
        *(_actor(id_, bundle) for id_ in sorted(_named(bundle))),
        *(_report(report) for report in _cited(bundle)),
        *(_annotation(one, event, bundle) for event in bundle.events for one in event.told),
    ]
    yield File(
        "events.jsonld", to_json({"@context": CONTEXT, "sijill:about": about(bundle), "@graph": graph})
    )


def event_iri(event: Event) -> str:
    """Return the name of an event on the web of data. Example: ``"urn:sijill:event:0f51218e3b84248f"``."""
    return f"urn:sijill:event:{event.id}"


def _report_iri(report: str, version: int) -> str:
    return f"urn:sijill:report:{_escaped(report)}:{version}"


def _actor_iri(id_: str) -> str:
    return f"urn:sijill:actor:{_escaped(id_)}"


def _escaped(name: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415  used here only

    return quote(name, safe="")


def _event(event: Event, bundle: Bundle) -> dict[str, Any]:
    plain = properties(event, bundle)
    kept = (
        "origin", "plover", "status", "assertion", "one_side", "date_from", "date_to", "date_basis",
        "told_on", "counts", "differ", "sources", "about", "snapshot",
    )  # fmt: skip
    found = {name: plain[name] for name in kept if plain[name] not in (None, "", [])}
    roles = {
        role: [{"id": _actor_iri(one)} for one in getattr(event, role)]
        for role in ("actor", "target", "mediator")
    }
    places = [
        {"type": "schema:Place", "name": [_worded(spot.name, "ar"), *_english(spot.name_en)]}
        | ({"latitude": spot.lat, "longitude": spot.lon} if spot.lat is not None else {})
        for spot in bundle.spots.get(event.id, ())
    ]
    counted = [{f"sijill:{key}": value for key, value in one.items()} for one in found.pop("counts", [])]
    return {
        "id": event_iri(event),
        "type": ["schema:Event", f"sijill:{event.type}"],
        "name": [_worded(plain["type_ar"], "ar"), _worded(event.type, "en")],
        "location": places,
        "reports": [{"id": one} for one in dict.fromkeys(_told_in(event))],
        **{f"sijill:{role}": who for role, who in roles.items() if who},
        **({"sijill:counts": counted} if counted else {}),
        **{f"sijill:{name}": value for name, value in found.items()},
    }


def _told_in(event: Event) -> Iterator[str]:
    for one in event.told:
        yield _report_iri(one.mention.report, one.mention.version)


def _worded(words: str, lang: str) -> dict[str, str]:
    return {"@value": words, "@language": lang}


def _english(words: str) -> list[dict[str, str]]:
    return [_worded(words, "en")] if words else []


def _named(bundle: Bundle) -> set[str]:
    return {id_ for e in bundle.events for id_ in (*e.actor, *e.target, *e.mediator)}


def _actor(id_: str, bundle: Bundle) -> dict[str, Any]:
    arabic = name_ar(id_, bundle)
    names = ([_worded(arabic, "ar")] if arabic else []) + _english(name_en(id_, bundle))
    known = bundle.actors.get(id_)
    facts = {"sijill:kind": known.kind, "sijill:party": known.party} if known else {}
    return {"id": _actor_iri(id_), "type": "sijill:Actor", "name": names, "sijill:id": id_, **facts}


def _cited(bundle: Bundle) -> list[Report]:
    keys = sorted({(one.mention.report, one.mention.version) for e in bundle.events for one in e.told})
    return [bundle.report(*key) for key in keys]


def _report(report: Report) -> dict[str, Any]:
    facts = {
        "name": report.title,
        "publisher": report.outlet,
        "datePublished": report.published,
        "url": report.url,
    }
    return {
        "id": _report_iri(report.id, report.version),
        "type": "schema:NewsArticle" if not report.composed else "sijill:ComposedText",
        "sijill:origin": "composed" if report.composed else "news",
        "sijill:text_hash": report.text_hash,
        **{name: value for name, value in facts.items() if value},
    }


def _annotation(told: Told, event: Event, bundle: Bundle) -> dict[str, Any]:
    mention = told.mention
    whole = bundle.report(mention.report, mention.version)
    return {
        "id": f"urn:sijill:mention:{mention.id}",
        "type": "oa:Annotation",
        "motivation": "classifying",
        "body": {"id": event_iri(event)},
        "generator": {"id": f"urn:sijill:engine:{_escaped(mention.engine)}"},
        "generated": bundle.snapshot.time,
        "target": {
            "source": {"id": _report_iri(mention.report, mention.version)},
            "selector": selectors(told, whole),
        },
        "sijill:part": mention.evidence.part,
        "sijill:status": mention.status,
        "sijill:assertion": claim_words(event, bundle.actors, bundle.lang),
        "sijill:origin": origin(event),
        "sijill:reviewed": told.reviewed,
        "sijill:rule": mention.rule,
    }


def selectors(told: Told, report: Report) -> list[dict[str, Any]]:
    """Return how a mention's words are found: by themselves with what stands around them, and by offsets.

    Offsets are Unicode code points of the report's text, or of its title where ``sijill:part`` says so.
    """
    span = told.mention.evidence
    whole = report.title if span.part == "title" else report.text
    quote = {"type": "oa:TextQuoteSelector", "exact": told.quote}
    around = {
        "prefix": whole[max(0, span.start - _AROUND) : span.start],
        "suffix": whole[span.end : span.end + _AROUND],
    }
    position = {"type": "oa:TextPositionSelector", "start": span.start, "end": span.end}
    return [quote | {name: words for name, words in around.items() if words}, position]
