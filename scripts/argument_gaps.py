"""Where arguments of found events go wrong: `argument_gaps.py GOLD_DIR [--role actor] [--type CLASH]`.

First each role over matched events alone, then by type, then the values most often missing or extra, with the
role they were coded in instead. Only the half that may be read, unless another is asked for.
"""

import argparse
from pathlib import Path

from sijill.evaluate.arguments import Astray, astray, on_found_events
from sijill.evaluate.bench import halves
from sijill.evaluate.coded import load
from sijill.evaluate.confidence import compare_all
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import ARGUMENTS, Tally
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load as load_packs


def options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=("read", "unread", "both"), default="read")
    parser.add_argument("--role", choices=ARGUMENTS, default="")
    parser.add_argument("--type", default="", help="matched events of one type alone")
    parser.add_argument("--most", type=int, default=15, help="values a role, and types a role")
    return parser.parse_args()


def main() -> None:
    """Print the three lists."""
    asked, equals = options(), read_equals()
    reports = load(asked.gold)
    parts = halves(reports)
    chosen = [one for one in reports if asked.half in ("both", parts[one.report.id])]
    compared = compare_all(chosen, RulesEngine(load_packs()))
    tallies = on_found_events(equals, compared)
    for role in [asked.role] if asked.role else ARGUMENTS:
        print(row(role, tallies.get(role, Tally())))
        print_types(role, tallies, asked)
        values = [one for one in astray(equals, compared) if one.role == role]
        print(*map(line, values[: asked.most]), sep="\n")


def print_types(role: str, tallies: dict[str, Tally], asked: argparse.Namespace) -> None:
    """Print a role by event type, the type that loses most first."""
    of = [(name, t) for name, t in tallies.items() if name.endswith(f".{role}")]
    of = [item for item in of if asked.type in ("", item[0].partition(".")[0])]
    ranked = sorted(of, key=lambda item: 2 * item[1].credit - item[1].gold - item[1].predicted)
    print(*(row(f"  {name}", tally) for name, tally in ranked[: asked.most]), sep="\n")


def row(name: str, tally: Tally) -> str:
    """Return one line of shares and counts."""
    shares = f"P {tally.precision:.2f} R {tally.recall:.2f} F1 {tally.f1:.2f}"
    return f"{name:24} {shares}  gold {tally.gold} coded {tally.predicted} right {tally.credit:.1f}"


def line(one: Astray) -> str:
    """Return one value that went astray."""
    elsewhere = ", ".join(f"{role} {n}" for role, n in one.elsewhere.items())
    return f"    missing {one.missing:3} extra {one.extra:3}  {one.value}" + (
        f"  (coded as {elsewhere})" if elsewhere else ""
    )


if __name__ == "__main__":
    main()
