"""``sijill export``: events in the form of another program, with names taken out where that is asked."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Packs, Record, day, event_type, last_day
from sijill.cli.settings import Settings

Words = list[str] | None


def command(
    ctx: typer.Context,
    format_: Annotated[str, typer.Argument(metavar="FORMAT")] = "",
    canonical: Annotated[bool, typer.Option("--canonical")] = False,
    out: Annotated[Path | None, typer.Option("--out", "--output", metavar="FILE|DIR")] = None,
    redact: Annotated[Words, typer.Option("--redact", metavar="persons|places|sources")] = None,
    redact_names: Annotated[Path | None, typer.Option("--redact-names", metavar="FILE")] = None,
    keep_: Annotated[bool, typer.Option("--keep")] = False,
    record: Record = RECORD,
    type_: Annotated[Words, typer.Option("--type", metavar="TYPE")] = None,
    actor: Annotated[Words, typer.Option("--actor", metavar="ID")] = None,
    target: Annotated[Words, typer.Option("--target", metavar="ID")] = None,
    mediator: Annotated[Words, typer.Option("--mediator", metavar="ID")] = None,
    party: Annotated[Words, typer.Option("--party", metavar="ID")] = None,
    place: Annotated[Words, typer.Option("--place", metavar="NAME")] = None,
    since: Annotated[str | None, typer.Option("--from", "--since", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option("--to", "--until", metavar="DAY")] = None,
    source: Annotated[Words, typer.Option("--source", metavar="ID")] = None,
    outlet: Annotated[Words, typer.Option("--outlet", metavar="NAME")] = None,
    composed: Annotated[bool | None, typer.Option("--composed/--news")] = None,
    report: Annotated[Words, typer.Option("--report", metavar="ID")] = None,
    pack: Packs = None,
) -> None:
    """Write events in another program's form; what is new is linked first."""
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.named import actor_ids, party_ids  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import emit, remark  # noqa: PLC0415
    from sijill.export.formats.form import format_of  # noqa: PLC0415
    from sijill.export.formats.gather import Asked, gather  # noqa: PLC0415
    from sijill.export.formats.written import files_of, one_body, put_files  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.store import MentionFilter, names_inside  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    format_ = format_ or ("canonical" if canonical else "")
    form = format_of(format_)
    lexicon = lexicon_of(pack)
    wanted = MentionFilter(
        type=tuple(filter(None, map(event_type, type_ or ()))),  # type: ignore[arg-type]
        actor=actor_ids(lexicon, actor), target=actor_ids(lexicon, target),
        mediator=actor_ids(lexicon, mediator), party=party_ids(lexicon, party),
        source=actor_ids(lexicon, source), outlet=tuple(outlet or ()),
        place=names_inside(lexicon.places, place) if place else (),
        since=day(since) or "", until=last_day(until) or "", composed=composed, report=tuple(report or ()),
    )  # fmt: skip
    asked = Asked(
        wanted=wanted, lang=settings.lang, redact=kinds_of(redact), names=names_in(redact_names),
        states=form.states, content=form.content,
    )  # fmt: skip
    with open_to_read(record) as store:
        bundle = gather(store, lexicon, asked)
    files = files_of(format_, bundle)
    if keep_:
        _keep(record, lexicon, asked)
    if out is None:
        emit([one_body(files, format_)])
        return
    for path in put_files(files, out)[:1]:
        where = path if len(files) == 1 else out
        shown = text("summary.events", settings.lang, n=len(bundle.events))
        remark(text("export.written", settings.lang, n=shown, where=where, snapshot=bundle.snapshot.id))


def _keep(record: str, lexicon: Any, asked: Any) -> None:
    """Keep the export's snapshot in the record, for ``sijill diff``."""
    from sijill.export.snapshots import keep  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    with open_store(record, create=False) as store:
        keep(store, lexicon, asked)


def kinds_of(given: Words) -> tuple[str, ...]:
    """Return what is to be taken out; several may be parted by commas or the option repeated."""
    return tuple(
        dict.fromkeys(part.strip() for one in given or () for part in one.split(",") if part.strip())
    )


def names_in(path: Path | None) -> tuple[str, ...]:
    """Return the names of a file, one a line.

    Raises:
        InputError: ``unreadable``; ``bad-encoding``.
    """
    if path is None:
        return ()
    from sijill.errors import InputError  # noqa: PLC0415

    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise InputError("unreadable", str(path), reason=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise InputError("bad-encoding", str(path), encoding="utf-8") from None
    return tuple(line.strip() for line in lines if line.strip())
