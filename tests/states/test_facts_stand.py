"""The facts about the states: each quote stands in its report, and each line keeps to README-facts.md."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
FACTS = [json.loads(line) for line in (HERE / "facts.jsonl").read_text("utf-8").splitlines()]
HELD_OUT = [json.loads(line) for line in (HERE / "facts-held-out.jsonl").read_text("utf-8").splitlines()]
KEYS = {"id", "state", "where", "field", "value", "report", "quote"}
LEAST = {
    "blockades": 20, "negotiations": 18, "agreements": 16, "control": 10, "custody": 10, "casualties": 10,
    "episodes": 6, "precedents": 3,
}  # fmt: skip
SELECTORS = {
    "actor", "target", "holder", "of", "party", "mediator", "between", "place", "on", "day", "about", "at",
    "after", "episode",
}  # fmt: skip
FIELDS = {
    "blockades": "actor target place since until status days items answers answered_by history surrounded "
    "no_aid no_exit aid",
    "negotiations": "parties mediators rounds silences positions",
    "agreements": "parties mediators guarantors day from_ until term sided form klass purpose place excludes "
    "renews status clauses",
    "control": "place holder since until by contested claims",
    "custody": "holder of place detained released exchanged escaped recaptured held",
    "casualties": "party since until place killed injured displaced",
    "episodes": "parties area since until phases intensity outcome",
    "precedents": "episode likeness reasons next rates *",
}
STEP = r"(?:\w+(?:\[\w+=[^,\]=]+(?:,\w+=[^,\]=]+)*\])?|-1|\*)"
FIELD = re.compile(rf"{STEP}(?:\.{STEP})*")
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def report(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text("utf-8"))
    return loaded


def held_out() -> set[str]:
    rows = (EXAMPLES / "README.md").read_text("utf-8").splitlines()
    return {row.split("|")[2].strip() for row in rows if row.endswith("| yes |")}


@pytest.mark.parametrize("fact", [*FACTS, *HELD_OUT], ids=lambda fact: fact["id"])
def test_the_quote_stands_in_its_report(fact: dict[str, Any]) -> None:
    assert fact["quote"].strip()
    assert fact["quote"] in report(fact["report"])["text"]


@pytest.mark.parametrize("fact", [*FACTS, *HELD_OUT], ids=lambda fact: fact["id"])
def test_the_line_keeps_to_the_grammar(fact: dict[str, Any]) -> None:
    assert fact.keys() - {"is"} == KEYS
    assert fact.get("is", "includes") in {"includes", "excludes", "any-of", "not"}
    assert isinstance(fact["value"], list) or fact.get("is", "not") == "not"
    assert fact["where"].keys() <= SELECTORS
    assert FIELD.fullmatch(fact["field"])
    assert re.split(r"[.\[]", fact["field"])[0] in FIELDS[fact["state"]].split()


@pytest.mark.parametrize("fact", [*FACTS, *HELD_OUT], ids=lambda fact: fact["id"])
def test_days_are_days(fact: dict[str, Any]) -> None:
    days = [fact["where"][key] for key in ("on", "day", "at") if key in fact["where"]]
    days += re.findall(r"(?:day|deadline)=([^,\]]+)", fact["field"])
    assert [day for day in days if not DAY.fullmatch(day)] == []


def test_there_are_enough_of_each_and_no_two_are_the_same() -> None:
    counts = Counter(fact["state"] for fact in FACTS)
    assert {state: counts[state] for state, least in LEAST.items() if counts[state] < least} == {}
    both = [*FACTS, *HELD_OUT]
    assert len({fact["id"] for fact in both}) == len(both)
    asked = Counter(json.dumps([f[k] for k in ("state", "where", "field", "value")]) for f in both)
    assert [text for text, times in asked.items() if times > 1] == []


def test_some_say_that_nothing_is_told_and_some_that_reports_differ() -> None:
    assert sum(fact["value"] is None for fact in FACTS) >= 10
    assert sum(fact.get("is") == "any-of" for fact in FACTS) >= 5


def test_held_out_reports_are_kept_apart() -> None:
    assert {fact["report"] for fact in FACTS} & held_out() == set()
    assert {fact["report"] for fact in HELD_OUT} <= held_out()
