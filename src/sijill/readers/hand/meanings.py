"""What a team's own values mean: by its map, else by a name that one actor or place alone has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import cast

from sijill.errors import InputError
from sijill.i18n import LANGUAGES, text
from sijill.lexicon import Lexicon
from sijill.readers.hand.column_map import ColumnMap, key
from sijill.schema import EVENT_TYPES, EventType

Values = tuple[str, ...]


class Meanings:
    """The meanings of a table's values.

    The map decides. A word that it does not have may be one of our own codes or names: of a type in either
    language; the id of an actor or a name that the packs give to one actor alone; a place's chief name,
    or another that only places of one spelling have. Whatever else stays the team's words.
    """

    def __init__(self, column_map: ColumnMap, lexicon: Lexicon) -> None:
        """Make the tables in which words are looked up.

        Raises:
            InputError: ``map-actor`` where the map names an actor that the packs do not know.
        """
        for words, ids in column_map.actors.items():
            for id_ in ids:
                if id_ not in lexicon.actors and not id_.startswith("name:"):
                    raise InputError("map-actor", f"{column_map.file} actors.{words}", id=id_)
        self._map = column_map
        self._types = own_types()
        actors, places = lexicon.actors.values(), lexicon.places.values()
        self._actors = _only_ones(
            (name, one.id) for one in actors for name in (one.id, *one.names_ar, *one.names_en)
        )
        named = [one for one in places if one.names_ar]
        others = _only_ones(
            (name, one.names_ar[0]) for one in named for name in (*one.names_ar, *one.names_en)
        )
        # A place's chief name is its spelling, whatever else is called so besides.
        self._places = others | {key(one.names_ar[0]): (one.names_ar[0],) for one in reversed(named)}
        self._kinds = tuple(f"{key(kind.words)} " for kind in lexicon.place_kinds if not kind.keep)

    def types(self, words: str) -> tuple[EventType, ...]:
        """Return the types that the words stand for, ``()`` where they have no meaning here."""
        return cast("tuple[EventType, ...]", _meaning(words, self._map.types, self._types))

    def actors(self, words: str) -> Values:
        """Return the ids of the actors that the words name, ``()`` where they are not known."""
        return _meaning(words, self._map.actors, self._actors)

    def places(self, words: str) -> Values:
        """Return the places that the words name, spelt as by a gazetteer, ``()`` where they are not known."""
        found = _meaning(words, self._map.places, self._places)
        if found or key(words) in self._map.places:
            return found
        bare = next(
            (key(words).removeprefix(kind) for kind in self._kinds if key(words).startswith(kind)), ""
        )
        return self._places.get(bare, ())


def own_types() -> dict[str, Values]:
    """Return our types by their codes and their names in either language.

    Example:
        >>> own_types()["حصار"]
        ('BLOCKADE',)
    """
    return {key(name): (code,) for code in EVENT_TYPES
            for name in (code, *(text(f"type.{code}", lang) for lang in LANGUAGES))}  # fmt: skip


def _only_ones(named: Iterable[tuple[str, str]]) -> dict[str, Values]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, value in named:
        found[key(name)].add(value)
    return {name: tuple(values) for name, values in found.items() if len(values) == 1}


def _meaning(words: str, told: Mapping[str, Values], known: Mapping[str, Values]) -> Values:
    asked = key(words)
    return told[asked] if asked in told else known.get(asked, ())
