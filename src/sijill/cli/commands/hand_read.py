"""``sijill hand read``: a team's own tables into the record, by their column map."""

from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Format, Packs, Record, choice
from sijill.cli.settings import Settings
from sijill.errors import InputError, UsageError

_WORDS_SHOWN = 20  # of the words that mean nothing here; the JSON summary lists all


def summary_of(found: Any, record: str, lang: str, key: str = "hand_read") -> list[str]:
    """Return what came of it: how many events, what that changed in the record."""
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate, one_line  # noqa: PLC0415
    from sijill.store.address import shown  # noqa: PLC0415

    if not found.events:
        return [text("error.nothing-read", lang)]
    kept = found.kept
    states = [(name, getattr(kept, name)) for name in ("new", "changed", "unchanged")]
    told = [text(f"summary.hand_{name}", lang, n=n) for name, n in states if n]
    read = text(f"summary.{key}", lang, n=found.events, who=isolate(one_line(found.coder)))
    out = [read + text("label.colon", lang) + text("label.comma", lang).join(told)]
    if kept.gone:
        out.append(text("summary.hand_removed" if kept.removed else "summary.hand_gone", lang, n=kept.gone))
    out += [
        text(f"summary.hand_{name}", lang, n=n)
        for name in ("undated", "untyped")
        if (n := getattr(found, name))
    ]
    return [*out, text("summary.record", lang, path=isolate(shown(record)))]


def unmapped_of(found: Any, lang: str) -> list[str]:
    """Return the words that mean nothing here, the commonest first."""
    from sijill.export.hand import argument_name  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate, one_line  # noqa: PLC0415

    if not found.unmapped:
        return []
    out = [text("summary.hand_unmapped", lang, n=len(found.unmapped))]
    for one in found.unmapped[:_WORDS_SHOWN]:
        argument = argument_name(one.argument, lang)
        words = text("label.quote_open", lang) + one_line(one.words) + text("label.quote_close", lang)
        out.append(f"  {isolate(argument)}{text('label.colon', lang)}{isolate(words)} ({one.events})")
    left = len(found.unmapped) - _WORDS_SHOWN
    return out + ([text("summary.more", lang, n=left)] if left > 0 else [])


def record_of(found: Any, record: str, lang: str) -> bytes:
    """Return the summary as JSON."""
    import msgspec  # noqa: PLC0415

    from sijill.cli.failures import message  # noqa: PLC0415
    from sijill.store.address import shown  # noqa: PLC0415

    unread = [
        {"place": one.place, "code": one.error.code, "reason": message(one.error, lang)}
        for one in found.unread
    ]
    told = {**msgspec.structs.asdict(found), "unread": unread, "record": shown(record)}
    return msgspec.json.encode(told) + b"\n"


def command(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE")],
    map_: Annotated[Path, typer.Option("--map", metavar="MAP")],
    coder: Annotated[str, typer.Option("--coder", metavar="NAME")],
    record: Record = RECORD,
    remove: Annotated[bool, typer.Option("--replace")] = False,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    pack: Packs = None,
    format_: Format = "text",
) -> int:
    """Keep the rows of a team's tables as events coded by hand, apart from the machine's.

    Returns 3 where nothing could be read, or, with ``--strict``, where a row could not.
    """
    choice("--format", format_, ("text", "json"))
    if not coder.strip():
        raise UsageError("no-coder")
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.output import emit, remark, say  # noqa: PLC0415
    from sijill.cli.reading import noted_lines, unread_lines  # noqa: PLC0415
    from sijill.readers.hand import read_map  # noqa: PLC0415
    from sijill.runs.hand import read_hand_tables  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    lang = settings.lang
    lexicon, column_map = lexicon_of(pack), read_map(map_)
    with open_store(record) as store:
        found = read_hand_tables(files, store, column_map, lexicon, coder.strip(), remove=remove)
    if format_ == "json":
        emit([record_of(found, record, lang)])
    else:
        say("\n".join(summary_of(found, record, lang)))
        lines = [noted_lines(found.noted, lang), unmapped_of(found, lang), unread_lines(found.unread, lang)]
        for line in chain.from_iterable(lines):
            remark(line)
    return InputError.exit_code if not found.events or (strict and found.unread) else 0
