"""Triggers that the model sees: framed as their type mostly is, and second to a predicate."""

import pytest

from sijill.extract.analysis import Trigger
from sijill.lexicon import load
from sijill.lexicon.predicates import Form, Frame
from sijill.lexicon.words import Reading
from sijill.model.labels import KINDS
from sijill.model.triggers import RULE, _reading, _trigger, frames, joined
from sijill.schema import EVENT_TYPES


@pytest.fixture(scope="module")
def usual():
    return frames(load(["core"]).forms)


def test_every_type_has_a_frame(usual):
    assert set(usual) == set(EVENT_TYPES) == set(KINDS[1:])
    assert all(frame.rule == f"{kind.lower()}.{RULE}" and frame.type == kind for kind, frame in usual.items())


def test_a_frame_governs_as_most_of_its_predicates_do(usual):
    assert "obj" in usual["ATTACK"].target
    assert "ب" in usual["DEMAND"].content


@pytest.mark.parametrize(
    ("form", "build", "base"),
    [
        ("وقصفت", "verb", "قصفت"),
        ("قصفت", "verb", "قصفت"),
        ("بالقصف", "noun", "قصف"),
        ("والقصف", "noun", "قصف"),
        ("قصف", "noun", "قصف"),
    ],
)
def test_what_stands_before_a_word_is_taken_off(form, build, base):
    assert _reading(form, build).base == base


def _of(kind, at, last=None, rule="x"):
    frame = Frame(f"{kind.lower()}.{rule}", kind, (), (), "target", (), (), "", None)
    return Trigger(at, last or at + 1, Form(frame, "verb"), Reading("x"), "verb")


def test_a_predicate_of_the_same_type_at_the_same_word_stands():
    known = [_of("ATTACK", 3, 5), _of("MEET", 9)]
    more = [_of("ATTACK", 4, rule=RULE), _of("SEIZE", 3, rule=RULE), _of("ATTACK", 6, rule=RULE)]
    found = joined(known, more)
    assert [(t.at, t.form.frame.rule) for t in found] == [
        (3, "attack.x"), (3, "seize.model"), (6, "attack.model"), (9, "meet.x"),
    ]  # fmt: skip


def test_a_verb_of_the_present_is_not_past(usual):
    assert not _trigger(0, "يقصف", usual["ATTACK"], "verb").form.past
    assert _trigger(0, "قصفت", usual["ATTACK"], "verb").form.past
