"""``sijill review``: verdicts from a spreadsheet into the record."""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct
from msgspec.structs import replace

from sijill.cli.options import RECORD, Record
from sijill.cli.settings import Settings
from sijill.errors import InputError, SijillError, UsageError


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as error:
        raise InputError("not-found", file) from error
    except OSError as error:
        raise InputError("unreadable", file, reason=error.strerror or str(error)) from error


def user() -> str:
    """Return the name under which the system knows who calls."""
    return os.environ.get("USER") or os.environ.get("USERNAME") or "unknown"


def _found(store: Any, judged: Any) -> Any:
    """Return the row of the mention that a decision is about, by its id or, where that is spoilt, its words.

    Raises:
        InputError: ``unknown-mention``.
    """
    from sijill.store import MentionFilter  # noqa: PLC0415

    wanted = MentionFilter(id=(judged.mention,), superseded=True)
    for row in store.mentions(wanted) if judged.mention else ():
        return row
    version = (judged.version,) if judged.version else ()  # without it, what stands
    wanted = MentionFilter(
        report=(judged.report,), type=(judged.type,), version=version, superseded=bool(version)
    )
    for row in store.mentions(wanted):
        if (row.mention.evidence.start, row.mention.evidence.end) == (judged.start, judged.end):
            return row
    raise InputError("unknown-mention", judged.place, mention=judged.mention)


def _reviews(store: Any, row: Any, judged: Any, who: str, when: str) -> list[Any]:
    """Return what is to be kept of a decision: one review, or one for each other mention that it is about.

    Raises:
        InputError: ``unknown-mention``; ``not-linked`` where a mention is parted from nothing.
    """
    from sijill.runs import others_of, review_of, undos_of  # noqa: PLC0415
    from sijill.schema import LINKING  # noqa: PLC0415

    if judged.verdict == "undo":
        said = {"who": who, "when": when, "argument": judged.argument, "why": judged.why}
        return undos_of(row.reviews, row.mention, said)
    said = {name: getattr(judged, name) for name in ("verdict", "argument", "value", "why")}
    if judged.verdict not in LINKING:
        return [review_of(row.mention, None, who, when, said)]
    others = others_of(store, row.mention, judged.other)
    if not others:
        raise InputError(
            "unknown-mention" if judged.other else "not-linked", judged.place, mention=judged.other
        )
    return [review_of(row.mention, other, who, when, said) for other in others]


def _added(store: Any, judged: Any, who: str, when: str) -> tuple[Any, Any]:
    """Return a mention that was missed, with the decision that adds it.

    Raises:
        InputError: ``unknown-report``; ``bad-words``.
    """
    from sijill.runs import added, review_of  # noqa: PLC0415
    from sijill.schema import Span  # noqa: PLC0415

    report = store.report(judged.report, judged.version or None)
    if report is None:
        raise InputError("unknown-report", judged.place, id=judged.report)
    span = Span(judged.start, judged.end, judged.part)
    found = added(report, judged.type, span, dict(judged.cells))
    return found, review_of(found, None, who, when, {"verdict": "add", "why": judged.why})


class _Sorted(Struct, frozen=True):
    """What is to be kept, how many decisions stand in the record already, and the lines that are wrong."""

    reviews: list[Any]
    added: list[Any]
    known: list[Any]
    errors: list[InputError]


def _stands(row: Any, review: Any) -> bool:
    """Say whether the same person's same decision stands: a table that is read twice says nothing new."""
    from sijill.cli.opening import line_of  # noqa: PLC0415
    from sijill.schema import LINKING  # noqa: PLC0415

    said = ("verdict", "argument", "value", "who", "why", "other")
    held = list(line_of(row).standing())
    if review.verdict in LINKING:
        held = [old for old in row.reviews if old.other and old.other == review.other][-1:]
    return any(all(getattr(old, name) == getattr(review, name) for name in said) for old in held)


def _meant(judged: Iterable[Any]) -> Iterator[Any]:
    """Yield the decisions with the names in their values put as the rules put them."""
    from sijill.lexicon import load  # noqa: PLC0415
    from sijill.runs.meant import Meant  # noqa: PLC0415

    meant: Meant | None = None
    for one in judged:
        if one.verdict not in ("fix", "add"):
            yield one
            continue
        meant = meant or Meant(load())
        cells = tuple((name, meant.value(name, cell)) for name, cell in one.cells)
        yield replace(one, value=meant.value(one.argument, one.value), cells=cells)


def _sorted(store: Any, judged: Iterable[Any], who: str) -> _Sorted:
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    found = _Sorted([], [], [], [])
    for decision in _meant(judged):
        try:
            _sort(store, decision, who, when, found)
        except (InputError, UsageError) as error:
            found.errors.append(InputError(error.code, error.place or decision.place, **error.values))
    return found


def _sort(store: Any, decision: Any, who: str, when: str, into: _Sorted) -> None:
    if decision.verdict == "add":
        mention, review = _added(store, decision, who, when)
        row = _of_id(store, mention.id)
        found = [review]
    else:
        row = _found(store, decision)
        found = _reviews(store, row, decision, who, when)
    new = [review for review in found if row is None or not _stands(row, review)]
    into.known.extend(review for review in found if review not in new)
    into.reviews.extend(new)
    into.added.extend([mention] if decision.verdict == "add" and new else [])


def _of_id(store: Any, id_: str) -> Any:
    from sijill.store import MentionFilter  # noqa: PLC0415

    return next(iter(store.mentions(MentionFilter(id=(id_,), superseded=True))), None)


def _keep(store: Any, found: _Sorted) -> None:
    from sijill.lexicon import load  # noqa: PLC0415

    store.add_reviews(found.reviews, found.added, load().party if found.added else str)


def _report(found: _Sorted, skipped: int, errors: Iterable[SijillError], lang: str, *, dry: bool) -> None:
    from sijill.cli.failures import placed  # noqa: PLC0415
    from sijill.cli.output import remark, say  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    say(text("summary.reviews_checked" if dry else "summary.reviews", lang, n=len(found.reviews)))
    for key, number in (("reviews_known", len(found.known)), ("rows_skipped", skipped)):
        if number:
            say(text(f"summary.{key}", lang, n=number))
    for error in errors:
        remark(placed(error, lang))


def command(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE")],
    record: Record = RECORD,
    who: Annotated[str, typer.Option("--who", metavar="NAME", envvar="SIJILL_USER")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> int:
    """Keep the verdicts of a table; a wrong line is named and the others are kept.

    Returns 3 where a line is wrong.
    """
    from sijill.export.verdicts import read_sheet  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    sheet = read_sheet(_read(file), file)
    with open_store(record, create=False, read_only=dry_run) as store:
        found = _sorted(store, sheet.judged, who or user())
        if not dry_run:
            _keep(store, found)
    errors = [*sheet.errors, *found.errors]
    _report(found, sheet.skipped, errors, settings.lang, dry=dry_run)
    return InputError.exit_code if errors else 0
