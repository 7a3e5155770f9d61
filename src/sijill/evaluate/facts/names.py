"""Names of the facts' grammar that a state writes otherwise, each with the reason; no other is renamed."""

from typing import Any

# type of the state, name in the facts -> its name in the state
_RENAMED = {
    ("Custody", "until"): "last",  # custody has no end that is known, only a last figure
    ("Next", "days"): "after",  # how many days after the moment
    ("Precedents", "*"): "like",  # the precedents themselves
}


def name_in(holder: Any, name: str) -> str:
    """Return what ``holder`` calls the field that facts call ``name``.

    Example:
        ``name_in(custody, "until")`` is ``"last"``.
    """
    return _RENAMED.get((type(holder).__name__, name), name)
