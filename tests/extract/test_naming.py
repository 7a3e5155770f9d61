"""Whom and what a name stands for: by its words, by the date, by the country, by what stands before it."""

import pytest


def names(analysis, kind):
    return [n.id for n in analysis.names if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # The longest name, with whatever is attached to it.
        ("قصفت قوات سوريا الديمقراطية حاجزاً", ["sdf"]),
        ("شنت غارة على مواقع لقوات سوريا الديمقراطية", ["sdf"]),
        ("هاجم مسلحون هيئة تحرير الشام", ["local-fighters", "hts"]),
        # A body named by a noun and a nationality; no lexicon lists it.
        ("قصفت القوات الروسية مواقع", ["russia-army"]),
        ("قصفت الشرطة العسكرية الروسية المبنى", ["russia-army"]),
        # «كـ» before a name, or «س», makes another word of it.
        ("قصفت الأسايش المبنى كتركيا", ["asayish"]),
    ],
)
def test_whom_a_name_stands_for(analysed, text, actors):
    assert names(analysed(text), "actor") == actors


@pytest.mark.parametrize(
    ("published", "actor"),
    [("2016-05-01", "syria-gov"), ("2025-06-01", "syria-former-regime"), (None, "syria-gov")],
)
def test_the_date_decides_whom_a_name_stands_for(analysed, published, actor):
    assert actor in names(analysed("حاصرت قسد أحياء النظام في الحسكة", published), "actor")


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("في بيروت قصف الجيش مواقع المسلحين", "lebanon-army"),
        ("في الخرطوم قصف الجيش مواقع المسلحين", "sudan-army"),
        ("قصف الجيش مواقع المسلحين", None),
    ],
)
def test_the_country_decides_whose_army_it_is(analysed, text, army):
    found = [n.id for n in analysed(text).names if n.sort == "force"]
    assert found == ([army] if army else [])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("طالبت دمشق قسد بالانسحاب", "actor"),
        ("طالبت قسد في دمشق بالانسحاب", "place"),
        ("دمشق - طالبت قسد بالانسحاب", "place"),
        ("قصف الطيران مدينة دمشق", "place"),
        ("زار وفد عراقي دمشق", "place"),
    ],
)
def test_a_capital_is_a_city_or_its_government(analysed, text, kind):
    assert ("دمشق" in names(analysed(text), "place")) == (kind == "place")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("اعتقلت الأسايش شاباً في حي الثورة", "حي الثورة"),
        ("قصف الطيران مدينة صور في لبنان", "صور"),
    ],
)
def test_an_ordinary_word_is_a_place_after_its_kind(analysed, text, place):
    assert place in names(analysed(text), "place")


@pytest.mark.parametrize("text", ["اعتقل الجيش شاباً نشر صور المعركة في لبنان", "اندلعت الثورة واعتقلت شباناً"])
def test_an_ordinary_word_alone_is_no_place(analysed, text):
    assert not {"صور", "الثورة", "حي الثورة"} & set(names(analysed(text), "place"))
