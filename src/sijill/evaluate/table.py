"""A bench result as a table of 80 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from sijill.evaluate.bench import Figures, Measure, Result, Slip

WIDTH = 80


def bench_table(result: Result) -> str:
    """Return the figures, the parts, the types and the worst errors as lines of at most 80 columns.

    Arabic words stand on lines of their own, so that a terminal's bidirectional order moves no figure.
    """
    return "\n".join(_lines(result))


def _lines(result: Result) -> Iterator[str]:
    total, options = result.total, result.options
    events = total.headlines["detection"]
    yield f"{result.engine}, half: {options.half}"
    yield f"{_reports(total)}, {events.gold} gold events, {events.predicted} coded"
    yield "The gold was made by a language model from the coding guide, not by people."
    yield f"Intervals: 95 %, reports drawn {options.resamples} times, seed {options.seed}."
    yield from ("", *_measures(total.headlines, "all reports"), *_measures(total.roles, "by slot"))
    for name, part in (*result.by_half.items(), *result.by_origin.items()):
        yield from ("", *_measures(part.headlines, f"{name} ({_reports(part)})"))
    yield from ("", *_measures(result.by_type, "detection by type"))
    yield from _slips(result.slips)


def _reports(part: Figures) -> str:
    return f"{part.reports} report" + ("" if part.reports == 1 else "s")


def _measures(rows: Mapping[str, Measure], title: str) -> Iterator[str]:
    yield f"{title:26} {'P':>6} {'R':>6} {'F1':>6}  {'95 %':^13} {'gold':>6} {'coded':>6}"
    yield from (_measure(name, measure) for name, measure in rows.items())


def _measure(name: str, m: Measure) -> str:
    interval = "" if m.low is None else f"{m.low:.3f}-{m.high:.3f}"
    shares = f"{m.precision:6.3f} {m.recall:6.3f} {m.f1:6.3f}"
    return f"  {name or '?':24} {shares}  {interval:^13} {m.gold:6} {m.predicted:6}"


def _slips(slips: Iterable[Slip]) -> Iterator[str]:
    for slip in slips:
        yield ""
        yield f"{slip.kind} {slip.type} in {slip.report}" + (f", by {slip.rule}" if slip.rule else "")
        yield from _wrapped(" ".join(slip.words.split()), 2)
        for role, (gold, coded) in slip.differs.items():
            yield from _wrapped(f"{role}: gold {_values(gold)}; coded {_values(coded)}", 4)


def _wrapped(text: str, indent: int) -> list[str]:
    blanks = " " * indent
    return textwrap.wrap(text, WIDTH, initial_indent=blanks, subsequent_indent=blanks)


def _values(values: Iterable[str]) -> str:
    return ", ".join(values) or "-"
