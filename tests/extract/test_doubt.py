"""Doubt: how the drafts that the guide does not rule out are weighed."""

import msgspec
import pytest

from sijill.extract.doubt import features, likelihood
from sijill.extract.engine import RulesEngine
from sijill.schema import Report


def drafts(engine, text):
    return engine.drafts(Report(id="x", text=text, published="2024-08-14"))


@pytest.mark.parametrize(
    ("text", "there", "missing"),
    [
        ("قصفت قسد إدلب", {"build:verb", "tense:past", "verb:actor", "verb:place"}, {"verb:count"}),
        ("شهدت إدلب أمس القصف الروسي", {"build:noun", "noun:definite", "noun:date"}, {"tense:past"}),
        ("تجدد القصف على إدلب أمس", {"noun:carried:1", "noun:then:علي"}, {"noun:behind:علي"}),
        ("نزح الأهالي بعد قصف إدلب أمس", {"noun:behind:بعد", "noun:then:name"}, {"noun:carried:1"}),
        ("قصفت قسد إدلب أمس", {"verb:then:name", "third:0", "predicate:attack.shell"}, {"second"}),
        ("قالت قسد «قصفت روسيا إدلب»", {"quoted", "type:ATTACK"}, {"verb:date"}),
    ],
)  # fmt: skip
def test_features_of_a_draft(engine, text, there, missing):
    analysis, found = drafts(engine, text)
    known = set(features(found[-1], analysis, engine.grammar))
    assert there <= known
    assert not missing & known


def test_without_weights_nothing_is_doubted(engine):
    analysis, found = drafts(engine, "قصفت قوات النظام إدلب")
    assert [likelihood(d, analysis, engine.grammar) for d in found] == [1.0]


@pytest.mark.parametrize(("threshold", "number"), [(0.4, 1), (0.6, 0)])
def test_what_is_less_likely_than_the_threshold_is_not_coded(lexicon, threshold, number):
    doubting = RulesEngine(msgspec.structs.replace(lexicon, doubt={"bias": 0.0, "threshold": threshold}))
    assert len(doubting.code(Report(id="x", text="قصفت قوات النظام إدلب"))) == number


def test_the_shipped_weights_stand_by_features_that_exist(lexicon):
    heads = {name.partition(":")[0] for name in lexicon.doubt} - {"bias", "threshold"}
    assert heads <= {
        "build", "type", "link", "status", "tense", "noun", "verb", "passive", "agent", "participle",
        "plural", "phrase", "quoted", "first", "source", "inherited", "verbal", "nominal", "predicate",
        "third", "second",
    }  # fmt: skip
