"""A state and several states for a notebook."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sijill.export.fields import Shown, shown, title
from sijill.export.fields import part as part_words
from sijill.export.notebook.events import MOST
from sijill.export.notebook.html import Page, composed_badge, items, page, rows, said, tag
from sijill.export.states import course_words, headline, marked_once, notes, state_rows
from sijill.i18n import text

# The types of states, by their modules: named and not imported, so that none is loaded to find out.
TYPES: Mapping[tuple[str, str], str] = MappingProxyType({
    ("sijill.states.blockades.types", "Blockade"): "blockades",
    ("sijill.states.negotiations.types", "Negotiation"): "negotiations",
    ("sijill.states.agreements.types", "Agreement"): "agreements",
    ("sijill.states.control", "Holding"): "control",
    ("sijill.states.custody", "Custody"): "custody",
    ("sijill.states.casualties", "Toll"): "casualties",
    ("sijill.states.episodes", "Episode"): "episodes",
    ("sijill.states.precedents", "Precedents"): "precedents",
})  # fmt: skip


def kind_of(state: Struct) -> str:
    """Return which kind a state is, ``""`` for what is none. Example: ``"blockades"`` of a `Blockade`."""
    return TYPES.get((type(state).__module__, type(state).__name__), "")


def state_page(kind: str, state: Struct, view: Shown) -> Page:
    """Return one state: its first line, its fields with whose word each is, and what is not known of it."""
    return page(view.lang, _card(kind, state, view))


def states_page(kind: str, states: Sequence[Struct], view: Shown) -> Page:
    """Return states of a kind, the first `MOST`, each of which opens when it is clicked on."""
    heading = f"{view.text(f'state.title_{kind}')} · {len(states)}"
    cards = [
        tag(
            "details",
            tag("summary", _mark(one, view), said(headline(kind, marked_once(one), view))),
            _body(kind, one, view),
        )
        for one in states[:MOST]
    ]
    more = len(states) - len(cards)
    below = [tag("div", said(text("notebook.more", view.lang, n=more)), kind="small")] if more else []
    return page(view.lang, tag("h3", said(heading)), *(cards or [said(view.text("state.none"))]), *below)


def _card(kind: str, state: Struct, view: Shown) -> str:
    name = view.text(f"state.title_{kind}")
    return tag("h3", _mark(state, view), said(headline(kind, marked_once(state), view))) + tag(
        "div", said(name), kind="small"
    ) + _body(kind, state, view)  # fmt: skip


def _mark(state: Any, view: Shown) -> str:
    return composed_badge(view.lang) if getattr(state, "composed", False) else ""


def _body(kind: str, state: Struct, view: Shown) -> str:
    told = rows(
        (title(name, view.lang), _cell(name, held, words, view))
        for name, held, words in state_rows(kind, state, view)
    )
    return told + tag("div", *_notes(state, view), kind="small")


def _cell(name: str, held: object, words: tuple[str, ...], view: Shown) -> str:
    """Return a field's value; the days of an episode as a course, several parts as a list."""
    if name == "intensity" and isinstance(held, tuple):
        return said(course_words(held, view))
    parts = [one for one in (held if isinstance(held, tuple) else ()) if isinstance(one, Struct)]
    if any(_folded(one) for one in parts):
        return items(_part(one, view) for one in parts)
    return said(words[0]) + items(map(said, words[1:]))


def _folded(part: Struct) -> list[str]:
    """Return the fields of a part that hold parts of their own: they fold away."""
    held = ((name, getattr(part, name)) for name in part.__struct_fields__)
    return [
        name for name, value in held if isinstance(value, tuple) and any(isinstance(v, Struct) for v in value)
    ]


def _part(part: Struct, view: Shown) -> str:
    """Return a part of a state, with what its own parts hold below it."""
    names = _folded(part)
    bare = replace(part, **dict.fromkeys(names, ()))
    return said(part_words(bare, view)) + "".join(_below(part, name, view) for name in names)


def _below(part: Struct, name: str, view: Shown) -> str:
    lines = (said(shown(name, one, view)) for one in getattr(part, name))
    return tag("details", tag("summary", said(title(name, view.lang))), items(lines))


def _notes(state: Struct, view: Shown) -> Iterator[str]:
    yield from (tag("div", said(note)) for note in notes(state, view))
