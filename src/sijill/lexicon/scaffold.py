"""The beginning of a pack: its folder with a manifest and the heads of its tables."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sijill.errors import UsageError
from sijill.lexicon.layout import TABLES

FILES = ("actors", "persons", "offices", "sides", "aliases", "outlets", "places", "examples")
_LICENCE = "CC0-1.0"


def begin_pack(folder: Path, countries: Sequence[str] = ()) -> list[Path]:
    """Write a pack that is in order and empty, and return its files.

    Args:
        folder: where; its name is the pack's. It may not hold anything yet.
        countries: ISO 3166 alpha-2, those that the pack is about.

    Raises:
        UsageError: ``folder-not-empty``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("folder-not-empty", str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    written = dict(_files(folder.resolve().name, countries))
    for name, content in written.items():
        (folder / name).write_text(content, "utf-8")
    return [folder / name for name in written]


def _files(name: str, countries: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "pack.toml", _manifest(name, countries)
    for table in TABLES:
        if table.file.removesuffix(".tsv") in FILES:
            yield table.file, "\t".join(column.name for column in table.columns) + "\n"


def _manifest(name: str, countries: Sequence[str]) -> str:
    listed = ", ".join(f'"{country.lower()}"' for country in countries)
    return (
        f'name = "{name}"\nversion = "1"\ntitle_ar = "{name}"\ntitle_en = "{name}"\n'
        f'licence = "{_LICENCE}"\nneeds = ["core"]\ncountries = [{listed}]\n'
        "# Words that call for the pack where each text chooses its own; with --pack it is always read.\n"
        "# كلمات تستدعي الحزمة حيث يختار كل نص حزمه؛ ومع --pack تُقرأ بها النصوص كلها.\n"
        "detect = []\n"
    )
