"""A reading or a recoding with its progress bar and its summary."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

import msgspec

from sijill.cli.asking import figure_lines
from sijill.cli.failures import message, placed
from sijill.cli.output import emit, remark, say
from sijill.errors import InputError
from sijill.export.names import word
from sijill.export.noted import note_words
from sijill.i18n import text
from sijill.i18n.bidi import isolate, one_line

_SHOWN = 50  # of what could not be read; the JSON summary lists all
_STATES = ("new", "changed", "restored", "recoded", "unchanged")


def make_of(engine: str, packs: Sequence[str] | None, llm: Any = None) -> Callable[[], Any]:
    """Return what makes the coder, in this process or in another; ``llm``: see `sijill.runs.engines.maker`.

    Raises:
        UsageError: there is no such engine.
    """
    from sijill.cli.engines import packs_of  # noqa: PLC0415
    from sijill.runs import maker  # noqa: PLC0415

    return maker(engine, packs_of(packs), llm)


class Runner(msgspec.Struct, frozen=True):
    """Where a reading codes.

    Attributes:
        name: ``process`` or ``ray``. jobs: processes.
        address: of a cluster's head; "" for a cluster of this machine. parts: its folder of parts.
        size: reports to a part.
    """

    name: str = "process"
    jobs: int = 1
    address: str = ""
    parts: str = ""
    size: int = 200


def run_reading(  # noqa: PLR0913, PLR0917 (a run's facts)
    paths: Sequence[str],
    record: str,
    engine: str,
    packs: Sequence[str] | None,
    options: Any,
    runner: Runner,
    lang: str,
    llm: Any = None,
) -> Any:
    """Read ``paths`` into the record and return the run's summary; on a cluster link it there as well.

    Raises:
        RecordError: the record cannot be written. UsageError: no such engine or pack.
    """
    from sijill.runs import RunSummary, read  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    make = make_of(engine, packs, llm)
    if missing := _missing(paths):  # a path that was mistyped makes no record
        return RunSummary(unread=missing)
    with open_store(record) as store, _cluster(runner, make) as elsewhere, progress(lang) as tell:
        done = read(paths, store, make, options, jobs=runner.jobs, cluster=elsewhere, progress=tell)
        if elsewhere is not None:
            _link(store, packs, elsewhere, lang)
        return done


def _missing(paths: Sequence[str]) -> tuple[Any, ...]:
    """Return what is to be told of paths none of which is there; nothing where one of them is."""
    from sijill.readers import Unread  # noqa: PLC0415
    from sijill.readers.remote import is_remote  # noqa: PLC0415
    from sijill.readers.walk import STDIN  # noqa: PLC0415

    if any(path == STDIN or is_remote(path) or os.path.lexists(path) for path in paths):
        return ()
    return tuple(Unread(path, InputError("not-found", path)) for path in paths)


@contextmanager
def _cluster(runner: Runner, make: Callable[[], Any]) -> Iterator[Any]:
    """Lend the cluster that is asked for, None where none is."""
    if runner.name != "ray":
        yield None
        return
    from sijill.runs.cluster import cluster  # noqa: PLC0415

    with cluster(runner.address, runner.parts, make, jobs=runner.jobs, size=runner.size) as lent:
        yield lent


def _link(store: Any, packs: Sequence[str] | None, elsewhere: Any, lang: str) -> None:
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.output import remark  # noqa: PLC0415
    from sijill.runs import link_record  # noqa: PLC0415

    linked = link_record(store, lexicon_of(packs), elsewhere)
    done = {"begun": elsewhere.begun, "known": elsewhere.known}
    remark(text("summary.cluster", lang, **done))
    if linked.mentions:
        remark(text("summary.linked", lang, mentions=linked.mentions, events=linked.events))


def run_recoding(
    record: str, engine: str, packs: Sequence[str] | None, jobs: int, lang: str, llm: Any = None
) -> Any:
    """Code the record's reports again and return the run's summary; see `run_reading`."""
    from sijill.runs import recode  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    with open_store(record, create=False) as store, progress(lang) as tell:
        return recode(store, make_of(engine, packs, llm), jobs=jobs, progress=tell)


def run_vectors(record: str, lang: str) -> None:
    """Make the vectors that the record's reports lack, for `sijill similar`.

    Raises:
        ModelError, RecordError: see `sijill.runs.similar.make_vectors`.
    """
    from sijill.model.vectors import load_encoder  # noqa: PLC0415
    from sijill.runs.similar import make_vectors  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    with open_store(record) as store, counting(lang) as tell:
        make_vectors(store, load_encoder(), tell)


@contextmanager
def counting(lang: str) -> Iterator[Callable[[int, int], None] | None]:
    """Lend what the making of vectors tells how many are made and how many there are to make."""
    from sijill.runs import Progress  # noqa: PLC0415

    with progress(lang, "summary.vectors") as tell:
        if tell is None:
            yield None
            return
        yield lambda done, total: tell(Progress(done, 0, 0, done, total, 0))


@contextmanager
def progress(lang: str, doing: str = "summary.coding") -> Iterator[Callable[[Any], None] | None]:
    """Lend what a run tells its progress to: a bar on the standard error, None where that is no terminal.

    Args:
        lang: of the words beside it.
        doing: the key of the word that stands there before anything is told.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    console = Console(stderr=True)
    # drawn when told, not by a thread: a process with threads cannot be copied, see runs/pool.py
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(text(doing, lang), total=None)
        meter, drawn = _Meter(lang), _Clock(_REDRAWN)

        def tell(now: Any) -> None:
            if drawn.due():
                words = meter.words(now, bar.tasks[0].elapsed or 0.0)
                bar.update(task, completed=_come(now), total=now.total or None, description=words)
                bar.refresh()

        yield tell


_REDRAWN = 0.1  # seconds between two drawings of the bar


def _come(now: Any) -> float:
    """Return how many of the bytes are behind us: what a cluster has still to code is not."""
    if not now.begun or not now.reports:
        return float(now.bytes)
    done: float = now.parts / now.begun
    return done * float(now.bytes)


class _Clock:
    """Says once in so many seconds that something is due."""

    def __init__(self, every: float) -> None:
        self.every, self.next = every, 0.0

    def due(self) -> bool:
        now = monotonic()
        if now < self.next:
            return False
        self.next = now + self.every
        return True


class _Meter:
    """The words beside the bar: how many reports, how many a second, how long still."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def words(self, now: Any, elapsed: float) -> str:
        rate = now.reports / elapsed if elapsed > 0 else 0.0
        parts = [
            text("summary.reports", self.lang, n=now.reports),
            text("summary.rate", self.lang, rate=f"{rate:.0f}"),
        ]
        if now.begun:
            parts.append(text("summary.parts", self.lang, done=now.parts, begun=now.begun))
        if now.total and now.bytes and elapsed > 1:
            left = elapsed * (now.total - now.bytes) / now.bytes
            parts.append(text("summary.time_left", self.lang, left=clock(left)))
        return isolate(text("label.comma", self.lang).join(parts))


def clock(seconds: float) -> str:
    """Return a duration for the eye.

    Example:
        >>> clock(75), clock(3700)
        ('1:15', '1:01:40')
    """
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def ended(summary: Any, record: str, format_: str, lang: str, *, strict: bool) -> int:
    """Say what a run came to and return the exit code.

    3 where nothing could be read, or, when ``strict``, where anything could not.
    """
    if format_ == "json":
        emit([_json(summary, record, lang)])
    else:
        say("\n".join(summary_lines(summary, record, lang)))
        listed = (
            corrected_lines(summary.corrected, lang),
            noted_lines(summary.noted, lang),
            unread_lines(summary.unread, lang),
        )
        for line in (line for lines in listed for line in lines):
            remark(line)
    return InputError.exit_code if not summary.read or (strict and summary.unread) else 0


def _json(summary: Any, record: str, lang: str) -> bytes:
    from sijill.store.address import shown  # noqa: PLC0415

    unread = [
        {"place": item.place, "code": item.error.code, "reason": message(item.error, lang)}
        for item in summary.unread
    ]
    noted = [{**msgspec.structs.asdict(item), "words": note_words(item.note, lang)} for item in summary.noted]
    listed = {"unread": unread, "noted": noted}
    figures = {**msgspec.structs.asdict(summary), **listed, "record": shown(record)}
    return msgspec.json.encode(figures) + b"\n"


def _figure(name: str, number: int, lang: str) -> str:
    return text(f"summary.{name}", lang, n=number)


def summary_lines(summary: Any, record: str, lang: str) -> list[str]:
    """Return the summary of a run, without the list of what could not be read."""
    from sijill.store.address import shown  # noqa: PLC0415

    if not summary.read:
        return [_nothing(summary, lang)]
    out = [_read_line(summary, lang)]
    if summary.unchanged == summary.read:
        out.append(text("summary.nothing_new", lang))
    elif summary.unchanged + summary.restored < summary.read:
        out.append(_figure("mentions", summary.mentions, lang))
    if summary.packs:
        told = (f"{isolate(name)} {number}" for name, number in summary.packs.items())
        out.append(text("summary.packs", lang, packs=text("label.comma", lang).join(told)))
    if summary.not_coded:
        out.append(f"{_figure('uncoded', summary.not_coded, lang)}{_languages(summary.languages, lang)}")
    out += figure_lines(summary.engine, lang)
    rate = summary.read / summary.seconds if summary.seconds else 0.0
    fast = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
    out.append(text("summary.speed", lang, seconds=f"{summary.seconds:.1f}", rate=fast))
    return [*out, text("summary.record", lang, path=isolate(shown(record)))]


def _nothing(summary: Any, lang: str) -> str:
    from sijill.readers.formats import FORMATS  # noqa: PLC0415

    if summary.unread:
        return text("error.nothing-read", lang)
    return text("error.nothing-there", lang, kinds=isolate(" ".join(FORMATS)))


def _read_line(summary: Any, lang: str) -> str:
    states = [_figure(name, getattr(summary, name), lang) for name in _STATES if getattr(summary, name)]
    listed = text("label.comma", lang).join(states)
    return text("label.colon", lang).join(
        part for part in (_figure("read", summary.read, lang), listed) if part
    )


def _languages(found: dict[str, int], lang: str) -> str:
    """Return the languages by name. Example: ``": English 2, Persian 1"``."""
    named = [f"{word('language', name, lang)} {n}" for name, n in sorted(found.items())]
    return text("label.colon", lang) + text("label.comma", lang).join(named) if named else ""


def noted_lines(noted: Sequence[Any], lang: str) -> list[str]:
    """Return what had to be mended in reading, a line for each kind, with the first place of it."""
    return [
        text("label.colon", lang).join(
            [isolate(one_line(item.place)), note_words(item.note, lang)]
            + ([_figure("noted", item.number - 1, lang)] if item.number > 1 else [])
        )
        for item in noted
    ]


def corrected_lines(corrected: Sequence[Any], lang: str) -> list[str]:
    """Return the list of reports whose text is another now, and how to see what changed."""
    if not corrected:
        return []
    arrow = text("label.arrow", lang)
    out = [text("summary.corrected", lang)]
    for item in corrected[:_SHOWN]:
        step = text("diff.step", lang, old=item.before, new=item.version, arrow=arrow)
        parts = [isolate(one_line(item.report)), step, isolate(one_line(item.place))]
        out.append(f"  {text('label.comma', lang).join(parts)}")
    return out + ([_figure("more", len(corrected) - _SHOWN, lang)] if len(corrected) > _SHOWN else [])


def unread_lines(unread: Sequence[Any], lang: str) -> list[str]:
    """Return the list of what could not be read, and why."""
    if not unread:
        return []
    out = [_figure("unread", len(unread), lang)]
    out += [f"  {placed(_at(item), lang)}" for item in unread[:_SHOWN]]
    return out + ([_figure("more", len(unread) - _SHOWN, lang)] if len(unread) > _SHOWN else [])


def _at(item: Any) -> Any:
    """Return the error with its item's place, where it has none of its own."""
    error = item.error
    return error if error.place else type(error)(error.code, item.place, **error.values)
