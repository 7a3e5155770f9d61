"""``sijill watch``: feeds, pages, folders and WARC files into the record, as they come."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Engine, Packs, Record, choice, event_type
from sijill.cli.settings import Settings
from sijill.errors import InputError, UsageError

Words = list[str] | None
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})", re.ASCII)
_SHOWN = frozenset({"new", "changed"})


def _permitted(given: Words) -> frozenset[str]:
    """Return hosts with their ports as they are compared. Example: ``{"127.0.0.1:8080"}``.

    Raises:
        UsageError: ``bad-permit``.
    """
    found = set()
    for words in given or ():
        read = _HOST.fullmatch(words)
        if read is None:
            raise UsageError("bad-permit", value=words)
        found.add(f"{read[1].strip('[]').lower()}:{int(read[2])}")
    return frozenset(found)


def command(
    ctx: typer.Context,
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml")],
    record: Record = RECORD,
    once: Annotated[bool, typer.Option("--once")] = False,
    on_event: Annotated[str, typer.Option("--on-event", metavar="jsonl|URL|PROGRAM")] = "",
    tell: Annotated[Words, typer.Option("--tell", metavar="KIND")] = None,
    type_: Annotated[Words, typer.Option("--type", metavar="TYPE")] = None,
    actor: Annotated[Words, typer.Option("--actor", metavar="ID")] = None,
    party: Annotated[Words, typer.Option("--party", metavar="ID")] = None,
    place: Annotated[Words, typer.Option("--place", metavar="NAME")] = None,
    permit: Annotated[Words, typer.Option("--permit", metavar="HOST:PORT")] = None,
    engine: Engine = "rules",
    pack: Packs = None,
) -> int:
    """Watch sources until it is ended, or look once; say on the standard error what comes.

    Returns 3 where, looking once, nothing could be read and something should have been.
    """
    from sijill.cli.named import actor_ids, party_ids  # noqa: PLC0415
    from sijill.live.ask import AGENT, Asking  # noqa: PLC0415
    from sijill.live.clock import SystemClock  # noqa: PLC0415
    from sijill.live.guard import Guard  # noqa: PLC0415
    from sijill.live.news import KINDS, NewsFilter  # noqa: PLC0415
    from sijill.live.sources import read_sources  # noqa: PLC0415
    from sijill.live.watching import Watching  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    sources = read_sources(feeds)
    kinds = tuple(choice("--tell", kind, KINDS) for kind in tell or ())
    coder, lexicon = _coder(engine, pack)
    wanted = NewsFilter(
        kind=kinds, type=tuple(filter(None, map(event_type, type_ or ()))),  # type: ignore[arg-type]
        actor=actor_ids(lexicon, actor), party=party_ids(lexicon, party), place=tuple(place or ()),
    )  # fmt: skip
    clock, agent = SystemClock(), f"{AGENT} (+{sources.contact})" if sources.contact else AGENT
    with open_store(record) as store:
        watching = Watching(store, coder, lexicon, sources)
        watching.asking = Asking(Guard(_permitted(permit)), agent=agent)
        if on_event:
            watching.tell = _teller(store, lexicon, wanted, (on_event, agent), clock, settings.lang)
        with _ended_by_signals(watching, clock):
            return _watch(watching, clock, feeds, settings.lang, once=once)


def _coder(engine: str, packs: Words) -> tuple[Any, Any]:
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.reading import make_of  # noqa: PLC0415

    coder = make_of(engine, packs)()
    return coder, getattr(coder, "lexicon", None) or lexicon_of(packs)


def _teller(store: Any, lexicon: Any, wanted: Any, to: tuple[str, str], clock: Any, lang: str) -> Any:
    from sijill.cli.failures import placed  # noqa: PLC0415
    from sijill.cli.output import emit, remark  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.live.news import Newsroom  # noqa: PLC0415
    from sijill.live.telling import Teller, sink_of  # noqa: PLC0415

    sink = sink_of(to[0], lambda line: emit([line]), to[1])
    teller = Teller(store, Newsroom(store, lexicon, wanted, lang), sink, clock)
    colon = text("label.colon", lang)
    teller.on_missed = lambda error: remark(f"{text('watch.missed', lang)}{colon}{placed(error, lang)}")
    return teller.tell


@contextmanager
def _ended_by_signals(watching: Any, clock: Any) -> Iterator[None]:
    """Let SIGINT and SIGTERM end a watch after the report under way; a second SIGINT ends it at once."""

    def end(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        clock.stop()
        watching.stop()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _watch(watching: Any, clock: Any, feeds: Path, lang: str, *, once: bool) -> int:
    from sijill.cli.output import remark  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.i18n.bidi import isolate  # noqa: PLC0415

    said = _Said(lang)
    watching.on_report, watching.on_unread = said.report, said.unread
    named = {"sources": isolate(str(feeds)), "record": isolate(watching.store.path)}
    remark(text("watch.begun", lang, **named))
    rounds = list(watching.go(clock, once=True)) if once else []
    if not once:
        for done in watching.go(clock):
            if done.waiting:
                remark(text("watch.waiting", lang, n=done.waiting))
    if watching.stopped:
        remark(text("watch.ended", lang))
        return 0
    read, new, changed = (
        sum(getattr(done.summary, name) for done in rounds) for name in ("read", "new", "changed")
    )
    waiting = rounds[-1].waiting if rounds else 0
    kept = watching.store.watched.counts()["pages"]
    remark(text("watch.read", lang, read=read, new=new, changed=changed, waiting=waiting, pages=kept))
    return InputError.exit_code if not read and any(done.summary.unread for done in rounds) else 0


class _Said:
    """Says what comes, a line each, on the standard error."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def report(self, placed: Any, mentions: Any) -> None:
        from sijill.cli.output import remark  # noqa: PLC0415
        from sijill.i18n import text  # noqa: PLC0415
        from sijill.i18n.bidi import isolate, one_line  # noqa: PLC0415

        if placed.state not in _SHOWN:
            return
        report = placed.report
        named = [isolate(one_line(report.title or report.url or report.path))]
        named += [isolate(one_line(report.outlet))] if report.outlet else []
        parts = [*named, text("summary.mentions", self.lang, n=len(mentions))]
        colon, comma = text("label.colon", self.lang), text("label.comma", self.lang)
        remark(text(f"watch.{placed.state}", self.lang) + colon + comma.join(parts))

    def unread(self, unread: Any) -> None:
        from sijill.cli.failures import placed  # noqa: PLC0415
        from sijill.cli.output import remark  # noqa: PLC0415

        error = unread.error
        at = error if error.place else type(error)(error.code, unread.place, **error.values)
        remark(f"  {placed(at, self.lang)}")
