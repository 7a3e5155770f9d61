"""Two versions of a report compared: the words that changed, and the codes that went, came or changed."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sijill.evaluate.versions import same_mentions
from sijill.evaluate.words import Words, compare_words
from sijill.export.cells import BETWEEN
from sijill.export.columns import COLUMNS, View
from sijill.export.line import Actors, Line
from sijill.export.records import mention_record
from sijill.schema import SYMMETRIC, Count, Part, Report

_PARTS: tuple[Part, ...] = ("title", "text")
# A type is no argument: a mention of another type is another mention.
_COMPARED = tuple(column for column in COLUMNS if column.fixable and column.name != "type")
_SIDES = ("actor", "target")
_NO_VIEW = View({}, "en")  # the cells of arguments need none


class Change(Struct, frozen=True):
    """An argument that is another one, both values in the form of the mentions' table.

    Example: ``Change("count", "killed=3", "killed=5")``.
    """

    argument: str
    old: str
    new: str


class Changed(Struct, frozen=True):
    """A mention that both versions have, with other arguments."""

    old: Line
    new: Line
    changes: tuple[Change, ...]


class Comparison(Struct, frozen=True):
    """What changed between two versions.

    Attributes:
        old, new: the reports. title, text: their words against each other.
        gone: mentions of the old version that the new one lacks. came: those that the old one lacked.
        changed: those of both with other arguments.
        same: those of both with the same arguments, as the new version has them.
    """

    old: Report
    new: Report
    title: Words
    text: Words
    gone: tuple[Line, ...]
    came: tuple[Line, ...]
    changed: tuple[Changed, ...]
    same: tuple[Line, ...]

    @property
    def removed(self) -> int:
        """Return how many words went."""
        return self.title.removed + self.text.removed

    @property
    def added(self) -> int:
        """Return how many words came."""
        return self.title.added + self.text.added

    def words(self) -> list[dict[str, Any]]:
        """Return the stretches that changed, each with its words and offsets in both versions.

        Example:
            ``{"part": "text", "removed": "ثلاثة", "added": "خمسة", "old": [4, 9], "new": [4, 8]}``
        """
        return [found for part in _PARTS for found in self._stretches(part)]

    def _stretches(self, part: Part) -> Iterator[dict[str, Any]]:
        old, new = getattr(self.old, part), getattr(self.new, part)
        for piece in getattr(self, part).pieces:
            if not piece.same:
                went, came = old[slice(*piece.old)], new[slice(*piece.new)]
                words = {"removed": went.strip(), "added": came.strip()}
                yield {"part": part, **words, "old": piece.old, "new": piece.new}


def compare_versions(old: Report, before: Sequence[Line], new: Report, now: Sequence[Line]) -> Comparison:
    """Return what changed from one version of a report to another, or between two reports.

    Args:
        old: the one version, with its text.
        before: its mentions.
        new: the other version, with its text.
        now: its mentions.
    """
    words: dict[Part, Words] = {
        part: compare_words(getattr(old, part), getattr(new, part)) for part in _PARTS
    }
    coding = (old, [line.mention for line in before]), (new, [line.mention for line in now])
    pairs = same_mentions(*coding, words)
    both = [Changed(before[i], now[j], tuple(_changes(before[i], now[j]))) for i, j in pairs]
    kept, again = {i for i, _ in pairs}, {j for _, j in pairs}
    return Comparison(
        old, new, words["title"], words["text"],
        gone=tuple(line for i, line in enumerate(before) if i not in kept),
        came=tuple(line for j, line in enumerate(now) if j not in again),
        changed=tuple(one for one in both if one.changes),
        same=tuple(one.new for one in both if not one.changes),
    )  # fmt: skip


def _changes(old: Line, new: Line) -> Iterator[Change]:
    parties_same = old.mention.type in SYMMETRIC and _parties(old) == _parties(new)
    for column in _COMPARED:
        if parties_same and column.name in _SIDES:
            continue
        if _values(old, column.name) != _values(new, column.name):
            yield Change(column.name, column.get(old, _NO_VIEW), column.get(new, _NO_VIEW))


def _parties(line: Line) -> set[str]:
    return {filler.value for filler in (*line.mention.actor, *line.mention.target)}


def _values(line: Line, name: str) -> object:
    """Return what is compared: values in any order, a number by its value and not by its words."""
    held = getattr(line.mention, name)
    if isinstance(held, Count):
        return _number(held)
    if name == "count":
        return sorted(map(_number, held), key=repr)
    cell = next(column for column in _COMPARED if column.name == name).get(line, _NO_VIEW)
    return sorted(set(cell.split(BETWEEN)))


def _number(count: Count) -> tuple[object, ...]:
    return count.what, count.value, count.of


def comparison_record(found: Comparison, actors: Actors) -> dict[str, Any]:
    """Return a comparison as a mapping ready for JSON: both versions, what changed in words and in codes."""
    return {
        "old": _version(found.old),
        "new": _version(found.new),
        "words": {"removed": found.removed, "added": found.added, "changes": found.words()},
        "codes": {
            "gone": [mention_record(line, actors) for line in found.gone],
            "came": [mention_record(line, actors) for line in found.came],
            "changed": [_changed(one, actors) for one in found.changed],
            "same": [line.mention.id for line in found.same],
        },
    }


def _version(report: Report) -> dict[str, Any]:
    names = ("id", "version", "outlet", "url", "title", "published", "composed", "path")
    return {name: getattr(report, name) for name in names}


def _changed(one: Changed, actors: Actors) -> dict[str, Any]:
    return {
        "changes": msgspec.to_builtins(one.changes),
        "old": mention_record(one.old, actors),
        "new": mention_record(one.new, actors),
    }
