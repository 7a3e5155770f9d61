"""Rows → events: what the map and the packs give, and what stays the team's words."""

import pytest
from hand_making import HEAD, MAP, ROW, codes, one, read, row, write_csv, write_map
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.errors import InputError
from sijill.readers import Unread
from sijill.readers.hand.meanings import _only_ones
from sijill.schema import Bound, HandCount, HandEvent


@pytest.fixture
def event_of(tmp_path):
    """Read one row changed as asked."""
    write_map(tmp_path / "map.toml")

    def get(**cells):
        return one(read(write_csv(tmp_path / "a.csv", [row(**cells)]), tmp_path / "map.toml"))

    return get


def test_a_row_is_an_event(event_of):
    event = event_of()
    assert (event.type, event.date) == (("ATTACK",), "2024-08-07")
    assert (event.actor, event.target, event.place) == (("sdf",), ("civilians",), ("الحسكة",))
    assert event.count == (HandCount("killed", 3),)
    assert (event.coder, event.where, event.notes) == ("layla", "a.csv:2", "قرب السوق")
    assert event.words == {}
    assert event.cells == dict(zip(HEAD, ROW, strict=True))


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"type": "اشتباك"}, "type", ("CLASH", "ATTACK")),
        ({"type": "BLOCKADE"}, "type", ("BLOCKADE",)),
        ({"type": "حصار"}, "type", ("BLOCKADE",)),
        ({"type": "Blockade"}, "type", ("BLOCKADE",)),
        ({"actor": "sdf"}, "actor", ("sdf",)),
        ({"actor": "SDF"}, "actor", ("sdf",)),
        ({"actor": "Syrian Democratic Forces"}, "actor", ("sdf",)),
        ({"actor": "قسد؛ الأسايش"}, "actor", ("sdf", "asayish")),
        ({"actor": "الفصيل"}, "actor", ("tribes", "isis")),
        ({"place": "مدينة القامشلي"}, "place", ("القامشلي",)),
        ({"place": "Al-Hasakah"}, "place", ("الحسكة",)),
        ({"place": "الحسكه|القامشلي"}, "place", ("الحسكة", "القامشلي")),
        ({"killed": "10-12"}, "count", (HandCount("killed", Bound(min=10, max=12)),)),
        ({"killed": ""}, "count", ()),
        ({"date": ""}, "date", None),
    ],
)
def test_values_mean_what_the_map_or_the_packs_say(event_of, cells, field, value):
    event = event_of(**cells)
    assert getattr(event, field) == value
    assert event.words == {}


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"type": "شغب"}, "type", ("شغب",)),
        ({"type": "قصف عنيف"}, "type", ("قصف عنيف",)),
        ({"actor": "مسلحون من الجوار"}, "actor", ("مسلحون من الجوار",)),
        ({"actor": "قسد;أبو فلان"}, "actor", ("أبو فلان",)),
        ({"place": "قرية لا يعرفها أحد"}, "place", ("قرية لا يعرفها أحد",)),
        ({"killed": "العشرات"}, "killed", ("العشرات",)),
    ],
)
def test_what_means_nothing_here_stays_as_it_is(event_of, cells, field, words):
    event = event_of(**cells)
    assert event.words == {field: words}


def test_a_name_that_two_have_means_neither():
    assert _only_ones([("الحرس", "a"), ("الحَرَس", "b"), ("الجيش", "a")]) == {"الجيش": ("a",)}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"date": "7/8/2024"}, "hand-ambiguous"),
        ({"date": "7/8/24"}, "hand-short-year"),
        ({"date": "غداً"}, "hand-date"),
        ({"date": "", "type": "", "actor": "", "place": ""}, "hand-bare"),
    ],
)
def test_a_row_that_cannot_be_read_is_listed_with_column_and_reason(tmp_path, cells, code):
    path = write_csv(tmp_path / "a.csv", [ROW, row(**cells)])
    read_, unread = read(path, write_map(tmp_path / "map.toml"))
    assert isinstance(read_, HandEvent)
    assert isinstance(unread, Unread)
    assert (unread.place, unread.error.code) == (f"{path}:3", code)
    if code != "hand-bare":
        assert unread.error.values["column"] == "التاريخ"


def test_the_same_row_twice_is_two_events(tmp_path):
    found = read(write_csv(tmp_path / "a.csv", [ROW, ROW]), write_map(tmp_path / "map.toml"))
    assert len({event.id for event in found}) == 2
    again = read(tmp_path / "a.csv", tmp_path / "map.toml")
    assert again == found


def test_two_coders_of_one_row_are_two_events(tmp_path):
    path, map_ = write_csv(tmp_path / "a.csv", [ROW]), write_map(tmp_path / "map.toml")
    assert read(path, map_, "layla")[0].id != read(path, map_, "omar")[0].id


def test_of_several_columns_the_first_that_says_something_counts(tmp_path):
    words = MAP.replace('type = "نوع الحدث"', 'type = ["نوع الحدث", "الصنف"]')
    path = write_csv(
        tmp_path / "a.csv", [[*row(type=""), "اشتباك"], [*row(type="شغب"), "قصف"]], [*HEAD, "الصنف"]
    )
    first, second = read(path, write_map(tmp_path / "map.toml", words))
    assert first.type == ("CLASH", "ATTACK")
    assert (second.type, second.words["type"]) == ((), ("شغب",))


def test_a_last_day_makes_an_interval(tmp_path):
    words = MAP.replace("[counts]", 'until = "إلى تاريخ"\n[counts]')
    path = write_csv(tmp_path / "a.csv", [[*ROW, "2024-08-09"], [*ROW, "2024-08-01"]], [*HEAD, "إلى تاريخ"])
    first, second = read(path, write_map(tmp_path / "map.toml", words))
    assert first.date == "2024-08-07/2024-08-09"
    assert second.error.code == "hand-date"


def test_heads_that_are_empty_or_repeated_keep_their_cells(tmp_path):
    path = write_csv(tmp_path / "a.csv", [[*ROW, "س", "ص"]], [*HEAD, "", "ملاحظات"])
    event = one(read(path, write_map(tmp_path / "map.toml")))
    assert (event.cells["#8"], event.cells["ملاحظات #9"], event.notes) == ("س", "ص", "قرب السوق")


def test_a_column_that_is_not_there_is_named_with_those_there_are(tmp_path):
    path = write_csv(tmp_path / "a.csv", [ROW[:-1]], HEAD[:-1])
    with pytest.raises(InputError) as raised:
        read(path, write_map(tmp_path / "map.toml"))
    assert raised.value.code == "map-column"
    assert raised.value.values["column"] == "ملاحظات"
    assert "المكان" in str(raised.value.values["columns"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        # a small file full of NULs is no table at all: test_hand_table.py
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
        min_size=7,
        max_size=9,
    )
)
def test_any_row_is_an_event_or_is_listed(tmp_path, cells):
    path = write_csv(tmp_path / "a.csv", [ROW, cells])
    for item in read(path, write_map(tmp_path / "map.toml"), packs=("core",)):
        assert isinstance(item, HandEvent) or item.error.code.startswith("hand-")


def test_codes_of_good_rows_are_none(tmp_path):
    assert codes(read(write_csv(tmp_path / "a.csv", [ROW]), write_map(tmp_path / "map.toml"))) == []
