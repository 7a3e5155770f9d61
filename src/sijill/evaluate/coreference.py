"""Coreference figures: MUC, B³ and CEAFe, each with precision, recall and F1, and their mean.

Sources: MUC: Vilain et al., "A model-theoretic coreference scoring scheme" (1995); B³: Bagga and Baldwin,
"Algorithms for scoring coreference chains" (1998); CEAFe: Luo, "On coreference resolution performance
metrics" (2005); mentions that stand on one side alone are taken as Pradhan et al., "Scoring coreference
partitions of predicted mentions" (2014) take them: they stay where they are and agree with nothing.
CoNLL F1 is the mean of the three F1.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from sijill.evaluate.assign import best_pairs
from sijill.evaluate.pairing import join, root_of

Cluster = frozenset[Hashable]
Metric = Callable[[Sequence[Cluster], Sequence[Cluster]], float]


class Scores(Struct, frozen=True):
    """Precision, recall and F1 of one metric. Example: ``Scores(0.5, 1.0, 0.667)``."""

    precision: float
    recall: float
    f1: float


class Figures(Struct, frozen=True):
    """MUC, B³ and CEAFe, and CoNLL F1: the mean of their F1."""

    muc: Scores
    b3: Scores
    ceafe: Scores
    conll: float


def coreference(key: Iterable[Cluster], response: Iterable[Cluster], *, singletons: bool) -> Figures:
    """Return the figures of ``response`` against ``key``.

    Args:
        key: the clusters of gold.
        response: those found.
        singletons: whether clusters of one mention count; without, they are left out on both sides.

    Example:
        >>> found = coreference([frozenset("abc")], [frozenset("ab")], singletons=False)
        >>> round(found.b3.recall, 2), found.b3.precision
        (0.44, 1.0)
    """
    least = 1 if singletons else 2
    gold = [one for one in key if len(one) >= least]
    told = [one for one in response if len(one) >= least]
    metrics = [_both(metric, gold, told) for metric in (_muc, _b3)]
    muc, b3, ceafe = (*metrics, _ceafe(gold, told))
    return Figures(muc, b3, ceafe, (muc.f1 + b3.f1 + ceafe.f1) / 3)


def _both(metric: Metric, gold: Sequence[Cluster], told: Sequence[Cluster]) -> Scores:
    return _scores(metric(told, gold), metric(gold, told))


def _scores(precision: float, recall: float) -> Scores:
    both = precision + recall
    return Scores(precision, recall, 2 * precision * recall / both if both else 0.0)


def _where(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _muc(one: Sequence[Cluster], other: Sequence[Cluster]) -> float:
    """Return the share of the links of ``one`` that hold in ``other``."""
    where = _where(other)
    links = sum(len(cluster) - 1 for cluster in one)
    held = sum(len(cluster) - _parts(cluster, where) for cluster in one)
    return held / links if links else 0.0


def _parts(cluster: Cluster, where: Mapping[Hashable, int]) -> int:
    alone = sum(mention not in where for mention in cluster)
    return alone + len({where[mention] for mention in cluster if mention in where})


def _b3(one: Sequence[Cluster], other: Sequence[Cluster]) -> float:
    """Return the mean over the mentions of ``one`` of the share of their cluster that stands in ``other``."""
    where = _where(other)
    total = sum(map(len, one))
    credit = sum(_shared(cluster, other, where) for cluster in one)
    return credit / total if total else 0.0


def _shared(cluster: Cluster, other: Sequence[Cluster], where: Mapping[Hashable, int]) -> float:
    found = (len(cluster & other[where[mention]]) for mention in cluster if mention in where)
    return sum(found) / len(cluster)


def _ceafe(gold: Sequence[Cluster], told: Sequence[Cluster]) -> Scores:
    """Return the agreement of clusters paired one to one so that it is greatest."""
    where = _where(told)
    weights: dict[tuple[int, int], float] = {}
    for i, cluster in enumerate(gold):
        for j in {where[mention] for mention in cluster if mention in where}:
            weights[i, j] = 2 * len(cluster & told[j]) / (len(cluster) + len(told[j]))
    credit = sum(weights[pair] for pair in _paired(weights))
    return _scores(credit / len(told) if told else 0.0, credit / len(gold) if gold else 0.0)


def _paired(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Pair within what hangs together: the method takes the cube of what it is given."""
    root: dict[tuple[str, int], tuple[str, int]] = {}
    for i, j in weights:
        join(root, ("gold", i), ("told", j))
    knots: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for i, j in weights:
        knots.setdefault(root_of(root, ("gold", i)), []).append((i, j))
    return list(chain.from_iterable(_knot(knot, weights) for knot in knots.values()))


def _knot(knot: Sequence[tuple[int, int]], weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    rows, cols = sorted({i for i, _ in knot}), sorted({j for _, j in knot})
    inside = {(rows.index(i), cols.index(j)): weights[i, j] for i, j in knot}
    return [(rows[i], cols[j]) for i, j in best_pairs(inside, len(rows), len(cols))]
