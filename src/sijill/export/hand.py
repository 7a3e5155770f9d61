"""What people coded by hand, as cells, records and lines of a screen; marked as theirs everywhere."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from sijill.export.cells import BETWEEN
from sijill.export.columns import View
from sijill.export.names import actor_name, type_name, word
from sijill.i18n import has, text
from sijill.i18n.bidi import isolate, one_line
from sijill.schema import Bound, HandCount, HandEvent

_ROLES = ("actor", "target", "mediator", "source")


def hand_number(value: float | Bound) -> str:
    """Return a number as the row had it.

    Example:
        >>> hand_number(3), hand_number(Bound(min=30)), hand_number(Bound(min=10, max=12))
        ('3', '≥30', '10–12')
    """
    if not isinstance(value, Bound):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if value.min is None or value.max is None:
        return f"≥{value.min}" if value.max is None else f"≤{value.max}"
    return f"{value.min}–{value.max}"


def _counts(counts: Sequence[HandCount]) -> str:
    return BETWEEN.join(f"{count.what}={hand_number(count.value)}{_of(count.of)}" for count in counts)


def _of(actor: str) -> str:
    return f" ({actor})" if actor else ""


def _words(event: HandEvent) -> str:
    return BETWEEN.join(f"{name}: {one}" for name, told in event.words.items() for one in told)


def by_hand(event: HandEvent, lang: str) -> str:
    """Return who coded an event. Example: ``"coded by hand (layla)"``, ``"imported (office; ftm)"``."""
    return _origin(event, isolate(one_line(event.coder)), lang)


def _origin(event: HandEvent, who: str, lang: str) -> str:
    key = "mark.imported" if event.form else "mark.by_hand"
    said = text(key, lang, who=who, form=event.form)
    return f"{said} [{text('mark.composed', lang)}]" if event.composed else said


HAND_COLUMNS: tuple[tuple[str, Callable[[HandEvent, View], str]], ...] = (
    ("hand_id", lambda event, _: event.id),
    ("hand_origin", lambda event, view: _origin(event, event.coder, view.lang)),
    ("hand_coder", lambda event, _: event.coder),
    ("hand_file", lambda event, _: event.file),
    ("hand_sheet", lambda event, _: event.sheet),
    ("hand_row", lambda event, _: str(event.row)),
    ("hand_own_id", lambda event, _: event.own_id),
    ("hand_type", lambda event, _: BETWEEN.join(event.type)),
    ("hand_date", lambda event, _: event.date or ""),
    ("hand_actor", lambda event, _: BETWEEN.join(event.actor)),
    ("hand_target", lambda event, _: BETWEEN.join(event.target)),
    ("hand_mediator", lambda event, _: BETWEEN.join(event.mediator)),
    ("hand_place", lambda event, _: BETWEEN.join(event.place)),
    ("hand_count", lambda event, _: _counts(event.count)),
    ("hand_source", lambda event, _: BETWEEN.join(event.source)),
    ("hand_words", lambda event, _: _words(event)),
    ("hand_report", lambda event, _: event.report),
    ("hand_url", lambda event, _: event.url),
    ("hand_quote", lambda event, _: event.quote),
    ("hand_notes", lambda event, _: event.notes),
    ("hand_status", lambda event, _: event.status or ""),
    ("hand_about", lambda event, _: BETWEEN.join(event.about)),
    ("hand_form", lambda event, _: event.form),
)


def hand_row(event: HandEvent | None, view: View) -> list[str]:
    """Return the cells of an event in the order of `HAND_COLUMNS`; empty ones where there is no event."""
    return [get(event, view) if event is not None else "" for _, get in HAND_COLUMNS]


def hand_record(event: HandEvent) -> dict[str, Any]:
    """Return an event as a mapping ready for JSON, every key there, marked ``"origin": "hand"``."""
    fields = {name: getattr(event, name) for name in HandEvent.__struct_fields__}
    found: dict[str, Any] = msgspec.to_builtins(fields)
    return {"origin": "hand", **found, "where": event.where}


# The cells of a screen, in the order of `SCREEN`.
SCREEN = (("date", 12, 1), ("event", 10, 1), ("parties", 18, 4), ("place", 10, 3), ("count", 8, 2))


def screen_cells(event: HandEvent, view: View) -> list[str]:
    """Return day, type, parties, place and counts; what means nothing here in the team's own words."""
    comma = text("label.comma", view.lang)
    kinds = [type_name(type_, view.lang) for type_ in event.type]
    return [
        (event.date or "").replace("/", " / "),
        comma.join([*kinds, *quoted(event, "type", view)]) + _beside(event, view),
        _parties(event, view),
        comma.join([*event.place, *quoted(event, "place", view)]),
        comma.join(
            f"{word('count', c.what, view.lang)}={hand_number(c.value)}{_of(c.of)}" for c in event.count
        ),
    ]


def _beside(event: HandEvent, view: View) -> str:
    """Return what an act is about, and its status where it is not told as having happened."""
    about = text("label.comma", view.lang).join(type_name(one, view.lang) for one in event.about)
    status = word("status", event.status, view.lang) if event.status not in (None, "actual") else ""
    return (f": {about}" if about else "") + (f" ({status})" if status else "")


def _parties(event: HandEvent, view: View) -> str:
    sides = [
        text("label.comma", view.lang).join(
            [*(actor_name(id_, view.actors, view.lang) for id_ in ids), *quoted(event, role, view)]
        )
        for role, ids in (("actor", event.actor), ("target", event.target))
    ]
    arrow = f" {text('label.arrow', view.lang)} "
    return arrow.join(side or "?" for side in sides) if sides[1] else sides[0]


def argument_name(argument: str, lang: str) -> str:
    """Return the word for an argument, or for what a count counts.

    Example:
        >>> argument_name("place", "en"), argument_name("killed", "ar")
        ('place', 'قتلى')
    """
    key = f"column.{argument}"
    return text(key, lang) if has(key, lang) else word("count", argument, lang)


def quoted(event: HandEvent, argument: str, view: View) -> list[str]:
    """Return the team's words for an argument that mean nothing here, in quotation marks."""
    opening, closing = text("label.quote_open", view.lang), text("label.quote_close", view.lang)
    return [f"{opening}{words}{closing}" for words in event.words.get(argument, ())]
