"""Mentions as JSON: the guide's form, the words behind it, and what a record adds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from sijill.export.assertion import assertion
from sijill.export.line import Actors, Line
from sijill.schema import Filler, Review, kept


def mention_record(line: Line, actors: Actors) -> dict[str, Any]:
    """Return a mention as a mapping ready for JSON.

    The guide's keys with ``start`` and ``end``; besides them ``id``, ``report`` with what is known of
    it, ``composed``, ``told_on`` and the design's other fields, ``spans`` (argument → fillers with their
    spans), ``assertion`` (by, via, one_side) or None, ``superseded`` (the version of the report that stands
    instead of the one coded) or None, ``rule``, ``confidence``, ``reviewed`` and ``reviews``.
    Corrected arguments stand under ``corrected`` in the form of the mentions' table; the guide's keys
    keep what was coded, so that both can be compared.
    """
    from sijill.extract.guide import to_guide  # noqa: PLC0415 (brings the engine's needs; used here only)

    mention = line.mention
    return {
        "id": mention.id,
        **to_guide(mention, line.report),
        "quote": line.quote,
        "count": _counts(line),
        "report": _report(line),
        "composed": line.report.composed,
        "superseded": line.superseded,
        "assertion": _assertion(line, actors),
        "spans": _spans(line),
        **_design(line),
        "engine": mention.engine,
        "rule": mention.rule,
        "confidence": mention.confidence,
        "reviewed": line.verdict() or None,
        "corrected": line.corrected(),
        "reviews": _reviews(line.reviews),
    }


def _reviews(reviews: Sequence[Review]) -> list[dict[str, Any]]:
    """Return the decisions on one mention, each with whether its reviewer took it back."""
    held = {id(review) for review in kept(reviews)}
    return [
        review_record(review) | {"undone": id(review) not in held and review.verdict != "undo"}
        for review in reviews
    ]


def _counts(line: Line) -> list[dict[str, Any]]:
    """Return the guide's counts with the words as told: a vague number must be shown by its word."""
    counts = line.mention.count
    return [
        {"what": c.what, "value": msgspec.to_builtins(c.value), "word": c.word}
        | ({"of": c.of} if c.of else {})
        for c in counts
    ]


def _report(line: Line) -> dict[str, Any]:
    report = line.report
    return {
        "id": report.id,
        "version": report.version,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": report.published,
        "composed": report.composed,
    }


def _assertion(line: Line, actors: Actors) -> dict[str, Any] | None:
    said = assertion(line.mention, actors)
    return None if said is None else msgspec.to_builtins(said)


def _filler(line: Line, filler: Filler) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(filler)
    if filler.span is not None:
        found["words"] = line.words(filler.span)
    return found


def _spans(line: Line) -> dict[str, Any]:
    mention = line.mention
    roles = ("actor", "target", "mediator", "place", "about", "source", "items")
    spans = {role: [_filler(line, filler) for filler in getattr(mention, role)] for role in roles}
    return {
        "evidence": msgspec.to_builtins(mention.evidence),
        "trigger": msgspec.to_builtins(mention.trigger),
        "date": msgspec.to_builtins(mention.date),
        "count": msgspec.to_builtins(mention.count),
        **{role: found for role, found in spans.items() if found},
    }


def _design(line: Line) -> dict[str, Any]:
    names = ("told_on", "content", "deadline", "term", "outcome", "via", "form", "answers", "packs")
    return {name: msgspec.to_builtins(getattr(line.mention, name)) for name in names}


def review_record(review: Review) -> dict[str, Any]:
    """Return a review as a mapping ready for JSON, without the words that tie it to its mention."""
    kept = ("verdict", "argument", "value", "who", "when", "why")
    found = {name: getattr(review, name) for name in kept}
    return found | ({"other": review.other} if review.other else {})


def reviews_record(reviews: Sequence[Review]) -> list[dict[str, Any]]:
    """Return reviews as mappings ready for JSON, each with its mention's id and whether it was taken back."""
    of: dict[str, list[Review]] = {}
    for review in reviews:
        of.setdefault(review.mention, []).append(review)
    told = {id(r): record for same in of.values() for r, record in zip(same, _reviews(same), strict=True)}
    return [{"mention": review.mention} | told[id(review)] for review in reviews]


def to_json(record: Any) -> bytes:
    """Return a record, or a list of them, as indented JSON, one line's end at its end."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def to_jsonl(records: Iterable[Any]) -> Iterator[bytes]:
    """Yield one JSON line a record."""
    for record in records:
        yield msgspec.json.encode(record) + b"\n"
