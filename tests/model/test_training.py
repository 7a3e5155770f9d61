"""What training is made of, as far as it needs no PyTorch: its imports, other names, what errors are."""

import ast
import importlib
import random
import sys
from pathlib import Path

import pytest

from sijill.evaluate.coded import SETS, Coded
from sijill.evaluate.coded import load as load_gold
from sijill.evaluate.equal import read_equals
from sijill.evaluate.score import compare
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts" / "model"


@pytest.fixture(scope="module")
def scripts():
    """Return what imports a script of training; PyTorch is not at hand where tests run."""
    before = list(sys.path)
    sys.path.append(str(SCRIPTS))
    yield importlib.import_module
    sys.path[:] = before


@pytest.fixture(scope="module")
def engine():
    return RulesEngine(load())


def imports():
    for script in sorted(SCRIPTS.glob("*.py")):
        for node in ast.walk(ast.parse(script.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in {
                "sijill",
                "perturb",
            }:
                yield from ((script.name, node.module, alias.name) for alias in node.names)


def test_what_training_imports_of_sijill_is_there():
    missing = [told for told in imports() if not hasattr(importlib.import_module(told[1]), told[2])]
    assert missing == []


def test_a_copy_under_other_names_says_the_same_of_others(scripts, engine):
    renamer = scripts("renamed").Renamer(engine, 1)
    reports = random.Random(3).sample(load_gold(ROOT / "corpus" / "composed"), 8)
    copies = [renamer.renamed(gold, 0) for gold in reports]
    pairs = [
        (a, b) for old, new in zip(reports, copies, strict=True)
        for a, b in zip(old.events, new.events, strict=True)
    ]  # fmt: skip
    assert [(a.type, a.status, a.date, a.count) for a, _ in pairs] == [
        (b.type, b.status, b.date, b.count) for _, b in pairs
    ]
    fillers = [
        both for a, b in pairs for role in SETS for both in zip(a.fillers(role), b.fillers(role), strict=True)
    ]
    assert sum(a != b for a, b in fillers) > len(fillers) / 8
    for gold in copies:
        assert all(event.quote == gold.report.text[event.start : event.end] for event in gold.events)
    assert {one.report.id for one in copies} == {f"{one.report.id}~0" for one in reports}


def test_where_no_name_is_known_a_copy_is_the_same(scripts, engine):
    renamer = scripts("renamed").Renamer(engine, 1)
    gold = load_gold(ROOT / "corpus" / "composed")[0]
    bare = type(gold)(
        gold.report, (Coded("MEET", 0, 5, ("nobody",), quote=gold.report.text[:5]),), gold.origin
    )
    assert renamer.renamed(bare, 1).report.text == gold.report.text
    assert renamer.renamed(bare, 1).events == bare.events


MEET = Coded("MEET", 0, 20)


@pytest.mark.parametrize(
    ("gold", "told", "is_a"),
    [
        ([MEET], [Coded("TALKS", 2, 18)], "another type"),
        ([MEET], [MEET, Coded("MEET", 10, 20)], "cut twice"),
        ([MEET], [MEET, Coded("AGREE", 0, 18)], "a second type for an event that was found"),
        ([MEET], [MEET, Coded("MEET", 40, 60)], "no event"),
    ],
)
def test_what_is_wrongly_coded_has_a_cause(scripts, gold, told, is_a):
    compared = compare(read_equals(), gold, told)
    assert list(scripts("errors").wrongly(compared)) == [is_a]


def test_errors_are_told_of_all_that_is_wrong(scripts, engine):
    errors = scripts("errors")
    reports = scripts("lessons").corpus("tune")[:5]
    lines = list(errors.table(engine, reports))
    counts = [int(line.split()[0]) for line in lines if line.startswith(" ")]
    heads = [int(line.split(": ")[1].split()[0]) for line in lines if not line.startswith(" ")]
    assert sum(counts) == sum(heads) > 0
