"""What a state writes otherwise than the facts' grammar, each with its reason; nothing else is mapped."""

from typing import Any

from sijill.states import Field

# type of the state, name in the facts -> its name in the state
_RENAMED = {
    ("Custody", "until"): "last",  # custody has no end that is known, only a last figure
    ("Next", "days"): "after",  # how many days after the moment
    ("Precedents", "*"): "like",  # the precedents themselves
}
# type of an entry -> the field that facts mean by the entry itself
_STANDS_FOR = {
    "Exclusion": "who",  # who says that a deal does not bind him, with day and whose word beside
}
# type of the state, list -> where a report itself counts it («five sessions»): more than are told one by one
_COUNTED = {("Negotiation", "rounds"): "told_rounds"}
# type of the state -> lists of figures, which stand on the day of their telling for want of another
_FIGURES = {"Toll": ("killed", "injured", "displaced")}


def name_in(holder: Any, name: str) -> str:
    """Return what ``holder`` calls the field that facts call ``name``.

    Example:
        ``name_in(custody, "until")`` is ``"last"``.
    """
    return _RENAMED.get((type(holder).__name__, name), name)


def entry(value: Any) -> Any:
    """Return what facts mean by an entry of a list: itself, or the one field of it that is asked."""
    name = _STANDS_FOR.get(type(value).__name__)
    return getattr(value, name) if name else value


def counted(holder: Any, name: str) -> int | None:
    """Return how many entries of a list a report tells that there are, None where none counts them."""
    field = _COUNTED.get((type(holder).__name__, name))
    told = getattr(holder, field) if field else None
    return told.value if isinstance(told, Field) else told


def figure_days(state: Any) -> tuple[str, ...]:
    """Return the days of the figures of a state whose own days leave out those told without one."""
    lists = (getattr(state, name).figures for name in _FIGURES.get(type(state).__name__, ()))
    return tuple(figure.day for figures in lists for figure in figures if figure.day)
