"""``sijill verify``: check a brief or an export against the record it was made of."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.commands.export import kinds_of, names_in
from sijill.cli.options import RECORD, Packs, Record, choice
from sijill.cli.settings import Settings

_FORMATS = ("table", "json")
_SHOWN = 50  # findings on a screen


def command(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    record: Record = RECORD,
    redact: Annotated[list[str] | None, typer.Option("--redact", metavar="persons|places|sources")] = None,
    redact_names: Annotated[Path | None, typer.Option("--redact-names", metavar="FILE")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "table",
    pack: Packs = None,
) -> None:
    """Check a file; the exit code is 0 where all of it holds and 1 where something does not."""
    choice("--format", format_, _FORMATS)
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import say  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.export.verify.check import Taken, verify  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    with open_to_read(record) as store:
        taken = Taken(kinds_of(redact), names_in(redact_names))
        found = verify(file, store, lexicon_of(pack), taken)
    if format_ == "json":
        say(to_json(_record(found)).decode().rstrip("\n"))
    else:
        for line in _lines(found, file, settings.lang):
            say(line)
    if not found.holds:
        raise typer.Exit(1)


def _record(found: Any) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415

    return {"holds": found.holds, **msgspec.to_builtins(found)}


def _lines(found: Any, file: Path, lang: str) -> list[str]:
    """Return what a screen shows: what does not hold, what was not checked, and the sum."""
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate, one_line  # noqa: PLC0415

    def shown(words: str) -> str:
        return isolate(one_line(words)) if words else text("verify.empty", lang)

    lines = []
    for one in found.findings[:_SHOWN]:
        given = {"where": shown(one.where), "told": shown(one.told), "holds": shown(one.holds)}
        lines.append(text(f"verify.{one.fault}", lang, **given))
    if len(found.findings) > _SHOWN:
        lines.append("…")
    for key, value in found.unchecked:
        lines.append(text("verify.unchecked", lang, what=text(f"verify.{key}", lang, id=value)))
    checks = text("label.semicolon", lang).join(
        text(f"verify.{name}", lang, n=str(number)) for name, number in found.checked.items()
    )
    key = "verify.ok" if found.holds else "verify.bad"
    return [*lines, text(key, lang, file=isolate(file.name), n=str(len(found.findings)), checks=checks)]
