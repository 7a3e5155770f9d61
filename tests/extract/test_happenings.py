"""Happenings: what tells enough to be a happening."""

import pytest

from sijill.schema import Report


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # A noun that tells neither who nor whom, where, when nor how many.
        ("تحدث الناس عن الحصار والقصف طويلاً", []),
        # What is done with words need not say to whom or where.
        ("عُقد اجتماع", ["MEET"]),
        # A fight has two sides, be they named or not; who strikes must be.
        ("واشتبكت الجهات مع المجموعة", ["CLASH"]),
        # A verb that only carries what is done says that it was done, though a comma parts them.
        ("بالمقابل شن الجيش التركي، أمس، غارات على مواقع الحزب", ["ATTACK"]),
        ("أقدم الغرباء على تفجير منزله", ["ATTACK"]),
        # «عبر» is no verb behind what is let through.
        ("منعت قسد دخول 200 شاحنة مساعدات عبر معبر سيمالكا", ["BLOCKADE"]),
        # What is negated.
        ("لم تحاصر قسد حي الأشرفية", []),
        # Without a number or a name nobody is counted.
        ("سقط قتلى في إدلب", []),
    ],
)
def test_what_tells_enough(engine, text, kinds):
    _, found = engine.drafts(Report(id="x", text=text, published="2024-08-14"))
    assert [d.type for d in found] == kinds


def test_a_fight_between_two_is_told_by_a_noun_alone(told):
    assert told("تواصل القتال بين القبائل في الجبال", "CLASH")
    assert told("جرى ذلك بعد حل مجلس الشعب", "COERCE")
