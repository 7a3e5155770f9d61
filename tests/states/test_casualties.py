import random
from functools import cache

import msgspec
import pytest
from crises import joined, reported
from hypothesis import given, settings
from hypothesis import strategies as st
from making import examples, in_one_report, made, told

from sijill.lexicon import load
from sijill.schema import Bound
from sijill.states.casualties import casualties


def attack(id_, number, date="2024-08-09", place=("الدحلة",), of="civilians", type_="ATTACK", **kept):
    count = [("killed", number, of)]
    return made(type_, id_, place=list(place), date=date, count=count, **kept)


def total(id_, number, date=None, told_on="2024-08-15", of="civilians", **kept):
    return made("CASUALTIES", id_, date=date, told_on=told_on, count=[("killed", number, of)], **kept)


PERIOD = "2024-08-07/2024-08-14"


@pytest.mark.parametrize(
    ("events", "low", "high", "basis"),
    [
        # one incident told twice is one
        ([attack("a", 11), attack("b", Bound(min=10, max=12))], 10, 12, "told"),
        # days apart add up
        ([attack("a", 11), attack("b", 4, date="2024-08-11")], 15, 15, "counted"),
        # the same day in places apart adds up, in one inside the other it does not
        ([attack("a", 11), attack("b", 2, place=["هجين"])], 13, 13, "counted"),
        ([attack("a", 2, place=["حي طي"]), attack("b", 3, place=["القامشلي"])], 2, 3, "told"),
        # a night is one incident
        ([attack("a", 1, date="2021-04-20/2021-04-21"), attack("b", 2, date="2021-04-21")], 1, 2, "told"),
        # a count of a period stands beside the sum
        ([attack("a", 11), total("t", 25, PERIOD)], 25, 25, "told"),
        ([attack("a", 11), attack("b", 20, date="2024-08-11"), total("t", 25, PERIOD)], 25, 31, "told"),
        # and what lies outside it adds
        ([total("t", 40, PERIOD), attack("a", 3, date="2024-09-12")], 43, 43, "counted"),
        # counts of one period that differ are the ends
        ([total("t", 52, PERIOD), total("u", 43, PERIOD)], 43, 52, "told"),
        # a longer one goes on from a shorter, and says nothing against it
        ([total("t", 9, "2024-08-07/2024-08-10"), total("u", 25, PERIOD)], 25, 25, "told"),
        # but a lower longer one does
        ([total("t", 30, "2024-08-07/2024-08-10"), total("u", 25, PERIOD)], 25, 30, "told"),
        # without a day, a later telling goes on from an earlier
        ([total("t", 6, told_on="2024-08-10"), total("u", 8, told_on="2024-08-15")], 8, 8, "told"),
        ([total("t", 8, told_on="2024-08-15"), total("u", 6, told_on="2024-08-15")], 6, 8, "told"),
        # an open end stays open
        ([total("t", Bound(min=25), PERIOD)], 25, None, "told"),
        ([total("t", Bound(min=25), PERIOD), total("u", 30, PERIOD)], 25, 30, "told"),
        ([attack("a", Bound(min=20)), attack("b", 1, date="2024-08-11")], 21, None, "counted"),
        # a report of nobody's own day may be of an incident already counted
        ([attack("a", 11), attack("b", 10, date=None, told_on="2024-08-13")], 10, 11, "told"),
    ],
)
def test_killed_from_the_least_to_the_most(lexicon, events, low, high, basis):
    (toll,) = casualties(events, lexicon)
    assert (toll.killed.low.value, toll.killed.high.value, toll.killed.low.basis) == (low, high, basis)


def test_areas_and_silence_make_tolls_of_their_own(lexicon):
    near = [attack("a", 1), attack("b", 1, place=["حي الشيخ مقصود"])]
    late = [attack("a", 1), attack("b", 1, date="2024-09-24")]
    assert len(casualties(near, lexicon)) == len(casualties(late, lexicon)) == 2


@pytest.mark.parametrize(
    ("event", "party"),
    [
        (attack("a", 3, of="ndf"), "syria"),
        (attack("a", 3, of=None, target=["civilians"]), "civilians"),
        (attack("a", 3, of=None, target=["ndf", "civilians"]), None),
        (attack("a", 3, of=None, type_="CLASH", actor=["ndf", "asayish"]), None),
        (made("DISPLACE", "a", actor=["civilians"], count=[("displaced", 5)]), "civilians"),
        (made("DISPLACE", "a", actor=["sdf"], target=["civilians"], count=[("displaced", 5)]), "civilians"),
    ],
)
def test_whose_they_are(lexicon, event, party):
    (toll,) = casualties([event], lexicon)
    assert toll.party.value == party
    assert ("no-target" in toll.gaps) == (party is None)


def test_a_part_of_a_count_is_a_toll_of_its_own(lexicon):
    event = made("CASUALTIES", count=[("killed", 43), ("killed", 27, "civilians")], told_on="2016-08-22")
    assert [(t.party.value, t.killed.low.value) for t in casualties([event], lexicon)] == [
        (None, 43), ("civilians", 27),
    ]  # fmt: skip


def displaced(id_, number, *place, date="2026-01-08"):
    return made(
        "DISPLACE", id_, actor=["civilians"], place=list(place), date=date,
        count=[("displaced", number, "civilians")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [
        ([displaced("a", 2000, "حي طي"), displaced("b", 3000, "القامشلي", date="2026-01-09")], 2000, 3000),
        ([displaced("a", 2000, "حي طي"), displaced("b", 500, "الحسكة")], 2500, 2500),
        ([displaced("a", 2000, "حي طي"), displaced("b", 500)], 500, 2000),
    ],
)
def test_the_displaced_are_counted_anew_each_time(lexicon, events, low, high):
    (toll,) = casualties(events, lexicon)
    assert (toll.displaced.low.value, toll.displaced.high.value) == (low, high)


def test_figures_of_one_linked_event_are_one_incident_even_on_two_days(lexicon):
    one, other = attack("a", 1, date="2024-08-09"), attack("b", 2, date="2024-08-11")
    (toll,) = casualties([joined("e", one, other)], lexicon)
    assert (toll.killed.low.value, toll.killed.high.value) == (1, 2)


def test_tellings_of_one_event_that_lie_apart_are_tolls_with_ids_of_their_own(lexicon):
    near, far = attack("a", 11), attack("b", 2, date="2024-12-09", place=["حلب"])
    found = casualties([joined("one", near, far, date=None)], lexicon)
    assert [(t.since.value, t.killed.low.value, t.party.events) for t in found] == [
        ("2024-08-09", 11, ("one",)),
        ("2024-12-09", 2, ("one",)),
    ]
    assert len({t.id for t in found}) == 2


def test_what_names_no_place_goes_with_its_report(lexicon):
    here, there = attack("a", 1), attack("b", 1, place=["حي الشيخ مقصود"])
    lone = total("t", 3, date="2024-08-09")
    tolls = casualties([*reported("r", here, lone), there], lexicon)
    assert {len(t.killed.figures) for t in tolls if "الدحلة" in t.place.value} == {2}


def test_who_says_it_stands_at_each_figure(lexicon):
    events = [total("t", 52, PERIOD, source=["local-media"]), total("u", 43, PERIOD, source=["sohr"])]
    (toll,) = casualties(events, lexicon)
    assert [(f.low, f.by) for f in toll.killed.figures] == [(43, ("sohr",)), (52, ("local-media",))]


def test_denied_and_later_counts_are_not_known(lexicon):
    assert casualties([attack("a", 5, status="denied")], lexicon) == ()
    events = [attack("a", 5), attack("b", 4, date="2024-08-11")]
    assert casualties(events, lexicon, "2024-08-10")[0].killed.high.value == 5


def test_the_battle_of_august_2016_in_the_examples(lexicon):
    tolls = {t.party.value: t for t in casualties(examples(), lexicon) if t.since.value[:7] == "2016-08"}
    assert (tolls[None].killed.low.value, tolls[None].killed.high.value) == (43, 52)
    assert (tolls["civilians"].killed.low.value, tolls["civilians"].killed.high.value) == (39, 51)
    assert {f.by for f in tolls["civilians"].killed.figures if f.low == 27} == {("sohr",)}


def test_the_words_of_a_vague_number_stand_for_all_only_where_nobody_tells_another(lexicon):
    count = [("killed", Bound(min=20), "civilians", "عشرات القتلى")]
    event = made("ATTACK", "a", date="2024-08-09", place=["هجين"], count=count)
    (alone,) = casualties([event], lexicon)
    (both,) = casualties([event, attack("b", 52, place=["هجين"])], lexicon)
    assert alone.killed.low.word
    assert (both.killed.low.value, both.killed.low.word) == (20, "")


def test_people_without_name_and_place_are_where_their_report_tells_of_something(lexicon):
    placed = attack("a", 11)
    there, elsewhere = (
        in_one_report(
            told("CASUALTIES", id_, told_on="2024-08-15", count=[("killed", 5, "civilians")]),
            told("PROTEST", f"{id_}p", told_on="2024-08-15", place=[place]),
        )
        for id_, place in (("b", "دير الزور"), ("c", "بغداد"))
    )
    assert len(casualties([placed, *there], lexicon)) == 1
    assert len(casualties([placed, *elsewhere], lexicon)) == 2


def days(start, length):
    first = f"2024-08-{start:02d}"
    return first if not length else f"{first}/2024-08-{start + length:02d}"


COUNTS = st.tuples(st.integers(1, 14), st.sampled_from([0, 0, 0, 1, 6]), st.integers(1, 60), st.booleans())


@cache
def core():
    """Return the smallest lexicon: one that hypothesis is not shown."""
    return msgspec.structs.replace(load(["core"]), places={})


@settings(deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=8), st.randoms())
def test_never_more_than_all_together_never_less_than_the_least(given_counts, rng):
    events = [
        attack(str(n), number, date=days(start, length) if dated else None, told_on="2024-08-28")
        for n, (start, length, number, dated) in enumerate(given_counts)
    ]
    (toll,) = casualties(events, core())
    low, high = toll.killed.low.value, toll.killed.high.value
    figures = [number for _, _, number, _ in given_counts]
    assert min(figures) <= low <= high <= sum(figures)
    assert casualties(rng.sample(events, len(events)), core()) == (toll,)


def test_the_order_of_reading_changes_nothing(lexicon):
    events = examples()
    shuffled = random.Random(3).sample(events, len(events))
    assert casualties(shuffled, lexicon) == casualties(events, lexicon)
