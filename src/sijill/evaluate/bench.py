"""The bench: an engine's coding of gold reports, in figures with intervals, and its worst errors."""

import random
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, Protocol

import msgspec
from msgspec import Struct

from sijill.errors import UsageError
from sijill.evaluate.coded import SETS, Coded, Gold, coded, load, load_predicted
from sijill.evaluate.equal import Equals, read_equals
from sijill.evaluate.score import ARGUMENTS, SLOTS, Compared, Tally, add_up, compare, pair_slots
from sijill.schema import Mention, Report

Half = Literal["read", "unread", "both"]
Coding = Callable[[Gold], tuple[Coded, ...]]
HEADLINES = ("detection", "arguments", "slots")


class Engine(Protocol):
    """What codes a report: name, version and one function."""

    @property
    def name(self) -> str:
        """Return its name. Example: ``"rules"``."""

    @property
    def version(self) -> str:
        """Return its version. Example: ``"1"``."""

    def code(self, report: Report) -> list[Mention]:
        """Return the mentions of ``report``."""


class BenchOptions(Struct, frozen=True):
    """What to measure and how.

    Attributes:
        half: "read" (open to whoever writes rules), "unread" (kept to measure) or "both"; see `halves`.
        seed: of the bootstrap. resamples: how often the reports are drawn anew; 0 for no intervals.
        errors: how many of each kind of error to keep.
    """

    half: Half = "both"
    seed: int = 1
    resamples: int = 1000
    errors: int = 10


class Measure(Struct, frozen=True, omit_defaults=True):
    """Precision, recall and F1, with the 95 % bootstrap interval of F1 where one was computed."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int
    low: float | None = None
    high: float | None = None


class Figures(Struct, frozen=True):
    """The figures of a set of reports.

    Attributes:
        reports: how many. headlines: detection, arguments, slots. roles: each slot by itself.
    """

    reports: int
    headlines: dict[str, Measure]
    roles: dict[str, Measure]


class Slip(Struct, frozen=True, omit_defaults=True):
    """One error.

    Attributes:
        kind: missed (gold that was not coded), spurious (coded, not in gold) or mismatched.
        report, type, words: where, what, and the words of the evidence.
        lost: the credit that it costs. rule: the rule that coded it, "" where nothing did.
        differs: role -> (gold, coded) for the arguments that differ.
    """

    kind: Literal["missed", "spurious", "mismatched"]
    report: str
    type: str
    words: str
    lost: float
    rule: str = ""
    differs: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}


class Result(Struct, frozen=True):
    """What a bench run gives.

    Attributes:
        engine: name and version. options: what was asked for.
        total: all together. by_half, by_origin: parts. by_type: detection by event type, commonest first.
        slips: the worst errors, of the read half alone unless the unread one was asked for.
    """

    engine: str
    options: BenchOptions
    total: Figures
    by_half: dict[str, Figures]
    by_origin: dict[str, Figures]
    by_type: dict[str, Measure]
    slips: tuple[Slip, ...] = ()


class Scored(Struct, frozen=True):
    """A gold report with what came of it."""

    gold: Gold
    compared: Compared
    half: str


def bench(gold: Path, engine: Engine, options: BenchOptions | None = None) -> Result:
    """Code the gold reports with ``engine`` and compare.

    Args:
        gold: a folder of coded reports or one JSONL file, in the guide's form.
        engine: what codes.
        options: which half, how the intervals are drawn, how many errors are kept.

    Returns:
        The figures; the same for the same gold, engine and options.

    Raises:
        UsageError: "no-gold" where there is no report.
        InputError: where the gold cannot be read.
    """

    def code(one: Gold) -> tuple[Coded, ...]:
        return code_gold(one, engine)

    return _bench(gold, code, f"{engine.name}/{engine.version}", options or BenchOptions())


def bench_predicted(gold: Path, predicted: Path, options: BenchOptions | None = None) -> Result:
    """Compare reports that were coded before (a folder or JSONL in the guide's form) with gold."""
    events = load_predicted(predicted, {one.report.id: one.report.text for one in load(gold)})

    def code(one: Gold) -> tuple[Coded, ...]:
        return events.get(one.report.id, ())

    return _bench(gold, code, predicted.name, options or BenchOptions())


def code_gold(gold: Gold, engine: Engine) -> tuple[Coded, ...]:
    """Return what ``engine`` codes in one gold report, as the scorer sees it."""
    return tuple(as_coded(mention, gold.report) for mention in engine.code(gold.report))


def as_coded(mention: Mention, report: Report) -> Coded:
    """Return a mention as the scorer sees it."""
    from sijill.extract.guide import to_guide  # noqa: PLC0415 - comparing coded files needs no engine

    event = to_guide(mention, report)
    if mention.evidence.part == "title":
        # Gold knows no title: its offsets would stand for words of the text that tell something else.
        event |= {"start": None, "end": None}
    return msgspec.structs.replace(coded(event, report.text), rule=mention.rule)


def _bench(gold: Path, code: Coding, name: str, options: BenchOptions) -> Result:
    reports = load(gold)
    parts = halves(reports)
    chosen = [one for one in reports if options.half in ("both", parts[one.report.id])]
    if not chosen:
        raise UsageError("no-gold", str(gold))
    equals = read_equals()
    scored = [Scored(one, compare(equals, one.events, code(one)), parts[one.report.id]) for one in chosen]
    return result(equals, scored, name, options)


def halves(reports: Iterable[Gold]) -> dict[str, str]:
    """Return id -> "read" or "unread".

    Within each origin the reports are sorted by the SHA-256 of their id; every second one from the first on
    is read (open to whoever writes rules), the others measure what the rules are worth on unread reports.
    """
    by_origin: dict[str, list[str]] = {}
    for one in reports:
        by_origin.setdefault(one.origin, []).append(one.report.id)
    parts: dict[str, str] = {}
    for ids in by_origin.values():
        ranked = sorted(ids, key=lambda name: sha256(name.encode()).hexdigest())
        parts |= {name: ("read", "unread")[place % 2] for place, name in enumerate(ranked)}
    return parts


def result(equals: Equals, scored: Sequence[Scored], engine: str, options: BenchOptions) -> Result:
    """Return the figures of reports that were compared already."""

    def figures_of(part: Iterable[Scored]) -> Figures:
        return _figures([one.compared for one in part], options)

    shown = "unread" if options.half == "unread" else "read"
    return Result(
        engine=engine,
        options=options,
        total=figures_of(scored),
        by_half={part: figures_of(of) for part, of in _groups(scored, "half").items()},
        by_origin={origin: figures_of(of) for origin, of in _groups(scored, "origin").items()},
        by_type=_by_type(scored),
        slips=tuple(_worst(equals, [one for one in scored if one.half == shown], options.errors)),
    )


def _groups(scored: Iterable[Scored], by: Literal["half", "origin"]) -> dict[str, list[Scored]]:
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(one.half if by == "half" else one.gold.origin, []).append(one)
    return dict(sorted(groups.items()))


def _by_type(scored: Iterable[Scored]) -> dict[str, Measure]:
    tallies = add_up(one.compared.types for one in scored)
    ranked = sorted(tallies.items(), key=lambda item: (-item[1].gold, item[0]))
    return {kind: _measure(tally) for kind, tally in ranked}


def _measure(tally: Tally, interval: tuple[float, float] | None = None) -> Measure:
    low, high = interval or (None, None)
    return Measure(tally.precision, tally.recall, tally.f1, tally.gold, tally.predicted, low, high)


def headlines(compared: Compared) -> dict[str, Tally]:
    """Return the tallies of detection, arguments and slots of one report."""

    def total(roles: Iterable[str]) -> Tally:
        return sum((compared.slots[role] for role in roles if role in compared.slots), Tally())

    detection = sum(compared.types.values(), Tally())
    return {"detection": detection, "arguments": total(ARGUMENTS), "slots": total(SLOTS)}


def _figures(compared: Sequence[Compared], options: BenchOptions) -> Figures:
    rows = [headlines(one) for one in compared]
    total, roles = add_up(rows), add_up(one.slots for one in compared)
    intervals = bootstrap(rows, options.seed, options.resamples)
    return Figures(
        reports=len(compared),
        headlines={name: _measure(total.get(name, Tally()), intervals.get(name)) for name in HEADLINES},
        roles={role: _measure(roles.get(role, Tally())) for role in SLOTS},
    )


def bootstrap(rows: Sequence[dict[str, Tally]], seed: int, resamples: int) -> dict[str, tuple[float, float]]:
    """Return name -> 95 % interval of F1, from reports drawn with replacement (percentile bootstrap).

    Args:
        rows: a report's tallies by name.
        seed: of the drawing.
        resamples: how often to draw; 0 gives no intervals.
    """
    draw = random.Random(seed)  # noqa: S311 - not for secrets
    drawn = [draw.choices(range(len(rows)), k=len(rows)) for _ in range(resamples if rows else 0)]
    return {name: _interval([row[name] for row in rows], drawn) for name in HEADLINES} if drawn else {}


def _interval(tallies: Sequence[Tally], drawn: Sequence[Sequence[int]]) -> tuple[float, float]:
    # F1 = 2 credit / (gold + predicted), since precision = credit / predicted and recall = credit / gold.
    credit = [2 * tally.credit for tally in tallies]
    size = [tally.gold + tally.predicted for tally in tallies]
    ranked = sorted(sum(credit[i] for i in places) / max(1, sum(size[i] for i in places)) for places in drawn)
    edge = int(0.025 * len(ranked))
    return ranked[edge], ranked[-1 - edge]


def _worst(equals: Equals, scored: Iterable[Scored], errors: int) -> Iterable[Slip]:
    slips = [slip for one in scored for slip in slips_of(equals, one)]
    for kind in ("missed", "spurious", "mismatched"):
        ranked = sorted((s for s in slips if s.kind == kind), key=lambda s: (-s.lost, s.report, s.words))
        yield from ranked[:errors]


def slips_of(equals: Equals, scored: Scored) -> list[Slip]:
    """Return all errors of one report."""
    gold, compared = scored.gold, scored.compared
    slips = [_whole("missed", gold, event) for event in compared.missed]
    slips += [_whole("spurious", gold, event) for event in compared.spurious]
    pairs = [(compared.gold[i], compared.predicted[j]) for i, j in compared.pairs]
    return slips + [slip for one, other in pairs if (slip := _mismatched(equals, gold, one, other))]


def _whole(kind: Literal["missed", "spurious"], gold: Gold, event: Coded) -> Slip:
    fillers = sum(len(event.fillers(role)) for role in SETS) + bool(event.date) + len(event.count)
    words = gold.report.text[event.start : event.end]
    return Slip(kind, gold.report.id, event.type, words, 1.0 + fillers, event.rule)


def _mismatched(equals: Equals, gold: Gold, one: Coded, other: Coded) -> Slip | None:
    slots = pair_slots(equals, one, other)
    lost = {role: max(tally.gold, tally.predicted) - tally.credit for role, tally in slots.items()}
    differs = {role: (_shown(one, role), _shown(other, role)) for role, much in lost.items() if much > 0}
    words = gold.report.text[one.start : one.end]
    if not differs:
        return None
    return Slip("mismatched", gold.report.id, one.type, words, sum(lost.values()), other.rule, differs)


def _shown(event: Coded, role: str) -> tuple[str, ...]:
    if role in SETS:
        return event.without_sides().fillers(role)
    if role == "count":
        return tuple(_count_words(key) if key else "?" for key in event.count)
    value = {"date": event.date, "status": event.status, "type": event.type}[role]
    return (value,) if value else ()


def _count_words(key: tuple[str, tuple[tuple[str, float], ...]]) -> str:
    return f"{key[0]} " + " ".join(
        f"{number:g}" if bound == "is" else f"{bound} {number:g}" for bound, number in key[1]
    )
