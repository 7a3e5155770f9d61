"""Names in a report's words that nothing was coded of: persons and places as the rules read them."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sijill.extract.engine import RulesEngine
from sijill.extract.parts import parts
from sijill.extract.steps import analyse
from sijill.lexicon import Lexicon
from sijill.schema import Report
from sijill.schema.span import Part

Sort = Literal["person", "place", "outlet"]


class ReadName(Struct, frozen=True):
    """A name in a report: its words' offsets, the part they stand in, and what it names."""

    start: int
    end: int
    part: Part
    sort: Sort
    value: str


class NameReader:
    """Reads the names of persons, places and outlets in reports: known ones, and unknown ones after a cue."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the rules ready, which takes a second."""
        self._grammar = RulesEngine(lexicon).grammar

    def names(self, report: Report) -> list[ReadName]:
        """Return the names in a report's text and title."""
        title = replace(report, text=report.title, title="")
        return [*self._names(report, "text"), *self._names(title, "title")]

    def _names(self, report: Report, part: Part) -> Iterator[ReadName]:
        for stretch in parts(report.text):
            analysis = analyse(report, self._grammar, stretch)
            for name in analysis.names:
                sort = _sort(name.kind, name.sort, name.id)
                if sort is not None:
                    span = analysis.span(name.first, name.last)
                    yield ReadName(span.start, span.end, part, sort, name.id)


def _sort(kind: str, sort: str, id_: str) -> Sort | None:
    if kind == "place":
        return "place"
    if sort == "person" or id_.startswith("name:"):
        return "person"
    return "outlet" if sort == "outlet" else None
