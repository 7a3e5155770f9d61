"""The names of all actors and places in an answer, so that the app need not ask for them again."""

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.lexicon import Lexicon
from sijill.schema import Actor
from sijill.web.points import Points

_PLACES = frozenset({"place", "places", "area", "venue", "coverage", "regions"})
_UNKNOWN = "name:"
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
            return {"ar": value, "en": ""} if is_place else {}
        return _both((value,) if value in place.names_ar else place.names_ar, place.names_en, value)


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
