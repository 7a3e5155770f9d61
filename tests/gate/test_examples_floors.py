"""The rules reach the floors that are pinned on the examples' gold."""

from pathlib import Path

import pytest

from sijill.evaluate.gate import measure, problems, read_floors
from sijill.extract.engine import RulesEngine
from sijill.lexicon import load

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.json")


@pytest.mark.skipif(not FLOORS.exists(), reason="no floors are pinned yet: scripts/gate.py --update")
def test_the_examples_reach_their_floors():
    pinned = read_floors(FLOORS)
    assert pinned
    assert problems(pinned, measure(ROOT / "examples", RulesEngine(load()))) == []
