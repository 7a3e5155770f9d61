"""Options that several commands share, and the checks of their values."""

import re
from pathlib import Path
from typing import Annotated

import typer

from sijill.errors import UsageError

Record = Annotated[str, typer.Option("--record", metavar="FILE|URL", envvar="SIJILL_RECORD")]
Packs = Annotated[list[str] | None, typer.Option("--pack", metavar="NAME|DIR")]
Engine = Annotated[str, typer.Option("--engine", metavar="NAME")]
Model = Annotated[str, typer.Option("--model", metavar="NAME")]
BaseUrl = Annotated[str, typer.Option("--base-url", metavar="URL")]
Yes = Annotated[bool, typer.Option("--yes")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1)]
Output = Annotated[Path | None, typer.Option("--output", metavar="FILE")]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1)]
Superseded = Annotated[bool, typer.Option("--superseded")]
Offset = Annotated[int, typer.Option("--offset", metavar="N", min=0)]

RECORD = "sijill.db"
TABLES = ("table", "json", "jsonl", "csv")
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def choice(option: str, value: str, choices: tuple[str, ...]) -> str:
    """Return ``value`` where it is one of ``choices``.

    Raises:
        UsageError: ``bad-choice``.
    """
    if value not in choices:
        raise UsageError("bad-choice", option=option, value=value, choices=", ".join(choices))
    return value


def day(value: str | None) -> str | None:
    """Return a date given as an option, None where it is not given.

    Example:
        >>> day("2021-01"), day("٢٠٢٤/٨/٧")
        ('2021-01', '2024-08-07')

    Raises:
        UsageError: ``bad-date``.
    """
    if not value or _DAY.fullmatch(value):
        return value or None
    from sijill.readers.published import typed_day  # noqa: PLC0415

    found = typed_day(value)
    if found is None:
        raise UsageError("bad-date", value=value)
    return found


def last_day(value: str | None) -> str | None:
    """Return the last day of a date given as an option: mentions are compared by whole days.

    Example:
        >>> last_day("2021-01"), last_day("2021")
        ('2021-01-31', '2021-12-31')

    Raises:
        UsageError: ``bad-date``.
    """
    given = day(value)
    # no day of a month comes after its 31st in the order of letters, which is the order of the record
    return given and given + {4: "-12-31", 7: "-31", 10: ""}[len(given)]


def event_type(value: str | None) -> str | None:
    """Return an event type given by its code or by its name in either language.

    Example:
        >>> event_type("حصار"), event_type("blockade")
        ('BLOCKADE', 'BLOCKADE')

    Raises:
        UsageError: ``bad-type``.
    """
    from sijill.i18n import LANGUAGES, text  # noqa: PLC0415
    from sijill.schema import EVENT_TYPES  # noqa: PLC0415

    if value is None:
        return None
    names = {text(f"type.{code}", lang): code for code in EVENT_TYPES for lang in LANGUAGES}
    found = names.get(value.strip().lower(), names.get(value.strip(), value.strip().upper()))
    if found not in EVENT_TYPES:
        raise UsageError("bad-type", value=value, types=" ".join(EVENT_TYPES))
    return found
