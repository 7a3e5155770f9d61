"""The fields of a state for the eye: values in words, and whose word they are."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from sijill.export.line import Actors
from sijill.export.names import actor_name, type_name, word
from sijill.i18n import has, text
from sijill.states.field import Field
from sijill.states.names import ACTOR_FIELDS, TYPE_FIELDS


def shown(name: str, value: object, actors: Actors, lang: str) -> str:
    """Return a value in words; several with commas between them, ``""`` for none.

    Args:
        name: the field's name, which says what its values are.
        value: a plain value, a `Field`, a state's part, or several.
        actors: what the lexicons know.
        lang: ``"ar"`` or ``"en"``.

    Example:
        >>> shown("about", ("LIFT",), {}, "ar")
        'فك حصار'
    """
    if isinstance(value, Field):
        return _field(name, value, actors, lang)
    if isinstance(value, tuple | list):
        return _joined((shown(name, one, actors, lang) for one in value), lang)
    if isinstance(value, Struct):
        return part(value, actors, lang)
    return _plain(name, value, actors, lang)


_QUOTED = frozenset({"content", "words"})


def _joined(words: Iterable[str], lang: str) -> str:
    return text("label.comma", lang).join(dict.fromkeys(filter(None, words)))


def _plain(name: str, value: object, actors: Actors, lang: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return text("mark.yes" if value else "mark.no", lang)
    if name in ACTOR_FIELDS and not has(f"state_word.{value}", lang):
        return actor_name(str(value), actors, lang)
    if name in _QUOTED:
        return f"{text('label.quote_open', lang)}{value}{text('label.quote_close', lang)}"
    if name in TYPE_FIELDS and has(f"type.{value}", lang):
        return type_name(str(value), lang)
    return word("state_word", _number(value), lang)


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _field(name: str, field: Field[Any], actors: Actors, lang: str) -> str:
    words = field.word or shown(name, field.value, actors, lang)
    if not words:
        return ""
    marks = [text(f"state.basis_{field.basis}", lang)] if field.basis != "told" else []
    if field.one_side and not isinstance(field.value, tuple | Struct):
        marks += whose(field.by, actors, lang, one_side=True)
    return f"{words} ({text('label.semicolon', lang).join(marks)})" if marks else words


def whose(by: Sequence[str], actors: Actors, lang: str, *, one_side: bool) -> list[str]:
    """Return the marks of whose word it is; what one side alone says is shown as its claim.

    Example: ``["asserted (by sdf)", "one side only"]``, ``["by afp, sana"]``.
    """
    who = text("label.comma", lang).join(actor_name(one, actors, lang) for one in by)
    if one_side:
        return [text("mark.asserted", lang, who=who), text("mark.one_side", lang)]
    return [text("state.by", lang, who=who)] if by else []


def part(struct: Struct, actors: Actors, lang: str) -> str:
    """Return a part of a state in one line: its fields with their names, whose word it is at the end.

    Example: ``"2021-01-20: besieged — asserted (by hawar); one side only"``.
    """
    rows = dict(pairs(struct, actors, lang))
    day, said = rows.pop("day", ""), _said(struct, actors, lang)
    rows.pop("by", None)
    words = text("label.semicolon", lang).join(_named(name, value, lang) for name, value in rows.items())
    told = " — ".join(filter(None, (words, said)))
    return f"{day}{text('label.colon', lang)}{told}" if day else told


def _said(struct: Struct, actors: Actors, lang: str) -> str:
    by = getattr(struct, "by", ())
    if not by or not isinstance(by, tuple):
        return ""
    one_side = getattr(struct, "one_side", False)
    marks = whose(by, actors, lang, one_side=one_side)
    if getattr(struct, "basis", "told") != "told":
        marks.append(text(f"state.basis_{struct.basis}", lang))  # type: ignore[attr-defined]
    return text("label.semicolon", lang).join(marks)


_BARE = frozenset({
    "status", "what", "kind", "value", "word", "outcome", "state", "holder", "episode", "part", "standing",
    "type", "low",
})  # fmt: skip


def _named(name: str, value: str, lang: str) -> str:
    return value if name in _BARE else f"{title(name, lang)} {value}"


def pairs(struct: Struct, actors: Actors, lang: str) -> list[tuple[str, str]]:
    """Return the filled fields of a state or a part of one with their values in words."""
    found = (
        (name, _number_words(struct) if name == "low" else shown(name, getattr(struct, name), actors, lang))
        for name in struct.__struct_fields__
        if name not in HIDDEN and name not in _SHOWN_WITH
    )
    return [(name, value) for name, value in found if value]


def _number_words(struct: Any) -> str:
    """Return a figure as it was told: «العشرات», ``81``, ``39–51``; at least so many, ``30+``."""
    low, high, word = struct.low, getattr(struct, "high", None), getattr(struct, "word", "")
    if isinstance(low, Field):
        low, high, word = low.value, high.value if high else None, low.word
    if word:
        return f"«{word}»"
    if low is None or low == high:
        return "" if low is None else _number(low)
    return f"{_number(low)}+" if high is None else f"{_number(low)}–{_number(high)}"


# Told by marks of their own, or for programs alone (JSON and CSV hold them).
HIDDEN = frozenset({"id", "events", "gaps", "composed", "one_side"})
# Parts of a figure and of its provenance, which are shown with it.
_SHOWN_WITH = frozenset({"high", "basis", "word"})


def title(name: str, lang: str) -> str:
    """Return the name of a field in the language of the screen."""
    return word("state_field", name.rstrip("_"), lang)
