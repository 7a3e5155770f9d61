"""What is taken out of an export or a brief: what was asked for, and what reviewers marked, always."""

from collections.abc import Iterable

from sijill.runs.redacting import marked_names
from sijill.store import Store

NAMES, REVIEWED = "names", "reviewed"


def names_marked(store: Store) -> tuple[str, ...]:
    """Return the names that a reviewer wants taken out, each once, sorted."""
    return tuple(sorted({one.value for one in marked_names(store)}))


def marks(store: Store) -> tuple[tuple[str, str], ...]:
    """Return them with their kinds. Example: ``(("persons", "سالم الأحمد"),)``."""
    return tuple(sorted({(one.argument, one.value) for one in marked_names(store)}))


def taken_out(kinds: Iterable[str], names: Iterable[str], marked: Iterable[str]) -> tuple[str, ...]:
    """Return how an export says what was taken out of it, without the names.

    Example:
        >>> taken_out(["persons"], [], ["x"])
        ('persons', 'reviewed')
    """
    beside = ((NAMES,) if tuple(names) else ()) + ((REVIEWED,) if tuple(marked) else ())
    return (*sorted(kinds), *beside)
