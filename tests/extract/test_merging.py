"""Distinct happenings: a second mention of the same one adds nothing, another one does."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        # The noun takes up what the verb told.
        ("حاصرت قسد حي طي في القامشلي. واستمر الحصار.", "BLOCKADE", 1),
        # Another place, another number, another doer: another happening.
        ("اعتقلت الأسايش شاباً في الحسكة. واعتقلت الأسايش أربعة في القامشلي.", "DETAIN", 2),
        ("قصفت قوات النظام إدلب. وقصفت قسد عفرين.", "ATTACK", 2),
        # Status tells them apart.
        ("قصفت قسد عفرين. واتهمت دمشق قسد بقصف عفرين.", "ATTACK", 2),
    ],
)
def test_how_many_happenings(told, text, kind, number):
    assert len(told(text, kind)) == number


def test_the_fuller_mention_is_kept(one):
    event = one("استمر الحصار على حي طي. وتحاصر قسد حي طي في القامشلي.", "BLOCKADE")
    assert event["actor"] == ["sdf"]


def test_mentions_stand_in_the_order_of_the_text(coded):
    mentions = coded("قصفت قوات النظام إدلب. واعتقلت الأسايش شاباً في الحسكة. وانسحبت قسد من منبج.")
    assert [m.type for m in mentions] == ["ATTACK", "DETAIN", "WITHDRAW"]
    assert mentions == sorted(mentions, key=lambda m: m.evidence.start)
