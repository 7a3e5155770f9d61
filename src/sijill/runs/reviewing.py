"""Decisions as the record keeps them: with the words that tie them to their mentions, whatever their ids."""

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from sijill.errors import UsageError
from sijill.runs.told import correct
from sijill.schema import LINKING, PERSON, Mention, Report, Review, Span, kept
from sijill.store import MentionFilter, Store


def review_of(
    mention: Mention, other: Mention | None, who: str, when: str, said: Mapping[str, str]
) -> Review:
    """Return a decision on a mention, or on two.

    Args:
        mention: what it is about.
        other: of same and different, the other mention.
        who: the reviewer.
        when: ISO 8601 in UTC.
        said: verdict, argument, value and why.

    Raises:
        msgspec.ValidationError: there is no such verdict.
    """
    facts = {
        "mention": mention.id, "report": mention.report, "type": mention.type,
        "start": mention.evidence.start, "end": mention.evidence.end, "who": who, "when": when,
    }  # fmt: skip
    if other is not None:
        facts |= {
            "other": other.id, "other_report": other.report, "other_type": other.type,
            "other_start": other.evidence.start, "other_end": other.evidence.end,
        }  # fmt: skip
    return msgspec.convert({**facts, **said}, Review)


def others_of(store: Store, mention: Mention, other: str) -> list[Mention]:
    """Return the mention of the id ``other``; without one, all others of the mention's event as last linked.

    Args:
        store: the record.
        mention: the one that is decided on; it is never among what is returned.
        other: a mention's id, or "".
    """
    ids: tuple[str, ...] = (other,)
    if not other:
        event = store.links.event_of(mention.id)
        keys = store.links.groups([event]).get(event, []) if event else []
        ids = tuple(one.told.mention.id for one in store.links.told(keys))
    rows = store.mentions(MentionFilter(id=ids, superseded=True)) if ids else []
    return [row.mention for row in rows if row.mention.id != mention.id]


def undos_of(reviews: Sequence[Review], mention: Mention, undo: Mapping[str, str]) -> list[Review]:
    """Return what takes back a reviewer's last decision on a mention that holds.

    A decision on a mention and several others at once (it is parted from its event) is taken back whole.

    Args:
        reviews: all on the mention, the oldest first.
        mention: what they are about.
        undo: ``who`` takes back, ``when``, ``why``; ``argument`` or ``other`` where one of several is meant.

    Raises:
        UsageError: ``nothing-to-undo``.
    """
    last = _last(reviews, undo)
    if last is None:
        raise UsageError("nothing-to-undo", who=undo["who"], mention=mention.id)
    once = [last]
    if last.verdict in LINKING and not undo.get("other"):
        once = [one for one in kept(reviews) if _with(one) == _with(last) and one.other]
    said = {"verdict": "undo", "why": undo.get("why", ""), "when": undo["when"]}
    return [msgspec.structs.replace(one, **said, value="") for one in once]


def _last(reviews: Sequence[Review], undo: Mapping[str, str]) -> Review | None:
    other, argument = undo.get("other", ""), undo.get("argument", "")
    held = [one for one in kept(reviews) if one.who == undo["who"] and one.verdict != "undo"]
    if other:
        held = [one for one in held if one.verdict in LINKING and one.other == other]
    elif argument:
        held = [one for one in held if one.verdict not in LINKING and one.argument == argument]
    return held[-1] if held else None


def _with(review: Review) -> tuple[str, str, str]:
    return review.who, review.when, review.verdict


def added(report: Report, type_: str, span: Span, cells: Mapping[str, str]) -> Mention:
    """Return a mention that a person found in a report, with what he says of it.

    It is kept as a coding of its own, by the engine ``person``, which no recoding touches.

    Args:
        report: at the version that was read.
        type_: one of the guide's.
        span: the words that tell it.
        cells: arguments, in the form of the mentions' table. Example: ``{"actor": "sdf|asayish"}``.

    Raises:
        UsageError: ``bad-words`` where the report has no such stretch.
    """
    whole = report.title if span.part == "title" else report.text
    if not 0 <= span.start < span.end <= len(whole):
        raise UsageError("bad-words", start=span.start, end=span.end)
    key = f"{report.id}\0{report.version}\0{type_}\0{span.part}\0{span.start}\0{span.end}\0person"
    bare = Mention(
        id=hashlib.sha256(key.encode()).hexdigest()[:16], report=report.id, version=report.version,
        type=type_, evidence=span, trigger=span, engine=PERSON, rule="person", confidence=1.0,  # type: ignore[arg-type]
        told_on=report.published,
    )  # fmt: skip
    return correct(bare, cells)
