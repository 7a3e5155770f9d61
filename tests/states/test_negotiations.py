import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import again, examples, in_one_report, linked, made, packs, some, told

from sijill.states.negotiations import negotiations

BOTH = ["sdf", "syria-gov"]


def meet(id_="m1", **kept):
    """A meeting of the SDF and the government in Qamishli, told on its day."""
    kept = {"actor": BOTH, "place": ["القامشلي"], "date": "2021-01-26"} | kept
    return made("MEET", id_, **({"told_on": kept["date"]} | kept))


def said(type_, id_="p1", **kept):
    kept = {"actor": ["sdf"], "target": ["syria-gov"], "about": ["LIFT"], "date": "2021-01-26"} | kept
    return made(type_, id_, **({"told_on": kept["date"]} | kept))


def one(events, lexicon, at=None):
    (found,) = negotiations(events, lexicon, at)
    return found


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ({"date": "2021-02-01"}, 1),
        ({"date": "2021-03-27"}, 1),  # sixty days
        ({"date": "2021-03-28"}, 2),  # more
        ({"actor": ["asayish", "ndf"], "date": "2021-02-01"}, 1),  # bodies of the same parties
        ({"actor": ["sdf", "turkey"], "date": "2021-02-01"}, 2),
    ],
)
def test_what_is_one_spell_of_talks(lexicon, second, count):
    assert len(negotiations([meet(), meet("m2", **second)], lexicon)) == count


def test_a_party_that_meets_itself_negotiates_with_nobody(lexicon):
    assert negotiations([meet(actor=["sdf", "asayish"])], lexicon) == ()


def test_mediators_are_no_parties(lexicon):
    found = one([meet(mediator=["russia-army"])], lexicon)
    assert found.parties.value == ("sdf", "syria")
    assert found.mediators.value == ("russia-army",)
    assert [(m.party, m.rounds, m.deals) for m in found.mediation] == [("russia", 1, 0)]


def test_a_deal_whose_parties_are_told_otherwise_is_one_deal_of_its_mediator(lexicon):
    kept = {"mediator": ["russia"], "date": "2021-01-26", "told_on": "2021-01-26"}
    both = told("AGREE", "a1", actor=BOTH, **kept), told("AGREE", "a2", actor=["asayish", "ndf"], **kept)
    (mediation,) = one([meet(), linked(*both)], lexicon).mediation
    assert (mediation.party, mediation.deals) == ("russia", 1)


@pytest.mark.parametrize(
    ("second", "rounds"),
    [
        ({}, 1),
        ({"place": ["مطار القامشلي"]}, 1),  # in the town
        ({"place": []}, 1),
        ({"place": ["دمشق"]}, 2),
        ({"date": "2021-01-27"}, 2),
        ({"date": None, "told_on": "2021-01-28"}, 1),
        ({"date": None, "told_on": "2021-02-02"}, 2),
        ({"date": None, "told_on": "2021-01-25"}, 2),  # told before it
        ({"status": "planned"}, 1),
        ({"status": "denied"}, 1),
    ],
)
def test_what_is_one_round(lexicon, second, rounds):
    assert len(one([meet(), meet("m2", **second)], lexicon).rounds) == rounds


def test_two_meetings_of_one_report_are_two_rounds(lexicon):
    same = {"actor": BOTH, "place": ["القامشلي"], "told_on": "2021-01-26"}
    events = in_one_report(told("MEET", "a", date="2021-01-26", **same), told("MEET", "b", **same))
    assert len(one(events, lexicon).rounds) == 2


def test_a_number_of_sessions_is_told_and_is_no_round(lexicon):
    found = one([meet(), meet("m2", date=None, told_on="2021-01-28", count=[("other", 5)])], lexicon)
    assert (found.told_rounds.value, len(found.rounds)) == (5, 1)


def test_who_came_where_and_who_called_them(lexicon):
    events = [
        meet(outlet="a"),
        meet("m2", actor=["mazloum-abdi", "syria-gov"], mediator=["russia"], outlet="b"),
    ]
    (round_,) = one(events, lexicon).rounds
    assert set(round_.who.value) == {"sdf", "mazloum-abdi", "syria-gov"}
    assert (round_.host.value, round_.venue.value) == (("russia",), ("القامشلي",))
    assert (round_.day.value, round_.day.by) == ("2021-01-26", ("a",))


@pytest.mark.parametrize(
    ("kept", "with_it", "outcome", "basis"),
    [
        ({"outcome": "walk-out"}, [], "walk-out", "told"),
        (
            {"outcome": "none"},
            [said("AGREE", "x", actor=BOTH, target=[])],
            "none",
            "told",
        ),  # told before inferred
        ({}, [said("AGREE", "x", actor=BOTH, target=[])], "deal", "inferred"),
        ({}, [said("AGREE", "x", actor=BOTH, target=[], date="2021-01-29")], None, "told"),
        ({}, [said("REJECT", "x")], None, "told"),  # another report's refusal
        ({}, [], None, "told"),
    ],
)
def test_how_a_round_ended(lexicon, kept, with_it, outcome, basis):
    (round_,) = one([meet(**kept), *with_it], lexicon).rounds
    assert (round_.outcome.value, round_.outcome.basis) == (outcome, basis)


def test_a_refusal_told_with_a_meeting_means_that_it_ended_with_nothing(lexicon):
    met = told("MEET", "a", actor=BOTH, date="2021-01-26", told_on="2021-01-27")
    refused = told("REJECT", "b", actor=["syria-gov"], about=["LIFT"], told_on="2021-01-27")
    (round_,) = one(in_one_report(met, refused), lexicon).rounds
    assert (round_.outcome.value, round_.outcome.basis) == ("none", "inferred")


def test_where_sources_differ_evenly_in_the_outcome_none_is_shown_and_both_are_kept(lexicon):
    events = [meet(outcome="deal", outlet="a"), meet("m2", outcome="none", outlet="b")]
    (round_,) = one(events, lexicon).rounds
    assert round_.outcome.value is None
    assert [(o.value, o.by) for o in round_.outcomes] == [("deal", ("a",)), ("none", ("b",))]


def test_a_mediator_that_meets_one_side_carries_word(lexicon):
    mediated = meet("m1", mediator=["russia"])
    shuttle = meet("m2", actor=["russia-army", "sdf"], date="2021-01-28")
    found = one([mediated, shuttle], lexicon)
    assert [r.via.value for r in found.rounds] == [None, "go-between"]
    assert found.mediation[0].rounds == 2


def test_who_offers_to_end_a_siege_mediates_between_the_besieger_and_the_besieged(lexicon):
    siege = made("BLOCKADE", "s", actor=["sdf"], target=["syria-gov"], place=["الحسكة"], date="2024-08-07")
    met = meet("m", actor=["sergei-kisel", "mazloum-abdi"], date="2024-08-12")
    offer = said("OFFER", "o", actor=["russia"], target=["sdf"], date="2024-08-12")
    assert one([siege, met, offer], lexicon).parties.value == ("sdf", "syria")
    assert one([met, offer], lexicon).parties.value == ("russia", "sdf")


def test_a_meeting_far_from_any_mediation_is_between_those_who_met(lexicon):
    found = negotiations(
        [meet(mediator=["russia"]), meet("m2", actor=["russia", "sdf"], date="2021-03-01")], lexicon
    )
    assert [n.parties.value for n in found] == [("sdf", "syria"), ("russia", "sdf")]


def test_spells_without_talks_are_shown(lexicon):
    found = one([meet(), meet("m2", date="2021-02-20")], lexicon)
    assert [(s.since, s.until, s.days) for s in found.silences] == [("2021-01-27", "2021-02-19", 24)]
    assert one([meet(), meet("m2", date="2021-02-09")], lexicon).silences == ()


@pytest.mark.parametrize(
    ("type_", "kept", "kind"),
    [
        ("DEMAND", {}, "demand"),
        ("DEMAND", {"rule": "demand.condition:verb"}, "condition"),
        ("OFFER", {}, "offer"),
        ("REJECT", {}, "refusal"),
        ("THREATEN", {}, "threat"),
    ],
)
def test_the_kinds_of_positions(lexicon, type_, kept, kind):
    (position,) = one([meet(), said(type_, **kept)], lexicon).positions
    assert (position.party, position.kind, position.about, position.to) == (
        "sdf",
        kind,
        ("LIFT",),
        ("syria",),
    )


@pytest.mark.parametrize(
    ("kept", "deadline", "basis"),
    [
        ({"deadline": "2021-01-30"}, "2021-01-30", "told"),
        ({"count": [("days", 7)]}, "2021-02-02", "counted"),
        ({"term": ("days", 7)}, "2021-02-02", "counted"),
        ({"count": [("days", 7)], "date": None, "told_on": "2021-01-26"}, "2021-02-02", "counted"),
        ({}, None, "told"),
    ],
)
def test_until_when_a_position_stands(lexicon, kept, deadline, basis):
    (position,) = one([meet(), said("DEMAND", **kept)], lexicon).positions
    assert (position.deadline.value, position.deadline.basis) == (deadline, basis)


@pytest.mark.parametrize(
    ("kind", "answers", "answer", "standing"),
    [
        ("DEMAND", [], None, "open"),
        ("DEMAND", [("REJECT", {})], "refused", "dead"),
        ("DEMAND", [("AGREE", {})], "accepted", "agreed"),
        ("DEMAND", [("LIFT", {})], "accepted", "agreed"),
        ("DEMAND", [("REJECT", {}), ("AGREE", {"date": "2021-02-01"})], "accepted", "agreed"),
        ("OFFER", [("REJECT", {}), ("AGREE", {"date": "2021-02-01"})], "refused", "dead"),
        ("OFFER", [("LIFT", {})], None, "open"),  # an offer is accepted by a deal alone
        ("DEMAND", [("REJECT", {"about": ["RELEASE"]})], None, "open"),
        ("DEMAND", [("REJECT", {"actor": ["sdf"]})], None, "open"),  # his own
        ("DEMAND", [("LIFT", {"place": ["حلب"]})], None, "open"),  # elsewhere
        ("DEMAND", [("AGREE", {"date": "2021-06-01"})], None, "open"),  # too late
        ("DEMAND", [("AGREE", {"date": "2021-01-20"})], None, "open"),  # before
        ("DEMAND", [("LIFT", {"status": "planned"})], None, "open"),
        ("REJECT", [], None, "dead"),
        ("REJECT", [("AGREE", {"actor": ["sdf", "syria-gov"]})], "accepted", "agreed"),
    ],
)
def test_what_became_of_a_position(lexicon, kind, answers, answer, standing):
    events = [meet(), said(kind, place=["الحسكة"])]
    for n, (type_, kept) in enumerate(answers):
        default = {"actor": ["syria-gov"], "target": [], "date": "2021-01-28", "place": ["الحسكة"]}
        events.append(said(type_, f"a{n}", **(default | kept)))
    first = min(one(events, lexicon).positions, key=lambda p: p.day.value)
    assert (first.answer.value, first.standing) == (answer, standing)


def test_an_answer_that_a_mention_names_is_told_and_not_inferred(lexicon):
    events = [meet(), said("DEMAND", "d"), said("REJECT", "r", actor=["syria-gov"], target=[], answers="d")]
    first = next(p for p in one(events, lexicon).positions if p.kind == "demand")
    assert (first.answer.value, first.answer.basis, first.answered_by) == ("refused", "told", ("syria",))
    assert first.answered_on.value == "2021-01-26"


def test_what_stands_open_on_one_day_is_agreed_on_a_later_one(lexicon):
    events = [meet(), said("DEMAND"), said("AGREE", "a", actor=BOTH, target=[], date="2021-02-01")]
    assert [one(events, lexicon, day).positions[0].standing for day in ("2021-01-31", "2021-02-01")] == [
        "open",
        "agreed",
    ]


def test_the_same_position_in_two_reports_is_one(lexicon):
    events = [meet(), said("DEMAND"), said("DEMAND", "p2", date=None, told_on="2021-01-28", outlet="b")]
    (position,) = one(events, lexicon).positions
    assert position.by == ("b", "wire")
    later = said("DEMAND", "p2", date="2021-02-01")
    assert len(one([*events[:2], later], lexicon).positions) == 2


def test_what_a_bystander_says_is_in_the_ledger_and_keeps_no_talks_alive(lexicon):
    appeal = said("DEMAND", actor=["un"], target=BOTH, date="2021-03-01")
    found = negotiations([meet(), appeal, meet("m2", date="2021-04-21")], lexicon)
    assert [n.until.value for n in found] == ["2021-01-26", "2021-04-21"]
    assert [p.party for p in found[0].positions] == ["un"]


def test_what_is_asked_of_a_third_party_about_a_siege_is_in_the_ledger(lexicon):
    siege = made("BLOCKADE", "s", actor=["sdf"], target=["syria-gov"], place=["الحسكة"], date="2021-01-11")
    appeal = said("DEMAND", actor=["syria-gov"], target=["usa"], date="2021-02-01")
    assert [p.party for p in one([siege, meet(), appeal], lexicon).positions] == ["syria"]
    assert one([meet(), appeal], lexicon).positions == ()


def test_one_sided_words_are_marked(lexicon):
    (position,) = one([meet(), said("DEMAND", source=["sdf"])], lexicon).positions
    assert (position.by, position.one_side) == (("sdf",), True)


@pytest.fixture(scope="module")
def found(lexicon):
    """The talks between the SDF and the government, by the year in which they began."""
    both = [n for n in negotiations(examples(), lexicon) if n.parties.value == ("sdf", "syria")]
    return {n.since.value[:7]: n for n in both}


def test_the_rounds_of_august_2016(found):
    rounds = found["2016-08"].rounds
    assert [(r.day.value, r.via.value, r.outcome.value) for r in rounds] == [
        ("2016-08-19", "direct", "none"),
        ("2016-08-21", "direct", None),  # a truce, say activists; failed, says the Russian centre
        ("2016-08-23", None, "deal"),
    ]
    assert {o.value for o in rounds[1].outcomes} == {"deal", "none"}


def test_what_was_demanded_in_january_2021_and_granted_in_february(found):
    demands = [p for p in found["2021-01"].positions if p.kind == "demand" and p.party in {"sdf", "syria"}]
    assert [(p.party, p.about, p.standing, p.answered_on.value) for p in demands] == [
        ("sdf", ("LIFT",), "agreed", "2021-02-03"),  # Damascus's clause is told in the report of that day
        ("syria", ("LIFT",), "agreed", "2021-02-01"),
    ]


def test_the_offer_of_april_2021_was_refused(found):
    offer = next(p for p in found["2021-04"].positions if p.party == "russia" and p.place == ("حي طي",))
    assert (offer.kind, offer.about, offer.standing) == ("offer", ("WITHDRAW",), "dead")


def test_what_the_sdf_made_of_the_offer_of_august_2024(found):
    talks = found["2024-08"]
    assert [(r.day.value, r.via.value, r.outcome.value) for r in talks.rounds] == [
        ("2024-08-12", "direct", "deal")
    ]
    demand = next(p for p in talks.positions if p.about == ("HANDOVER", "WITHDRAW"))
    assert (demand.party, demand.answer.value, demand.standing) == ("sdf", "refused", "dead")


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_events_changes_nothing(seed):
    shuffled = some(examples(), "hsk-2016", "hsk-2021", "hsk-2024", "qms-2021", "sdf-2026")
    wanted = negotiations(shuffled, packs())
    random.Random(seed).shuffle(shuffled)
    assert negotiations(shuffled, packs()) == wanted


@settings(max_examples=15, deadline=None)
@given(day=st.dates(date(2016, 8, 15), date(2016, 9, 10)))
def test_what_came_later_is_not_known(day):
    for talks in negotiations(some(examples(), "hsk-2016"), packs(), day.isoformat()):
        days = [r.day.value for r in talks.rounds] + [p.answered_on.value for p in talks.positions]
        assert all(d is None or d[:10] <= day.isoformat() for d in days)


def test_repeats_that_were_not_linked_make_no_round_and_no_position(lexicon):
    once = [e for e in some(examples(), "hsk-2024", "qms-2021-04") if e.date or e.type != "MEET"]
    shown = [
        [(n.parties.value, len(n.rounds), len(n.positions)) for n in negotiations(told_events, lexicon)]
        for told_events in (once, [*once, *again(once)])
    ]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(("second", "rounds"), [("2021-01-27", 1), ("2021-01-29", 2), (None, 1)])
def test_linked_mentions_are_one_round_unless_their_days_lie_apart(lexicon, second, rounds):
    one_, other = told("MEET", "a", actor=BOTH, date="2021-01-26"), told("MEET", "b", actor=BOTH, date=second)
    found = one([linked(one_, other)], lexicon)
    assert len(found.rounds) == rounds
    assert found.rounds[0].day.value == "2021-01-26"


def test_what_a_linked_mention_adds_is_kept(lexicon):
    one_, other = (
        told("MEET", "a", actor=BOTH, date="2021-01-26"),
        told("MEET", "b", actor=BOTH, outcome="none"),
    )
    (round_,) = one([linked(one_, other)], lexicon).rounds
    assert round_.outcome.value == "none"
