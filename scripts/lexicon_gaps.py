"""What the predicates lack and which rules fire wrongly: `lexicon_gaps.py GOLD_DIR`.

With --words no engine codes: listed are the words of gold events that no form of a predicate of their type
tells, and for each predicate how often its forms stand outside gold of its type. Only the half that may be
read is looked at, unless another is asked for.
"""

import argparse
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from sijill.evaluate.bench import Scored, halves
from sijill.evaluate.coded import Gold, load
from sijill.evaluate.confidence import RuleRecord, compare_all
from sijill.evaluate.equal import read_equals
from sijill.evaluate.gaps import Gap, gaps, untold, uses, wrong_rules
from sijill.evaluate.score import compare
from sijill.lexicon import DEFAULT, Lexicon
from sijill.lexicon import load as load_packs


def options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=("read", "unread", "both"), default="read")
    parser.add_argument("--words", action="store_true", help="look at words alone, with no engine")
    parser.add_argument("--type", default="", help="one event type alone")
    parser.add_argument("--most", type=int, default=25, help="how many words a type, and rules")
    parser.add_argument("--packs", nargs="+", default=DEFAULT)
    return parser.parse_args()


def main() -> None:
    """Print both lists."""
    asked = options()
    lexicon, reports = load_packs(asked.packs), load(asked.gold)
    parts = halves(reports)
    chosen = [one for one in reports if asked.half in ("both", parts[one.report.id])]
    scored = _by_words(chosen, lexicon) if asked.words else _by_engine(chosen, lexicon)
    missed = sum(len(one.compared.missed) for one in scored)
    print(f"{missed} of {sum(len(one.events) for one in chosen)} gold events are missed")
    print_gaps(gaps(scored, lexicon), asked)
    print_rules(uses(chosen, lexicon) if asked.words else wrong_rules(scored), asked)


def _by_words(chosen: list[Gold], lexicon: Lexicon) -> list[Scored]:
    equals = read_equals()
    return [Scored(one, compare(equals, untold(one, lexicon).events, ()), "") for one in chosen]


def _by_engine(chosen: list[Gold], lexicon: Lexicon) -> list[Scored]:
    from sijill.extract.engine import RulesEngine  # noqa: PLC0415 - --words goes without

    compared = compare_all(chosen, RulesEngine(lexicon))
    return [Scored(gold, one, "") for gold, one in zip(chosen, compared, strict=True)]


def print_gaps(found: Iterable[Gap], asked: argparse.Namespace) -> None:
    """Print the uncovered words, those that seldom tell the type left out."""
    for kind, of in groupby(found, key=lambda gap: gap.type):
        if asked.type in ("", kind):
            print(f"\n{kind}: word, missed, gold, uses, share of uses, known under, written")
            print(*map(_line, [gap for gap in of if gap.telling >= 0.1][: asked.most]), sep="\n")


def _line(gap: Gap) -> str:
    counts = (gap.missed, gap.gold, gap.everywhere, f"{gap.telling:.2f}")
    return "\t".join(map(str, (gap.word, *counts, ",".join(gap.elsewhere), " ".join(gap.written))))


def print_rules(rules: Iterable[RuleRecord], asked: argparse.Namespace) -> None:
    """Print the rules with the most wrong firings."""
    print("\nrule, fired, right, precision")
    for one in [one for one in rules if asked.type in ("", one.type)][: asked.most]:
        print(f"{one.rule}\t{one.fired}\t{one.right}\t{one.precision:.2f}")


if __name__ == "__main__":
    main()
