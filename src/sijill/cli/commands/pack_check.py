"""``sijill pack check``: a lexicon pack looked over, and its examples run."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sijill.cli.options import Format, choice
from sijill.cli.settings import Settings
from sijill.errors import LexiconError, SijillError

if TYPE_CHECKING:
    from sijill.lexicon.problem import Problem


def _problems(folder: Path) -> "list[Problem]":
    """Return what is wrong with a pack and, where it can be loaded, which of its examples do not hold."""
    from sijill.extract.examples import run_examples  # noqa: PLC0415
    from sijill.lexicon import load  # noqa: PLC0415
    from sijill.lexicon.check import check_pack, needed_folders  # noqa: PLC0415
    from sijill.lexicon.load import DEFAULT, PACKS  # noqa: PLC0415

    problems = check_pack(folder)
    folders = [*(PACKS / name for name in DEFAULT), *needed_folders(folder), folder]
    try:
        lexicon = load(list(dict.fromkeys(f.resolve() for f in folders)))
    except (SijillError, ValueError, LookupError):
        return problems  # what keeps it from being loaded is told already
    return problems + run_examples(lexicon, folder)


def _record(problem: "Problem", lang: str) -> dict[str, object]:
    from sijill.cli.failures import message  # noqa: PLC0415

    values: dict[str, object] = {"code": problem.code, "place": problem.place, "values": dict(problem.values)}
    return values | {"message": message(problem.error, lang)}


def command(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    format_: Format = "table",
) -> int:
    """List what is wrong with a pack, a line a problem with file, line and key.

    Returns 4 where something is.
    """
    choice("--format", format_, ("table", "json"))
    from sijill.cli.failures import placed  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    problems = _problems(folder)
    if format_ == "json":
        emit([to_json([_record(problem, settings.lang) for problem in problems])])
    else:
        lines = [placed(problem.error, settings.lang) for problem in problems]
        say("\n".join(lines) or text("summary.pack_ok", settings.lang, name=folder.resolve().name))
    return LexiconError.exit_code if problems else 0
