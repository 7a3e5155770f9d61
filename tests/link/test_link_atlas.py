import pytest

from sijill.lexicon.fold import fold


@pytest.mark.parametrize(
    ("one", "other", "lie"),
    [
        ("الحسكة", "الحسكه", "same"),
        ("حي الشيخ مقصود", "الشيخ مقصود", "same"),
        ("حي الشيخ مقصود", "حلب", "inside"),
        ("محافظة الحسكة", "القامشلي", "inside"),
        ("حي الشيخ مقصود", "حي الأشرفية", "apart"),  # quarters of one city
        ("الحسكة", "حي الشيخ مقصود", "apart"),
        ("عدن", "القامشلي", "apart"),
        ("ضيعة لا يعرفها أحد", "القامشلي", "unknown"),
        ("جسر ضيعة العين", "ضيعة العين", "inside"),  # the longer name holds the shorter one
    ],
)
def test_how_two_places_lie(atlas, one, other, lie):
    assert atlas.lie(fold(one), fold(other)) == atlas.lie(fold(other), fold(one)) == lie


@pytest.mark.parametrize(
    ("one", "other", "akin"),
    [
        ("syria-army", "syria-gov", True),
        ("asayish", "sdf", True),
        ("sdf", "syria-gov", False),
        ("x", "x", True),
    ],
)
def test_who_may_stand_for_whom(atlas, one, other, akin):
    assert atlas.akin(one, other) == atlas.akin(other, one) == akin


@pytest.mark.parametrize(
    ("actor", "day", "party"),
    [
        ("sana", "2024-08-08", "syria"),
        ("sohr", "2024-08-08", ""),
        ("reuters", "2024-08-08", ""),
        ("nobody-knows", "2024-08-08", ""),
        ("russia", "2014-01-01", ""),  # on no side of this war before its forces came
        ("russia", "2016-08-21", "russia"),
    ],
)
def test_whose_voice_an_actor_is_on_a_day(atlas, actor, day, party):
    assert atlas.side(actor, day) == party


def test_nobody_is_no_party(atlas):
    assert (atlas.party("civilians"), atlas.party("syria-army")) == ("", "syria")
