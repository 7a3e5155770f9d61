"""The lists that tell a lexicon's author what to add."""

import pytest

from sijill.evaluate.bench import Scored
from sijill.evaluate.coded import Coded, Gold
from sijill.evaluate.equal import read_equals
from sijill.evaluate.gaps import gaps, stem, untold, uses, wrong_rules
from sijill.evaluate.score import compare
from sijill.lexicon import load
from sijill.schema import Report

TEXT = "حاصرت القوات الحي. وزقزق العصفور فوق الدار. زقزق ثانية."
PACK = 'name = "tiny"\nversion = "1"\n'
PREDICATE = 'type = "BLOCKADE"\n[[predicate]]\nid = "besiege"\nverbs = ["حاصر يحاصر"]\n'


@pytest.fixture
def lexicon(tmp_path):
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "predicates").mkdir()
    (tmp_path / "predicates" / "blockade.toml").write_text(PREDICATE, encoding="utf-8")
    return load([tmp_path])


@pytest.fixture
def gold():
    second = TEXT.index("وزقزق")
    events = (Coded("BLOCKADE", 0, 17), Coded("BLOCKADE", second, second + 19))
    return Gold(Report(id="a", text=TEXT), events, "other")


@pytest.mark.parametrize(
    ("word", "known", "bare"),
    [("والحصار", (), "حصار"), ("فرار", (), "فرار"), ("بحصار", {"حصار"}, "حصار"), ("وفد", {"فد"}, "وفد")],
)
def test_stem(word, known, bare):
    assert stem(word, known) == bare


def test_events_that_no_predicate_tells(gold, lexicon):
    assert untold(gold, lexicon).events == gold.events[1:]


def test_uncovered_words_come_with_their_counts(gold, lexicon):
    scored = [Scored(gold, compare(read_equals(), untold(gold, lexicon).events, ()), "read")]
    found = {gap.word: gap for gap in gaps(scored, lexicon)}
    assert "حاصرت" not in found
    assert (found["زقزق"].missed, found["زقزق"].gold, found["زقزق"].everywhere) == (1, 1, 2)
    assert found["زقزق"].telling == 0.5
    assert found["زقزق"].written == ("وزقزق",)


def test_uses_of_a_predicate(gold, lexicon):
    assert [(one.rule, one.fired, one.right) for one in uses([gold], lexicon)] == [("blockade.besiege", 1, 1)]


def test_rules_that_fire_wrongly_come_first(gold):
    coded = [Coded("BLOCKADE", 0, 17, rule="good"), Coded("LIFT", 0, 9, rule="bad")]
    scored = [Scored(gold, compare(read_equals(), gold.events, coded), "read")]
    assert [(one.rule, one.precision) for one in wrong_rules(scored)] == [("bad", 0.0), ("good", 1.0)]
