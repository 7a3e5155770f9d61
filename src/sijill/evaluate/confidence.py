"""What a rule's coding is worth: its precision on coded reports.

A mention is right where the scorer matches it with a gold event. A rule that fired at least `ENOUGH` times
has its precision as confidence. One that fired n times, fewer than that, is drawn to the mean of its type as
if it had fired ``ENOUGH - n`` times more with that mean: ``(right + (ENOUGH - n) * mean) / ENOUGH``, so that
ten firings count half and the figure does not jump at the twentieth. A type's mean stands under its name in
lower case (``blockade``): it is the confidence of a rule that never fired.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from sijill.evaluate.bench import Engine, code_gold
from sijill.evaluate.coded import Gold, load
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import Compared, compare

ENOUGH = 20
_UNSEEN = 0.5  # of a type that was never coded: nothing is known
HEADER = (
    "# Precision of each rule on the bench's composed reports (texts and gold made by a language model).\n"
    "# Made by scripts/make_confidence.py (sijill/evaluate/confidence.py). A name without a dot is a type.\n"
    "rule\tfired\tright\tconfidence\n"
)


class RuleRecord(Struct, frozen=True):
    """How a rule (or all rules of a type) fared: name, how often it fired, how often it was right."""

    rule: str
    type: str
    fired: int
    right: int

    @property
    def precision(self) -> float:
        """Return the share that was right, one half where it never fired."""
        return self.right / self.fired if self.fired else _UNSEEN


def rule_records(compared: Iterable[Compared]) -> list[RuleRecord]:
    """Return the record of every rule that fired, by name."""
    fired: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for one in compared:
        fired.update((event.rule, event.type) for event in one.predicted)
        right.update((one.predicted[j].rule, one.predicted[j].type) for _, j in one.pairs)
    return [RuleRecord(rule, kind, fired[rule, kind], right[rule, kind]) for rule, kind in sorted(fired)]


def by_name(rules: Iterable[RuleRecord]) -> list[RuleRecord]:
    """Return one record a rule: one that codes under two types (`undone`) with the type it has most.

    Example:
        >>> by_name([RuleRecord("r", "ATTACK", 3, 2), RuleRecord("r", "CASUALTIES", 1, 1)])
        [RuleRecord(rule='r', type='ATTACK', fired=4, right=3)]
    """
    merged: dict[str, RuleRecord] = {}
    for one in sorted(rules, key=lambda r: (r.rule, -r.fired, r.type)):
        before = merged.get(one.rule, RuleRecord(one.rule, one.type, 0, 0))
        fired, right = before.fired + one.fired, before.right + one.right
        merged[one.rule] = RuleRecord(one.rule, before.type, fired, right)
    return list(merged.values())


def type_records(rules: Iterable[RuleRecord]) -> dict[str, RuleRecord]:
    """Return type -> the record of all its rules together."""
    totals: dict[str, RuleRecord] = {}
    for one in rules:
        before = totals.get(one.type, RuleRecord(one.type.lower(), one.type, 0, 0))
        totals[one.type] = RuleRecord(
            before.rule, one.type, before.fired + one.fired, before.right + one.right
        )
    return totals


def confidence(rule: RuleRecord, mean: float) -> float:
    """Return the rule's precision, drawn to its type's mean where it fired fewer than `ENOUGH` times.

    Example:
        >>> confidence(RuleRecord("blockade.ring:noun", "BLOCKADE", 10, 10), mean=0.6)
        0.8
    """
    imagined = max(0, ENOUGH - rule.fired)
    return (rule.right + imagined * mean) / (rule.fired + imagined)


def compare_all(gold: Iterable[Gold], engine: Engine) -> list[Compared]:
    """Code each report and compare it with its gold."""
    equals = read_equals()
    return [compare(equals, one.events, code_gold(one, engine)) for one in gold]


def confidence_table(rules: Sequence[RuleRecord]) -> str:
    """Return the text of ``confidence.tsv``: first the types, then the rules."""
    types = type_records(rules)
    rows = [_row(one, one.precision) for one in types.values()]
    rows += [_row(one, confidence(one, types[one.type].precision)) for one in by_name(rules)]
    return HEADER + "".join(f"{row}\n" for row in rows)


def _row(rule: RuleRecord, value: float) -> str:
    return f"{rule.rule}\t{rule.fired}\t{rule.right}\t{value:.3f}"


def write_confidence(gold: Path, engine: Engine, target: Path) -> int:
    """Write the table of the rules that fire on ``gold`` to ``target``; return how many rules fired."""
    rules = rule_records(compare_all(load(gold), engine))
    target.write_text(confidence_table(rules), encoding="utf-8")
    return len(rules)
