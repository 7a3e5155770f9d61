"""Polars, which is an extra: imported where a table is asked for."""

from types import ModuleType

from sijill.errors import UsageError


def polars() -> ModuleType:
    """Return Polars.

    Raises:
        UsageError: ``no-polars`` where the extra ``tables`` is not installed.
    """
    try:
        import polars as pl  # noqa: PLC0415  an extra
    except ImportError:
        raise UsageError("no-polars", extra="sijill[tables]") from None
    return pl
