"""The columns of the mentions' table: one list for the spreadsheet, its reader and the reference."""

from collections.abc import Callable

from msgspec import Struct

from sijill.export.assertion import assertion, assertion_text
from sijill.export.cells import content_cell, counts_cell, filler_cell, fillers_cell, time_cell
from sijill.export.line import Actors, Line
from sijill.i18n import text


class View(Struct, frozen=True):
    """What a cell may need besides the line: the known actors and the language of marks."""

    actors: Actors
    lang: str


class Column(Struct, frozen=True):
    """A column.

    Attributes:
        name: its head in files, and its key ``column.<name>`` in the catalogues.
        get: the cell of a line.
        fixable: a review may correct it.
    """

    name: str
    get: Callable[[Line, View], str]
    fixable: bool = False


def origin(line: Line, view: View) -> str:
    """Return the mark of a composed report, or that it is news."""
    return text("mark.composed" if line.report.composed else "mark.news", view.lang)


def reviewed(line: Line, view: View) -> str:
    """Return how the mention was reviewed, or that it was not."""
    verdict = line.verdict()
    return text(f"mark.reviewed_{verdict}" if verdict else "mark.unreviewed", view.lang)


def _one_side(line: Line, view: View) -> str:
    said = assertion(line.mention, view.actors)
    return text("mark.one_side", view.lang) if said is not None and said.one_side else ""


def _term(line: Line, _view: View) -> str:
    return counts_cell([line.mention.term] if line.mention.term else [])


COLUMNS: tuple[Column, ...] = (
    Column("id", lambda line, _: line.mention.id),
    Column("report", lambda line, _: line.report.id),
    Column("version", lambda line, _: str(line.report.version)),
    Column("superseded", lambda line, _: str(line.superseded or "")),
    Column("outlet", lambda line, _: line.report.outlet),
    Column("published", lambda line, _: line.report.published or ""),
    Column("origin", origin),
    Column("type", lambda line, _: line.mention.type, fixable=True),
    Column("actor", lambda line, _: fillers_cell(line.mention.actor), fixable=True),
    Column("target", lambda line, _: fillers_cell(line.mention.target), fixable=True),
    Column("mediator", lambda line, _: fillers_cell(line.mention.mediator), fixable=True),
    Column("place", lambda line, _: fillers_cell(line.mention.place), fixable=True),
    Column("date", lambda line, _: time_cell(line.mention.date), fixable=True),
    Column("about", lambda line, _: fillers_cell(line.mention.about), fixable=True),
    Column("count", lambda line, _: counts_cell(line.mention.count), fixable=True),
    Column("status", lambda line, _: line.mention.status, fixable=True),
    Column("source", lambda line, _: fillers_cell(line.mention.source), fixable=True),
    Column("assertion", lambda line, view: assertion_text(line.mention, view.actors, view.lang)),
    Column("one_side", _one_side),
    Column("quote", lambda line, _: line.quote),
    Column("reviewed", reviewed),
    Column("verdict", lambda _line, _: ""),
    Column("why", lambda _line, _: ""),
    Column("told_on", lambda line, _: line.mention.told_on or ""),
    Column("content", lambda line, _: content_cell(line.mention.content), fixable=True),
    Column("deadline", lambda line, _: time_cell(line.mention.deadline), fixable=True),
    Column("term", _term, fixable=True),
    Column("items", lambda line, _: fillers_cell(line.mention.items), fixable=True),
    Column("outcome", lambda line, _: filler_cell(line.mention.outcome), fixable=True),
    Column("via", lambda line, _: filler_cell(line.mention.via), fixable=True),
    Column("form", lambda line, _: filler_cell(line.mention.form), fixable=True),
    Column("answers", lambda line, _: line.mention.answers or ""),
    Column("trigger", lambda line, _: line.words(line.mention.trigger)),
    Column("start", lambda line, _: str(line.mention.evidence.start)),
    Column("end", lambda line, _: str(line.mention.evidence.end)),
    Column("confidence", lambda line, _: f"{line.mention.confidence:.2f}"),
    Column("rule", lambda line, _: line.mention.rule),
    Column("engine", lambda line, _: line.mention.engine),
    Column("packs", lambda line, _: "|".join(line.mention.packs)),
)  # fmt: skip

FIXABLE: tuple[str, ...] = tuple(column.name for column in COLUMNS if column.fixable)


def row(line: Line, view: View) -> list[str]:
    """Return the cells of a line, corrected arguments as the last review has them."""
    corrected = line.corrected()
    return [corrected.get(column.name, column.get(line, view)) for column in COLUMNS]
