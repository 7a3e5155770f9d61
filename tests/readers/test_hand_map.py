"""The column map: what is wrong with one is named; what is proposed can be used as it stands."""

import doctest
import tomllib
from importlib import import_module

import pytest
from hand_making import HEAD, MAP, ROW, one, read, row, write_csv, write_map

from sijill.errors import InputError
from sijill.i18n import LANGUAGES
from sijill.lexicon import load
from sijill.readers.hand import propose_map, read_map, read_tables, written
from sijill.readers.hand.column_map import COUNT_SLOTS, SLOTS
from sijill.readers.hand.propose import _table, known_heads
from sijill.schema import EVENT_TYPES

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities",
)  # fmt: skip
ACLED_ROW = (
    "SYR1", "07 August 2024", "2024", "1", "Political violence", "Explosions/Remote violence",
    "Shelling/artillery/missile attack", "QSD: Syrian Democratic Forces", "", "Rebel group",
    "Civilians (Syria)", "", "Syria", "Al Hasakeh", "", "", "Qamishli", "37.05", "41.22", "1", "SANA; SOHR",
    "National", "An invented row.", "2",
)  # fmt: skip


@pytest.fixture
def proposed(tmp_path):
    def get(rows, head=HEAD, lang="en"):
        path = write_csv(tmp_path / "a.csv", rows, head)
        return written(propose_map(read_tables(path), load(["core", "syria"])), "a.csv", lang)

    return get


@pytest.mark.parametrize(
    ("words", "code", "place"),
    [
        ("[columns\n", "bad-toml", ""),
        ("", "missing-key", "columns"),
        ("[columns]\nwhen = 'x'", "unknown-key", "columns"),
        ("[column]\ndate = 'x'", "unknown-key", ""),
        ("[columns]\ndate = 3", "map-value", "columns.date"),
        ("[columns]\ndate = ['x', 3]", "map-value", "columns.date"),
        ("columns = 'x'", "map-value", "columns"),
        ("[columns]\ndate = 'x'\n[counts]\nghosts = 'y'", "unknown-key", "counts"),
        ("[columns]\ndate = 'x'\n[types]\n'قصف' = 'BOOM'", "map-value", "types.قصف"),
        ("[columns]\ndate = 'x'\n[dates]\norder = 'ymd'", "map-value", "dates.order"),
        ("[columns]\ndate = 'x'\n[dates]\nserial = true", "map-value", "dates.serial"),
        ("[columns]\ndate = 'x'\n[dates]\nserial = '1900'", "map-value", "dates.serial"),
    ],
)
def test_what_is_wrong_with_a_map_is_named(tmp_path, words, code, place):
    path = write_map(tmp_path / "map.toml", words)
    with pytest.raises(InputError) as raised:
        read_map(path)
    assert (raised.value.code, raised.value.place) == (code, f"{path} {place}".strip())


def test_an_actor_that_the_packs_do_not_know_is_named(tmp_path):
    path = write_map(tmp_path / "map.toml", MAP + '"زيد" = "zayd"\n')
    with pytest.raises(InputError) as raised:
        read(write_csv(tmp_path / "a.csv", [ROW]), path)
    assert (raised.value.code, raised.value.place) == ("map-actor", f"{path} actors.زيد")
    write_map(path, MAP + '"زيد" = "name:زيد"\n')
    assert one(read(write_csv(tmp_path / "a.csv", [row(actor="زيد")]), path)).actor == ("name:زيد",)


def test_a_map_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="not-found"):
        read_map(tmp_path / "map.toml")


def test_words_of_a_map_are_compared_as_folded(tmp_path):
    path = write_map(tmp_path / "map.toml", MAP.replace('"قصف" =', '"قَصـف" ='))
    assert one(read(write_csv(tmp_path / "a.csv", [ROW]), path)).type == ("ATTACK",)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_proposal_is_used_as_it_stands(tmp_path, proposed, lang):
    words = proposed([row(date="7/8/2024"), row(date="13/8/2024", type="قصف عنيف")], lang=lang)
    told = tomllib.loads(words)
    assert told["columns"]["actor"] == "الفاعل"
    assert told["counts"] == {"killed": "عدد القتلى"}
    assert told["dates"] == {"order": "dmy"}
    assert told["types"] == {"قصف": "ATTACK", "قصف عنيف": ""}
    events = read(tmp_path / "a.csv", write_map(tmp_path / "map.toml", words))
    assert [event.date for event in events] == ["2024-08-07", "2024-08-13"]


def test_the_export_of_acled_is_known(tmp_path, proposed):
    words = proposed([ACLED_ROW], ACLED)
    told = tomllib.loads(words)
    assert told["columns"]["type"] == ["sub_event_type", "event_type"]
    assert told["columns"]["place"] == ["location", "admin3", "admin2", "admin1"]
    event = one(read(tmp_path / "a.csv", write_map(tmp_path / "map.toml", words)))
    assert (event.type, event.date, event.own_id) == (("ATTACK",), "2024-08-07", "SYR1")
    assert (event.actor, event.place, event.source) == (("sdf",), ("القامشلي",), ("sana", "sohr"))
    assert event.words == {"target": ("Civilians (Syria)",)}
    assert event.cells["latitude"] == "37.05"


def test_an_ambiguous_order_of_days_is_left_to_the_team(proposed):
    told = tomllib.loads(proposed([row(date="7/8/2024")]))
    assert told["dates"] == {"order": ""}


@pytest.mark.parametrize(
    ("words", "types"),
    [
        (["COERCE", "ASSAULT"], {"COERCE": ["BLOCKADE", "DETAIN", "SEIZE", "COERCE", "VIOLATE"]}),
        (["COERCE", "ATTACK"], {"COERCE": "COERCE"}),
        (["Armed clash", "Attack"], {"Attack": "ATTACK"}),
    ],
)
def test_a_scheme_is_told_by_its_own_words(proposed, words, types):
    told = tomllib.loads(proposed([row(type=one) for one in words]))["types"]
    assert types.items() <= told.items()


def test_hostile_values_are_strings_of_the_map(proposed):
    hostile = ['"""\n[x]', "\\u0041", "\x1b[0m\x7f", "'", "\u202eabc", "a = 1 # b", "]"]
    told = tomllib.loads(proposed([row(actor=one) for one in hostile]))
    assert set(told) == {"columns", "counts", "types", "actors", "places"}


def test_a_table_without_known_heads_is_refused(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["1", "2"]], ["x1", "x2"])
    with pytest.raises(InputError, match="hand-no-heads"):
        propose_map(read_tables(path), load(["core"]))


def test_our_tables_of_heads_and_types_are_in_order():
    assert {slot for slot, _ in known_heads().values()} <= {*SLOTS, *COUNT_SLOTS}
    assert sum(len(heads.split("|")) for _, heads in _table("columns")) >= len(known_heads()) > 150
    for _, words, types in _table("types"):
        assert words
        assert set(types.split("|")) - {""} <= set(EVENT_TYPES)


@pytest.mark.parametrize("name", ["cells", "column_map", "meanings", "propose", "table", "written"])
def test_what_the_docstrings_show_is_so(name):
    assert doctest.testmod(import_module(f"sijill.readers.hand.{name}")).failed == 0
