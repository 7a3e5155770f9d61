"""``sijill brief``: a situation report of an episode or of some days, every sentence with its evidence."""

from pathlib import Path
from typing import Annotated

import typer

from sijill.cli.commands.export import kinds_of, names_in
from sijill.cli.options import RECORD, Packs, Record, choice, day
from sijill.cli.settings import Settings

FORMS = ("html", "docx", "pdf")


def command(
    ctx: typer.Context,
    episode: Annotated[str, typer.Option("--episode", metavar="ID")] = "",
    from_: Annotated[str | None, typer.Option("--from", "--since", metavar="DAY")] = None,
    to: Annotated[str | None, typer.Option("--to", "--until", metavar="DAY")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="html|docx|pdf")] = "html",
    out: Annotated[Path | None, typer.Option("--out", "--output", metavar="FILE")] = None,
    composed: Annotated[bool | None, typer.Option("--composed/--news")] = None,
    redact: Annotated[list[str] | None, typer.Option("--redact", metavar="persons|places|sources")] = None,
    redact_names: Annotated[Path | None, typer.Option("--redact-names", metavar="FILE")] = None,
    record: Record = RECORD,
    pack: Packs = None,
) -> None:
    """Write a brief; what is new is linked first."""
    choice("--format", format_, FORMS)
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import emit, remark  # noqa: PLC0415
    from sijill.export.brief.build import brief_of  # noqa: PLC0415
    from sijill.export.brief.types import Question  # noqa: PLC0415
    from sijill.export.brief.wording import Words  # noqa: PLC0415
    from sijill.export.brief.written import body_of  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    question = Question(
        episode=episode, since=day(from_) or "", until=day(to) or "", lang=settings.lang, composed=composed,
        redact=kinds_of(redact), names=names_in(redact_names),
    )  # fmt: skip
    with open_to_read(record) as store:
        brief = brief_of(store, lexicon_of(pack), question)
    emit([body_of(brief, format_)], out)
    if out is not None:
        words = Words(settings.lang, {}, {})
        sentences = sum(len(section.sentences) for section in brief.sections)
        told = {
            "n": words.count(sentences, "lines"),
            "evidence": words.count(len(brief.evidence), "evidence"),
        }
        remark(text("brief.written", settings.lang, where=out, snapshot=brief.snapshot, **told))
