"""Whether a name is the place or its government, and an ordinary word a place, by what stands around it."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("طالبت دمشق قسد بالانسحاب", "actor"),
        ("طالبت قسد في دمشق بالانسحاب", "place"),
        ("دمشق - طالبت قسد بالانسحاب", "place"),
        ("قصف الطيران مدينة دمشق", "place"),
        ("زار وفد عراقي دمشق", "place"),
        ("زار وفد من الحركة دمشق", "place"),
        ("زار وزير الخارجية دمشق", "place"),
        ("يزور دمشق وفد من البرلمان", "place"),
        ("زارت دمشق وفود الفصائل", "actor"),
    ],
)
def test_a_capital_is_a_city_or_its_government(analysed, text, kind, names):
    assert ("دمشق" in names(analysed(text), "place")) == (kind == "place")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("اعتقلت الأسايش شاباً في حي الثورة", "حي الثورة"),
        ("قصف الطيران مدينة صور في لبنان", "صور"),
    ],
)
def test_an_ordinary_word_is_a_place_after_its_kind(analysed, text, place, names):
    assert place in names(analysed(text), "place")


@pytest.mark.parametrize("text", ["اعتقل الجيش شاباً نشر صور المعركة في لبنان", "اندلعت الثورة واعتقلت شباناً"])
def test_an_ordinary_word_alone_is_no_place(analysed, text, names):
    assert not {"صور", "الثورة", "حي الثورة"} & set(names(analysed(text), "place"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصف الطيران محافظة إب في اليمن", "إب"),
        ("قصف الطيران محافظة اب في اليمن", "إب"),
        ("قصف الطيران إب في اليمن", "إب"),
        # The month and the door, adverbs, what is boycotted or filled, a means.
        ("قصف الطيران تعز في الثاني من اب المقبل", "!إب"),
        ("قصف الطيران تعز وفتح باب الحوار في اليمن", "!إب"),
        ("قصف الطيران حلب دومًا في سوريا", "!دوما"),
        ("طالب محتجون في بنغازي بمقاطعة الانتخابات", "!الانتخابات"),
        ("طالب محتجون في صنعاء بحوار عن طريق الوسطاء", "!طريق الوسطاء"),
        ("قصف الطيران طريق المطار في صنعاء", "طريق المطار"),
        ("نزح مدنيون من حلب نحو بلدات صدد وفيروزة وباتجاه مدينتي حمص ودمشق", "!باتجاه"),
        # «انهار» the verb, «أنهار» the rivers.
        ("قصف الطيران حلب حيث انهار الاتفاق", "!نهر الاتفاق"),
        ("قصف الطيران ضفاف أنهار دجلة والفرات", "نهر دجلة"),
    ],
)
def test_places_that_another_reading_bars(read, text, place, names):
    ids = names(read(text), "place")
    assert (place.removeprefix("!") in ids) is not place.startswith("!")
