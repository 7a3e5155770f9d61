"""Calibration: of the mentions that an engine gave a confidence, how many were right."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from sijill.evaluate.bench import Engine, as_coded
from sijill.evaluate.coded import Gold, load
from sijill.evaluate.equal import Equals, read_equals
from sijill.evaluate.score import match

Judged = tuple[float, bool]  # a mention's confidence, and whether gold has its event
_BINS = 10


class Bin(Struct, frozen=True):
    """The mentions whose confidence lies in one tenth.

    Attributes:
        low, high: bounds, ``[low, high)``; the last holds 1 as well.
        said: their mean confidence. right: the share that gold has, in [0, 1]. mentions: how many.
    """

    low: float
    high: float
    said: float
    right: float
    mentions: int


def calibration(gold: Path, engine: Engine) -> tuple[Bin, ...]:
    """Return how often mentions were right by the confidence that they were given, lowest first.

    Args:
        gold: a folder of coded reports or one JSONL file, in the guide's form.
        engine: what codes.

    Raises:
        InputError: where the gold cannot be read.
    """
    return binned(judged(load(gold), engine))


def judged(gold: Iterable[Gold], engine: Engine) -> list[Judged]:
    """Return the confidence of each mention, and whether it matches a gold event."""
    equals = read_equals()
    return [one for report in gold for one in _of_report(equals, report, engine)]


def _of_report(equals: Equals, gold: Gold, engine: Engine) -> list[Judged]:
    mentions = engine.code(gold.report)
    coded = [as_coded(mention, gold.report) for mention in mentions]
    hits = {j for _, j in match(equals, gold.events, coded)}
    return [(mention.confidence, number in hits) for number, mention in enumerate(mentions)]


def binned(found: Sequence[Judged]) -> tuple[Bin, ...]:
    """Return judged mentions by tenths of their confidence; tenths without any are left out.

    Example:
        >>> binned([(0.92, True), (0.98, False)])
        (Bin(low=0.9, high=1.0, said=0.95, right=0.5, mentions=2),)
    """
    bins: dict[int, list[Judged]] = {}
    for one in found:
        bins.setdefault(min(int(one[0] * _BINS), _BINS - 1), []).append(one)
    return tuple(_bin(number, held) for number, held in sorted(bins.items()))


def _bin(number: int, held: Sequence[Judged]) -> Bin:
    said = sum(confidence for confidence, _ in held) / len(held)
    right = sum(hit for _, hit in held) / len(held)
    return Bin(number / _BINS, (number + 1) / _BINS, round(said, 4), round(right, 4), len(held))


def error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: the mean distance of said and right, weighted by mentions.

    Source: Guo et al. (2017), On Calibration of Modern Neural Networks.

    Example:
        >>> error([Bin(0.9, 1.0, 0.95, 0.5, 2)])
        0.45
    """
    total = sum(one.mentions for one in bins)
    return round(sum(abs(one.said - one.right) * one.mentions for one in bins) / total, 4) if total else 0.0
