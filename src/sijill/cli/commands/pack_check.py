"""``sijill pack check``: a lexicon pack looked over."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import Format, choice
from sijill.cli.settings import Settings
from sijill.errors import LexiconError


def _words(problem: Any, lang: str) -> str:
    from sijill.cli.failures import placed  # noqa: PLC0415
    from sijill.errors import SijillError  # noqa: PLC0415
    from sijill.export.bidi import one_line  # noqa: PLC0415

    if isinstance(problem, SijillError):
        return placed(problem, lang)
    error = getattr(problem, "error", None)
    return placed(error, lang) if isinstance(error, SijillError) else one_line(str(problem))


def command(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    format_: Format = "table",
) -> int:
    """List what is wrong with a pack, a line a problem with file, line and key.

    Returns 4 where something is.
    """
    choice("--format", format_, ("table", "json"))
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.lexicon.check import check_pack  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    problems = list(check_pack(folder))
    lines = [_words(problem, settings.lang) for problem in problems]
    if format_ == "json":
        emit([to_json(lines)])
    else:
        say("\n".join(lines) or text("summary.pack_ok", settings.lang, name=folder.name))
    return LexiconError.exit_code if problems else 0
