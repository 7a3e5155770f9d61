"""Errors of the rules, drawn for reading: `error_sample.py GOLD_DIR... [--read GOLD_DIR]`, or `--count FILE`.

Codes the reports of the folders, matches them with gold as the bench does, and draws of each event type as
many missed events, and as many wrongly coded ones, as asked, the same ones whoever draws. The rows are tab
separated: the event's type, missed or spurious, how many there are to draw from, the report, where the words
stand, the words, and what the other side has nearest to them. Of a folder given with --read only the half
that is open to whoever writes rules is looked at.

With --count no report is read: a table of rows to which a reader gave causes is counted, by cause and by
type. A cause's estimate draws each type's sample up to all errors of that type.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sijill.evaluate.bench import halves
from sijill.evaluate.coded import Coded, Gold, load
from sijill.evaluate.confidence import compare_all
from sijill.evaluate.score import Compared
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load as load_packs

MISSED, SPURIOUS = "missed", "spurious"
HEADER = ("type", "kind", "of", "report", "start", "end")
JUDGED = (*HEADER, "cause", "instead")
SHOWN = 200  # characters of evidence


class Error(Struct, frozen=True):
    """One event that only one side has: which, in which report, and the nearest event of the other side."""

    kind: str
    report: str
    event: Coded
    nearest: Coded | None


class Judged(Struct, frozen=True):
    """One row of a table of judgements: how many errors it was drawn from, its cause, and the other type."""

    type: str
    kind: str
    of: int
    cause: str
    instead: str


def options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="*", help="folders of reports, read whole")
    parser.add_argument("--read", type=Path, nargs="*", default=[], help="folders of which the open half")
    parser.add_argument("--each", type=int, default=20, help="how many of each type, missed and spurious")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=Path, help="count the causes in a table of judgements")
    return parser.parse_args()


def main() -> None:
    """Print the sample, or the counts of a table of judgements."""
    asked = options()
    if asked.count:
        print(*counts(judgements(asked.count)), sep="\n")
        return
    reports = reports_of(asked.gold, asked.read)
    print(*HEADER, "rule", "words", "nearest", sep="\t")
    for error, of in drawn(errors(reports), asked.each, asked.seed):
        print(*row(error, of), sep="\t")


def reports_of(whole: Iterable[Path], halved: Iterable[Path]) -> list[Gold]:
    """Return the reports of folders, of the second ones the open half alone."""
    reports = [one for folder in whole for one in load(folder)]
    for folder in halved:
        there = load(folder)
        parts = halves(there)
        reports += [one for one in there if parts[one.report.id] == "read"]
    return reports


def errors(reports: Sequence[Gold]) -> list[Error]:
    """Return all that the rules miss and all that they code without gold."""
    compared = compare_all(reports, RulesEngine(load_packs()))
    return [error for gold, one in zip(reports, compared, strict=True) for error in _of(gold, one)]


def _of(gold: Gold, compared: Compared) -> Iterator[Error]:
    name = gold.report.id
    for event in compared.missed:
        yield Error(MISSED, name, event, nearest(event, compared.predicted))
    for event in compared.spurious:
        yield Error(SPURIOUS, name, event, nearest(event, compared.gold))


def nearest(event: Coded, others: Sequence[Coded]) -> Coded | None:
    """Return the event that shares most of the words, of several the one of the same type; None without one.

    Example:
        >>> nearest(Coded("MEET", 0, 10), [Coded("AGREE", 5, 15), Coded("MEET", 20, 30)]).type
        'AGREE'
    """
    return max(others, key=lambda one: (shared(event, one), one.type == event.type), default=None)


def shared(one: Coded, other: Coded) -> int:
    """Return how many characters two stretches share; below zero, how many lie between them."""
    return min(one.end, other.end) - max(one.start, other.start)


def drawn(found: Iterable[Error], each: int, seed: int) -> Iterator[tuple[Error, int]]:
    """Yield up to ``each`` errors of every type and kind with how many of them there are, by chance."""
    groups: dict[tuple[str, str], list[Error]] = {}
    for error in found:
        groups.setdefault((error.event.type, error.kind), []).append(error)
    for group, members in sorted(groups.items()):
        members.sort(key=lambda error: (error.report, error.event.start, error.event.end, error.event.rule))
        # A row's place in the draw hangs on the seed, its type and its kind alone: a larger draw goes on.
        random.Random(f"{seed} {group}").shuffle(members)  # noqa: S311 - not for secrets
        yield from ((error, len(members)) for error in members[:each])


def row(error: Error, of: int) -> tuple[object, ...]:
    """Return the fields of one line."""
    event, other = error.event, error.nearest
    near = f"{other.type} {shared(event, other)}: {words(other)}" if other else ""
    return event.type, error.kind, of, error.report, event.start, event.end, event.rule, words(event), near


def words(event: Coded) -> str:
    """Return an event's evidence on one line."""
    return " ".join(event.quote.split())[:SHOWN]


def judgements(table: Path) -> list[Judged]:
    """Return the rows of a table of judgements (columns: `JUDGED`); lines with # are comments."""
    lines = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    if lines[0].split("\t") != [*JUDGED]:
        sys.exit(f"{table}: the columns must be {', '.join(JUDGED)}")
    cells = [line.split("\t") for line in lines[1:]]
    return [Judged(name, side, int(of), cause, instead) for name, side, of, *_, cause, instead in cells]


def counts(rows: Sequence[Judged]) -> Iterator[str]:
    """Yield the tables of the pages: by cause over all types, by type its causes, and types confused."""
    for kind in (MISSED, SPURIOUS):
        yield from ("", f"{kind}: cause | read | estimate | share", *by_cause(rows, kind))
    for kind in (MISSED, SPURIOUS):
        yield from ("", f"{kind}: type | all | read | causes", *by_type(rows, kind))
    for kind in (MISSED, SPURIOUS):
        yield from ("", f"{kind}: type, other side's type | read", *confused(rows, kind))


def by_cause(rows: Sequence[Judged], kind: str) -> Iterator[str]:
    """Yield a line a cause, the one with the highest estimate first."""
    chosen = [one for one in rows if one.kind == kind]
    sizes, read = Counter(one.type for one in chosen), Counter(one.cause for one in chosen)
    estimate: Counter[str] = Counter()
    for one in chosen:
        estimate[one.cause] += one.of / sizes[one.type]  # type: ignore[assignment]
    total = sum(estimate.values())
    for cause, much in estimate.most_common():
        yield f"| `{cause}` | {read[cause]} | {much:.0f} | {much / total:.0%} |"


def by_type(rows: Sequence[Judged], kind: str) -> Iterator[str]:
    """Yield a line a type: how many errors there are, how many were read, and their causes."""
    groups: dict[str, list[Judged]] = {}
    for one in rows:
        if one.kind == kind:
            groups.setdefault(one.type, []).append(one)
    for name, members in sorted(groups.items()):
        causes = Counter(one.cause for one in members).most_common()
        told = ", ".join(f"`{cause}` {n}" for cause, n in causes)
        yield f"| `{name}` | {members[0].of} | {len(members)} | {told} |"


def confused(rows: Sequence[Judged], kind: str) -> Iterator[str]:
    """Yield a line a pair of types that were read more than once in each other's place."""
    pairs = Counter((one.type, one.instead) for one in rows if one.kind == kind and one.instead)
    yield from (f"| `{a}` | `{b}` | {n} |" for (a, b), n in pairs.most_common() if n > 1)


if __name__ == "__main__":
    main()
