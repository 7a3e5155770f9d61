"""Bench the engine, or coded reports, while writing rules: `score.py GOLD [--half read] [--errors 5]`."""

import argparse
from pathlib import Path

from sijill.evaluate.bench import BenchOptions, bench, bench_predicted
from sijill.evaluate.table import bench_table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--predicted", type=Path, help="coded reports in place of the engine")
    parser.add_argument("--half", choices=("read", "unread", "both"), default="read")
    parser.add_argument("--errors", type=int, default=0, help="worst errors of each kind")
    parser.add_argument("--packs", nargs="+", default=None)
    asked = parser.parse_args()
    options = BenchOptions(half=asked.half, errors=asked.errors)
    if asked.predicted:
        print(bench_table(bench_predicted(asked.gold, asked.predicted, options)))
        return
    from sijill.extract.engine import RulesEngine  # noqa: PLC0415 - comparing coded files needs no engine
    from sijill.lexicon import load  # noqa: PLC0415

    print(bench_table(bench(asked.gold, RulesEngine(load(asked.packs)), options)))


if __name__ == "__main__":
    main()
