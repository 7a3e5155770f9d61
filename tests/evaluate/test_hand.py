"""Hand and machine compared: what may be the same, who is paired with whom, and the counts."""

import doctest
import time
from importlib import import_module
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.evaluate.agreeing import agree_actors, agree_places, known
from sijill.evaluate.hand import compare_hand, figures
from sijill.evaluate.pairing import LARGE, Pair, choose
from sijill.schema import Actor, Filler, HandEvent, Mention, Place, Span, Time

PACKS = known(
    {
        "sdf": Actor("sdf", "force", ("قسد",), party="sdf"),
        "asayish": Actor("asayish", "force", ("الأسايش",), party="sdf"),
        "isis": Actor("isis", "armed-group", ("داعش",), party="isis"),
        "civilians": Actor("civilians", "group", ("مدنيون",)),
        "protesters": Actor("protesters", "group", ("محتجون",)),
    },
    {
        "h": Place(id="h", names_ar=("محافظة الحسكة",)),
        "c": Place(id="c", names_ar=("الحسكة",), parent="h"),
        "g": Place(id="g", names_ar=("حي غويران",), parent="c"),
        "q": Place(id="q", names_ar=("القامشلي",), parent="h"),
        "loop": Place(id="loop", names_ar=("حلقة",), parent="loop"),
    },
)


def hand(n=1, **fields):
    facts = {"type": ("ATTACK",), "date": "2024-08-07", "actor": ("sdf",), "place": ("الحسكة",)}
    return HandEvent(**{"id": str(n), "coder": "layla", "file": "a.csv", "row": n, **facts, **fields})


def coded(n=1, date="2024-08-07", actor=("sdf",), place=("الحسكة",), **fields):
    span = Span(0, 1)
    facts = {
        "id": str(n), "report": f"r{n}", "version": 1, "type": "ATTACK", "evidence": span, "trigger": span,
        "engine": "fake/1", "rule": "x", "confidence": 0.5, "actor": tuple(map(Filler, actor)),
        "place": tuple(map(Filler, place)), "date": Time(date, span) if date else None,
    }  # fmt: skip
    return Mention(**{**facts, **fields})


def paired(one, other, **rule):
    return bool(compare_hand([one], [other], PACKS, **rule).pairs)


@pytest.mark.parametrize(
    ("event", "mention"),
    [
        (hand(), coded()),
        (hand(type=("CLASH", "ATTACK")), coded()),
        (hand(date="2024-08-08"), coded()),
        (hand(date="2024-08-01/2024-08-06"), coded()),
        (hand(date="2024-08"), coded(date="2024-08-20")),
        (hand(), coded(date=None, told_on="2024-08-08")),
        (hand(place=("محافظة الحسكة",)), coded(place=("حي غويران",))),
        (hand(place=("حي غويران",)), coded()),
        (hand(place=("مدينة الحسكة",)), coded()),
        (hand(place=(), words={"place": ("الحسكه",)}), coded()),
        (hand(actor=("asayish",)), coded()),
        (hand(actor=(), target=("sdf",)), coded()),
        (hand(actor=(), words={"actor": ("لواء التلال",)}), coded(actor=("name:لواء التّلال",))),
        (hand(place=()), coded()),
        (hand(), coded(place=())),
        (hand(actor=()), coded()),
        (hand(), coded(actor=())),
        (hand(), coded(status="claimed")),
    ],
)
def test_these_may_be_the_same(event, mention):
    assert paired(event, mention)


@pytest.mark.parametrize(
    ("event", "mention"),
    [
        (hand(), coded(type="CLASH")),
        (hand(type=()), coded()),
        (hand(date=None), coded()),
        (hand(date="2024-08-09"), coded()),
        (hand(date="2024"), coded()),
        (hand(), coded(date="2024")),
        (hand(), coded(date=None)),
        (hand(place=("القامشلي",)), coded()),
        (hand(actor=("isis",)), coded()),
        (hand(actor=("civilians",)), coded(actor=("protesters",))),
        (hand(actor=(), words={"actor": ("لواء التلال",)}), coded()),
        (hand(actor=()), coded(place=())),
        (hand(actor=(), place=()), coded()),
        (hand(), coded(status="denied")),
        (hand(), coded(status="planned")),
    ],
)
def test_these_are_not_the_same(event, mention):
    assert not paired(event, mention)


def test_days_apart_are_as_asked():
    event, mention = hand(date="2024-08-10"), coded()
    assert [paired(event, mention, apart=apart) for apart in (0, 2, 3, 31)] == [False, False, True, True]


def test_each_is_paired_once_and_with_what_agrees_best():
    events = [hand(1, actor=("sdf",)), hand(2, actor=("asayish",))]
    mentions = [coded(1, actor=("asayish",)), coded(2, actor=("sdf",))]
    found = compare_hand(events, mentions, PACKS)
    assert [(pair.hand, pair.mention) for pair in found.pairs] == [(0, 1), (1, 0)]


def test_as_many_as_can_be_are_paired_though_some_agree_less():
    events = [hand(1), hand(2, date="2024-08-08")]
    mentions = [coded(1, date="2024-08-08"), coded(2, date="2024-08-09")]
    found = compare_hand(events, mentions, PACKS)
    assert [(pair.hand, pair.mention) for pair in found.pairs] == [(0, 0), (1, 1)]


def test_a_row_that_names_the_report_is_paired_with_it():
    events = [hand(1, report="r2")]
    found = compare_hand(events, [coded(1), coded(2, date="2024-08-08")], PACKS)
    assert found.pairs[0].mention == 1
    assert found.pairs[0].same_report


def test_a_further_mention_of_a_paired_event_is_not_the_machines_alone():
    found = compare_hand([hand(1)], [coded(1), coded(2), coded(3, actor=("isis",))], PACKS)
    assert len(found.pairs) == len(found.again) == 1
    assert found.machine_only == (2,)


def test_what_is_not_compared_is_counted_with_its_reason():
    events = [hand(1), hand(2, type=()), hand(3, date=None), hand(4, date="2024")]
    mentions = [
        coded(1), coded(2, type="MEET"), coded(3, date="2023-01-01"), coded(4, status="planned"),
        coded(5, date=None), coded(6, date="2024"),
    ]  # fmt: skip
    found = compare_hand(events, mentions, PACKS)
    assert found.hand_aside == {"no_day": 1, "no_type": 1, "wide": 1}
    assert found.machine_aside == {"no_day": 1, "outside": 1, "status": 1, "type": 1, "wide": 1}


def test_types_that_one_word_covers_are_counted_together():
    events = [hand(1, type=("CLASH", "ATTACK")), hand(2, type=("MEET",), date="2024-08-20")]
    mentions = [coded(1), coded(2, type="CLASH", actor=("isis",))]
    found = compare_hand(events, mentions, PACKS)
    both, meet, everything = figures(events, mentions, found)
    assert (both.types, both.both, both.hand_only, both.machine_only) == (("ATTACK", "CLASH"), 1, 0, 1)
    assert (meet.types, meet.hand_only) == (("MEET",), 1)
    assert (everything.types, everything.tally.precision, everything.tally.recall) == ((), 0.5, 0.5)


def test_nothing_to_compare_is_no_fault():
    found = compare_hand([], [coded()], PACKS)
    assert (found.pairs, found.machine_only, found.machine_aside) == ((), (), {"type": 1})
    assert figures([], [coded()], found)[-1].tally.f1 == 0


def test_places_and_actors_that_are_untold_do_not_speak():
    assert agree_places([], ["الحسكة"], PACKS) is None
    assert agree_actors(["sdf"], [], PACKS) is None


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)),
        st.tuples(st.integers(0, 3), st.sampled_from([None, 0.5, 1.0])),
    )
)
def test_pairs_are_one_to_one_and_as_many_as_can_be(edges):
    found = [Pair(i, j, apart, place=place) for (i, j), (apart, place) in edges.items()]
    chosen = choose(found)
    assert len({pair.hand for pair in chosen}) == len({pair.mention for pair in chosen}) == len(chosen)
    most = max(sum((i, j) in edges for i, j in enumerate(order)) for order in permutations(range(5)))
    assert len(chosen) == most


def test_a_large_knot_takes_no_long_time():
    size = LARGE * 4
    found = [Pair(i, j, abs(i - j)) for i in range(size) for j in range(max(0, i - 3), min(size, i + 4))]
    begun = time.perf_counter()
    chosen = choose(found)
    assert time.perf_counter() - begun < 5
    assert all(pair.apart == 0 for pair in chosen)
    assert len(chosen) == size


@pytest.mark.parametrize("name", ["agreeing", "hand", "pairing"])
def test_what_the_docstrings_show_is_so(name):
    assert doctest.testmod(import_module(f"sijill.evaluate.{name}")).failed == 0
