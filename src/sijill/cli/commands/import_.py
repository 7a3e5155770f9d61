"""``sijill import``: what others coded, as gold of the guide's form or FollowTheMoney, into the record."""

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.commands.hand_read import record_of, summary_of, unmapped_of
from sijill.cli.options import RECORD, Format, Packs, Record, choice
from sijill.cli.settings import Settings
from sijill.errors import InputError, UsageError


def command(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE")],
    coder: Annotated[str, typer.Option("--coder", metavar="NAME")],
    record: Record = RECORD,
    remove: Annotated[bool, typer.Option("--replace")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    pack: Packs = None,
    format_: Format = "text",
) -> int:
    """Keep what others coded, apart from the machine's.

    Returns 3 where nothing could be read, or, with ``--strict``, where an event could not.
    """
    choice("--format", format_, ("text", "json"))
    if not coder.strip():
        raise UsageError("no-coder")
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.output import emit, remark, say  # noqa: PLC0415
    from sijill.cli.reading import unread_lines  # noqa: PLC0415
    from sijill.runs.hand import import_files  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    lang = settings.lang
    with open_store(record) as store:
        found = import_files(files, store, lexicon_of(pack), coder.strip(), remove=remove)
    if format_ == "json":
        emit([record_of(found, record, lang)])
    else:
        say("\n".join(summary_of(found, record, lang, key="imported")))
        lines = [_left(found.left, lang), unmapped_of(found, lang), unread_lines(found.unread, lang)]
        for line in chain.from_iterable(lines):
            remark(line)
    return InputError.exit_code if not found.events or (strict and found.unread) else 0


def _left(left: dict[str, int], lang: str) -> list[str]:
    """Return what no field of ours carries."""
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate, one_line  # noqa: PLC0415

    told = text("label.comma", lang).join(f"{isolate(one_line(name))} {n}" for name, n in left.items())
    return [text("summary.not_carried", lang, what=told)] if told else []
