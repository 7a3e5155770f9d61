"""Names for the eye: actors, places and types in the language of the screen."""

from sijill.export.line import Actors
from sijill.i18n import has, text


def actor_name(id_: str, actors: Actors, lang: str) -> str:
    """Return the Arabic name of an actor for an Arabic screen, its id for an English one.

    An id is an English slug and what the filters take. A name that no lexicon knows (``name:…``) is
    given as the words found.

    Example:
        >>> actor_name("name:لجنة الصلح", {}, "en")
        'لجنة الصلح'
    """
    if id_.startswith("name:"):
        return id_.removeprefix("name:")
    actor = actors.get(id_)
    if lang == "ar" and actor is not None and actor.names_ar:
        return actor.names_ar[0]
    return id_


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
