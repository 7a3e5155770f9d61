"""How well `sijill similar` finds reports: by meaning, and by words alone; ``bench_similar.py [--docs]``.

Asks the queries of ``tests/data/similar.tsv`` of a record of the composed reports in ``examples/`` and
``corpus/``. Prints recall among the first five, mean reciprocal rank and nDCG among the first ten, with 95 %
intervals drawn over queries, and how fast vectors are made; with ``--docs`` writes it into docs/similar*.md.
``both`` puts the two rankings together (reciprocal rank fusion); Sijill does not, since it does not help.
"""

import argparse
import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from msgspec import Struct

from sijill.evaluate.coded import load as load_gold
from sijill.model.vectors import Encoder, load_encoder
from sijill.runs.similar import Alike, by_words, make_vectors, similar
from sijill.schema import Report
from sijill.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
QUERIES = ROOT / "tests/data/similar.tsv"
DAY = 50_000  # reports of a day's Arabic press, as the other figures of speed have it
FIRST, TEN, DEEP = 5, 10, 50
SOFT = 60
DRAWS, SEED = 5000, 7
_BLOCK = re.compile(r"(<!-- figures: .*? -->\n).*?(<!-- /figures -->)", re.DOTALL)
Ranking = Callable[[str], list[str]]


class Query(Struct, frozen=True):
    """A query, with the ids of the reports that it should find."""

    language: str
    kind: str
    text: str
    wanted: frozenset[str]


def queries(path: Path = QUERIES) -> list[Query]:
    """Return the bench's queries."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return [Query(language, kind, text, frozenset(ids.split())) for language, kind, text, ids in rows]


def reports() -> list[Report]:
    """Return the reports that are searched."""
    texts = (json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "examples").glob("*.json")))
    shown = [
        Report(id=t["id"], text=t["text"], title=t["title"], outlet=t["outlet"], composed=True) for t in texts
    ]
    return [*shown, *(gold.report for gold in load_gold(ROOT / "corpus/composed"))]


def filled(store: Store, found: Sequence[Report]) -> None:
    """Put the reports into a record as they are: nothing here is coded."""
    for report in found:
        store.put(store.place(report), None)


def rankings(store: Store, encoder: Encoder) -> dict[str, Ranking]:
    """Return the ways to search, by name."""

    def ids(found: Sequence[Alike]) -> list[str]:
        return [one.report for one in found]

    def words(text: str) -> list[str]:
        return ids(by_words(store, text, DEEP))

    def meaning(text: str) -> list[str]:
        return ids(similar(store, encoder, text, DEEP))

    return {
        "all words": lambda text: ids(by_words(store, text, DEEP, every=True)),
        "words": words,
        "meaning": meaning,
        "both": lambda text: fused([meaning(text), words(text)]),
    }


def fused(found: Sequence[Sequence[str]]) -> list[str]:
    """Return rankings as one, by the sum of 1 / (60 + place) in each (G. Cormack et al., 2009).

    Example:
        >>> fused([["a", "b", "c"], ["c", "a"]])
        ['a', 'c', 'b']
    """
    scores: dict[str, float] = {}
    for ranking in found:
        for place, report in enumerate(ranking, 1):
            scores[report] = scores.get(report, 0.0) + 1 / (SOFT + place)
    return sorted(scores, key=lambda report: (-scores[report], report))


def scored(found: Sequence[str], wanted: frozenset[str]) -> tuple[float, float, float]:
    """Return recall among the first five, the reciprocal rank, and nDCG among the first ten.

    Example:
        >>> scored(["b", "a"], frozenset("a"))[:2]
        (1.0, 0.5)
    """
    hits = [report in wanted for report in found]
    recall = sum(hits[:FIRST]) / len(wanted)
    first = 1 / (hits.index(True) + 1) if any(hits) else 0.0
    gains = [1 / np.log2(place + 2) for place in range(TEN)]
    best = sum(gains[: len(wanted)])
    return recall, first, float(sum(gain for gain, hit in zip(gains, hits, strict=False) if hit) / best)


def interval(values: np.ndarray) -> tuple[float, float, float]:
    """Return the mean, with the 2.5th and the 97.5th percentile of means drawn anew over queries."""
    drawn = np.random.default_rng(SEED).integers(0, len(values), (DRAWS, len(values)))
    low, high = np.percentile(values[drawn].mean(axis=1), [2.5, 97.5])
    return float(values.mean()), float(low), float(high)


def _cell(values: np.ndarray) -> str:
    mean, low, high = interval(values)
    return f"{mean:.2f} ({low:.2f}–{high:.2f})"


def table(asked: Sequence[Query], scores: Mapping[str, np.ndarray]) -> list[str]:
    """Return the lines of the tables: the languages, and what each gains over words; the kinds."""
    lines = ["| queries | by | recall@5 | MRR | nDCG@10 | nDCG@10, less `words` |", "|---" * 6 + "|"]
    for name, chosen in _groups(asked, lambda q: q.language):
        for way, values in scores.items():
            figures = [*(_cell(values[chosen, n]) for n in range(3)), _cell(_gain(scores, way)[chosen])]
            lines.append(f"| {name} ({len(chosen)}) | `{way}` | {' | '.join(figures)} |")
    ways = list(scores)
    lines += ["", f"| nDCG@10 | {' | '.join(f'`{way}`' for way in ways)} |", "|---" * (len(ways) + 1) + "|"]
    for name, chosen in _groups(asked, lambda q: f"{q.language}, {q.kind}"):
        cells = " | ".join(_cell(scores[way][chosen, 2]) for way in ways)
        lines.append(f"| {name} ({len(chosen)}) | {cells} |")
    return lines


def _gain(scores: Mapping[str, np.ndarray], way: str) -> np.ndarray:
    return scores[way][:, 2] - scores["words"][:, 2]


def _groups(asked: Sequence[Query], of: Callable[[Query], str]) -> list[tuple[str, list[int]]]:
    """Return the queries by what they have in common."""
    found: dict[str, list[int]] = {}
    for n, query in enumerate(asked):
        found.setdefault(of(query), []).append(n)
    return list(found.items())


def measured() -> list[str]:
    """Return the lines that are printed and stand in the docs."""
    encoder, asked, held = load_encoder(), queries(), reports()
    with TemporaryDirectory() as folder, open_store(Path(folder) / "bench.db") as store:
        filled(store, held)
        began, worked = time.perf_counter(), time.process_time()
        make_vectors(store, encoder)
        waited, worked = time.perf_counter() - began, time.process_time() - worked
        ways = rankings(store, encoder)
        scores = {
            name: np.array([scored(way(q.text), q.wanted) for q in asked]) for name, way in ways.items()
        }
    rate = len(held) / worked
    clock = f"{len(held) / waited:.1f} by the clock"
    return [
        f"{len(asked)} queries over {len(held)} reports; encoder {encoder.hash[:12]}",
        f"{rate:.1f} reports a second of one core ({clock}): {DAY:,} in {DAY / rate / 60:.0f} minutes",
        "",
        *table(asked, scores),
    ]


def into_docs(lines: Sequence[str]) -> None:
    """Put the lines in the place of those that stand between the marks in the docs."""
    block = "\n".join(lines)
    for path in sorted((ROOT / "docs").glob("similar*.md")):
        path.write_text(_BLOCK.sub(lambda m: f"{m[1]}{block}\n{m[2]}", path.read_text("utf-8")), "utf-8")


def main() -> None:
    """Measure, print, and write into the docs if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true")
    told = parser.parse_args()
    lines = measured()
    print("\n".join(lines))
    if told.docs:
        into_docs(lines)


if __name__ == "__main__":
    main()
