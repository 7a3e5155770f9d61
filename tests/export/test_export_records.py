"""JSON and the tallies."""

import json

from sijill.export.records import mention_record, to_json, to_jsonl
from sijill.export.tally import fits, tally_actors, tally_places
from sijill.schema import Place


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


def test_actors_are_counted_once_a_mention(line, actors):
    found = {row.id: row for row in tally_actors([line, line], actors)}
    assert (found["sdf"].mentions, found["sdf"].as_actor, found["sdf"].as_target) == (2, 2, 0)
    assert found["civilians"].as_of == 2
    assert found["sdf"].composed


def test_places_take_their_point_from_one_place_alone(line):
    one = {"h": Place("h", ("الحسكة",), ("Al-Hasakah",), "city", 36.5, 40.7, 5000)}
    two = one | {"x": Place("x", ("الحسكه",))}
    assert tally_places([line], one)[0].lat == 36.5
    assert tally_places([line], two)[0].lat is None


def test_names_are_looked_up_folded():
    assert fits("الحسكه", "الحسكة")
    assert not fits("حمص", "الحسكة")
