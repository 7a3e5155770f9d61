"""Actors and places as a person asks for them: by name in either language, or by id."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sijill.i18n import text
from sijill.i18n.bidi import isolate, one_line

if TYPE_CHECKING:
    from sijill.lexicon import Lexicon
    from sijill.store import Store, Told

_UNKNOWN = "name:"  # before the words of a name that no pack knows
Words = Sequence[str] | None


def actor_ids(lexicon: "Lexicon", asked: Words) -> tuple[str, ...]:
    """Return the ids of the actors asked for: an id stands for itself, a name for all who have it.

    A name that no pack knows stands for the words as a report has them.

    Example:
        ``actor_ids(lexicon, ["قسد", "asayish"])`` is ``("sdf", "name:قسد", "asayish")``.
    """
    return tuple(dict.fromkeys(id_ for value in asked or () for id_ in _ids(lexicon, value)))


def party_ids(lexicon: "Lexicon", asked: Words) -> tuple[str, ...]:
    """Return the parties asked for; who is named and not a party stands for the party that it is of."""
    found = actor_ids(lexicon, asked)
    given = set(asked or ())
    return tuple(dict.fromkeys(one if one in given else lexicon.party(one) for one in found))


def _ids(lexicon: "Lexicon", value: str) -> Iterator[str]:
    if value in lexicon.actors or value.startswith(_UNKNOWN):
        yield value
        return
    from sijill.lexicon.fold import fold  # noqa: PLC0415

    name = fold(value.strip()).lower()
    for one in lexicon.actors.values():
        if name in {fold(known).lower() for known in (one.id, *one.names_ar, *one.names_en)}:
            yield one.id
    yield value
    yield f"{_UNKNOWN}{value.strip()}"


def strangers(
    store: "Store",
    lexicon: "Lexicon",
    lang: str,
    *,
    actors: Words = None,
    parties: Words = None,
    places: Words = None,
) -> list[str]:
    """Return a line for each name asked for of which the record tells nothing at all, and where to look.

    Who asks for one that is spelt otherwise would take an empty list for an answer.
    """
    out = [text("hint.no_actor", lang, name=_shown(name)) for name in _lacking(store, lexicon, actors)]
    out += [text("hint.no_party", lang, name=_shown(name)) for name in _partyless(store, lexicon, parties)]
    return out + [text("hint.no_place", lang, name=_shown(name)) for name in _nowhere(store, lexicon, places)]


def _shown(name: str) -> str:
    return isolate(one_line(name))


def _told(found: "Iterable[Told]") -> set[str]:
    return {one.name for one in found}


def _lacking(store: "Store", lexicon: "Lexicon", asked: Words) -> list[str]:
    told = _told(store.actors()) if asked else set()
    return [name for name in asked or () if told.isdisjoint(actor_ids(lexicon, [name]))]


def _partyless(store: "Store", lexicon: "Lexicon", asked: Words) -> list[str]:
    told = _told(store.actors()) if asked else set()
    parties = told | {lexicon.party(one) for one in told}
    return [name for name in asked or () if parties.isdisjoint(party_ids(lexicon, [name]))]


def _nowhere(store: "Store", lexicon: "Lexicon", asked: Words) -> list[str]:
    if not asked:
        return []
    from sijill.lexicon.fold import fold  # noqa: PLC0415
    from sijill.store import names_inside  # noqa: PLC0415

    told = {fold(name) for name in _told(store.places())}
    return [name for name in asked if told.isdisjoint(map(fold, names_inside(lexicon.places, [name])))]
