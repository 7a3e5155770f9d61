"""Events in the columns of POLECAT, with PLOVER's types: a tab-separated table, as POLECAT is published.

Source: the columns of the POLECAT weekly files (Halterman and others, Harvard Dataverse AJGVIT, 2023).
"""

import csv
import io
from collections.abc import Iterator, Mapping

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.claims import claim_words
from sijill.export.formats.flat import days, name_ar, name_en, origin, point
from sijill.export.formats.form import File
from sijill.export.formats.mapping import rows
from sijill.export.sheet import harmless
from sijill.schema import Event

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude",
    "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
# What POLECAT has no column for, and no export of ours may leave out.
OWN = ("Sijill Type", "Sijill Status", "Sijill Origin", "Sijill Assertion", "Sijill Date Basis")


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``events.plover.tsv``: events of types that PLOVER has; what is not known is left empty."""
    kinds = {row["type"]: row for row in rows("plover") if row["plover"]}
    out = io.StringIO()
    table = csv.writer(out, delimiter="\t", lineterminator="\n")
    table.writerow([*COLUMNS, *OWN])
    for event in bundle.events:
        if event.type in kinds:
            cells = _cells(event, kinds[event.type], bundle)
            table.writerow([_safe(name, cells.get(name, "")) for name in (*COLUMNS, *OWN)])
    yield File("events.plover.tsv", out.getvalue().encode("utf-8", "replace"))


def _safe(name: str, cell: str) -> str:
    return cell if name in ("Latitude", "Longitude") else harmless(cell)


def _cells(event: Event, kind: Mapping[str, str], bundle: Bundle) -> dict[str, str]:
    reports = [bundle.report(one.mention.report, one.mention.version) for one in event.told]
    first, last = days(event)
    return {
        "Event ID": f"sijill-{event.id}",
        "Event Date": first if first and first == last else "",
        "Event Type": kind["plover"],
        "Quad Code": kind["quad"],
        **_side("Actor", event.actor, bundle),
        **_side("Recipient", event.target, bundle),
        **_where(event, bundle),
        "Source": _joined(report.outlet for report in reports),
        "Publication Date": event.told_on or "",
        "Language": _joined(report.language or "" for report in reports),
        "Version": f"Sijill {bundle.snapshot.version} {bundle.snapshot.id}",
        "Sijill Type": event.type,
        "Sijill Status": event.status,
        "Sijill Origin": origin(event),
        "Sijill Assertion": claim_words(event, bundle.actors, bundle.lang),
        "Sijill Date Basis": event.date or "",
    }


def _side(role: str, ids: tuple[str, ...], bundle: Bundle) -> dict[str, str]:
    known = [bundle.actors[one] for one in ids if one in bundle.actors]
    return {
        f"{role} Name": _joined(name_en(one, bundle) or one for one in ids),
        f"{role} Country": _joined(actor.country.upper() for actor in known),
        f"{role} Sectors": _joined(actor.kind for actor in known),
        f"{role} Name Raw": _joined(name_ar(one, bundle) for one in ids),
    }


def _where(event: Event, bundle: Bundle) -> dict[str, str]:
    spots = bundle.spots.get(event.id, ())
    found = {"Raw Placename": _joined(event.place), "Placename": _joined(spot.name_en for spot in spots)}
    spot = point(event, bundle)
    if spot is None:
        return found
    return found | {
        "Country": spot.country.upper(),
        "Latitude": str(spot.lat),
        "Longitude": str(spot.lon),
        "GeoNames ID": str(spot.geonames or ""),
        "Feature Type": spot.kind,
    }


def _joined(values: Iterator[str] | tuple[str, ...]) -> str:
    return ";".join(dict.fromkeys(filter(None, values)))
