"""Mentions together with figures of how they came about: what was dropped, what was asked, what agrees."""

from collections.abc import Iterable, Mapping

from sijill.schema import Mention


class Answered(list[Mention]):
    """The mentions of a report, and figures that a run adds up.

    Attributes:
        figures: name → number. Example: ``{"dropped.quote": 1, "tokens.in": 5210}``.
    """

    def __init__(self, mentions: Iterable[Mention] = (), figures: Mapping[str, int] | None = None) -> None:
        """Keep both."""
        super().__init__(mentions)
        self.figures: dict[str, int] = dict(figures or {})


def figures_of(mentions: Iterable[Mention]) -> dict[str, int]:
    """Return the figures that an engine gave with its mentions; most give none."""
    found: dict[str, int] = getattr(mentions, "figures", {})
    return found


def added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Return two sets of figures added up.

    Example:
        >>> added({"a": 1}, {"a": 2, "b": 1})
        {'a': 3, 'b': 1}
    """
    return {name: one.get(name, 0) + other.get(name, 0) for name in sorted({*one, *other})}
