"""JSON and the tallies."""

import json

from sijill.export.records import mention_record, to_json, to_jsonl
from sijill.export.tally import actor_rows, fits, place_rows
from sijill.schema import Place
from sijill.store import Told


def test_a_record_holds_the_guide_and_its_words(line, actors):
    found = json.loads(to_json(mention_record(line, actors)))
    assert found["actor"] == ["sdf"]
    assert found["count"] == [
        {"what": "detained", "value": {"min": 20}, "word": "العشرات", "of": "civilians"}
    ]
    assert found["spans"]["actor"][0]["words"] == "قسد"
    assert found["assertion"] == {"by": "military-source", "via": ["sana"], "one_side": True}
    assert found["composed"] is True
    assert found["reviewed"] is None
    assert found["quote"] == line.report.text[found["start"] : found["end"]]


def test_jsonl_is_a_line_a_record():
    assert list(to_jsonl([{"a": "ب"}])) == ['{"a":"ب"}\n'.encode()]


def test_an_actor_has_its_names_and_its_counts(actors):
    (row,) = actor_rows([Told("sdf", 3, composed=True, roles={"actor": 2, "source": 1})], actors)
    assert (row.names_ar, row.kind, row.party) == (("قوات سوريا الديمقراطية",), "force", "sdf")
    assert (row.mentions, row.as_actor, row.as_source, row.as_target, row.composed) == (3, 2, 1, 0, True)


def test_an_actor_that_no_lexicon_knows_keeps_its_id(actors):
    (row,) = actor_rows([Told("name:لجنة الصلح", 1, composed=False)], actors)
    assert (row.id, row.names_ar, row.kind) == ("name:لجنة الصلح", (), "")


CITY = Place("h", ("الحسكة",), ("Al-Hasakah",), "city", 36.5, 40.7, 5000, country="sy", source="GeoNames")


def place_row(*places):
    return place_rows([Told("الحسكه", 4, composed=False)], {place.id: place for place in places})[0]


def test_a_place_has_its_point_and_its_source():
    row = place_row(CITY)
    assert (row.name, row.kind, row.lat, row.source, row.mentions) == ("الحسكه", "city", 36.5, "GeoNames", 4)
    assert row.point == "36.5000, 40.7000"


def test_one_place_in_two_packs_is_one():
    other = Place("x", ("الحسكة",), (), "city", 36.502, 40.747, country="sy", source="OCHA")
    unknown = Place("y", ("الحسكة",), (), "city", country="sy")
    row = place_row(CITY, other, unknown)
    assert (row.lat, row.source) == (36.502, "OCHA")


def test_two_places_of_one_name_have_no_point():
    row = place_row(CITY, Place("x", ("الحسكة",), (), "river", 36.5, 40.7, country="sy"))
    assert (row.kind, row.country, row.lat, row.point, row.source) == ("city|river", "sy", None, "", "")


def test_a_place_is_found_by_another_of_its_names():
    other = Place("a", ("مطار الحسكة", "الحسكة"), (), "airport", country="sy")
    assert place_row(other).kind == "airport"
    assert place_row(other, CITY).kind == "city"


def test_names_are_looked_up_folded():
    assert fits("الحسكه", "الحسكة")
    assert not fits("حمص", "الحسكة")
