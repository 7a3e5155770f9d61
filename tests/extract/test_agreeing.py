"""Agreement: which noun behind a verb may be its subject."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        # A noun of another gender right behind a verb is no subject of it.
        ("كما طالب الحكومة العراقية بالإفراج عن المعتقلين", "DEMAND", [], ["iraq"]),
        ("ودعت المجتمع الدولي إلى رفع الحصار", "DEMAND", [], ["international-community"]),
        # A state's gender is not always kept.
        ("أدانت السودان الهجوم", "ACCUSE", ["sudan-gov"], []),
        # An adjective in the oblique case tells of no subject; a nation is not its government.
        ("واتهمت العسكريين الأوكرانيين بقصف المدينة", "ACCUSE", [], ["ukraine-army"]),
        ("ودعا الشعب اليمني إلى فك الحصار", "DEMAND", [], ["civilians"]),
    ],
)
def test_a_subject_agrees_with_its_verb(one, text, kind, actor, target):
    event = one(text, kind)
    assert (event["actor"], event["target"]) == (actor, target)
