"""Fit the weights of doubt on coded reports: ``make_doubt.py [GOLD_DIR…] [--precision 0.72]``.

Each draft of the rules engine is an observation: its features (`sijill.extract.doubt.features`), and whether
the scorer matches it with an event of the gold. Logistic regression with a ridge. The threshold is the one
with the best F1 among those that reach the precision, found by cross-validation over reports, so that no
report is judged by weights fitted on it. Reads the composed reports of the bench in place (composed/ and
happenings/): none of dev/, so that no figure on it is of reports that a weight has seen. Writes
packs/core/doubt.tsv.
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from sijill.evaluate.bench import as_coded
from sijill.evaluate.coded import Gold
from sijill.evaluate.coded import load as load_gold
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import match
from sijill.extract.doubt import features
from sijill.extract.engine import RulesEngine
from sijill.extract.merging import distinct
from sijill.lexicon import load

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "src/sijill/lexicon/packs/core/doubt.tsv"
RIDGE = 3.0
FOLDS = 5
HEADER = """# How much each feature of a draft speaks for its being an event (log odds); see extract/doubt.py.
# threshold: the likelihood below which a draft is not coded.
# Made by scripts/make_doubt.py; do not edit by hand.
feature\tweight\tseen
"""


class Seen(Struct, frozen=True):
    """The drafts of one report: features of each, whether each is right, and how many events it has."""

    drafts: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    gold: int


def reports(folders: Sequence[Path]) -> list[Gold]:
    """Return the gold of the folders."""
    return [gold for folder in folders for gold in load_gold(folder)]


def observe(gold: Gold, engine: RulesEngine) -> Seen:
    """Return what the engine drafts in a report and which of it the scorer takes as right."""
    analysis, drafts = engine.drafts(gold.report)
    drafts = distinct(drafts, analysis, engine.lexicon)
    coded = [as_coded(engine.mention(d, analysis), gold.report) for d in drafts]
    right = {j for _, j in match(read_equals(), gold.events, coded)}
    told = tuple(frozenset(features(d, analysis, engine.grammar)) for d in drafts)
    return Seen(told, tuple(n in right for n in range(len(drafts))), len(gold.events))


def matrix(seen: Sequence[Seen], names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return observations by features (the last column is the bias) and what is right."""
    index = {name: n for n, name in enumerate(names)}
    rows = [told for one in seen for told in one.drafts]
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1.0
    for n, told in enumerate(rows):
        for name in told & index.keys():
            table[n, index[name]] = 1.0
    return table, np.array([float(right) for one in seen for right in one.right])


def fit(table: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a ridge logistic regression, by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - likely) - RIDGE * weights
        curve = (table.T * (likely * (1 - likely))) @ table + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def held_out(seen: Sequence[Seen], names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the likelihood of each draft by weights fitted on the other folds, and what is right."""
    likely, truth = [], []
    for fold in range(FOLDS):
        inside = [one for n, one in enumerate(seen) if n % FOLDS != fold]
        outside = [one for n, one in enumerate(seen) if n % FOLDS == fold]
        weights = fit(*matrix(inside, names))
        table, right = matrix(outside, names)
        likely.append(1 / (1 + np.exp(-table @ weights)))
        truth.append(right)
    return np.concatenate(likely), np.concatenate(truth)


def threshold(likely: np.ndarray, right: np.ndarray, gold: int, wanted: float) -> float:
    """Return the threshold of the best F1 among those with the wanted precision; print the curve."""
    best = (0.0, 0.0)
    for value in np.arange(0.2, 0.75, 0.05):
        kept = likely >= value
        hits, told = right[kept].sum(), kept.sum()
        precision, recall = hits / max(told, 1), hits / gold
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{value:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
        if precision >= wanted:
            best = max(best, (f1, float(value)))
    return round(best[1], 2)


def main() -> None:
    """Fit, print the held-out curve, write the table."""
    bench = Path(os.environ.get("SIJILL_BENCH", ROOT.parent / "shared" / "bench"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, default=[bench / n for n in ("composed", "happenings")])
    parser.add_argument("--precision", type=float, default=0.72)
    asked = parser.parse_args()
    engine = RulesEngine(load())
    seen = [observe(gold, engine) for gold in reports(asked.gold)]
    counts: dict[str, int] = {}
    for told in (told for one in seen for told in one.drafts):
        for name in told:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= 10)
    chosen = threshold(*held_out(seen, names), sum(one.gold for one in seen), asked.precision)
    weights = fit(*matrix(seen, names))
    rows = [f"{name}\t{weight:.3f}\t{counts[name]}" for name, weight in zip(names, weights[:-1], strict=True)]
    rows += [f"bias\t{weights[-1]:.3f}\t{sum(len(one.drafts) for one in seen)}", f"threshold\t{chosen}\t"]
    TABLE.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TABLE.relative_to(ROOT)}: {len(names)} features, threshold {chosen}")


if __name__ == "__main__":
    main()
