"""Names for the eye: actors, places and types in the language of the screen."""

from sijill.export.line import Actors
from sijill.i18n import has, text

_UNKNOWN = "name:"  # before the words of a name that no pack knows


def actor_name(id_: str, actors: Actors, lang: str) -> str:
    """Return the Arabic name of an actor for an Arabic screen, its id for an English one.

    An id is an English slug and what the filters take. A name that no lexicon knows (``name:…``) is
    given as the words found; the outlet of a composed report by what it is, on an Arabic screen.

    Example:
        >>> actor_name("name:لجنة الصلح", {}, "en"), actor_name("name:independent", {}, "ar")
        ('لجنة الصلح', 'وسيلة إعلام مستقلة')
    """
    actor = actors.get(id_)
    if actor is None and lang == "ar" and (kind := outlet_kind(id_, lang)):
        return kind
    if id_.startswith(_UNKNOWN):
        return id_.removeprefix(_UNKNOWN)
    if lang == "ar" and actor is not None and actor.names_ar:
        return actor.names_ar[0]
    return id_


def outlet_kind(id_: str, lang: str) -> str:
    """Return what an outlet is that was made up with a composed report, ``""`` for any other.

    It has no name of its own, and no pack knows it: ask only for what none of them does.

    Example:
        >>> outlet_kind("agency", "en"), outlet_kind("name:independent", "en"), outlet_kind("reuters", "en")
        ('a news agency', 'an independent outlet', '')
    """
    key = f"outlet_kind.{id_.removeprefix(_UNKNOWN)}"
    return text(key, lang) if has(key, lang) else ""


def outlet_name(outlet: str, lang: str, *, composed: bool) -> str:
    """Return an outlet for a screen: on an Arabic one that of a composed report by what it is.

    Example:
        >>> outlet_name("agency", "ar", composed=True), outlet_name("agency", "ar", composed=False)
        ('وكالة أنباء', 'agency')
    """
    return (composed and lang == "ar" and outlet_kind(outlet, lang)) or outlet


def word(section: str, value: str, lang: str) -> str:
    """Return the word for a code, the code itself where there is none.

    Example:
        >>> word("type", "BLOCKADE", "ar")
        'حصار'
    """
    key = f"{section}.{value}"
    return text(key, lang) if has(key, lang) else value


def type_name(type_: str, lang: str) -> str:
    """Return an event type for a screen: its code in English, its name in Arabic.

    Example:
        >>> type_name("LIFT", "en"), type_name("LIFT", "ar")
        ('LIFT', 'فك حصار')
    """
    return type_ if lang == "en" else word("type", type_, lang)
