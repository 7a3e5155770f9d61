"""What a format is: a name, the files it writes, and the one function that writes them."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from msgspec import Struct

from sijill.errors import UsageError
from sijill.export.formats.bundle import Bundle


class File(Struct, frozen=True):
    """A file of an export. Example: ``File("events.csv", b"…")``; folders are parted by ``/``."""

    name: str
    body: bytes


Write = Callable[[Bundle], Iterable[File]]


class Format(Struct, frozen=True):
    """A format.

    Attributes:
        name: what it is asked for by. Example: ``"geojson"``.
        module: the module of this package whose ``write`` writes it.
        suffix: how its file ends; ``""`` where it writes several, which go to a folder or a ``.zip``.
        states: it holds states too, which take a while to compute. content: it is the whole record.
    """

    name: str
    module: str
    suffix: str = ""
    states: bool = False
    content: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType({
    one.name: one
    for one in (
        Format("csv", "flat_csv", ".csv"),
        Format("xlsx", "xlsx", ".xlsx"),
        Format("geojson", "geojson", ".geojson"),
        Format("jsonld", "jsonld", ".jsonld"),
        Format("plover", "plover", ".tsv"),
        Format("acled", "acled", ".csv"),
        Format("datapackage", "datapackage", states=True),
        Format("hxl", "hxl", ".csv"),
        Format("ftm", "ftm"),
        Format("timemap", "timemap"),
        Format("brat", "brat"),
        Format("timeml", "timeml"),
        Format("parquet", "parquet", ".parquet"),
        Format("canonical", "canonical", ".jsonl", content=True),
    )
})  # fmt: skip


def format_of(name: str) -> Format:
    """Return the format of this name.

    Raises:
        UsageError: ``bad-choice``.
    """
    if name not in FORMATS:
        raise UsageError("bad-choice", option="FORMAT", value=name, choices=", ".join(FORMATS))
    return FORMATS[name]


def writer(name: str) -> Write:
    """Return what writes a format; its module is loaded when it is asked for.

    Raises:
        UsageError: ``bad-choice``.
    """
    module = import_module(f"sijill.export.formats.{format_of(name).module}")
    return cast("Write", module.write)
