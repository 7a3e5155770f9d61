"""The guide's types in other codebooks: tables of the package, each row with its source."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return a table of ``export/formats/data`` by its columns.

    Example:
        >>> [row["plover"] for row in rows("plover") if row["type"] == "MEET"]
        ['CONSULT']
    """
    text = (files("sijill.export.formats") / "data" / f"{name}.tsv").read_text("utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines())
    return tuple(MappingProxyType(dict(zip(head, line, strict=True))) for line in lines)
