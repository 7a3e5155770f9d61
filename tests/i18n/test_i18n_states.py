"""Every field of a state and every word it may hold stands in both catalogues."""

import importlib
import pkgutil
import typing
from collections.abc import Iterator

import pytest
from msgspec import Struct

from sijill import states
from sijill.export.fields import HIDDEN
from sijill.i18n import LANGUAGES, has
from sijill.states.field import Basis, Gap
from sijill.states.kinds import KINDS

INSIDE = {"StateFilter", "Field", "Days"}


def _parts(kind: object, found: dict[str, type]) -> None:
    """Gather the structs that a type holds."""
    origin = typing.get_origin(kind) or kind
    if isinstance(origin, type) and issubclass(origin, Struct) and origin.__name__ not in found:
        found[origin.__name__] = origin
        for hint in typing.get_type_hints(origin).values():
            _parts(hint, found)
    for inner in typing.get_args(kind):
        if not isinstance(inner, str):
            _parts(inner, found)


def _public() -> dict[str, type]:
    """Return what the functions of the states give, with all parts."""
    found: dict[str, type] = {}
    for kind in KINDS:
        function = getattr(importlib.import_module(f"sijill.states.{kind}"), kind)
        _parts(typing.get_type_hints(function)["return"], found)
    return {name: one for name, one in found.items() if name not in INSIDE}


def _literals(kind: object) -> Iterator[str]:
    if typing.get_origin(kind) is typing.Literal:
        yield from (value for value in typing.get_args(kind) if isinstance(value, str))
        return
    for inner in typing.get_args(kind):
        yield from _literals(inner)


FIELDS = [(name, field) for name, one in _public().items() for field in one.__struct_fields__]


def test_there_are_states_to_look_at() -> None:
    assert {name for _, name, _ in pkgutil.iter_modules(states.__path__)} > set(KINDS)
    assert {"Blockade", "Negotiation", "Agreement", "Holding", "Custody", "Toll", "Episode"} <= set(_public())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("struct", "field"), FIELDS)
def test_a_field_has_a_name(struct: str, field: str, lang: str) -> None:
    assert field in HIDDEN or has(f"state_field.{field.rstrip('_')}", lang), struct


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("struct", "field"), FIELDS)
def test_the_words_of_a_field_are_known(struct: str, field: str, lang: str) -> None:
    if field in HIDDEN or field == "basis":
        return
    hint = typing.get_type_hints(_public()[struct])[field]
    words = [w for w in _literals(hint) if not (has(f"state_word.{w}", lang) or has(f"type.{w}", lang))]
    assert words == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_known_and_how_something_is_known_has_words(lang: str) -> None:
    keys = [f"state.gap_{gap}" for gap in typing.get_args(Gap)]
    keys += [f"state.basis_{basis}" for basis in typing.get_args(Basis) if basis != "told"]
    assert [key for key in keys if not has(key, lang)] == []
