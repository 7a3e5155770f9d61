"""Another source's number of what was just told stands for itself, with who says it."""

import pytest

from sijill.schema import Bound

# The text; the type; each number with who says so.
ROWS = [
    (
        "قالت وزارة الداخلية السورية إن 120 سجيناً فروا من سجن الشدادي، فيما تحدثت قسد عن 1500 سجين.",
        "ESCAPE",
        [(120, ["syria-security"]), (1500, ["sdf"])],
    ),
    (
        "قالت وزارة الداخلية السورية إن 120 سجيناً فروا من سجن الشدادي، بينما قالت قسد إن العدد بلغ 1500.",
        "ESCAPE",
        [(120, ["syria-security"]), (1500, ["sdf"])],
    ),
    (
        "سجل المرصد السوري مقتل 12 مدنياً في إدلب، فيما أحصت الشبكة السورية لحقوق الإنسان 20 قتيلاً.",
        "CASUALTIES",
        [(12, ["sohr"]), (20, ["snhr"])],
    ),
    # The number of the sentence before, taken up by «عددهم».
    (
        "نزح 5000 شخص من حلب. وتقول الأمم المتحدة إن عددهم تجاوز 20 ألفا.",
        "DISPLACE",
        [(5000, []), (Bound(min=20000), ["un"])],
    ),
    (
        "هرب من السجن 120 عنصراً من داعش. وقالت الداخلية السورية إن عددهم 80، وقسد تحدثت عن 1500.",
        "ESCAPE",
        [(120, []), (80, ["syria-security"]), (1500, ["sdf"])],
    ),
]


@pytest.mark.parametrize(("text", "kind", "told"), ROWS)
def test_each_number_stands_with_who_says_it(coded, text, kind, told):
    found = [(c.value, [f.value for f in m.source]) for m in coded(text) if m.type == kind for c in m.count]
    assert found == told


def test_another_sources_dead_are_not_counted_with_the_attack(coded):
    text = "قتل خمسة مدنيين في قصف على حلب، أما الأسايش فتحدثت عن 17 قتيلاً."
    told = {(m.type, m.count[0].value, tuple(f.value for f in m.source)) for m in coded(text)}
    assert told == {("ATTACK", 5, ()), ("CASUALTIES", 17, ("asayish",))}


def test_a_number_of_something_else_restates_nothing(coded):
    text = "قالت وزارة الداخلية السورية إن 120 سجيناً فروا من سجن الشدادي، فيما تحدثت قسد عن 30 آلية."
    assert len([m for m in coded(text) if m.type == "ESCAPE"]) == 1


def test_a_killing_in_the_blast_that_was_told_is_not_lost(coded):
    text = "وقع انفجار بسيارة مفخخة في بغداد. وقتل 30 شخصا في الانفجار."
    assert [(c.what, c.value) for m in coded(text) for c in m.count] == [("killed", 30)]
