"""``sijill hand compare``: what people coded by hand beside what the machine coded."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer
from msgspec import Struct

from sijill.cli.options import RECORD, Format, Limit, Output, Packs, Record, choice, day, event_type, last_day
from sijill.cli.settings import Settings

_SCREEN = 10  # of each group: more is asked for with --limit
_GROUPS = ("both", "hand-only", "machine-only", "again")
Words = list[str] | None


class _Found(Struct, frozen=True):
    """What was compared and what came of it, with all that is needed to show it."""

    comparison: Any
    both: Any
    view: Any
    figures: Any
    days: int


def _compared(store: Any, wanted: Any, coders: tuple[str, ...], days: int, packs: Words, lang: str) -> _Found:
    """Compare a record's hand events with its mentions."""
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import lines_of  # noqa: PLC0415
    from sijill.evaluate.agreeing import known  # noqa: PLC0415
    from sijill.evaluate.hand import compare_hand, figures  # noqa: PLC0415
    from sijill.export.columns import View  # noqa: PLC0415
    from sijill.export.hand_screens import Both  # noqa: PLC0415

    lexicon = lexicon_of(packs)
    told = store.hand_events(coders, wanted.since, wanted.until)
    hand = [one for one in told if not wanted.type or set(wanted.type) & set(one.type)]
    lines = list(lines_of(store, wanted))
    mentions = [line.mention for line in lines]
    found = compare_hand(hand, mentions, known(lexicon.actors, lexicon.places), apart=days)
    return _Found(found, Both(hand, lines), View(lexicon.actors, lang), figures(hand, mentions, found), days)


def _screen(found: _Found, only: tuple[str, ...], limit: int) -> str:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.hand_screens import Shown, aside_lines, compared, figures_table  # noqa: PLC0415
    from sijill.export.listing import notes  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415

    lang = found.view.lang
    on = Shown(found.view, columns())
    if not found.both.hand:
        return text("hand.none", lang)
    sizes = text(
        "hand.compared", lang, hand=text("summary.hand_events", lang, n=len(found.both.hand)),
        machine=text("summary.mentions", lang, n=len(found.both.lines)),
    )  # fmt: skip
    rule = text("hand.rule", lang, days=text("summary.hand_days", lang, n=found.days))
    said = [text("hand.figures_note", lang), text("hand.no_kappa", lang), *notes(found.both.lines, lang)]
    head = [*on.lines(sizes), *on.lines(rule), "", figures_table(found.figures, on), ""]
    below = [line for words in said for line in on.lines(words)]
    listed = compared(found.comparison, found.both, on, only, limit)
    return "\n".join([*head, *aside_lines(found.comparison, on), *below, *(["", listed] if listed else [])])


def _pieces(found: _Found, only: tuple[str, ...], format_: str) -> Iterable[bytes]:
    from sijill.export.hand_compared import COMPARED_COLUMNS, compared_record, compared_rows  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415
    from sijill.export.sheet import to_csv  # noqa: PLC0415

    if format_ == "csv":
        return to_csv(COMPARED_COLUMNS, compared_rows(found.comparison, found.both, found.view, only))
    record = compared_record(found.comparison, found.both, found.view, found.figures, found.days)
    left = {name.replace("-", "_") for name in _GROUPS if name not in only}
    return [to_json({name: value for name, value in record.items() if name not in left})]


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    coder: Annotated[Words, typer.Option("--coder", metavar="NAME")] = None,
    type_: Annotated[Words, typer.Option("--type", metavar="TYPE")] = None,
    since: Annotated[str | None, typer.Option("--from", "--since", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option("--to", "--until", metavar="DAY")] = None,
    days: Annotated[int, typer.Option("--days", metavar="N", min=0, max=31)] = 1,
    only: Annotated[Words, typer.Option("--only", metavar="GROUP")] = None,
    limit: Limit = None,
    format_: Format = "table",
    output: Output = None,
    pack: Packs = None,
) -> None:
    """Say which events both have, and which one side has alone, and list them with the machine's evidence."""
    choice("--format", format_, ("table", "json", "csv"))
    groups = tuple(choice("--only", name, _GROUPS) for name in only or _GROUPS)
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import emit  # noqa: PLC0415
    from sijill.store import MentionFilter  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    types: Any = tuple(filter(None, map(event_type, type_ or ())))
    wanted = MentionFilter(type=types, since=day(since) or "", until=last_day(until) or "")
    with open_to_read(record) as store:
        found = _compared(store, wanted, tuple(coder or ()), days, pack, settings.lang)
    if format_ == "table":
        emit([f"{_screen(found, groups, limit or _SCREEN)}\n".encode()], output)
    else:
        emit(_pieces(found, groups, format_), output)
