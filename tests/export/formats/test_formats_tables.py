"""CSV and Excel: the columns are told, cells are typed and harmless, nothing vague becomes a figure."""

import csv
import datetime as dt
import io

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from sijill.export.formats.flat import FIELDS, teller_name
from sijill.i18n import LANGUAGES, has
from sijill.store import MentionFilter


@pytest.fixture(scope="module")
def rows(written):
    return list(csv.DictReader(io.StringIO(written("csv")["events.csv"].decode("utf-8-sig"))))


def of_type(rows, type_):
    return [row for row in rows if row["type"] == type_]


def test_a_row_an_event_with_the_told_columns(rows, bundle):
    assert [row["id"] for row in rows] == [event.id for event in bundle.events]
    assert list(rows[0]) == [field.name for field in FIELDS]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_has_words(lang):
    assert [f.name for f in FIELDS if not has(f"export_field.{f.name}", lang)] == []


def test_figures_of_both_sides_stand_and_no_sum(rows):
    (strike,) = of_type(rows, "ATTACK")
    assert (strike["killed_low"], strike["killed_high"]) == ("4", "6")
    assert "[agency]" in strike["counts"]
    assert "[sana]" in strike["counts"]


def test_a_vague_number_keeps_its_word_and_gets_no_figure(rows):
    (strike,) = of_type(rows, "ATTACK")
    assert (strike["injured_low"], strike["injured_high"], strike["injured_words"]) == ("", "", "العشرات")


def test_whose_word_it_is(rows):
    accused = of_type(rows, "ACCUSE")[0]
    assert accused["one_side"] == "true"
    assert "one side only" in accused["assertion"]


def test_composed_is_told_from_news(rows):
    assert {row["reports"]: row["origin"] for row in rows}["f-2"] == "news"
    assert {row["origin"] for row in rows if "f-3" in row["reports"]} == {"composed"}


def test_ids_with_names_in_both_languages(rows):
    siege = of_type(rows, "BLOCKADE")[0]
    named = (siege["actor"], siege["actor_ar"], siege["actor_en"])
    assert named == ("sdf", "قوات سوريا الديمقراطية", "Syrian Democratic Forces")


def test_a_point_with_its_source(rows):
    siege = of_type(rows, "BLOCKADE")[0]
    assert siege["place_basis"] == "gazetteer"
    assert siege["point_source"]
    assert (round(float(siege["lat"]), 1), round(float(siege["lon"]), 1)) == (37.1, 41.2)


def test_filters_and_the_snapshot_that_names_them(bundled, bundle):
    some = bundled(wanted=MentionFilter(type=("DETAIN",)))
    assert {event.type for event in some.events} == {"DETAIN"}
    assert some.snapshot.filters == {"type": ("DETAIN",)}
    assert some.snapshot.id != bundle.snapshot.id == bundled().snapshot.id


@pytest.mark.parametrize(("lang", "rtl"), [("en", False), ("ar", True)])
def test_the_workbook(written, bundled, lang, rtl):
    book = load_workbook(io.BytesIO(written("xlsx", bundled(lang=lang))["events.xlsx"]))
    assert book.sheetnames == ["events", "dictionary", "about"]
    events = book["events"]
    assert events.freeze_panes == "A2"
    assert bool(events.sheet_view.rightToLeft) is rtl
    heads = [cell.value for cell in events[1]]
    cells = dict(
        zip(
            heads,
            next(line for line in events.iter_rows(min_row=2) if line[2].value == "ATTACK"),
            strict=True,
        )
    )
    assert isinstance(cells["told_on"].value, dt.datetime)
    assert cells["killed_high"].value == 6
    assert cells["one_side"].value is False
    assert cells["killed_low"].data_type == "n"
    assert [line[0].value for line in book["dictionary"].iter_rows(min_row=2)] == [f.name for f in FIELDS]
    about = {line[0].value: line[1].value for line in book["about"].iter_rows(min_row=2)}
    assert about["snapshot"] == bundled(lang=lang).snapshot.id


def test_no_cell_begins_a_formula(bundle, written):
    told = replace(bundle.events[0].told[0], quote="=cmd|'/c calc'!A1")
    evil = replace(bundle, events=(replace(bundle.events[0], told=(told,)),))
    row = next(csv.DictReader(io.StringIO(written("csv", evil)["events.csv"].decode("utf-8-sig"))))
    assert row["quotes"].startswith("'=")
    sheet = load_workbook(io.BytesIO(written("xlsx", evil)["events.xlsx"]))["events"]
    assert [cell.coordinate for line in sheet.iter_rows() for cell in line if cell.data_type == "f"] == []


@pytest.mark.parametrize(
    ("told", "made_up", "english"),
    [("wire", True, "a wire service"), ("wire", False, "wire"), ("sdf", True, "Syrian Democratic Forces")],
)
def test_an_outlet_is_named_by_what_it_is_where_it_was_made_up(bundle, told, made_up, english):
    one = bundle.events[0].told[0]
    event = replace(bundle.events[0], told=(replace(one, outlet=told, composed=made_up),))
    assert teller_name(told, event, bundle, "en") == english
