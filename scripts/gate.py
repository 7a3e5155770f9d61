"""Check the floors of the examples, or move them: `gate.py [--update [--allow-regression REASON]]`."""

import argparse
import sys
from pathlib import Path

from sijill.errors import SijillError
from sijill.evaluate.gate import measure, problems, raised, read_floors, write_floors
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "tests" / "gate" / "floors.json"


def options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="pin today's figures and inputs")
    parser.add_argument("--allow-regression", default="", metavar="REASON", help="lower floors, and say why")
    return parser.parse_args()


def main() -> int:
    """Check or update; return the exit code."""
    asked = options()
    today, pinned = measure(ROOT / "examples", RulesEngine(load())), read_floors(FLOORS)
    print(", ".join(f"{name} {value:.3f}" for name, value in today.floors.items()))
    if asked.update:
        write_floors(FLOORS, raised(pinned, today, asked.allow_regression))
        return 0
    amiss = problems(pinned, today) if pinned else ["nothing is pinned: run with --update"]
    print(*amiss, sep="\n")
    return int(bool(amiss))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SijillError as error:
        sys.exit(str(error))
