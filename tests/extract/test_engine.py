"""The engine: any text gives mentions whose words are in the text, the same ones each time."""

import json
import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sijill.extract.engine import RulesEngine
from sijill.extract.ground import problems, spans
from sijill.schema import EVENT_TYPES, Report

WORDS = (
    "قسد", "قوات النظام", "داعش", "الحسكة", "في", "من", "على", "إن", "أن", "حاصرت", "قصفت", "قُتل",
    "اعتقلت", "ثلاثة", "12", "مدنيين", "عناصر", "التي", "وقال", "المرصد", "اتهمت", "بقصف", "نفت", "ذلك",
    "أمس", "،", ".",
    "\n", "«", "»", "(", "حي طي", "طالبت", "بفك", "الحصار", "لم", "قد", "الطرفان", "قواته", "وأضاف", "هدنة",
    "إطلاق سراح", "و", "ثم", "2024-08-01", "مقتل", "آخرون", "منهم", "بينهم", "برصاص", "القائد", "محمد", ":",
)  # fmt: skip
ANY = st.text(max_size=120)
LIKELY = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
TEXTS = [json.loads(p.read_text("utf-8"))["text"].split() for p in sorted(Path("examples").glob("*.json"))]
STRETCH = st.sampled_from(TEXTS).flatmap(
    lambda words: st.tuples(st.integers(0, len(words) - 1), st.integers(1, 40)).map(
        lambda at: " ".join(words[at[0] : sum(at)])
    )
)
DAYS = st.sampled_from([None, "2024-08-14", "2024", "2024-02-30", ""])
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(text=st.one_of(ANY, LIKELY, STRETCH), published=DAYS)
@example(text="", published=None)
@example(text="قصفت", published=None)
@example(text="\n\n.\n", published="2024-08-14")
@example(text=string.printable, published=None)
@example(text="بقصف 0 التي", published=None)
@example(text="حيال إعلان هدنة إنسانية وفق", published="2015-08-01")
@example(text="الدولي، بحسب", published=None)
@example(text="بثها ناشطون بعد القصف", published=None)
@example(text="ووقعت عمليتان في عدن وفي مأرب", published=None)
def test_any_text_is_coded_soundly(engine, text, published):
    report = Report(id="x", text=text, published=published)
    mentions = engine.code(report)
    for mention in mentions:
        assert list(problems(mention, report)) == []
        assert all(0 <= s.start < s.end <= len(text) for s in spans(mention))
        assert mention.evidence.start <= mention.trigger.start < mention.trigger.end <= mention.evidence.end
        assert mention.type in EVENT_TYPES
        assert not _works_on_itself(mention)
    assert len({m.id for m in mentions}) == len(mentions)
    assert engine.code(report) == mentions


def _works_on_itself(mention):
    """Tell whether a party is told to do something to itself, and not two to each other, or some people."""
    actor, target = ({f.value for f in fillers} for fillers in (mention.actor, mention.target))
    each_other = actor == target and len(actor) > 1  # «تبادل الطرفان الاتهام»
    return not each_other and bool(actor & target - PEOPLE)


# People without a side: some of them may do to others what is told («احتجز أهالٍ مدنيين»).
PEOPLE = frozenset({"civilians", "local-fighters", "tribes", "unknown"})


def test_a_second_engine_codes_the_same(engine):
    report = Report(
        id="x", text="حاصرت قسد أحياء النظام في الحسكة. واعتقلت الأسايش شاباً أمس.", published="2024-08-14"
    )
    assert RulesEngine(engine.lexicon).code(report) == engine.code(report)


@pytest.mark.parametrize(("language", "number"), [(None, 1), ("ar", 1), ("en", 0), ("fa", 0)])
def test_a_report_in_another_language_tells_nothing(engine, language, number):
    report = Report(id="x", text="حاصرت قسد أحياء النظام في الحسكة.", language=language)
    assert len(engine.code(report)) == number
    assert bool(engine.packs(report)) == bool(number)


def test_a_mention_names_its_rule_its_report_and_its_day(engine):
    report = Report(id="r1", text="حاصرت قسد أحياء النظام في الحسكة.", published="2024-08-14", version=3)
    (mention,) = engine.code(report)
    assert (mention.rule, mention.engine) == ("blockade.besiege:verb", "rules/1")
    assert (mention.report, mention.version, mention.told_on) == ("r1", 3, "2024-08-14")
    assert mention.date is None
    assert mention.trigger.of(report.text) == "حاصرت"


def test_fillers_stand_by_their_words(engine):
    text = "حاصرت قسد أحياء النظام في الحسكة."
    (mention,) = engine.code(Report(id="x", text=text, published="2016-08-14"))
    said = {f.value: f.span.of(text) for f in (*mention.actor, *mention.target, *mention.place)}
    assert said == {"sdf": "قسد", "syria-gov": "النظام", "الحسكة": "الحسكة"}


@pytest.mark.parametrize(
    "text",
    [
        "حاصرت قـسـد أحياء النظام في الحسكة",
        "حَاصَرَت قَسَد أحياءَ النظام في الحسكة",
        "حاصرت قسد احياء النظام في الحسكه",
        "ﺣﺎﺻﺮت ﻗﺴﺪ أحياء النظام في الحسكة",
    ],
)
def test_the_spelling_does_not_matter(one, text):
    event = one(text, "BLOCKADE")
    assert (event["actor"], event["place"], event["quote"]) == (["sdf"], ["الحسكة"], text)


def test_changing_the_version_changes_the_id(engine):
    text = "حاصرت قسد أحياء النظام في الحسكة."
    ids = {m.id for v in (1, 2) for m in engine.code(Report(id="x", text=text, version=v))}
    assert len(ids) == 2


def test_whose_act_a_relative_clause_tells_stands_in_its_evidence(engine):
    text = "وقال وزراء خارجية الاتحاد الأوروبي الذين اجتمعوا في بروكسل إن الوضع صعب"
    (met,) = [m for m in engine.code(Report(id="r", text=text)) if m.type == "MEET"]
    assert "الاتحاد الأوروبي الذين اجتمعوا في بروكسل" in met.evidence.of(text)
