"""``sijill diff``: what changed between two versions of a report, in words and in codes."""

import os
import re
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Format, Packs, Record, choice
from sijill.cli.settings import Settings
from sijill.errors import RecordError, UsageError

SNAPSHOT = re.compile(r"s-[0-9a-f]{12}", re.ASCII)
Numbered = tuple[str, int]


def _found(store: Any, name: str) -> tuple[str, int | None]:
    """Return the report that is named, and its version where one is named.

    Raises:
        RecordError: ``unknown-report``, ``several-reports``, ``unknown-version``.
    """
    found: tuple[str, int | None] | None = store.find(name)
    if found is None:
        raise RecordError("unknown-report", store.path, id=name)
    return found


def _pairs(store: Any, named: Sequence[str], *, every: bool) -> list[tuple[Numbered, Numbered]]:
    """Return what is to be compared; nothing where a report has one version alone."""
    from sijill.store import last_two, steps  # noqa: PLC0415

    report, number = _found(store, named[0])
    if len(named) > 1:
        other, second = _found(store, named[1])
        return [((report, number or _standing(store, report)), (other, second or _standing(store, other)))]
    versions = store.history(report)
    if every:
        return [((report, old), (report, new)) for old, new in steps(versions)]
    stands = _standing(store, report)
    if number is not None and number != stands:
        return [((report, number), (report, stands))]
    two = last_two(versions)
    return [((report, two[0]), (report, two[1]))] if two else []


def _standing(store: Any, report: str) -> int:
    return next(int(one.number) for one in store.history(report) if one.stands)


def _versions(store: Any, pair: tuple[Numbered, Numbered]) -> list[Any]:
    """Return what is known of the two versions that are compared."""
    return [next(one for one in store.history(report) if one.number == number) for report, number in pair]


def _json(store: Any, pairs: Sequence[tuple[Numbered, Numbered]], actors: Any) -> bytes:
    from sijill.api import compare  # noqa: PLC0415
    from sijill.export.compared import comparison_record  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415

    found = []
    for pair in pairs:
        record = comparison_record(compare(store, *pair), actors)
        for name, version in zip(("old", "new"), _versions(store, pair), strict=True):
            record[name] |= {"read": version.read, "stands": version.stands}
        found.append(record)
    return to_json(found)


def _page(store: Any, pairs: Sequence[tuple[Numbered, Numbered]], view: Any) -> str:
    from sijill.api import compare  # noqa: PLC0415
    from sijill.cli.output import columns, in_colour  # noqa: PLC0415
    from sijill.export.diff_page import diff_page  # noqa: PLC0415

    room, colours = columns(), in_colour(os.environ.get("NO_COLOR", ""))
    pages = (
        diff_page(compare(store, *pair), _versions(store, pair), view, room, colours=colours)
        for pair in pairs
    )
    return f"\n\n{'─' * room}\n".join(pages)


def _listed(store: Any, lang: str) -> str:
    """Return the reports that have several versions."""
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.versioned import corrected_table  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    found = [(store.report(report), store.history(report)) for report in store.corrected()]
    return corrected_table(found, lang, columns()) if found else text("diff.none", lang)


def _since(store: Any, named: Sequence[str], format_: str, pack: list[str] | None, lang: str) -> None:
    """Show what lies between two snapshots, or between one and the record as it stands."""
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.output import columns, emit, say  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.export.since_page import since_page, since_record  # noqa: PLC0415
    from sijill.export.snapshots import since  # noqa: PLC0415

    lexicon = lexicon_of(pack)
    found = since(store, lexicon, *named)
    if format_ == "json":
        emit([to_json(since_record(found))])
    else:
        say(since_page(found, View(lexicon.actors, lang), columns()))


def command(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID")] = "",
    other: Annotated[str, typer.Argument(metavar="ID2")] = "",
    record: Record = RECORD,
    every: Annotated[bool, typer.Option("--all")] = False,
    format_: Format = "table",
    pack: Packs = None,
) -> None:
    """Show what changed between two versions; without an id, list the reports that have several."""
    choice("--format", format_, ("table", "json"))
    from sijill.cli.engines import actors_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate, one_line  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    named = [name for name in map(one_line, (id_, other)) if name]
    if every and len(named) != 1:
        raise UsageError("all-of-one")
    with open_to_read(record) as store:
        if named and all(map(SNAPSHOT.fullmatch, named)):
            _since(store, named, format_, pack, settings.lang)
            return
        if not named and format_ == "table":
            say(_listed(store, settings.lang))
            return
        pairs = _pairs(store, named, every=every) if named else _latest(store)
        if format_ == "json":
            emit([_json(store, pairs, actors_of(pack))])
        elif pairs:
            say(_page(store, pairs, View(actors_of(pack), settings.lang)))
        else:
            say(text("diff.one_version", settings.lang, id=isolate(named[0])))


def _latest(store: Any) -> list[tuple[Numbered, Numbered]]:
    """Return the last change of every report that has several versions."""
    return [pair for report in store.corrected() for pair in _pairs(store, [report], every=False)]
