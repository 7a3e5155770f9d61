import random

import pytest
from crises import battle, joined, reported, siege
from making import examples, made

from sijill.states.episodes import episodes

QUARREL = ("sdf", "syria")


def spans(events, lexicon, at=None):
    return [(e.parties.value, e.since.value, e.until.value) for e in episodes(events, lexicon, at)]


def later(date="2022-01-01"):
    """Return a report of something else, long after."""
    return made("PROTEST", "zz", date=date, told_on=date)


@pytest.mark.parametrize(("second", "number"), [("2021-02-24", 1), ("2021-02-25", 2)])
def test_more_than_45_days_of_silence_end_an_episode(lexicon, second, number):
    events = [battle("a", "القامشلي", "2021-01-10"), battle("b", "القامشلي", second), later()]
    assert len(episodes(events, lexicon)) == number


def test_governorates_are_apart(lexicon):
    events = [battle("a", "القامشلي", "2021-01-10"), battle("b", "حلب", "2021-01-11"), later()]
    assert len(episodes(events, lexicon)) == 2


def test_a_deal_that_names_no_place_makes_them_one(lexicon):
    deal = made("AGREE", "d", actor=["sdf", "syria-gov"], date="2021-01-20")
    events = [battle("a", "القامشلي", "2021-01-10"), battle("b", "حلب", "2021-01-11"), deal, later()]
    (one,) = episodes(events, lexicon)
    assert (one.since.value, one.until.value, one.outcome.value) == ("2021-01-10", "2021-01-20", "deal")
    assert len(one.regions) == 2


@pytest.mark.parametrize(("date", "number"), [("2021-01-30", 1), ("2021-02-20", 2)])
def test_sieges_that_answer_each_other_within_30_days_are_one_crisis(lexicon, date, number):
    events = [
        siege("a", "syria-army", "aanes", "حي الشيخ مقصود", "2021-01-10"),
        siege("b", "asayish", "syria-gov", "القامشلي", date), later(),
    ]  # fmt: skip
    assert len(episodes(events, lexicon)) == number


def test_words_alone_are_no_episode_and_what_is_only_claimed_makes_none(lexicon):
    talk = made("MEET", "a", actor=["sdf", "syria-gov"], date="2021-01-10")
    claim = made("ATTACK", "b", actor=["ndf"], target=["asayish"], date="2021-01-11", status="claimed")
    assert episodes([talk, claim], lexicon) == ()


def test_where_they_meet_is_not_what_it_is_about(lexicon):
    met = made("MEET", "m", actor=["sdf", "syria-gov"], place=["دمشق"], date="2021-01-08")
    (one,) = episodes([met, battle("a", "القامشلي", "2021-01-10"), later()], lexicon)
    assert one.area.value == ("القامشلي",)
    assert one.since.value == "2021-01-10"  # the first force; the talks before are a phase
    assert (one.phases[0].kind, one.phases[0].since) == ("talks", "2021-01-08")


def test_a_siege_of_civilians_is_of_the_pair_its_report_tells_of_in_its_places(lexicon):
    of_all = siege("s", "asayish", "civilians", "القامشلي", "2021-01-05/2021-01-20")
    beside = siege("t", "asayish", "civilians", "معبر الجنينة", "2021-01-05/2021-03-20")
    (one,) = episodes(
        [*reported("r", battle("a", "القامشلي", "2021-01-10"), of_all, beside), later()], lexicon
    )
    assert (one.since.value, one.until.value) == ("2021-01-05", "2021-01-20")


def test_what_has_no_date_stands_inside_and_sets_no_bounds(lexicon):
    events = reported(
        "r", battle("a", "القامشلي", "2021-01-10"),
        made("DETAIN", "b", actor=["asayish"], target=["ndf"], told_on="2021-01-30"),
    )  # fmt: skip
    (one,) = episodes([*events, later()], lexicon)
    assert (one.until.value, [a.event for a in one.acts]) == ("2021-01-10", ["a", "b"])


def test_where_nothing_has_a_date_the_days_of_telling_stand_in(lexicon):
    event = made("ATTACK", "a", actor=["ndf"], target=["asayish"], told_on="2021-01-10")
    (one,) = episodes([event, later()], lexicon)
    assert (one.since.value, one.since.basis) == ("2021-01-10", "told-on")


def test_third_parties_stand_beside_and_mediate_only_where_they_do(lexicon):
    fight = battle("a", "القامشلي", "2021-01-10/2021-01-20")
    offer = made("OFFER", "o", actor=["russia"], target=["sdf"], date="2021-01-15")
    visit = made("MEET", "v", actor=["iraq", "syria-gov"], date="2021-01-15")
    (one,) = episodes([*reported("r", fight, offer, visit), later()], lexicon)
    assert one.mediators.value == ("russia",)
    assert [(a.event, a.between) for a in one.acts] == [("a", True), ("o", False), ("v", False)]


def test_strangers_far_away_are_not_beside(lexicon):
    fight = battle("a", "القامشلي", "2021-01-10/2021-01-20")
    other = made("ATTACK", "b", actor=["turkey-army"], place=["منبج"], date="2021-01-15")
    (one,) = (e for e in episodes([fight, other, later()], lexicon) if e.parties.value == QUARREL)
    assert [a.event for a in one.acts] == ["a"]


def test_open_as_of_a_day_and_over_after_the_gap(lexicon):
    events = [battle("a", "القامشلي", "2021-01-10"), battle("b", "القامشلي", "2021-01-20")]
    (now,) = episodes(events, lexicon, "2021-01-12")
    assert (now.until.value, now.outcome.value, "open-end" in now.gaps) == (None, "open", True)
    (then,) = episodes(events, lexicon, "2021-06-01")
    assert (then.until.value, then.outcome.value) == ("2021-01-20", "petered-out")
    assert "no-report-since" in then.gaps


def test_who_attacked_first_is_disputed_and_still_an_act_between_them(lexicon):
    one = made("ATTACK", "a", actor=["ndf"], target=["asayish"], date="2016-08-16")
    other = made("ATTACK", "b", actor=["asayish"], target=["ndf"], date="2016-08-16")
    (episode,) = episodes([joined("e", one, other, actor=(), target=()), later()], lexicon)
    assert (episode.parties.value, episode.acts[0].actor) == (QUARREL, ("ndf", "asayish"))


def test_events_without_anything_make_nothing_and_break_nothing(lexicon):
    bare = [made(t, t) for t in ("CLASH", "BLOCKADE", "AGREE", "MEET", "LIFT")]
    assert episodes(bare, lexicon) == ()


@pytest.fixture(scope="module")
def found(lexicon):
    return episodes(examples(), lexicon)


@pytest.mark.parametrize(
    ("since", "outcome", "region"),
    [
        ("2016-08-16", "deal", "sy-al-hasakah-governorate"),
        ("2020-12-21", "deal", "sy-al-hasakah-governorate"),
        ("2021-04-20", "deal", "sy-al-hasakah-governorate"),
        ("2024-08-07", "deal", "sy-deir-ez-zor-governorate"),
        ("2025-10-06", "deal", "sy-aleppo-governorate"),
        ("2026-01-06", "deal", "sy-aleppo-governorate"),
    ],
)
def test_the_crises_of_the_examples_are_episodes_of_one_quarrel(found, since, outcome, region):
    (one,) = (e for e in found if e.since.value == since and e.parties.value == QUARREL)
    assert (one.outcome.value, region in one.regions) == (outcome, True)


def test_the_sieges_of_january_2021_are_one_crisis_in_two_governorates(found):
    (one,) = (e for e in found if e.since.value == "2020-12-21")
    assert "sy-aleppo-governorate" in one.regions
    assert [p.kind for p in one.phases if p.since == "2021-02-14"] == ["relapse"]
    assert one.mediators.value == ("russia",)


def test_the_prison_break_stands_in_the_crisis_of_2026(found):
    (one,) = (e for e in found if e.since.value == "2026-01-06")
    assert "ESCAPE" in {a.type for a in one.acts}


def test_every_episode_has_its_own_id_and_its_events_once(found):
    assert len({e.id for e in found}) == len(found)
    every = [a.event for e in found for a in e.acts if not a.between]
    assert len(every) == len(set(every))
    assert all(len({a.event for a in e.acts}) == len(e.acts) for e in found)


def test_the_order_of_reading_changes_nothing(found, lexicon):
    events = examples()
    assert episodes(random.Random(5).sample(events, len(events)), lexicon) == found


def test_regions_lie_in_the_country_of_the_quarrel(found, lexicon):
    regions = {r for e in found if e.parties.value == QUARREL for r in e.regions}
    assert {lexicon.places[r].country for r in regions} == {"sy"}
