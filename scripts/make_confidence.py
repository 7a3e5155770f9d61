"""Make the rules' confidence from the bench's composed reports: `make_confidence.py [GOLD]`."""

import os
import sys
from pathlib import Path

from sijill.evaluate.confidence import write_confidence
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "sijill" / "lexicon" / "packs" / "core" / "confidence.tsv"


def main() -> None:
    """Write the table."""
    bench = Path(os.environ.get("SIJILL_BENCH", ROOT.parent / "shared" / "bench"))
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else bench / "composed"
    rules = write_confidence(gold, RulesEngine(load()), TARGET)
    print(f"{TARGET.relative_to(ROOT)}: {rules} rules")


if __name__ == "__main__":
    main()
