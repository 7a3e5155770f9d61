import pytest
from crises import battle, reported, siege
from hypothesis import given
from hypothesis import strategies as st
from making import examples, made

from sijill.errors import UsageError
from sijill.states.episodes import episodes
from sijill.states.precedents import WEIGHTS, Next, after, precedents, rates, wilson

QUARREL = ("sdf", "syria")


@pytest.mark.parametrize(
    ("times", "of", "low", "high"),
    [
        (3, 4, 0.3006, 0.9544),
        (0, 4, 0.0, 0.4899),
        (4, 4, 0.5101, 1.0),
        (5, 10, 0.2366, 0.7634),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson(times, of, low, high):
    assert wilson(times, of) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share_and_lies_in_0_to_1(case):
    times, of = case
    low, high = wilson(times, of)
    assert 0 <= low <= times / of + 1e-12
    assert times / of - 1e-12 <= high <= 1


def test_rates_count_cases_and_leave_out_those_of_which_nothing_is_told():
    deal, lift = Next("AGREE", "2021-02-01", 5, "a"), Next("LIFT", "2021-02-02", 6, "b")
    by_what = {r.what: r for r in rates([(deal, lift), (deal,), (lift,), ()])}
    assert (by_what["deal"].times, by_what["deal"].of, by_what["deal"].unknown) == (2, 3, 1)
    assert (by_what["lift"].times, by_what["violence"].times) == (2, 0)
    assert rates([]) == ()


def test_the_weights_of_likeness_add_up_to_one():
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def crisis(year, place="القامشلي", *, meeting=None, deal=None, outcome=None):
    """Return a battle of a year, with a meeting and a deal on days of January."""
    events = [battle(f"{year}b", place, f"{year}-01-10/{year}-01-12")]
    acts = {"actor": ["asayish", "ndf"], "mediator": ["russia"]}
    if meeting:
        told = {"outcome": outcome} if outcome else {}
        events.append(made("MEET", f"{year}m", date=f"{year}-01-{meeting}", **acts, **told))
    if deal:
        events.append(made("AGREE", f"{year}d", date=f"{year}-01-{deal}", **acts))
    return reported(f"r{year}", *events)


@pytest.mark.parametrize(
    ("given_crisis", "moment"),
    [
        (crisis(2015, meeting=11, deal=20), "2015-01-11"),
        (crisis(2015, meeting=11, deal=11), None),
        (crisis(2015, meeting=11, deal=12), None),
        (crisis(2015, meeting=11, deal=11, outcome="none"), "2015-01-11"),
        (crisis(2015, meeting=11, outcome="walk-out"), "2015-01-11"),
        (crisis(2015, meeting=11, outcome="deal"), None),
        (crisis(2015, deal=11), None),
    ],
)
def test_a_first_meeting_without_a_deal(lexicon, given_crisis, moment):
    found = after(episodes(given_crisis, lexicon), "first-meeting-without-deal")
    assert [c.day for c in found.cases] == ([moment] if moment else [])
    assert len(found.without) == (0 if moment else 1)


def test_what_followed_is_in_order_with_the_days_after(lexicon):
    found = after(episodes(crisis(2015, meeting=11, deal=20), lexicon), "first-meeting-without-deal")
    assert [(n.type, n.after) for n in found.cases[0].next] == [("AGREE", 9)]
    assert {(r.what, r.times, r.of) for r in found.rates} >= {("deal", 1, 1), ("violence", 0, 1)}


def test_what_has_no_day_comes_next_only_where_nothing_of_its_type_has_one(lexicon):
    told = crisis(2015, meeting=11)
    acts = {"actor": ["asayish", "ndf"], "told_on": "2015-01-25"}
    deal, fight = made("AGREE", "d", **acts), made("CLASH", "c", **acts)
    found = after(episodes([*told, deal, fight], lexicon), "first-meeting-without-deal")
    assert [(n.type, n.after, n.basis) for n in found.cases[0].next] == [("AGREE", 14, "told-on")]


def test_other_moments(lexicon):
    found = episodes(
        [*crisis(2015, deal=20), siege("s", "asayish", "ndf", "القامشلي", "2015-01-25")], lexicon
    )
    assert [c.day for c in after(found, "first-deal").cases] == ["2015-01-20"]
    assert [c.day for c in after(found, "first-blockade").cases] == ["2015-01-25"]
    assert [c.day for c in after(found, "first-violence").cases] == ["2015-01-10/2015-01-12"[:10]]
    with pytest.raises(UsageError, match="no-such-moment"):
        after(found, "first-snow")


def likeness(found, which, lexicon, at=None):
    return {p.episode: p for p in precedents(found, which, at, lexicon).like}


def by_year(found):
    return {e.since.value[:4]: e.id for e in found}


def test_better_outranks_worse(lexicon):
    other = [made("CLASH", "x", actor=["sdf", "sna"], place=["منبج"], date="2017-01-10")]
    found = episodes([*crisis(2015), *crisis(2016, "حلب"), *other, *crisis(2019)], lexicon)
    ids = by_year(found)
    like = likeness(found, ids["2019"], lexicon)
    assert like[ids["2015"]].likeness > like[ids["2016"]].likeness > like[ids["2017"]].likeness
    assert all(0 <= p.likeness <= 1 for p in like.values())
    assert like[ids["2015"]].likeness == pytest.approx(
        sum(r.share * r.weight for r in like[ids["2015"]].reasons)
    )


def test_only_earlier_episodes_and_only_what_was_known_count(lexicon):
    found = episodes([*crisis(2015, deal=20), *crisis(2017), *crisis(2019)], lexicon)
    ids = by_year(found)
    result = precedents(found, ids["2017"], "2017-01-10", lexicon)
    assert [p.episode for p in result.like] == [ids["2015"]]
    assert (result.stage, result.same_parties) == ("violence", True)
    assert [(n.type, n.after) for n in result.like[0].next] == [("AGREE", 10)]
    assert {(r.what, r.times, r.of) for r in result.rates} >= {("deal", 1, 1)}


def test_the_first_of_all_has_no_precedents_and_an_unknown_one_is_told(lexicon):
    found = episodes(crisis(2015), lexicon)
    assert precedents(found, found[0].id, None, lexicon).like == ()
    assert precedents(found, found[0].id, None, lexicon).rates == ()
    with pytest.raises(UsageError, match="no-such-episode"):
        precedents(found, "nobody", None, lexicon)


def test_another_government_is_another_side(lexicon):
    found = episodes(examples(), lexicon)
    at = {e.since.value: e.id for e in found if e.parties.value == QUARREL}
    like = likeness(found, at["2026-01-06"], lexicon)
    shares = {
        since: next(r.share for r in like[id_].reasons if r.key == "same-sides")
        for since, id_ in at.items() if id_ in like
    }  # fmt: skip
    assert shares["2025-10-06"] > shares["2024-08-07"]


def test_what_followed_first_meetings_without_a_deal_in_the_examples(lexicon):
    quarrel = [e for e in episodes(examples(), lexicon) if e.parties.value == QUARREL]
    found = after(quarrel, "first-meeting-without-deal")
    assert [c.day for c in found.cases] == [
        "2016-08-19",
        "2021-01-27",
        "2021-04-21",
        "2022-04-10",
        "2026-01-04",
    ]
    deal = next(r for r in found.rates if r.what == "deal")
    assert (deal.times, deal.of, deal.unknown) == (4, 4, 1)
    days = [next(n.after for n in c.next if n.type == "AGREE") for c in found.cases if c.next]
    assert days == [1, 5, 2, 14]
