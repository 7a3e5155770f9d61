"""Make src/sijill/evaluate/equal.tsv from the bench's actors.tsv: `make_equal.py [ACTORS_TSV]`."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "sijill" / "evaluate" / "equal.tsv"
HEADER = (
    "# Actor ids that mean the same to the scorer, their party, kind and Arabic names (facts).\n"
    "# Made by scripts/make_equal.py from the bench's actors.tsv: change it there, not here.\n"
)


def main() -> None:
    """Write the table."""
    bench = Path(os.environ.get("SIJILL_BENCH", ROOT.parent / "shared" / "bench"))
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else bench / "actors.tsv"
    TARGET.write_text(HEADER + source.read_text("utf-8"), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {source.read_text('utf-8').count(chr(10))} lines")


if __name__ == "__main__":
    main()
