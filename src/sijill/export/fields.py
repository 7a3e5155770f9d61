"""The fields of a state for the eye: values in words, and whose word they are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sijill.export.line import Actors
from sijill.export.names import actor_name, type_name, word
from sijill.i18n import has, text
from sijill.states.field import Field
from sijill.states.names import ACTOR_FIELDS, TYPE_FIELDS

# Told by marks of their own, or for programs alone (JSON and CSV hold them).
HIDDEN = frozenset({"id", "events", "gaps", "composed", "one_side"})
_SAID_IF_SO = frozenset({"part", "contested"})  # that nobody contests it goes without saying
_LENGTHS = {"days": "summary.days", "after": "summary.days_after"}  # numbers of days, in words
_BETWEEN = " | "  # parts of a part, which have commas of their own
_TERM = re.compile(r"(\d+) (days|hours)")
# What reasons of a kind hold, by the name of a field that holds the same.
_ALIKE = {
    "same-parties": "parties", "same-sides": "side", "same-mediators": "mediators", "same-area": "area",
    "same-acts": "types", "same-trigger": "types",
}  # fmt: skip
_WITH_ANOTHER = frozenset(
    {"high", "basis", "word", "event", "weight", "told"}
)  # shown with a field beside, or not at all
_QUOTED = frozenset({"content", "words"})
_BARE = frozenset({
    "status", "what", "kind", "value", "outcome", "state", "holder", "episode", "part", "standing",
    "type", "low", "key", "values",
})  # fmt: skip
_NO_ACTORS: Mapping[str, Any] = MappingProxyType({})
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Shown(Struct, frozen=True):
    """How states are shown.

    Attributes:
        actors: what the lexicons know, by id. lang: ``"ar"`` or ``"en"``.
        names: of states that others refer to, by id. Example: ``{"1bc2…": "sdf, syria · 2021-01-10"}``.
    """

    actors: Actors = _NO_ACTORS
    lang: str = "en"
    names: Mapping[str, str] = _NO_NAMES

    def text(self, key: str, **values: object) -> str:
        """Return words of the catalogue in the language of the screen."""
        return text(key, self.lang, **values)

    def listed(self, words: Iterable[str]) -> str:
        """Return words with commas between them, each once, without those left empty."""
        return self.text("label.comma").join(dict.fromkeys(filter(None, words)))

    def joined(self, words: Iterable[str]) -> str:
        """Return words with semicolons between them, without those left empty."""
        return self.text("label.semicolon").join(filter(None, words))


def shown(name: str, value: object, view: Shown) -> str:
    """Return a value in words; several with commas between them, ``""`` for none.

    Args:
        name: the field's name, which says what its values are.
        value: a plain value, a `Field`, a state's part, or several.
        view: how it is shown.

    Example:
        >>> shown("about", ("LIFT",), Shown(lang="ar"))
        'فك حصار'
    """
    if isinstance(value, Field):
        return _field(name, value, view)
    if isinstance(value, tuple | list):
        words = [shown(name, one, view) for one in value if getattr(one, "share", 1)]
        parts = any(isinstance(one, Struct) for one in value)
        return _BETWEEN.join(filter(None, words)) if parts else view.listed(words)
    if isinstance(value, Struct):
        return part(value, view)
    return _plain(name, value, view)


def _plain(name: str, value: object, view: Shown) -> str:
    if value is None or value == "" or (name == "step" and not value):
        return ""
    if name == "held":  # a release that nobody tells of is not known, and no yes
        return word("state_word", "held_yes" if value else "held_no", view.lang)
    if isinstance(value, bool):
        said = value or name not in _SAID_IF_SO
        return view.text("mark.yes" if value else "mark.no") if said else ""
    if name in _LENGTHS and isinstance(value, int):
        return view.text(_LENGTHS[name], n=value)
    if name in _QUOTED:
        return f"{view.text('label.quote_open')}{value}{view.text('label.quote_close')}"
    return _named(name, _number(value), view)


def _term(value: str, view: Shown) -> str:
    """Return a length as states have it, «15 days», in words of the screen's language."""
    found = _TERM.fullmatch(value)
    return view.text(f"summary.{found[2]}", n=int(found[1])) if found else value


def _named(name: str, value: str, view: Shown) -> str:
    if value in view.names:
        return view.names[value]
    if name == "term":
        return _term(value, view)
    if name in TYPE_FIELDS and has(f"type.{value}", view.lang):
        return type_name(value, view.lang)
    if name == "side":  # a side is named as its first actor, or has no name of its own in any pack
        named = value in view.actors or not has(f"side.{value}", view.lang)
        return actor_name(value, view.actors, view.lang) if named else view.text(f"side.{value}")
    if name in ACTOR_FIELDS and not has(f"state_word.{value}", view.lang):
        return view.listed(actor_name(one, view.actors, view.lang) for one in _each(value))
    own = f"{name}_{value}"  # a word that means another thing in this field: a stage that is partial
    return word("state_word", own if has(f"state_word.{own}", view.lang) else value, view.lang)


def _each(actors: str) -> list[str]:
    """Return the actors that an id stands for: both sides where they are counted together."""
    return [actors] if actors.startswith("name:") else actors.split("+")


def _number(value: object) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _field(name: str, field: Field[Any], view: Shown) -> str:
    words = field.word or shown(name, field.value, view)
    if not words:
        return ""
    marks = [view.text(f"state.basis_{field.basis}")] if field.basis != "told" else []
    if field.one_side and not isinstance(field.value, tuple | Struct):
        marks += whose(field.by, view, one_side=True)
    return f"{words} ({view.joined(marks)})" if marks else words


def whose(by: Sequence[str], view: Shown, *, one_side: bool) -> list[str]:
    """Return the marks of whose word it is; what one side alone says is shown as its claim.

    Example: ``["asserted (by sdf)", "one side only"]``, ``["by afp, sana"]``.
    """
    who = view.listed(actor_name(one, view.actors, view.lang) for one in by)
    if one_side:
        return [view.text("mark.asserted", who=who), view.text("mark.one_side")]
    return [view.text("state.by", who=who)] if by else []


def part(struct: Struct, view: Shown) -> str:
    """Return a part of a state in one line: its fields with their names, whose word it is at the end.

    Example: ``"2021-01-20: besieged — asserted (by hawar); one side only"``.
    """
    if {"times", "of", "low", "high"} <= set(struct.__struct_fields__):
        return _rate(struct, view)
    rows = dict(pairs(struct, view))
    day, said = rows.pop("day", ""), _said(struct, view)
    rows.pop("by", None)
    words = view.joined(v if n in _BARE else f"{title(n, view.lang)} {v}" for n, v in rows.items())
    told = " — ".join(filter(None, (words, said)))
    return f"{day}{view.text('label.colon')}{told}" if day else told


def _rate(rate: Any, view: Shown) -> str:
    """Return how often: "deal: 3 of 4 (95 % interval 30–95 of 100)", never a bare share."""
    what = word("state_word", rate.what, view.lang)
    if not rate.of:
        return view.text("state.rate_none", what=what)
    low, high = f"{100 * rate.low:.0f}", f"{100 * rate.high:.0f}"
    return view.text("state.rate", what=what, times=str(rate.times), of=str(rate.of), low=low, high=high)


def _said(struct: Any, view: Shown) -> str:
    by = getattr(struct, "by", ())
    if not by or not isinstance(by, tuple):
        return ""
    marks = whose(by, view, one_side=getattr(struct, "one_side", False))
    basis = getattr(struct, "basis", "told") if getattr(struct, "told", True) else "inferred"
    if basis != "told":
        marks.append(view.text(f"state.basis_{basis}"))
    return view.joined(marks)


def pairs(struct: Struct, view: Shown) -> list[tuple[str, str]]:
    """Return the filled fields of a state or a part of one with their values in words."""
    names = [name for name in struct.__struct_fields__ if name not in HIDDEN and name not in _WITH_ANOTHER]
    found = ((name, _value(name, struct, view)) for name in names)
    return [(name, value) for name, value in found if value]


def _value(name: str, struct: Any, view: Shown) -> str:
    if name == "values":
        return shown(_ALIKE.get(getattr(struct, "key", ""), name), struct.values, view)
    if name == "standing" and getattr(struct, "kind", "") == "refusal" and struct.standing != "open":
        return word("state_word", f"refusal_{struct.standing}", view.lang)  # dead is what was refused
    return _amount(struct, view) if name == "low" else shown(name, getattr(struct, name), view)


def _amount(figure: Any, view: Shown) -> str:
    """Return a figure as it was told: «العشرات», ``81``, ``39–51``; at least so many, ``30+``.

    One that a text gives no number says so; a range without figures is empty.
    """
    if figure.low is None:
        return view.text("state.uncounted")
    low, high, told = figure.low, getattr(figure, "high", None), getattr(figure, "word", "")
    if isinstance(low, Field):
        low, high, told = figure.low.value, getattr(high, "value", None), figure.low.word
    if told:
        return f"«{told}»"
    if low is None or low == high:
        return "" if low is None else _number(low)
    return f"{_number(low)}+" if high is None else f"{_number(low)}–{_number(high)}"


def title(name: str, lang: str) -> str:
    """Return the name of a field in the language of the screen."""
    return word("state_field", name.rstrip("_"), lang)
