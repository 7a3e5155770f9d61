"""Whose word it is."""

import pytest
from msgspec.structs import replace

from sijill.export.assertion import assertion, assertion_text
from sijill.schema import Filler


def told(mention, *ids):
    return replace(mention, source=tuple(Filler(id_) for id_ in ids))


@pytest.mark.parametrize(
    ("ids", "by", "one_side"),
    [
        (("sdf",), "sdf", True),
        (("syria-gov",), "syria-gov", True),
        (("sana",), "sana", True),
        (("reuters",), "reuters", False),
        (("reuters", "sdf"), "sdf", True),
        (("sana", "military-source"), "military-source", True),
        (("reuters", "military-source"), "military-source", False),
        (("sana", "un"), "un", False),
        (("mazloum-abdi",), "mazloum-abdi", True),
        (("un-envoy",), "un-envoy", False),
        (("name:لجنة الصلح",), "name:لجنة الصلح", False),
    ],
)
def test_who_and_whether_a_side(mention, actors, ids, by, one_side):
    said = assertion(told(mention, *ids), actors)
    assert (said.by, said.one_side) == (by, one_side)


def test_no_source_is_the_reports_own_voice(mention, actors):
    assert assertion(told(mention), actors) is None
    assert assertion_text(told(mention), actors, "en") == ""


def test_words_in_english(mention, actors):
    assert assertion_text(told(mention, "sdf"), actors, "en") == "asserted (by sdf); one side only"
    assert assertion_text(mention, actors, "en") == "asserted (by military-source, via sana); one side only"


def test_words_in_arabic(mention, actors):
    assert assertion_text(told(mention, "sdf"), actors, "ar") == "بحسب قوات سوريا الديمقراطية؛ طرف واحد"


def test_a_denial_is_not_an_assertion(mention, actors):
    denied = replace(told(mention, "sdf"), status="denied")
    assert assertion_text(denied, actors, "en") == "denied (by sdf); one side only"
