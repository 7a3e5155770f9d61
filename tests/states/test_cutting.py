from datetime import date, timedelta

import pytest
from crises import reported
from hypothesis import given
from hypothesis import strategies as st
from making import made

from sijill.states.cutting import GAP, Spells, placed, regions
from sijill.states.places import Areas

START = date(2021, 1, 1)


def at(id_, days, *areas, type_="CLASH", **kept):
    when = (START + timedelta(days=days)).isoformat()
    return placed(made(type_, id_, date=when, **kept), frozenset(areas))


def ids(spells):
    return [[i.event.id for i in group] for group in spells.groups()]


@pytest.mark.parametrize(("days", "groups"), [(GAP, 1), (GAP + 1, 2)])
def test_a_spell_ends_after_the_gap(days, groups):
    spells = Spells()
    spells.sweep([at("a", 0, "x"), at("b", days, "x")])
    assert len(ids(spells)) == groups


def test_areas_are_apart_until_one_event_names_both():
    apart, both = Spells(), Spells()
    apart.sweep([at("a", 0, "x"), at("b", 1, "y")])
    both.sweep([at("a", 0, "x"), at("b", 1, "y"), at("c", 2, "x", "y")])
    assert (ids(apart), ids(both)) == ([["a"], ["b"]], [["a", "b", "c"]])


def test_what_names_no_place_binds_what_runs_then():
    spells = Spells()
    spells.sweep([at("a", 0, "x"), at("b", 3, "y"), at("c", 200, "z")])
    spells.bind([at("deal", 10)])
    assert ids(spells) == [["a", "b", "deal"], ["c"]]


def test_what_has_no_date_goes_to_the_spell_of_its_report_and_does_not_make_it_longer():
    news = [made("CLASH", "a", date="2021-01-01"), made("MEET", "b", told_on="2021-02-15")]
    first, undated = reported("r", *news)
    spells = Spells()
    spells.sweep([placed(first, frozenset("x")), at("z", 200, "x")])
    assert spells.attach([placed(undated, frozenset())]) == []
    assert [i.event.id for i in spells.attach([at("late", GAP + 10)])] == ["late"]
    assert ids(spells) == [["a", "b"], ["z"]]


def test_what_fits_no_spell_comes_back():
    spells = Spells()
    spells.sweep([at("a", 0, "x")])
    rest = spells.attach([at("far", 100), at("other", 1, "y")])
    assert [i.event.id for i in rest] == ["far", "other"]


@given(st.lists(st.tuples(st.integers(0, 400), st.sets(st.sampled_from("xyz"))), max_size=25), st.randoms())
def test_every_item_is_in_one_group_and_the_order_of_reading_changes_nothing(given_items, random):
    items = [at(str(n), days, *areas) for n, (days, areas) in enumerate(given_items)]
    shuffled = random.sample(items, len(items))
    one, other = Spells(), Spells()
    one.sweep(items)
    other.sweep(shuffled)
    assert sorted(i for g in ids(one) for i in g) == sorted(i.event.id for i in items)
    assert {frozenset(g) for g in ids(one)} == {frozenset(g) for g in ids(other)}


def test_regions_of_unknown_names_are_none_and_the_country_of_most_decides(lexicon):
    areas = Areas(lexicon)
    assert regions(areas, lexicon, ["كلية لا يعرفها أحد"]) == frozenset()
    found = regions(areas, lexicon, ["شارع فلسطين", "المربع الأمني", "الحسكة"])
    assert {lexicon.places[a].country for a in found} == {"sy"}
