"""Reports as one text each, title and body, with the mentions that point into it: for standoff formats."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sijill.export.formats.bundle import Bundle
from sijill.schema import Event, Mention, Report, Span

_BETWEEN = "\n\n"
_UNSAFE = re.compile(r"[^\w.-]+")
Coded = tuple[Mention, Event]


class Told(Struct, frozen=True):
    """A report and its mentions, each with its event.

    Attributes:
        report: the report. coded: its mentions by place, each with the event that it tells.
    """

    report: Report
    coded: tuple[Coded, ...]

    @property
    def whole(self) -> str:
        """The title, an empty line and the text; the text alone where there is no title."""
        return self._head + self.report.text

    @property
    def _head(self) -> str:
        return self.report.title + _BETWEEN if self.report.title else ""

    def at(self, span: Span) -> tuple[int, int]:
        """Return where a span stands in `whole`, in characters."""
        shift = 0 if span.part == "title" else len(self._head)
        return span.start + shift, span.end + shift


def told_in(bundle: Bundle) -> Iterator[Told]:
    """Yield the reports of a bundle's events, by id and version."""
    found: dict[tuple[str, int], list[Coded]] = {}
    for event in bundle.events:
        for one in event.told:
            found.setdefault((one.mention.report, one.mention.version), []).append((one.mention, event))
    for key in sorted(found):
        yield Told(bundle.report(*key), tuple(sorted(found[key], key=_place)))


def _place(coded: Coded) -> tuple[bool, int, str]:
    span = coded[0].evidence
    return span.part == "text", span.start, coded[0].id


def file_name(report: Report) -> str:
    """Return a file's name for a report at its version, safe on every system.

    Example:
        >>> file_name(Report(id="a/b", text="", version=2))
        'a_b.v2'
    """
    return f"{_UNSAFE.sub('_', report.id)}.v{report.version}"
