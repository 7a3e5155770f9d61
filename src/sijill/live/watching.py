"""Watching: what is due is fetched, read, coded, kept and linked; then what is new is told; and so on.

All that is known of a source stands in the record: a watch that is ended, at any moment and in any way, goes
on where it was. A feed's state and the pages that it newly names are one transaction; a report, its coding,
its page as it was fetched, and that it needs not be fetched again are one.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from msgspec import Struct, structs
from sqlalchemy import Connection

from sijill.errors import InputError, RecordError
from sijill.lexicon import Lexicon
from sijill.live import outcome
from sijill.live.ask import Answer, Asking
from sijill.live.clock import Clock
from sijill.live.feeds import Entry, entries_of
from sijill.live.fetch import ACCEPT, follow
from sijill.live.fetchers import Fetchers, Got
from sijill.live.files import SETTLED, read_file, stamps
from sijill.live.guard import host_of
from sijill.live.pace import Pace
from sijill.live.reading import Item, page_of, reports_of
from sijill.live.robots import Robots
from sijill.live.sources import Feed, Folder, Source, Sources, Warc, every
from sijill.readers import Unread
from sijill.readers.identity import sha256
from sijill.runs import Coder, link_record
from sijill.runs.read import Run
from sijill.runs.summary import RunSummary
from sijill.schema import Mention, Report
from sijill.store import Page, Placement, Store, Watch, keep_page, keep_watch, mark_untold

ROUND = 15.0  # seconds of reading after which what was read is linked and told
AGAIN = 3600.0  # seconds before a page is fetched anew because its feed says that it changed
_TICK = 1.0  # seconds of one wait, so that a folder's files are seen soon
_FEEDS = "application/rss+xml, application/atom+xml, application/xml, text/xml, */*;q=0.5"
Told = Callable[[], None]
Heard = Callable[[Placement, Sequence[Mention]], None]


class Round(Struct, frozen=True):
    """What a round came to: the run's figures, and how much stands to be fetched still."""

    summary: RunSummary
    waiting: int


class Watching:
    """A record that is kept up to its sources."""

    def __init__(self, store: Store, coder: Coder, lexicon: Lexicon, sources: Sources) -> None:
        """Keep what is read, by whom and from where; the rest is set before `go`."""
        self.store, self.coder, self.lexicon, self.sources = store, coder, lexicon, sources
        self.asking = Asking()
        self.tell: Told | None = None  # tells what is new; without it nothing is noted as untold
        self.on_report: Heard = _unheard
        self.on_unread: Callable[[Unread], None] = _unheard_of
        self.stopped = False
        self._fetchers: Fetchers | None = None

    def stop(self) -> None:
        """End after the report that is under way; may be called by a signal's handler."""
        self.stopped = True
        if self._fetchers is not None:
            self._fetchers.wake()

    def go(self, clock: Clock, *, once: bool = False) -> Iterator[Round]:
        """Watch, and yield what each round came to.

        Args:
            clock: the time.
            once: ask each source once, fetch what it names, and end.

        Raises:
            RecordError: the record cannot be written. InputError: a WARC file, and what reads it is missing.
        """
        self._fetchers = Fetchers()
        try:
            yield from self._rounds(_Plan(self, clock, self._fetchers, once=once))
        finally:
            self._fetchers.close()

    def _rounds(self, plan: "_Plan") -> Iterator[Round]:
        while not self.stopped:
            try:
                found = self._round(plan)
            except RecordError as error:
                if error.code != "record-busy":  # another process writes: what was under way is fetched anew
                    raise
                plan.load()
                continue
            if found.summary.read or found.summary.unread:
                yield found
            if plan.over:
                return

    def _round(self, plan: "_Plan") -> Round:
        items = plan.items()
        first = next(items, None)
        summary = RunSummary() if first is None else self._read(plan, chain([first], items))
        if not self.stopped:
            link_record(self.store, self.lexicon)
            if self.tell is not None:
                self.tell()
        return Round(summary, plan.left())

    def _read(self, plan: "_Plan", items: Iterator[Item]) -> RunSummary:
        run = Run(self.store, lambda: self.coder, None)
        run.beside, run.on_report = plan.beside, plan.heard
        return run.go(run.placed(items, news=True), 1)


def _unheard(_: Placement, __: Sequence[Mention]) -> None:
    pass


def _unheard_of(_: Unread) -> None:
    pass


class _Landing(Struct, frozen=True):
    """What is written with a report: its page, and that it needs not be fetched again."""

    page: Page | None
    watches: tuple[Watch, ...] = ()


class _Plan:
    """What is due when; asks, and takes what comes. Everything here stands in the record as well."""

    def __init__(self, of: Watching, clock: Clock, fetchers: Fetchers, *, once: bool) -> None:
        self.of, self.clock, self.fetchers, self.once = of, clock, fetchers, once
        self.kept = of.store.watched
        self.pace = Pace(clock, of.sources.pace)
        self.robots = Robots(of.asking, clock, self.pace)
        self.over = False
        self.sources = _by_address(of.sources)
        self.waiting: dict[str, Watch] = {}
        self.asked: set[str] = set()  # not to be asked again: under way, or of a watch that looks once
        self.flying: set[str] = set()  # under way
        self.hosts: set[str] = set()  # that are being asked
        self.landing: dict[str, _Landing] = {}
        self.landed: set[str] = set()
        self.file_due: dict[str, float] = {}
        self.files: Iterator[Item] | None = None
        self.load()

    def load(self) -> None:
        """Take from the record what is to be asked, and name there what is new among the sources."""
        named: list[Watch] = [*self.kept.all("feed"), *self.kept.all("page")]
        held = {one.address: one for one in named}
        fresh = [_named(address, source) for address, source in self.sources.items() if address not in held]
        self.kept.keep(fresh)
        held |= {one.address: one for one in fresh}
        entries = self.kept.waiting(list(self.sources))
        self.waiting = {address: held[address] for address in self.sources}
        self.waiting |= {one.address: one for one in entries if one.address not in self.waiting}
        self.asked &= self.flying
        self.files, self.file_due = None, {}

    def left(self) -> int:
        """Return how many entries are still to be fetched."""
        return sum(one.kind == "entry" for one in self.waiting.values())

    # One round

    def items(self) -> Iterator[Item]:
        """Yield what comes, until nothing is due any more or a round's time is up."""
        until = self.clock.now() + ROUND
        while not self.of.stopped and self.clock.now() < until:
            yield from self._from_files(until)
            self._ask()
            if self.fetchers.under_way:
                got = self.fetchers.get(_TICK)
                if got is not None:
                    yield from self._take(got)
            elif self._rested():
                return

    def _rested(self) -> bool:
        """Wait for what is due next; tell whether the round ends."""
        pause = self._pause()
        if self.once and pause is None:
            self.over = True
            return True
        self.clock.sleep(_TICK if pause is None else min(pause, _TICK))
        return not self.once  # what was read so far is linked before more is waited for

    def _pause(self) -> float | None:
        """Return the seconds until something is due, None where nothing ever is."""
        now = self.clock.now()
        times = [max(one.due, self.pace.free(host_of(one.address))) for one in self._askable(due=False)]
        times += [0.0] if self.files is not None else []
        times += [] if self.once else list(self.file_due.values())
        return max(0.0, min(times) - now) if times else None

    def _askable(self, *, due: bool) -> Iterator[Watch]:
        """Yield what may be asked, or only what is due; looking once, a source that did not fail is."""
        now = self.clock.now()
        for one in self.waiting.values():
            if one.address in self.asked:
                continue
            ready = one.due <= now or (self.once and one.kind != "entry" and not one.reason)
            if ready or not (due or self.once):
                yield one

    def _ask(self) -> None:
        """Let threads ask what is due, one question a host at a time, the longest due first."""
        now = self.clock.now()
        for one in sorted(self._askable(due=True), key=lambda watch: (watch.due, watch.address)):
            host = host_of(one.address)
            if self.fetchers.under_way >= self.fetchers.number:
                return
            if host not in self.hosts and self.pace.free(host) <= now:
                self.hosts.add(host)
                self.asked.add(one.address)
                self.flying.add(one.address)
                self.fetchers.ask(one.address, partial(self._answer, one))

    def _answer(self, watch: Watch) -> Answer:
        """Ask for a watch's page; this runs in another thread and touches no record."""
        headers = {"Accept": _FEEDS if watch.kind == "feed" else ACCEPT, **outcome.conditional(watch)}
        return follow(watch.address, headers, self.of.asking, self._look)

    def _look(self, address: str) -> None:
        if self.of.sources.robots:
            self.robots.look(address)
        else:
            self.of.asking.guard.place(address)
            self.pace.turn(host_of(address))

    # What came

    def _take(self, got: Got) -> Iterator[Item]:
        watch = self.waiting[got.key]
        self.hosts.discard(host_of(got.key))
        self.flying.discard(got.key)
        if not self.once:
            self.asked.discard(got.key)
        source = self._source(watch)
        if got.answer is None:
            assert got.error is not None  # noqa: S101  one of the two
            yield from self._failed(
                watch, outcome.not_answered(watch, got.error, every(source), self.clock.now())
            )
        elif got.answer.status == 304:
            self._keep(outcome.read(watch, got.answer, "", every(source), self.clock.now()))
        elif got.answer.status != 200:
            leave = partial(self._leave, host_of(got.key))
            now = self.clock.now()
            yield from self._failed(watch, outcome.refused(watch, got.answer, every(source), now, leave))
        else:
            yield from self._read(watch, got.answer, source)

    def _leave(self, host: str, until: float) -> None:
        """Leave a host alone, in this watch and in the next."""
        self.pace.leave(host, until)
        others = (one for one in self.waiting.values() if host_of(one.address) == host and one.due < until)
        self._keep(*[structs.replace(one, due=until, reason="Retry-After") for one in others])

    def _source(self, watch: Watch) -> Source:
        return self.sources[watch.source]

    def _failed(self, before: Watch, after: Watch) -> Iterator[Item]:
        """Keep why an address brought nothing, and list it once: when it begins, and when it is given up."""
        self._keep(after)
        if before.tries == 0 or after.state == "given-up":
            yield self._unread(Unread(after.address, outcome.why(after)))

    def _unread(self, unread: Unread) -> Unread:
        self.of.on_unread(unread)
        return unread

    def _keep(self, *watches: Watch) -> None:
        self.kept.keep(watches)
        self._follow(watches)

    def _follow(self, watches: Sequence[Watch]) -> None:
        """Take over what was kept."""
        for one in watches:
            if one.state == "waiting":
                self.waiting[one.address] = one
            else:
                self.waiting.pop(one.address, None)

    def _read(self, watch: Watch, answer: Answer, source: Source) -> Iterator[Item]:
        digest = sha256(answer.data)
        after = outcome.read(watch, answer, digest, every(source), self.clock.now())
        if digest == watch.hash:
            self._keep(after)
        elif watch.kind == "feed":
            yield from self._feed(watch, after, answer)
        else:
            yield from self._page(after, answer, source, watch.published)

    def _feed(self, before: Watch, after: Watch, answer: Answer) -> Iterator[Item]:
        try:
            entries = entries_of(answer.data, answer.address, answer.headers)
        except InputError as error:
            late = outcome.not_answered(before, error, every(self._source(before)), self.clock.now())
            yield from self._failed(before, late)
            return
        found = (self._entry(one, before.address) for one in entries)
        self._keep(after, *(one for one in found if one is not None))

    def _entry(self, entry: Entry, feed: str) -> Watch | None:
        """Return an entry that is to be fetched: one that is new, or that was changed since it was."""
        known = self.kept.get(entry.address)
        now = self.clock.now()
        if known is None or (known.state == "waiting" and known.source not in self.sources):
            return Watch(
                address=entry.address, kind="entry", source=feed, stamp=entry.stamp, due=now,
                published=entry.published,
            )  # fmt: skip
        changed = known.kind == "entry" and known.state == "done" and known.stamp != entry.stamp
        if not changed or now - known.checked < AGAIN:
            return None
        return structs.replace(known, stamp=entry.stamp, state="waiting", due=now, tries=0)

    def _page(self, after: Watch, answer: Answer, source: Source, published: str) -> Iterator[Item]:
        page = page_of(answer, self.clock.now())
        items = list(reports_of(answer, source, published))
        last = max((n for n, item in enumerate(items) if isinstance(item, Report)), default=-1)
        for number, item in enumerate(items):
            if isinstance(item, Report):
                yield from self._report(item, _Landing(page, (after,) if number == last else ()))
            else:
                yield self._unread(item)
        if after.address not in self.landed:  # it holds no report, or its coding did not hold
            self._keep(after)
        self.landed.discard(after.address)

    def _report(self, report: Report, landing: _Landing) -> Iterator[Item]:
        """Yield a report; when it is written, or was here as it is, so is what belongs to it."""
        self.landing[report.id] = landing
        yield report
        self.landing.pop(report.id, None)

    def beside(self, placed: Placement) -> Callable[[Connection, int], None]:
        """Return what writes a report's page and watch into its transaction."""
        landing = self.landing.get(placed.report.id)

        def write(at: Connection, version: int) -> None:
            if landing is not None and landing.page is not None:
                keep_page(at, version, landing.page)
            for one in landing.watches if landing is not None else ():
                keep_watch(at, one)
            if self.of.tell is not None:
                mark_untold(at, placed.report.id)

        return write

    def heard(self, placed: Placement, mentions: Sequence[Mention]) -> None:
        """Take over what was written; beside a text that was here already its page is kept now."""
        landing = self.landing.get(placed.report.id)
        if landing is not None:
            if placed.state == "unchanged":
                page = (landing.page,) if landing.page is not None else ()
                self.kept.keep_pages(placed.report.id, placed.report.version, page, landing.watches)
            self._follow(landing.watches)
            self.landed |= {one.address for one in landing.watches}
        self.of.on_report(placed, mentions)

    # Files

    def _from_files(self, until: float) -> Iterator[Item]:
        """Yield reports of files that are new or have changed; what is left at the end comes next time."""
        if self.files is None:
            self.files = self._new_files()
        for item in self.files:
            yield item
            if self.of.stopped or self.clock.now() >= until:
                return
        self.files = None

    def _new_files(self) -> Iterator[Item]:
        sources: tuple[Folder | Warc, ...] = (*self.of.sources.folder, *self.of.sources.warc)
        for source in sources:
            now = self.clock.now()
            if self.file_due.get(source.path, 0.0) <= now:
                self.file_due[source.path] = now + (float("inf") if self.once else every(source))
                yield from self._folder(source, float("inf") if self.once else now - SETTLED)

    def _folder(self, source: Folder | Warc, before: float) -> Iterator[Item]:
        known = {one.address: one for one in self.kept.all("file", source.path)}
        for found in stamps(source, before):
            if isinstance(found, Unread):
                if found.place not in self.asked:
                    self.asked.add(found.place)
                    yield self._unread(found)
            elif found.stamp != (known[found.address].stamp if found.address in known else ""):
                yield from self._file(source, found)

    def _file(self, source: Folder | Warc, found: Watch) -> Iterator[Item]:
        """Yield a file's reports; only when all of them stand is the file noted as read."""
        for one in read_file(source, found.address):
            if isinstance(one.item, Report):
                yield from self._report(one.item, _Landing(one.page))
            else:
                yield self._unread(one.item)
        self.kept.keep([structs.replace(found, state="done", checked=self.clock.now())])


def _by_address(sources: Sources) -> dict[str, Source]:
    """Return feeds and pages by their addresses."""
    found: dict[str, Source] = {feed.url: feed for feed in sources.feed}
    return found | {url: pages for pages in sources.pages for url in pages.urls}


def _named(address: str, source: Source) -> Watch:
    return Watch(address=address, kind="feed" if isinstance(source, Feed) else "page", source=address)
