"""How fast an engine codes reports of 2,500 characters: ``speed.py [--engine NAME] [--reports N]``.

The texts are those of the corpus, one after the other, cut anew. Printed are the time until the engine is
ready, reports a second of processor time in one process and in two at once (each is one core's work), and
the peak of memory of each.
"""

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "composed"
SIZE = 2500


def main() -> None:
    """Run one process, then two, each of which prints a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="rules+model")
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--alone", action="store_true", help="run here, and start nothing")
    asked = parser.parse_args()
    if asked.alone:
        print(one(asked.engine, asked.reports))
        return
    command = [sys.executable, __file__, "--alone", "--engine", asked.engine, "--reports", str(asked.reports)]
    for jobs in (1, 2):
        print(f"{asked.engine}, {jobs} at once:")
        running = [subprocess.Popen(command) for _ in range(jobs)]  # noqa: S603 - this script
        for process in running:
            process.wait()


def one(name: str, number: int) -> str:
    """Return what one process needs."""
    from sijill.evaluate.coded import load as load_gold  # noqa: PLC0415 - loading is measured
    from sijill.lexicon import load  # noqa: PLC0415
    from sijill.runs.engines import engine_over  # noqa: PLC0415
    from sijill.schema import Report  # noqa: PLC0415

    lexicon = load()
    start = process_time()
    engine = engine_over(name, lexicon)
    loading = process_time() - start
    whole = "\n".join(gold.report.text for gold in load_gold(CORPUS))
    texts = [whole[n * SIZE : (n + 1) * SIZE] for n in range(min(number, len(whole) // SIZE))]
    reports = [
        Report(id=str(n), text=text, published="2024-08-07", language="ar") for n, text in enumerate(texts)
    ]
    engine.code(reports[0])  # what is loaded with the first report is not its cost
    start, clock = process_time(), perf_counter()
    for report in reports:
        engine.code(report)
    spent, waited = process_time() - start, perf_counter() - clock
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return (
        f"  ready after {loading:.2f} s; {len(texts) / spent:.1f} reports a second of one core "
        f"({len(texts) / waited:.1f} by the clock); {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
