"""Names of places: in plain letters, once for each place, in English where all that are called so agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.lexicon import load
from sijill.schema import Place
from sijill.web.naming import Naming, plain
from sijill.web.points import Points


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("Al Ḩasakah", "Al-Hasakah"),
        ("‘Ayn al ‘Arab", "Ayn al-Arab"),
        ("Ra’s al ‘Ayn", "Ras al-Ayn"),
        ("Ar Raqqah", "Ar-Raqqah"),
        ("Dhībān", "Dhiban"),
        ("Alma", "Alma"),
        ("Deir ez-Zor", "Deir ez-Zor"),
    ],
)
def test_names_of_geonames_are_shown_in_plain_letters(given_, shown):
    assert plain(given_) == shown


@given(st.text(max_size=60))
def test_what_is_plain_stays_so(text):
    assert plain(plain(text)) == plain(text)


@pytest.fixture(scope="module")
def naming():
    lexicon = load(("core", "syria", "levant", "libya"))
    return Naming(lexicon, Points(lexicon.places))


@pytest.mark.parametrize(
    ("coded", "arabic", "english"),
    [
        ("الحسكة", "الحسكة", "Al-Hasakah"),  # the pack's own row and not GeoNames' «Al Ḩasakah»
        ("قامشلو", "القامشلي", "Qamishli"),
        ("القامشلي", "القامشلي", "Qamishli"),
        ("ذيبان", "ذيبان", "Dhiban"),
        ("الرقة", "الرقة", "Raqqa"),  # others are called so in other countries
        ("نهر الفرات", "نهر الفرات", "Euphrates"),  # a row of core and one of syria
        ("طرابلس", "طرابلس", "Tripoli"),  # of Lebanon or of Libya: which, is not said
        ("مكان لا يعرفه أحد", "مكان لا يعرفه أحد", ""),
    ],
)
def test_a_place_has_one_name(naming, coded, arabic, english):
    assert naming.name(coded, is_place=True) == {"ar": arabic, "en": english}


def test_where_those_called_so_differ_no_english_name_is_chosen():
    places = {
        "a": Place("a", ("النهر",), ("Nahr",), country="sy", lat=36.0, lon=38.0),
        "b": Place("b", ("النهر",), ("River",), country="lb", lat=33.0, lon=35.0),
    }
    named = Naming(type("Lexicon", (), {"actors": {}, "places": places})(), Points(places))
    assert named.name("النهر", is_place=True) == {"ar": "النهر", "en": ""}


def test_geonames_stays_where_the_pack_has_no_point():
    places = {
        "gn-1": Place("gn-1", ("بلدة",), ("Balda",), country="sy", lat=36.0, lon=38.0, geonames=1),
        "own": Place("own", ("بلدة",), ("Balda",), country="sy", geonames=1),
    }
    assert Points(places).point("بلدة").id == "gn-1"
