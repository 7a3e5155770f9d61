"""One state in full: what it says, and the words of every event that it was made of."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sijill.export.columns import View
from sijill.export.events import headings, mention_lines
from sijill.export.fields import Shown
from sijill.export.line import Line
from sijill.export.states import card
from sijill.i18n import text
from sijill.i18n.bidi import flush, isolate, one_line, wrap
from sijill.schema import Event


def state_page(
    kind: str,
    state: Struct,
    events: Sequence[Event],
    lines: Mapping[str, Line],
    view: Shown,
    columns: int,
) -> str:
    """Return one state as a terminal of ``columns`` columns shows it.

    Args:
        kind: which state. Example: ``"blockades"``.
        state: what its reducer gave.
        events: those behind it, in the order in which they are to stand.
        lines: their mentions, by id.
        view: known actors, language, and the words for what the state names by id.
        columns: the width.
    """
    seen = View(view.actors, view.lang)
    out = ["", text("show.made_of", view.lang)]
    for event in events:
        out += ["", *_headed(event, seen, columns)]
        for one in event.mentions():
            out += ["", *mention_lines(lines[one], seen, columns)]
    below = (flush(line, view.lang, columns) for line in out)
    return "\n".join([card(kind, state, view, columns), *below])


def _headed(event: Event, view: View, columns: int) -> list[str]:
    """Return an event in a line or several: when, what, who to whom, where, its id."""
    cells = filter(None, (*headings(event, view), f"[{event.id}]"))
    return [isolate(line) for line in wrap(one_line(" · ".join(cells)), columns)]
