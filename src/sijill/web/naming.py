"""The names of all actors and places in an answer, so that the app need not ask for them again."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from sijill.lexicon import Lexicon
from sijill.schema import Actor, Place
from sijill.web.points import SLICE, Points

_PLACES = frozenset({"place", "places", "area", "venue", "coverage", "regions"})
_UNKNOWN = "name:"
_HALF_RINGS = dict.fromkeys(
    map(ord, "\u2018\u2019\u02bb\u02bc\u02be\u02bf`")
)  # ‘ayn and hamza as GeoNames writes them
_ARTICLE = re.compile(r"(?<![\w'])([Aa](?:l|d|dh|n|r|s|sh|t|th|z)) (?=\w)")
Names = dict[str, dict[str, str]]


class Naming:
    """Names by id, of one lexicon."""

    def __init__(self, lexicon: Lexicon, points: Points) -> None:
        """Keep the lexicon."""
        self._actors: Mapping[str, Actor] = lexicon.actors
        self._places = lexicon.places
        self._points = points

    def of(self, answer: Any) -> Names:
        """Return id → ``{"ar": …, "en": …}`` for every actor and every place that ``answer`` holds.

        ``en`` is empty where the packs have no English name.

        Args:
            answer: plain mappings, lists and values.
        """
        held = dict.fromkeys(_held(answer, ""))
        named = ((value, self.name(value, is_place=key in _PLACES)) for key, value in held)
        return {value: names for value, names in named if names}

    def name(self, value: str, *, is_place: bool = False) -> dict[str, str]:
        """Return the names of an actor's id, or of a place's id or its name as coded; none if unknown."""
        actor = self._actors.get(value)
        if actor is not None and not is_place:
            return _both(actor.names_ar, actor.names_en, value)
        if value.startswith(_UNKNOWN):
            words = value.removeprefix(_UNKNOWN)
            return {"ar": words, "en": ""}
        place = self._places.get(value) or (self._points.place(value) if is_place else None)
        if place is None:
            return {"ar": value, "en": self._shared(value)} if is_place else {}
        return _both(place.names_ar, tuple(_english(place)), value)

    def _shared(self, value: str) -> str:
        """Return the English name that all places of a name have, the packs' own before GeoNames; else ""."""
        found = self._points.called(value)
        own = [one for one in found if not one.id.startswith(SLICE)]
        named = {name.split(" (")[0] for one in own or found for name in _english(one)[:1]}
        return named.pop() if len(named) == 1 else ""


def plain(name: str) -> str:
    """Return an English name of a place in plain letters, its article joined as is usual.

    Example:
        >>> plain("Al Ḩasakah"), plain("‘Ayn al ‘Arab")
        ('Al-Hasakah', 'Ayn al-Arab')
    """
    letters = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return _ARTICLE.sub(r"\1-", letters.translate(_HALF_RINGS))


def _english(place: Place) -> list[str]:
    """Return the English names of a place; those of GeoNames in plain letters."""
    return [plain(name) if place.id.startswith(SLICE) else name for name in place.names_en]


def _both(arabic: tuple[str, ...], english: tuple[str, ...], id_: str) -> dict[str, str]:
    ar = arabic[0] if arabic else id_
    return {"ar": ar, "en": english[0] if english else ""}


def _held(answer: Any, key: str) -> Iterator[tuple[str, str]]:
    """Yield every word of an answer with the key that it stands under."""
    if isinstance(answer, str):
        if len(answer) <= 100:
            yield (key if key in _PLACES else "", answer)
    elif isinstance(answer, dict):
        for name, value in answer.items():
            yield from _held(value, key if name == "value" else name)
    elif isinstance(answer, (list, tuple)):
        for value in answer:
            yield from _held(value, key)
