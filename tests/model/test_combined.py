"""The engines with the shipped model: grounded, the same each time, steady when names and spelling change."""

from pathlib import Path

import pytest

from sijill.evaluate.coded import load as load_gold
from sijill.extract.ground import problems
from sijill.lexicon import load
from sijill.runs.engines import engine_over
from sijill.schema import Report

pytest.importorskip("onnxruntime")
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SENTENCE = "حاصرت قوات سوريا الديمقراطية أمس أحياء النظام في الحسكة."


@pytest.fixture(scope="module")
def reports():
    return [gold.report for gold in load_gold(EXAMPLES)[:6]]


@pytest.fixture(scope="module", params=["model", "rules+model"])
def engine(request):
    return engine_over(request.param, load())


def told(engine, text, published="2024-08-07"):
    return engine.code(Report(id="x", text=text, published=published))


def test_what_is_coded_stands_in_the_text(engine, reports):
    coded = [(m, report) for report in reports for m in engine.code(report)]
    assert coded
    assert [problem for m, report in coded for problem in problems(m, report)] == []


def test_a_mention_names_the_model_and_its_hash(engine, reports):
    network = engine.network
    names = {m.engine for m in engine.code(reports[0])}
    assert names == {f"{engine.name}/1:{network.settings.name}:{network.hash[:12]}"}


def test_the_same_text_gives_the_same(engine, reports):
    assert engine.code(reports[1]) == engine.code(reports[1])


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("قوات سوريا الديمقراطية", "هيئة تحرير الشام"),
        ("قوات سوريا الديمقراطية", "قسد"),
        ("أحياء", "احياء"),
        ("الديمقراطية", "الديمقراطيه"),
        ("الحسكة", "القامشلي"),
    ],
)
def test_other_names_and_spelling_leave_the_type(engine, written, instead):
    before, after = told(engine, SENTENCE), told(engine, SENTENCE.replace(written, instead))
    assert [m.type for m in before] == [m.type for m in after] == ["BLOCKADE"]


def test_exchanged_sides_are_exchanged(engine):
    (one,) = told(engine, "قصفت القوات التركية مواقع قسد في عين عيسى أمس.")
    (other,) = told(engine, "قصفت قسد مواقع القوات التركية في عين عيسى أمس.")
    parties = [[f.value for f in role] for role in (one.actor, one.target)]
    assert [[f.value for f in role] for role in (other.actor, other.target)] == parties[::-1]
    assert all(parties)


def test_a_text_of_another_language_is_not_coded(engine):
    assert engine.code(Report(id="x", text=SENTENCE, language="fa")) == []


def test_nothing_gives_nothing(engine):
    assert engine.code(Report(id="x", text="")) == []
