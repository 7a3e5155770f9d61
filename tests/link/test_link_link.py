"""Mentions into events: what is one, what is kept apart, and that the order of reading changes nothing."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import told

from sijill.evaluate.told import gold_told
from sijill.link import Decision, link
from sijill.link.decisions import settle

REPORTS = Path(__file__).parents[1] / "data" / "linking" / "reports"
SIEGE = {"actor": "sdf", "target": "syria-gov", "place": ["الحسكة"]}


def groups(events):
    return sorted(sorted(one.mention.report for one in event.told) for event in events)


def test_two_sieges_their_second_day_and_a_new_one_a_year_later(lexicon):
    days = [
        told("BLOCKADE", "a1", "2024-08-07", **SIEGE, date="2024-08-07"),
        told("BLOCKADE", "a2", "2024-08-08", **SIEGE, date="2024-08-07/2024-08-08"),
        told("BLOCKADE", "b1", "2024-08-08", **{**SIEGE, "place": ["حي الشيخ مقصود"]}, date="2024-08-08"),
        told("BLOCKADE", "c1", "2025-08-08", **SIEGE, date="2025-08-08"),
    ]
    assert groups(link(days, lexicon)) == [["a1", "a2"], ["b1"], ["c1"]]


def test_what_has_no_day_is_one_event_with_nothing_but_its_copies(lexicon):
    days = [
        told("BLOCKADE", "a", None, **SIEGE),
        told("BLOCKADE", "b", None, **SIEGE),
        told("BLOCKADE", "c", None, **SIEGE, copies=("a",)),
        told("BLOCKADE", "d", "2024-08-08", **SIEGE),
    ]
    days[0] = told("BLOCKADE", "a", None, **SIEGE, copies=("c",))
    assert groups(link(days, lexicon)) == [["a", "c"], ["b"], ["d"]]


def test_an_agreement_its_breach_and_who_speaks_of_them(lexicon):
    both = {"actor": "sdf syria-gov", "place": ["حلب"], "date": "2024-08-08"}
    mentions = [
        told("AGREE", "a", **both), told("AGREE", "b", **both),
        told("VIOLATE", "b", actor="sdf", target="syria-gov", place=["حلب"], date="2024-08-08"),
        told("ACCUSE", "a", actor="syria-gov", target="sdf", about="VIOLATE", date="2024-08-08"),
    ]  # fmt: skip
    assert groups(link(mentions, lexicon)) == [["a"], ["a", "b"], ["b"]]


@pytest.fixture(scope="module")
def gold(lexicon):
    some = [one for one in gold_told(REPORTS) if one.mention.report[:3] in ("g02", "g04", "g08", "g16")]
    return some, link(some, lexicon)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(lexicon, gold, draw):
    mentions, events = gold
    shuffled = list(mentions)
    draw.shuffle(shuffled)
    assert link(shuffled, lexicon) == events


def test_every_mention_is_in_one_event(gold):
    mentions, events = gold
    assert sorted(one.mention.id for one in mentions) == sorted(
        id_ for one in events for id_ in one.mentions()
    )
    assert len({event.id for event in events}) == len(events)
    assert any(len(event.told) > 2 for event in events)


def test_what_people_decided_stands_above_every_score(lexicon, gold):
    mentions, events = gold
    one, other = (max(events, key=lambda event: len(event.told)).mentions()[at] for at in (0, 1))
    far = next(event for event in events if len(event.told) == 1).mentions()[0]
    decided = [Decision("different", one, other), Decision("same", one, far)]
    where = {id_: event.id for event in link(mentions, lexicon, decided) for id_ in event.mentions()}
    assert where[one] == where[far]
    assert where[one] != where[other]
    back = [*decided, Decision("same", other, one), Decision("different", far, one)]
    where = {id_: event.id for event in link(mentions, lexicon, back) for id_ in event.mentions()}
    assert where[one] == where[other]
    assert where[one] != where[far]


def test_of_two_decisions_about_one_pair_the_later_holds():
    said = [Decision("same", "a", "b"), Decision("different", "b", "a")]
    assert settle(said).same == frozenset()
    assert settle(said[::-1]).different == frozenset()


def test_a_chain_of_later_words_stands_above_an_older_one():
    said = [Decision("different", "a", "c"), Decision("same", "a", "b"), Decision("same", "b", "c")]
    assert settle(said).different == frozenset()
    assert settle([said[1], said[2], said[0]]).same == {("b", "c")}


def test_the_same_seed_the_same_events(lexicon):
    """Equal scores are broken by ids, not by the hashes of this process."""
    many = [
        told("ATTACK", f"r{n}", actor="sdf", place=["الحسكة"], date="2024-08-08", quote=str(n))
        for n in range(12)
    ]
    random.Random(3).shuffle(many)
    assert [e.mentions() for e in link(many, lexicon)] == [e.mentions() for e in link(many[::-1], lexicon)]
