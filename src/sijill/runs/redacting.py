"""Names that a reviewer wants taken out of whatever leaves the record: marked, and taken back."""

from collections.abc import Mapping

from sijill.errors import UsageError
from sijill.schema import REDACT, Review, redacted
from sijill.store import Store

SORTS = ("persons", "places", "sources")


def mark_name(store: Store, said: Mapping[str, str]) -> Review:
    """Append a reviewer's decision that a name is to be taken out, or that it no longer is.

    Args:
        store: the record.
        said: ``name``; ``kind``, one of `SORTS`; ``who``; ``when``, ISO 8601 in UTC; ``why``, free text;
            ``verdict``, ``"redact"`` or ``"undo"``.

    Raises:
        UsageError: ``bad-choice``; ``no-name``; ``not-redacted`` where there is nothing of the reviewer's to
            take back.
    """
    name, kind = " ".join(said["name"].split()), said["kind"]
    if kind not in SORTS:
        raise UsageError("bad-choice", option="--kind", value=kind, choices=", ".join(SORTS))
    if not name:
        raise UsageError("no-name")
    held = {(one.who, one.argument, one.value) for one in redacted(store.reviews())}
    undo = said["verdict"] != REDACT
    if undo and (said["who"], kind, name) not in held:
        raise UsageError("not-redacted", name=name, who=said["who"])
    review = Review(
        mention="", report="", start=0, end=0, type="", verdict="undo" if undo else "redact",
        who=said["who"], when=said["when"], argument=kind, value=name, why=said.get("why", ""),
    )  # fmt: skip
    store.add_reviews([review])
    return review


def marked_names(store: Store) -> tuple[Review, ...]:
    """Return the decisions on names that hold, the oldest first."""
    return redacted(store.reviews())
