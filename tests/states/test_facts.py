"""How many facts about the states of the examples hold: floors that rise with the states and never fall."""

from functools import cache
from pathlib import Path

import pytest
from msgspec import structs

from sijill.evaluate.coded import load as load_gold
from sijill.evaluate.facts import World, check, coded_told, read_facts
from sijill.evaluate.told import gold_told
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load
from sijill.link import link

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FACTS = read_facts(HERE / "facts.jsonl")
HELD_OUT = read_facts(HERE / "facts-held-out.jsonl")
# state -> how many facts hold at least, from a coder's codes
GOLD = {
    "blockades": 54, "negotiations": 40, "agreements": 43, "control": 22, "custody": 25, "casualties": 20,
    "episodes": 11, "precedents": 4,
}  # fmt: skip
RULES = 0.58  # the share of all facts that holds from the rules engine's codes, rounded down
HELD_OUT_GOLD, HELD_OUT_RULES = 16, 9


@cache
def world(codes: str) -> World:
    """The states of the examples, linked from gold's codes or the rules engine's."""
    lexicon = load()
    told = gold_told(EXAMPLES) if codes == "gold" else coded_told(load_gold(EXAMPLES), RulesEngine(lexicon))
    return World(link(told, lexicon), lexicon)


def right(codes: str, state: str) -> int:
    return sum(check(fact, world(codes)).right for fact in FACTS if fact.state == state)


def test_there_are_as_many_facts_as_were_written() -> None:
    assert (len(FACTS), len(HELD_OUT)) == (227, 16)
    assert {fact.state for fact in FACTS} == set(GOLD)


@pytest.mark.parametrize("state", GOLD)
def test_facts_hold_from_a_coders_codes(state: str) -> None:
    assert right("gold", state) >= GOLD[state]


def test_facts_hold_from_the_rules_codes() -> None:
    assert sum(right("rules", state) for state in GOLD) >= RULES * len(FACTS)


@pytest.mark.parametrize(("codes", "least"), [("gold", HELD_OUT_GOLD), ("rules", HELD_OUT_RULES)])
def test_facts_of_reports_held_out_hold(codes: str, least: int) -> None:
    assert sum(check(fact, world(codes)).right for fact in HELD_OUT) >= least


def test_a_fact_that_is_not_so_does_not_hold() -> None:
    """Each fact, asked of a year of which nothing is told, finds no state: selectors do select."""
    asked = [structs.replace(fact, where=fact.where | {"on": "1950-01-01"}) for fact in FACTS]
    there = [fact for fact in asked if fact.state not in {"control", "precedents"}]  # may be there for ever
    assert [fact.id for fact in there if check(fact, world("gold")).right] == []
