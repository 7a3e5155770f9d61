"""How many facts about the states of the examples hold: `score_states.py [--wrong] [--codes gold|rules]`."""

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from sijill.evaluate.coded import load as load_gold
from sijill.evaluate.facts import Verdict, World, check, coded_told, read_facts
from sijill.evaluate.told import gold_told
from sijill.lexicon import Lexicon, load
from sijill.link import link
from sijill.schema import Told

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
FILES = {"read": ROOT / "tests/states/facts.jsonl", "held out": ROOT / "tests/states/facts-held-out.jsonl"}


def told(codes: str, lexicon: Lexicon) -> list[Told]:
    """Return the mentions of the examples: a coder's, or the rules engine's."""
    if codes == "gold":
        return gold_told(EXAMPLES)
    from sijill.extract.engine import RulesEngine  # noqa: PLC0415 - gold needs no engine

    return coded_told(load_gold(EXAMPLES), RulesEngine(lexicon))


def verdicts(codes: str, lexicon: Lexicon) -> dict[str, list[Verdict]]:
    """Return what came of the facts of each file."""
    world = World(link(told(codes, lexicon), lexicon), lexicon)
    return {name: [check(fact, world) for fact in read_facts(path)] for name, path in FILES.items()}


def table(found: dict[str, dict[str, list[Verdict]]]) -> str:
    """Return the lines of the table: state by state, a column for each file and codes."""
    columns = [(codes, name) for codes in found for name in FILES]
    states = sorted({v.fact.state for by_file in found.values() for one in by_file.values() for v in one})
    rows = [("state", *(f"{codes}, {name}" for codes, name in columns))]
    rows += [(state, *(_share(found[c][n], state) for c, n in columns)) for state in states]
    rows.append(("all", *(_share(found[c][n]) for c, n in columns)))
    return "\n".join(_row(row) for row in rows)


def wrong(found: Iterable[Verdict]) -> str:
    """Return each fact that does not hold, with what was got."""
    return "\n".join(_slip(one) for one in found if not one.right)


def _share(found: Sequence[Verdict], state: str = "") -> str:
    right = Counter(one.right for one in found if not state or one.fact.state == state)
    return f"{right[True]}/{right.total()}"


def _row(cells: Sequence[str]) -> str:
    return f"{cells[0]:14}" + "".join(f"{cell:>18}" for cell in cells[1:])


def _slip(one: Verdict) -> str:
    fact = one.fact
    got = f"got {one.got!r}" if one.states else "no such state"
    return f"{fact.id}  {fact.where} {fact.field} {fact.compared} {fact.value!r}: {got}\n    {fact.quote}"


def main() -> None:
    """Print the table, and what is wrong where asked; never what is wrong among the held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="each fact that does not hold")
    parser.add_argument("--codes", choices=("gold", "rules", "both"), default="both")
    asked = parser.parse_args()
    lexicon = load()
    codes = ("gold", "rules") if asked.codes == "both" else (asked.codes,)
    found = {one: verdicts(one, lexicon) for one in codes}
    print(table(found))
    if asked.wrong:
        for one in codes:
            print(f"\n{one}:\n{wrong(found[one]['read'])}")


if __name__ == "__main__":
    main()
