"""Closed classes of verbs, read with their inflection."""

from collections.abc import Iterable

from sijill.lexicon.fold import fold
from sijill.lexicon.inflect import VerbForm, participle_forms, verb_forms


def inflected(pairs: Iterable[tuple[str, str]]) -> dict[str, VerbForm]:
    """Return every written form of verbs given as (past, present).

    Example:
        >>> "قالوا" in inflected([("قال", "يقول")])
        True
    """
    return {f.form: f for past, present in pairs for f in verb_forms(fold(past), fold(present))}


def participles(words: Iterable[str]) -> frozenset[str]:
    """Return every form of participles given in the masculine singular.

    Example:
        >>> "مضيفا" in participles(["مضيف"])
        True
    """
    return frozenset(form for word in words for form in participle_forms(fold(word)))
