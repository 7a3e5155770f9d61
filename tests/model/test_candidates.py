"""Candidates: names and times near a word, and what the rules chose."""

import pytest

from sijill.extract.grammar import Grammar
from sijill.extract.steps import analyse
from sijill.lexicon import load
from sijill.model.candidates import Candidate, candidates, features, sentence_of
from sijill.schema import Filler, Report

TEXT = (
    "قالت قسد إن هدوءاً ساد منبج. اجتمع وفدان في الرقة. التقى مسؤولون في دير الزور. "
    "قصفت القوات التركية أمس مدينة عين عيسى. أدانت دمشق الهجوم."
)


@pytest.fixture(scope="module")
def analysis():
    return analyse(Report(id="x", text=TEXT, published="2024-08-14"), Grammar(load(["core", "syria"])))


def at(analysis, word):
    return next(n for n, token in enumerate(analysis.words) if token.form == word)


def test_they_stand_at_most_two_sentences_before_and_one_behind(analysis):
    near = candidates(at(analysis, "قصفت"), analysis)
    values = {c.id for c in near}
    assert {"turkey-army", "syria-gov", "الرقة", "دير الزور", "عين عيسى", "2024-08-13"} <= values
    assert "منبج" not in values
    assert all(TEXT[c.filler.span.start : c.filler.span.end] for c in near)


def test_features_say_on_which_side_and_how_far(analysis):
    word = at(analysis, "قصفت")
    one = next(c for c in candidates(word, analysis) if c.id == "turkey-army")
    told = set(features("ATTACK", word, one, analysis, {"actor": ("turkey-army",)}))
    assert {"kind:actor", "actor:behind", "sentence:0", "rules:actor", "rules:target:none"} <= told


def test_another_name_of_the_same_kind_has_the_same_features(analysis):
    word = at(analysis, "قصفت")
    one = next(c for c in candidates(word, analysis) if c.id == "turkey-army")
    other = Candidate(
        one.kind, "another", one.first, one.last, one.sort, one.how, one.preposition, Filler("another")
    )
    assert list(features("ATTACK", word, one, analysis, {})) == list(
        features("ATTACK", word, other, analysis, {})
    )


def test_the_sentence_of_a_word(analysis):
    assert sentence_of(0, analysis) == 0
    assert sentence_of(len(analysis.words) - 1, analysis) == 4
