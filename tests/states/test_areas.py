import pytest

from sijill.states.places import Areas


@pytest.fixture(scope="module")
def areas(lexicon):
    return Areas(lexicon)


@pytest.mark.parametrize(
    ("some", "others", "overlap", "same_area"),
    [
        (["حي طي"], ["القامشلي"], True, True),
        (["القامشلي"], ["حي طي"], True, True),
        (["الحسكه"], ["الحسكة"], True, True),
        (["الحسكة"], ["القامشلي"], False, True),
        (["الحسكة", "القامشلي"], ["القامشلي"], True, True),
        (["حي الشيخ مقصود"], ["الحسكة"], False, False),
        (["قرية لا يعرفها أحد"], ["قرية لا يعرفها أحد"], True, True),
        (["قرية لا يعرفها أحد"], ["الحسكة"], False, False),
        ([], ["الحسكة"], False, False),
        ([], [], False, False),
    ],
)
def test_places_inside_one_another(areas, some, others, overlap, same_area):
    assert areas.overlap(some, others) is overlap
    assert areas.same_area(some, others) is same_area
    assert areas.overlap(others, some) is overlap


def test_names_of_one_place_stand_once(areas):
    assert areas.once(["سورية", "القامشلي", "سوريا", "القامشلي"]) == ("سورية", "القامشلي")
