"""The quick score is the score: to the last bit, for every two mentions of the groups."""

from itertools import combinations
from pathlib import Path

import pytest

from sijill.evaluate.linking import with_copies
from sijill.evaluate.told import gold_told
from sijill.lexicon import load
from sijill.link import scores as quick
from sijill.link.atlas import Atlas
from sijill.link.compare import APART, score
from sijill.link.copies import Copy
from sijill.link.facts import all_facts
from sijill.link.scores import Scores

REPORTS = Path(__file__).parents[1] / "data" / "linking" / "reports"


@pytest.fixture(scope="module")
def atlas():
    return Atlas(load())


@pytest.fixture(scope="module")
def facts(atlas):
    told = [one for one in gold_told(REPORTS) if one.mention.report[:3] in ("g02", "g04", "g06", "g10")]
    names = sorted({one.mention.report for one in told})
    return all_facts(with_copies(told, [Copy(names[0], names[1], 1.0)]), atlas)


def differing(facts, atlas):
    scores = Scores(atlas)
    keyed = [scores.key(one) for one in facts]
    return [
        (facts[a].id, facts[b].id) for a, b in combinations(range(len(facts)), 2)
        if scores.of(keyed[a], keyed[b]) != score(facts[a], facts[b], atlas)
    ]  # fmt: skip


def test_it_is_the_score_of_every_pair(facts, atlas):
    pairs = [score(one, other, atlas) for one, other in combinations(facts, 2)]
    assert {APART} < set(pairs)
    assert any(much > 0 for much in pairs)
    assert differing(facts, atlas) == []


def test_it_is_the_same_where_little_is_kept(facts, atlas, monkeypatch):
    monkeypatch.setattr(quick, "_MOST", 3)
    assert differing(facts, atlas) == []
