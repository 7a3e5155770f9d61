"""How events, reports and states that are shown in a notebook come to look as people want them to.

They are data without behaviour, so it is the notebook's shell that is told how they look: IPython keeps
for each type what makes its HTML. Nothing is done outside of IPython.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from sijill.export.notebook.html import Page
from sijill.export.notebook.states import TYPES
from sijill.schema import Event, Report


def shell() -> Any:
    """Return the running shell of IPython, None where there is none."""
    if "IPython" not in sys.modules:
        return None
    return import_module("IPython").get_ipython()


def teach(running: Any, show: Callable[[Any], Page]) -> None:
    """Tell a shell of IPython how events, reports and states look.

    Args:
        running: the shell.
        show: what makes a page of one of them.
    """

    def html(one: Any) -> str:
        return show(one).html

    formatter = running.display_formatter.formatters["text/html"]
    for kind in (Event, Report):
        formatter.for_type(kind, html)
    for module, name in TYPES:
        formatter.for_type_by_name(module, name, html)
