"""What every export says of itself: how it was made, of which snapshot, what it must not pass for."""

from typing import Any

from sijill.export.formats.bundle import Bundle
from sijill.export.formats.flat import origin
from sijill.i18n import text

LICENCE = "Apache-2.0"  # of the program; the reports' words belong to those who published them
_LINES = ("method", "claims", "numbers", "rights")


def about(bundle: Bundle) -> dict[str, Any]:
    """Return what an export says of itself, for formats that are JSON."""
    origins = [origin(event) for event in bundle.events]
    return {
        "snapshot": bundle.snapshot.id,
        "time": bundle.snapshot.time,
        "record": bundle.snapshot.record,
        "sijill": bundle.snapshot.version,
        "engines": list(bundle.snapshot.engines),
        "packs": list(bundle.snapshot.packs),
        "filters": bundle.snapshot.filters,
        "redacted": list(bundle.snapshot.redact),
        "events": len(bundle.events),
        "composed": origins.count("composed"),
        "news": origins.count("news"),
        "notes": [text(f"export_about.{name}", bundle.lang) for name in _LINES],
    }


def about_rows(bundle: Bundle) -> list[list[str]]:
    """Return the same as rows of a sheet: name and value."""
    facts = about(bundle).items()
    listed = ((name, value if isinstance(value, list) else [value]) for name, value in facts)
    return [[name, _words(one)] for name, values in listed for one in values]


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}={one}" for name, one in value.items())
    return str(value)
