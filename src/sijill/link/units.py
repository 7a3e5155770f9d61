"""What a number counts where the guide has no word for it: «3,400 سلة» and «180 طنا» are both ``other``."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sijill.lexicon.fold import fold
from sijill.schema import Count

_WEAK = str.maketrans("", "", "اويةهى")  # what comes and goes between one and many: «سلة», «سلال»
Each = TypeVar("Each")


def unit(count: Count) -> str:
    """Return what an ``other`` counts, by the strong letters of its last word; ``""`` for all else.

    Example:
        >>> from sijill.schema import Span
        >>> unit(Count("other", 3400, "3,400 سلة", Span(0, 9)))
        'سل'
    """
    last = count.word.split()[-1:] if count.what == "other" else []
    return fold(last[0]).removeprefix("ال").translate(_WEAK) if last and not last[0].isdigit() else ""


def alike(one: str, other: str) -> bool:
    """Return whether two units may be one: many are told by more letters than one, and some by none.

    Example:
        >>> alike("سل", "سلل"), alike("سل", "طن"), alike("", "طن")
        (True, False, True)
    """
    return one.startswith(other) or other.startswith(one)


def by_unit(each: Iterable[Each], count_of: Callable[[Each], Count]) -> list[list[Each]]:
    """Return what counts the same thing together; what names no thing goes with the first."""
    groups: list[tuple[str, list[Each]]] = []
    for one in each:
        own = unit(count_of(one))
        group = next((some for name, some in groups if alike(name, own)), None)
        if group is None:
            groups.append((own, [one]))
        else:
            group.append(one)
    return [some for _, some in groups]
