"""Mentions as linking and states are given them: as reviewed, without those judged wrong."""

import re
from collections.abc import Mapping

import msgspec

from sijill.schema import COUNTED, Bound, Count, Filler, Mention, Review, Time, Told, corrected

_COUNT = re.compile(r"(?P<what>\w+)=(?P<value>[^()|]+?)(?: \((?P<of>[^()]*)\))?", re.ASCII)
_MANY = ("actor", "target", "mediator", "place", "about", "source", "items")
_ONE = ("outcome", "via", "form")
STRUCK = frozenset({"wrong", "undo"})


def as_reviewed(told: Told, reviews: tuple[Review, ...]) -> Told | None:
    """Return a mention with its corrections, None where a person said that it is wrong, or took it back.

    Args:
        told: as it was coded.
        reviews: the decisions on its coding that hold.
    """
    if any(review.verdict in STRUCK for review in reviews):
        return None
    fixes = corrected(reviews)
    return msgspec.structs.replace(told, mention=correct(told.mention, fixes)) if fixes else told


def correct(mention: Mention, fixes: Mapping[str, str]) -> Mention:
    """Return a mention with corrected arguments.

    A value that the text told keeps its span; another has none, since it is the reviewer's. What a cell says
    that cannot be read (a number in words, content) leaves the argument as it was coded.

    Args:
        mention: as it was coded.
        fixes: argument → value, in the form of the mentions' table.
    """
    changed = {name: _value(mention, name, cell) for name, cell in fixes.items()}
    return msgspec.structs.replace(mention, **{name: v for name, v in changed.items() if v is not ...})


def _value(mention: Mention, name: str, cell: str) -> object:
    if name in ("type", "status"):
        return cell
    if name in _MANY:
        return _fillers(getattr(mention, name), cell)
    if name in ("date", "deadline"):
        return Time(cell, mention.evidence) if cell else None
    if name in _ONE:
        return Filler(cell, how="implied") if cell else None
    return _counts(mention, cell) if name == "count" else ...


def _fillers(coded: tuple[Filler, ...], cell: str) -> tuple[Filler, ...]:
    held = {filler.value: filler for filler in reversed(coded)}
    values = dict.fromkeys(part for part in cell.split("|") if part)
    return tuple(held.get(value, Filler(value, how="implied")) for value in values)


def _counts(mention: Mention, cell: str) -> object:
    found = [_count(mention, part.strip()) for part in cell.split("|") if part.strip()]
    return ... if None in found else tuple(found)


def _count(mention: Mention, part: str) -> Count | None:
    """Return one count of a cell: a figure, or «words» that were coded already."""
    read = _COUNT.fullmatch(part)
    if read is None or read["what"] not in COUNTED:
        return None
    value = _figure(read["value"])
    if value is None:
        same = (c for c in mention.count if c.what == read["what"] and f"«{c.word}»" == read["value"])
        return next(same, None)
    return Count(read["what"], value, read["value"], mention.evidence, read["of"] or None)


def _figure(words: str) -> int | float | Bound | None:
    """Return a number: ``12``, ``30+``; None where it is none."""
    try:
        if words.endswith("+"):
            return Bound(min=int(words[:-1]))
        return int(words)
    except ValueError:
        return None
