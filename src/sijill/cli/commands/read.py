"""``sijill read``: files, folders or the standard input into the record."""

from typing import Annotated

import typer

from sijill.cli.options import (
    RECORD,
    BaseUrl,
    Engine,
    Format,
    Jobs,
    Model,
    Packs,
    Record,
    Yes,
    choice,
    day,
)
from sijill.cli.settings import Settings
from sijill.errors import UsageError

MEGABYTE = 2**20
RUNNERS = ("process", "ray")


def _fields(given: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Return the mapping of fields. Example: ``["text=Body"]`` → ``(("text", "Body"),)``.

    Raises:
        UsageError: ``bad-field``.
    """
    from sijill.readers.options import KNOWN_NAMES  # noqa: PLC0415

    pairs = []
    for words in given or ():
        name, given_, theirs = words.partition("=")
        if not given_ or not theirs or name not in KNOWN_NAMES:
            raise UsageError("bad-field", value=words, choices=", ".join(KNOWN_NAMES))
        pairs.append((name, theirs))
    return tuple(pairs)


def _no_address(runner: str, address: str, parts: str) -> None:
    """Refuse the options of a cluster where none is asked for.

    Raises:
        UsageError: ``runner-option``.
    """
    for option, given in (("--address", address), ("--parts", parts)):
        if given and runner != "ray":
            raise UsageError("runner-option", option=option)


def command(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH")],
    record: Record = RECORD,
    outlet: Annotated[str, typer.Option("--outlet", metavar="NAME")] = "",
    title: Annotated[str, typer.Option("--title", metavar="TITLE")] = "",
    published: Annotated[str | None, typer.Option("--published", metavar="DAY")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE")] = None,
    composed: Annotated[bool, typer.Option("--composed")] = False,
    field: Annotated[list[str] | None, typer.Option("--field", metavar="NAME=COLUMN")] = None,
    encoding: Annotated[str, typer.Option("--encoding", metavar="NAME")] = "",
    date_order: Annotated[str, typer.Option("--date-order", metavar="dmy|mdy")] = "",
    max_size: Annotated[int, typer.Option("--max-size", metavar="MB", min=1)] = 64,
    strict: Annotated[bool, typer.Option("--strict")] = False,
    engine: Engine = "rules",
    pack: Packs = None,
    jobs: Jobs = 1,
    runner: Annotated[str, typer.Option("--runner", metavar="process|ray")] = "process",
    address: Annotated[str, typer.Option("--address", metavar="HOST:PORT")] = "",
    parts: Annotated[str, typer.Option("--parts", metavar="DIR|URL")] = "",
    part_size: Annotated[int, typer.Option("--part-size", metavar="N", min=1)] = 200,
    format_: Format = "text",
    model: Model = "",
    base_url: BaseUrl = "",
    yes: Yes = False,
    vectors: Annotated[bool, typer.Option("--vectors")] = False,
) -> int:
    """Read, code and keep reports; then say what was read and what could not be, and why.

    Returns 3 where nothing could be read, or, with ``--strict``, where anything could not.
    """
    choice("--format", format_, ("text", "json"))
    choice("--date-order", date_order, ("", "dmy", "mdy"))
    choice("--runner", runner, RUNNERS)
    from sijill.cli.asking import agree_to_cost, llm_of, reports_of  # noqa: PLC0415
    from sijill.cli.reading import Runner, ended, run_reading, run_vectors  # noqa: PLC0415
    from sijill.readers import ReadOptions  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    options = ReadOptions(
        outlet=outlet, title=title, published=day(published), language=language, composed=composed,
        fields=_fields(field), encoding=encoding, date_order=date_order,  # type: ignore[arg-type]
        max_bytes=max_size * MEGABYTE,
    )  # fmt: skip
    if vectors:
        from sijill.model.vectors import load_encoder  # noqa: PLC0415

        load_encoder()  # what is not installed is told before anything is read
    llm = llm_of(engine, model, base_url)
    agree_to_cost(llm, reports_of(paths, options), settings.lang, yes=yes)
    how = Runner(runner, jobs, address, parts or f"{record}.parts", part_size)
    _no_address(runner, address, parts)
    summary = run_reading(paths, record, engine, pack, options, how, settings.lang, llm)
    if vectors:
        run_vectors(record, settings.lang)
    return ended(summary, record, format_, settings.lang, strict=strict)
