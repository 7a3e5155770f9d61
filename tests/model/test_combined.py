"""The engines with a tiny network (`make_tiny`): grounded, filled by the rules, steady under change."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.evaluate.coded import load as load_gold
from sijill.extract.engine import RulesEngine
from sijill.extract.ground import problems
from sijill.lexicon import load
from sijill.model.engine import Combined, ModelEngine, numbers_alone
from sijill.model.labels import KINDS
from sijill.model.network import load_network
from sijill.schema import Report

pytest.importorskip("onnxruntime")
TESTS = Path(__file__).resolve().parents[1]
TINY = TESTS / "data" / "tiny.onnx"
KNOWN = "حاصرت قوات سوريا الديمقراطية أمس أحياء النظام في الحسكة."
SEEN = "زلزلت القوات التركية مواقع قسد في عين عيسى أمس."  # no predicate has its verb


@pytest.fixture(scope="module")
def lexicon():
    return load(["core", "syria"])


@pytest.fixture(scope="module")
def both(lexicon):
    return Combined(lexicon, path=TINY)


@pytest.fixture(scope="module")
def alone(lexicon):
    return ModelEngine(lexicon, path=TINY)


@pytest.fixture(scope="module")
def reports():
    return [gold.report for gold in load_gold(TESTS.parent / "examples")[:6]]


@pytest.fixture
def demanding():
    """Let the network take every word for a demand."""
    network = load_network(TINY)
    row = np.zeros(network.width, np.float32)
    row[KINDS.index("DEMAND")] = 6.0
    run, network.run = network.run, lambda pieces: np.tile(row, (len(pieces), 1))
    yield
    network.run = run


def told(engine, text, language="ar"):
    return engine.code(Report(id="x", text=text, published="2024-08-07", language=language))


def filled(mention):
    roles = (mention.actor, mention.target, mention.place)
    return [mention.type, *([f.value for f in role] for role in roles), mention.date and mention.date.value]


def test_a_word_that_no_list_has_is_told_with_all_its_roles(both, alone):
    seen = ["ATTACK", ["turkey-army"], ["sdf"], ["عين عيسى"], "2024-08-06"]
    assert [filled(m) for m in told(both, SEEN)] == [filled(m) for m in told(alone, SEEN)] == [seen]
    assert [m.rule for m in told(both, SEEN)] == ["attack.model:verb"]


def test_what_the_lists_have_is_told_as_by_the_rules(both, alone, lexicon):
    assert [filled(m) for m in told(both, KNOWN)] == [filled(m) for m in told(RulesEngine(lexicon), KNOWN)]
    assert told(alone, KNOWN) == []


def test_what_is_coded_stands_in_the_text(both, reports):
    coded = [(m, report) for report in reports for m in both.code(report)]
    assert coded
    assert [problem for m, report in coded for problem in problems(m, report)] == []


@pytest.mark.usefixtures("demanding")
@pytest.mark.parametrize(
    ("other", "at_first"), [({}, {"BLOCKADE", "DEMAND"}), ({"least:other": 2.0}, {"BLOCKADE"})]
)
def test_a_word_of_the_lists_is_left_to_them_where_the_settings_say_so(lexicon, other, at_first):
    engine = Combined(lexicon, path=TINY)
    engine.tuned = {**engine.tuned, **other}
    _, _, drafts = engine.drafts(Report(id="x", text=KNOWN, published="2024-08-07"))
    assert {d.type for d in drafts if d.trigger.at == 0} == at_first
    assert "DEMAND" in {d.type for d in drafts if d.trigger.at > 0}


@pytest.mark.usefixtures("demanding")
def test_alone_the_model_has_numbers_of_its_own(lexicon):
    engine = ModelEngine(lexicon, path=TINY)
    engine.tuned = {**engine.tuned, "least:seen": 2.0, "least:other": 2.0}
    assert told(engine, KNOWN) == []
    engine.tuned = numbers_alone({**engine.tuned, "least:seen:alone": 0.2, "least:alone": 0.1})
    assert "DEMAND" in {m.type for m in told(engine, KNOWN)}


def test_a_mention_names_the_model_and_its_hash(both, alone):
    digest = TINY.with_name("tiny.onnx.sha256").read_text().strip()
    assert {m.engine for m in told(both, SEEN)} == {f"rules+model/1:tiny:{digest[:12]}"}
    assert {m.engine for m in told(alone, SEEN)} == {f"model/1:tiny:{digest[:12]}"}


def test_the_same_text_gives_the_same(both, reports):
    assert both.code(reports[1]) == both.code(reports[1])


@pytest.mark.parametrize("text", [KNOWN, SEEN])
@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("قوات سوريا الديمقراطية", "هيئة تحرير الشام"),
        ("القوات التركية", "القوات الروسية"),
        ("الديمقراطية", "الديمقراطيه"),
        ("أحياء", "احياء"),
        ("أمس", "امس"),
        ("الحسكة", "القامشلي"),
        ("عين عيسى", "منبج"),
    ],
)
def test_other_names_and_spelling_leave_the_type(both, text, written, instead):
    before, after = told(both, text), told(both, text.replace(written, instead))
    assert [m.type for m in before] == [m.type for m in after]


@pytest.mark.parametrize("text", [KNOWN, SEEN])
@pytest.mark.parametrize(
    ("written", "instead"), [(" في ", "  في "), ("قسد", "«قسد»"), ("النظام", "««النظام»»")]
)
def test_blanks_and_quotation_marks_leave_type_and_parties(both, text, written, instead):
    before, after = told(both, text), told(both, text.replace(written, instead))
    assert [filled(m) for m in before] == [filled(m) for m in after]


def test_exchanged_sides_are_exchanged(both):
    (one,), (other,) = told(both, SEEN), told(both, "زلزلت قسد مواقع القوات التركية في عين عيسى أمس.")
    assert filled(other)[1:3] == filled(one)[2:0:-1]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_whatever_the_network_says_is_grounded(lexicon, seed):
    engine = Combined(lexicon, path=TINY)
    draw, network = np.random.default_rng(seed), engine.network
    run, network.run = network.run, lambda pieces: draw.normal(0, 4, (len(pieces), network.width))
    try:
        report = Report(id="x", text=f"{KNOWN} {SEEN} وطالبت دمشق قسد بفك الحصار، وقتل 3 مدنيين.")
        engine.tuned = {
            **engine.tuned,
            "least": 0.05,
            "least:seen": 0.2,
            "least:about": 0.0,
            "least:status": 1.0,
        }
        engine.tuned |= {f"least:{role}": 0.01 for role in ("actor", "target", "place", "source", "date")}
        assert [p for m in engine.code(report) for p in problems(m, report)] == []
    finally:
        network.run = run


def test_a_text_of_another_language_is_not_coded(both):
    assert told(both, KNOWN, language="fa") == []


@pytest.mark.parametrize("text", ["", " ", "\n", "،", "و"])
def test_nothing_gives_nothing(both, alone, text):
    assert told(both, text) == told(alone, text) == []
