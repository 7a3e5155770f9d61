"""Sijill: an auditable record of negotiation and violence, coded from Arabic news."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sijill.api import Mentions, Record, code, open  # noqa: A004  sijill.open

__version__ = "0.1.0"
__all__ = ["Mentions", "Record", "__version__", "code", "open"]


def __getattr__(name: str) -> Any:
    """Import what is public only once it is asked for: ``sijill --help`` needs none of it."""
    if name in __all__:
        from sijill import api  # noqa: PLC0415

        return getattr(api, name)
    raise AttributeError(name)


def __dir__() -> list[str]:
    return list(__all__)
