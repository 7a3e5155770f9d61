"""``sijill blockades``, ``negotiations`` and the other states: what the events of a record come to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, TABLES, Format, Limit, Output, Packs, Record, choice, day
from sijill.cli.settings import Settings

Words = list[str] | None
At = Annotated[str | None, typer.Option("--at", metavar="DAY")]
KnownBy = Annotated[str | None, typer.Option("--known-by", metavar="DAY")]
Party = Annotated[Words, typer.Option("--party", metavar="ID")]
Actor = Annotated[Words, typer.Option("--actor", metavar="ID")]
Place = Annotated[Words, typer.Option("--place", metavar="NAME")]
Since = Annotated[str | None, typer.Option("--from", "--since", metavar="DAY")]
Until = Annotated[str | None, typer.Option("--to", "--until", metavar="DAY")]
Composed = Annotated[bool | None, typer.Option("--composed/--news")]
Width = Annotated[int, typer.Option("--width", metavar="N", min=0)]


def _wanted(
    lexicon: Any,
    party: Words = None,
    actor: Words = None,
    place: Words = None,
    since: str | None = None,
    until: str | None = None,
    composed: Any = None,
) -> Any:
    from sijill.cli.named import actor_ids, party_ids  # noqa: PLC0415
    from sijill.states.choosing import StateFilter  # noqa: PLC0415

    return StateFilter(
        party=party_ids(lexicon, party), actor=actor_ids(lexicon, actor), place=tuple(place or ()),
        since=day(since) or "", until=day(until) or "", composed=composed,
    )  # fmt: skip


def _end(at: str | None) -> str | None:
    """Return the last day of a date given as an option. Example: ``"2021-02-28"`` for ``"2021-02"``."""
    from sijill.link.days import last_day  # noqa: PLC0415

    found = last_day(day(at))
    return found.isoformat() if found else None


def command_of(kind: Any) -> Callable[..., None]:
    """Return the command that lists the states of a kind. Example: that of ``"blockades"``."""

    def command(
        ctx: typer.Context,
        record: Record = RECORD,
        at: At = None,
        known_by: KnownBy = None,
        party: Party = None,
        actor: Actor = None,
        place: Place = None,
        since: Since = None,
        until: Until = None,
        composed: Composed = None,
        limit: Limit = None,
        format_: Format = "table",
        output: Output = None,
        width: Width = 0,
        pack: Packs = None,
    ) -> None:
        choice("--format", format_, TABLES)
        from sijill.cli.engines import lexicon_of  # noqa: PLC0415
        from sijill.cli.named import strangers  # noqa: PLC0415
        from sijill.cli.opening import open_to_read  # noqa: PLC0415
        from sijill.cli.output import remark  # noqa: PLC0415
        from sijill.runs.states import record_states  # noqa: PLC0415

        settings: Settings = ctx.find_root().obj
        lexicon = lexicon_of(pack)
        wanted = _wanted(lexicon, party, actor, place, since, until, composed)
        with open_to_read(record) as store:
            every = {kind: record_states(store, lexicon, kind, wanted, _end(at), _end(known_by))}
            found = {kind: every[kind][:limit]}
            names = _names(every, store, lexicon, settings.lang) if format_ == "table" else {}
            unheard = (
                []
                if every[kind]
                else strangers(store, lexicon, settings.lang, actors=actor, parties=party, places=place)
            )
        put(found, lexicon.actors, format_, settings.lang, output, width, names, len(every[kind]))
        for words in unheard:
            remark(words)

    command.__doc__ = f"List the {kind} that the events of the record make."
    return command


def state(
    ctx: typer.Context,
    record: Record = RECORD,
    at: At = None,
    known_by: KnownBy = None,
    party: Party = None,
    actor: Actor = None,
    place: Place = None,
    composed: Composed = None,
    format_: Format = "table",
    output: Output = None,
    width: Width = 0,
    pack: Packs = None,
) -> None:
    """List all that was in force on a day, by all that the record tells of it."""
    choice("--format", format_, TABLES)
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.runs.states import record_state  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    lexicon = lexicon_of(pack)
    wanted = _wanted(lexicon, party, actor, place, composed=composed)
    with open_to_read(record) as store:
        day_at = _end(at) or _end(known_by) or date.today().isoformat()  # noqa: DTZ011
        found = record_state(store, lexicon, day_at, wanted, _end(known_by))
        names = _names(found, store, lexicon, settings.lang) if format_ == "table" else {}
    put(found, lexicon.actors, format_, settings.lang, output, width, names)


def precedents(
    ctx: typer.Context,
    episode: Annotated[str, typer.Argument(metavar="ID")] = "",
    record: Record = RECORD,
    at: At = None,
    known_by: KnownBy = None,
    after: Annotated[str, typer.Option("--after", metavar="MOMENT")] = "",
    composed: Composed = None,
    format_: Format = "table",
    output: Output = None,
    width: Width = 0,
    pack: Packs = None,
) -> None:
    """List the earlier episodes most like one, or what followed a moment in each."""
    choice("--format", format_, TABLES)
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.export.fields import Shown  # noqa: PLC0415
    from sijill.export.states import headline  # noqa: PLC0415
    from sijill.runs.states import after_moment, precedents_of, record_episodes  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    lexicon = lexicon_of(pack)
    wanted = _wanted(lexicon, composed=composed)
    with open_to_read(record) as store:
        episodes = record_episodes(store, lexicon, wanted, _end(known_by))
    view = Shown(lexicon.actors, settings.lang)
    mark = f"[{view.text('mark.composed')}] "
    names = {
        one.id: f"{mark if one.composed else ''}{headline('episodes', one, view)} [{one.id}]"
        for one in episodes
    }
    names |= _areas(episodes, lexicon)
    found: Any = (
        {"after": (after_moment(episodes, after),)}
        if after
        else {"precedents": (precedents_of(episodes, episode, _end(at) or _end(known_by), lexicon),)}
    )
    put(found, lexicon.actors, format_, settings.lang, output, width, names)


def _names(found: Any, store: Any, lexicon: Any, lang: str) -> dict[str, str]:
    """Return what stands on a screen for the ids by which states name events and each other."""
    from sijill.export.fields import Shown  # noqa: PLC0415
    from sijill.export.referred import names_of, referred  # noqa: PLC0415

    return names_of(found, store.links.headings(referred(found)), Shown(lexicon.actors, lang))


def _areas(episodes: Any, lexicon: Any) -> dict[str, str]:
    """Return the names of the regions of episodes, by id, as reports have them."""
    ids = {region for one in episodes for region in one.regions if region in lexicon.places}
    return {id_: lexicon.places[id_].names_ar[0] for id_ in ids}


def put(
    found: Any,
    actors: Any,
    format_: str,
    lang: str,
    output: Path | None,
    width: int = 0,
    names: Any = None,
    total: int = 0,
) -> None:
    """Write states by kind: as cards on a screen, or with all their fields as JSON or CSV.

    Where fewer are shown than there are in all (``total``), the screen says so.
    """
    from sijill.cli.output import emit  # noqa: PLC0415
    from sijill.export.fields import Shown  # noqa: PLC0415

    view = Shown(actors, lang, names or {})
    shown = _screen(found, view, width, total) if format_ == "table" else _pieces(found, view, format_)
    emit(shown, output)


def _pieces(found: Any, view: Any, format_: str) -> Iterable[bytes]:
    from sijill.export.records import to_json, to_jsonl  # noqa: PLC0415
    from sijill.export.state_records import state_record, states_csv  # noqa: PLC0415

    if format_ == "csv":
        return states_csv(found, view)
    records = [state_record(kind, one) for kind, states in found.items() for one in states]
    return to_jsonl(records) if format_ == "jsonl" else [to_json(records)]


def _screen(found: Any, view: Any, width: int, total: int) -> Sequence[bytes]:
    from sijill.cli.output import columns  # noqa: PLC0415
    from sijill.export.states import cards  # noqa: PLC0415
    from sijill.i18n.bidi import flush, wrap  # noqa: PLC0415

    room = columns(width)
    shown = [
        _titled(kind, cards(kind, states, view, room), view, len(found))
        for kind, states in found.items()
        if states
    ]
    if not shown:
        return [(view.text("state.none") + "\n").encode()]
    below = [
        flush(part, view.lang, room) for words in _notes(found, view, total) for part in wrap(words, room)
    ]
    return [("\n\n".join([*shown, "\n".join(below)]) + "\n").encode()]


def _notes(found: Any, view: Any, total: int) -> Iterator[str]:
    """Yield what must be said below states: how many more there are, what the marks and ids mean."""
    states = [one for several in found.values() for one in several]
    if len(states) < total:
        yield view.text("summary.shown", n=str(len(states)), total=str(total))
    mark = f"[{view.text('mark.composed')}]"  # precedents name episodes, which have the mark
    if any(getattr(one, "composed", False) for one in states) or any(
        name.startswith(mark) for name in view.names.values()
    ):
        yield view.text("summary.composed_note")
    yield view.text("summary.states_note")
    yield view.text("hint.show_state")


def _titled(kind: str, shown: str, view: Any, kinds: int) -> str:
    """Return the cards of a kind, under its name where there are several kinds."""
    return shown if kinds == 1 else f"{view.text(f'state.title_{kind}')}\n\n{shown}"
