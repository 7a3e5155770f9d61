import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import again, examples, in_one_report, linked, made, packs, some, told

from sijill.states.agreements import agreements

BOTH = ["sdf", "syria-gov"]
TOWN = "الحسكة"


def deal(id_="a1", **kept):
    """An agreement of the SDF and the government, told on its day."""
    kept = {"actor": BOTH, "place": [TOWN], "date": "2021-02-01"} | kept
    return made("AGREE", id_, **({"told_on": kept["date"]} | kept))


def truce(id_="a1", **kept):
    return deal(id_, rule="agree.truce:noun", **kept)


def deed(type_, id_="d1", **kept):
    kept = {"actor": ["sdf"], "place": [TOWN], "date": "2021-02-10"} | kept
    return made(type_, id_, **({"told_on": kept["date"]} | kept))


def one(events, lexicon, at=None):
    (found,) = agreements(events, lexicon, at)
    return found


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ({}, 1),
        ({"actor": ["asayish", "syria-army"]}, 1),
        ({"actor": ["sdf"]}, 1),  # one side of it is told
        ({"actor": ["sdf", "turkey"]}, 2),
        ({"place": []}, 1),
        ({"place": ["حلب"]}, 2),
        ({"date": "2021-02-02"}, 2),
        ({"date": "2021-02"}, 1),  # in that month
        ({"date": None, "told_on": "2021-02-03"}, 1),
        ({"date": None, "told_on": "2021-02-20"}, 2),
        ({"date": None, "told_on": "2021-01-31"}, 2),
        ({"status": "denied"}, 1),
        ({"status": "planned"}, 1),
    ],
)
def test_what_is_the_same_agreement(lexicon, second, count):
    assert len(agreements([deal(), deal("a2", **second)], lexicon)) == count


def test_what_was_done_by_the_deadline_is_not_done_again_months_later(lexicon):
    agreed = deal(about=["LIFT"], deadline="2021-02-04")
    in_time, late = deed("LIFT", "d1", date="2021-02-03"), deed("LIFT", "d2", date="2021-04-02")
    (clause,) = one([agreed, in_time, late], lexicon).clauses
    assert clause.fulfilled_by == ("d1",)
    (clause,) = one([agreed, late], lexicon).clauses
    assert clause.fulfilled_by == ("d2",)


def test_two_agreements_of_one_report_are_two(lexicon):
    same = {"actor": BOTH, "place": [TOWN], "told_on": "2021-02-01"}
    events = in_one_report(told("AGREE", "a", date="2021-02-01", **same), told("AGREE", "b", **same))
    assert len(agreements(events, lexicon)) == 2


def test_parties_stand_apart_from_mediators(lexicon):
    found = one([deal(mediator=["russia"]), deal("a2", actor=["russia-army", "sdf"])], lexicon)
    assert found.parties.value == ("sdf", "syria")
    assert found.mediators.value == ("russia", "russia-army")
    assert found.signed_by.value == ("sdf", "syria-gov")
    assert found.guarantors.value is None


@pytest.mark.parametrize(
    ("kept", "sided"),
    [
        ({}, "two"),
        ({"actor": ["sdf", "syria-gov", "turkey"]}, "many"),
        ({"actor": ["syria-gov"], "target": ["sdf"]}, "one"),
        ({"actor": [], "mediator": ["tribes"]}, None),
        ({"actor": ["sdf"]}, None),  # with whom is not told
        ({"actor": ["sdf"], "rule": "agree.truce:noun"}, "one"),
    ],
)
def test_how_many_sides_agreed(lexicon, kept, sided):
    assert one([deal(**kept)], lexicon).sided.value == sided


@pytest.mark.parametrize(
    ("kept", "form", "basis"),
    [
        ({"form": "spoken"}, "spoken", "told"),
        ({"form": "written"}, "written", "told"),
        ({"rule": "agree.sign:verb"}, "written", "inferred"),
        ({}, None, "inferred"),
    ],
)
def test_spoken_or_written(lexicon, kept, form, basis):
    found = one([deal(**kept)], lexicon).form
    assert (found.value, found.basis) == (form, basis)


FOUGHT = made("CLASH", "f", actor=BOTH, place=[TOWN], date="2021-01-30")


@pytest.mark.parametrize(
    ("kept", "before", "klass", "stage"),
    [
        ({"rule": "agree.truce:noun"}, [], "cessation-of-hostilities", "ceasefire"),
        ({"content": [{"type": "CEASEFIRE"}]}, [], "cessation-of-hostilities", "ceasefire"),
        ({"rule": "agree.truce:noun", "about": ["DEPLOY"]}, [], "preliminary", "ceasefire"),
        ({"rule": "agree.truce:noun", "content": [{"type": "INTEGRATE"}]}, [], "definitive", "partial"),
        ({}, [FOUGHT], "cessation-of-hostilities", "ceasefire"),
        ({"about": ["WITHDRAW"]}, [FOUGHT], "cessation-of-hostilities", "ceasefire"),
        ({"about": ["LIFT"]}, [FOUGHT], None, None),  # about something else
        ({"about": ["HANDOVER"]}, [], None, "partial"),
        ({"about": ["MEET"]}, [], None, "pre-negotiation"),
        ({}, [], None, None),
    ],
)
def test_the_class_of_a_ceasefire_and_the_stage(lexicon, kept, before, klass, stage):
    found = one([*before, deal(**kept)], lexicon)
    assert (found.klass.value, found.stage.value) == (klass, stage)


@pytest.mark.parametrize(
    ("kept", "term", "until"),
    [
        ({"term": ("days", 4)}, "4 days", "2021-02-05"),
        ({"count": [("days", 15)]}, "15 days", "2021-02-16"),
        ({"count": [("hours", 24)]}, "24 hours", "2021-02-02"),
        ({"count": [("hours", 48)], "about": ["LIFT"]}, None, None),  # the time to do it in
        ({"term": ("days", 4), "date": None, "told_on": "2021-02-01"}, "4 days", None),
        ({}, None, None),
    ],
)
def test_for_how_long(lexicon, kept, term, until):
    found = one([deal(**kept)], lexicon)
    assert (found.term.value, found.until.value) == (term, until)
    assert found.until.basis == "counted" or term is None


@pytest.mark.parametrize(
    ("events", "at", "status", "on"),
    [
        ([truce()], "2021-02-20", "in-force", None),
        ([truce()], "2021-08-20", "unknown", None),
        ([truce(term=("days", 4))], "2021-02-05", "in-force", None),
        ([truce(term=("days", 4))], "2021-02-06", "lapsed", "2021-02-05"),
        ([truce(), deed("VIOLATE")], "2021-02-20", "in-force", None),  # one breach does not end it
        ([truce(), deed("VIOLATE"), truce("a2", date="2021-02-12")], "2021-02-20", "ended", "2021-02-10"),
        ([truce(), deed("VIOLATE"), truce("a2", date="2021-05-12")], "2021-05-20", "unknown", None),
        ([truce(), truce("a2", date="2021-02-12")], "2021-02-20", "in-force", None),
        ([truce(date=None, told_on="2021-02-01", term=("hours", 24))], "2021-02-03", "lapsed", "2021-02-02"),
        ([truce(), deed("RELEASE", date="2021-04-25")], "2021-05-20", "unknown", None),
        ([truce(about=["RELEASE"]), deed("RELEASE", date="2021-04-25")], "2021-05-20", "in-force", None),
    ],
)
def test_whether_it_is_in_force(lexicon, events, at, status, on):
    found = agreements(events, lexicon, at)[0]
    assert (found.status.value, found.ended_on.value) == (status, on)
    assert ("no-report-since" in found.gaps) is (status == "unknown")


@pytest.mark.parametrize(
    ("first", "second", "renews"),
    [
        ({"term": ("days", 4)}, {"date": "2021-02-05"}, True),
        ({"term": ("days", 4)}, {"date": "2021-02-20"}, False),
        ({}, {"date": "2021-02-20"}, False),
        ({}, {"date": "2021-02-20", "rule": "agree.prolong:verb"}, True),
        ({}, {"date": "2021-09-20", "rule": "agree.prolong:verb"}, False),
    ],
)
def test_what_an_agreement_renews(lexicon, first, second, renews):
    events = [truce(**first), deal("a2", **({"rule": "agree.truce:noun"} | second))]
    earlier, later = agreements(events, lexicon)
    assert (later.renews.value == earlier.id) is renews
    assert (earlier.renewed_by == later.id) is renews
    assert (later.stage.value == "renewal") is renews
    assert (earlier.status.value == "ended") is renews


def clause(events, lexicon, what, at=None):
    return next(c for c in agreements(events, lexicon, at)[0].clauses if c.what == what)


@pytest.mark.parametrize(
    ("what", "events", "state"),
    [
        ("RELEASE", [], "not-told"),
        ("RELEASE", [deed("RELEASE")], "fulfilled"),
        ("RELEASE", [deed("RELEASE", place=["حلب"])], "fulfilled"),  # prisoners are freed where they are held
        ("RELEASE", [deed("RELEASE", actor=["turkey"])], "not-told"),
        ("RELEASE", [deed("RELEASE", date="2021-01-20")], "not-told"),  # before
        ("RELEASE", [deed("RELEASE", date="2021-06-20")], "not-told"),  # long after
        ("RELEASE", [deed("RELEASE", status="planned")], "not-told"),
        ("RELEASE", [deed("RELEASE", status="denied")], "not-told"),
        ("HANDOVER", [deed("HANDOVER")], "fulfilled"),
        ("HANDOVER", [deed("HANDOVER", place=["حلب"])], "not-told"),
        ("HANDOVER", [deed("HANDOVER", actor=[], target=["syria-gov"])], "fulfilled"),
        ("WITHDRAW", [deed("WITHDRAW")], "fulfilled"),
        ("WITHDRAW", [deed("SEIZE")], "breached"),
        ("DEPLOY", [deed("DEPLOY"), deed("REJECT", "d2", about=["DEPLOY"])], "fulfilled"),
    ],
)
def test_what_became_of_a_clause(lexicon, what, events, state):
    found = clause([deal(about=[what]), *events, deed("PROTEST", "z", date="2021-07-01")], lexicon, what)
    assert found.state.value == state
    assert (found.state.events == ()) is (state == "not-told")


def test_that_nobody_says_anything_is_no_breach(lexicon):
    """«لم يصدر أي موقف»: a denial, an accusation or silence carries out nothing and breaks nothing."""
    others = [
        deed("DENY", "x", about=["RELEASE"]),
        deed("ACCUSE", "y", about=["VIOLATE"], target=["syria-gov"]),
        deed("MEET", "z", actor=BOTH),
    ]
    found = one([deal(about=["RELEASE"]), *others], lexicon)
    assert [(c.what, c.state.value, c.breached_by) for c in found.clauses] == [("RELEASE", "not-told", ())]


def test_what_was_refused_or_had_not_been_done_is_shown_and_is_no_breach(lexicon):
    undone = deed("DEPLOY", "x", status="denied")
    refused = deed("REJECT", "y", about=["DEPLOY"])
    found = clause([deal(about=["DEPLOY"]), undone, refused], lexicon, "DEPLOY")
    assert (found.state.value, found.withheld_by) == ("not-told", ("x", "y"))


@pytest.mark.parametrize(
    ("event", "state"),
    [
        (deed("VIOLATE"), "breached"),
        (deed("CLASH", actor=BOTH), "breached"),
        (deed("ATTACK", target=["syria-army"]), "breached"),
        (deed("SEIZE", target=["syria-gov"]), "breached"),
        (deed("ATTACK", target=["civilians"]), "not-told"),
        (deed("CLASH", actor=["sdf", "turkey"]), "not-told"),
        (deed("CLASH", actor=BOTH, place=["حلب"]), "not-told"),
        (deed("CLASH", actor=BOTH, date="2021-02-01"), "not-told"),  # until the truce of that day
        (deed("CLASH", actor=BOTH, date=None, told_on="2021-02-10"), "not-told"),  # perhaps before it
        (deed("VIOLATE", status="denied"), "not-told"),
    ],
)
def test_what_breaks_a_ceasefire(lexicon, event, state):
    found = clause([truce(), event], lexicon, "CEASEFIRE")
    assert found.state.value == state
    assert found.fulfilled_by == ()


def test_a_breach_that_one_side_asserts_says_so(lexicon):
    asserted = deed("VIOLATE", status="claimed", source=["syria-gov"])
    state = clause([truce(), asserted], lexicon, "CEASEFIRE").state
    assert (state.value, state.by, state.one_side) == ("breached", ("syria-gov",), True)


def test_a_breach_is_of_the_truce_that_its_report_tells_it_of(lexicon):
    """«هدنة اليوم … ولم تصمد هدنة سابقة … إذ اتُّهمت الوحدات بخرقها»."""
    kept = {"actor": BOTH, "place": [TOWN], "told_on": "2021-02-05", "rule": "agree.truce:noun"}
    events = in_one_report(
        told("AGREE", "a", date="2021-02-05", **kept),
        told("AGREE", "b", date="2021-02-03", **kept),
        told("VIOLATE", "v", actor=["sdf"], told_on="2021-02-05"),
    )
    earlier, today = agreements(events, lexicon)
    assert (earlier.breaches, today.breaches) == (("v",), ())
    assert (earlier.status.value, earlier.ended_by) == ("ended", ("v",))


def test_a_forced_retreat_carries_out_no_clause(lexicon):
    retreat = told(
        "WITHDRAW", "w", actor=["syria-army"], place=[TOWN], date="2021-02-02", told_on="2021-02-02"
    )
    taken = told("SEIZE", "s", actor=["sdf"], target=["syria-army"], place=[TOWN], date="2021-02-02")
    found = clause([deal(about=["WITHDRAW"]), *in_one_report(retreat, taken)], lexicon, "WITHDRAW")
    assert found.fulfilled_by == ()
    alone = clause([deal(about=["WITHDRAW"]), *in_one_report(retreat)], lexicon, "WITHDRAW")
    assert alone.fulfilled_by == ("w",)


def test_a_lifting_is_owed_by_each_that_besieges(lexicon):
    sieges = [
        made("BLOCKADE", "s1", actor=["syria-army"], target=["sdf"], place=["الشهباء"], date="2020-12-21"),
        made("BLOCKADE", "s2", actor=["sdf"], target=["syria-gov"], place=[TOWN], date="2021-01-11"),
        made("LIFT", "l2", actor=["sdf"], target=["syria-gov"], place=[TOWN], date="2021-02-02"),
        made("LIFT", "l1", actor=["syria-army"], place=["الشهباء"], date="2021-02-05"),
        made("BLOCKADE", "s3", actor=["syria-army"], target=["sdf"], place=["الشهباء"], date="2021-02-14"),
    ]
    found = one([deal(about=["LIFT"], count=[("hours", 48)]), *sieges], lexicon)
    assert {(c.who.value, c.place.value, c.state.value) for c in found.clauses} == {
        (("sdf",), (TOWN,), "fulfilled"),
        (("syria",), ("الشهباء",), "breached"),
    }
    assert {(c.who.basis, c.deadline.value) for c in found.clauses} == {("inferred", "2021-02-03")}


def test_a_clause_says_who_owes_what_by_when(lexicon):
    content = {
        "type": "HANDOVER", "actor": ["sdf"], "target": ["syria-gov"], "place": [TOWN],
        "deadline": "2021-02-28", "items": ["weapons"],
    }  # fmt: skip
    (found,) = one([deal(about=["HANDOVER"], content=[content])], lexicon).clauses
    assert (found.who.value, found.whom.value, found.who.basis) == (("sdf",), ("syria",), "told")
    assert (found.place.value, found.deadline.value, found.items.value) == (
        (TOWN,),
        "2021-02-28",
        ("weapons",),
    )


def test_the_steps_of_a_plan_keep_their_order(lexicon):
    content = [{"type": t, "actor": ["sdf"]} for t in ("LIFT", "RELEASE")]
    assert [(c.what, c.step) for c in one([deal(content=content)], lexicon).clauses] == [
        ("LIFT", 1),
        ("RELEASE", 2),
    ]


def test_who_is_no_party_to_it_is_named_with_his_words(lexicon):
    events = [
        deal(),
        deed("REJECT", "x", actor=["turkey"], target=["sdf"], about=["AGREE"], date="2021-02-02"),
    ]
    (excluded,) = one(events, lexicon).excludes
    assert (excluded.who, excluded.day, excluded.events) == (("turkey",), "2021-02-02", ("x",))


@pytest.mark.parametrize(
    ("event", "denied"),
    [
        (deed("DENY", actor=["syria-gov"], about=["AGREE"], date="2021-02-02"), ("syria-gov",)),
        (deal("a2", status="denied", source=["syria-gov"]), ("syria-gov",)),
        (deed("DENY", actor=["syria-gov"], about=["ATTACK"], date="2021-02-02"), None),
        (deed("DENY", actor=["turkey"], about=["AGREE"], date="2021-02-02"), None),
        (deed("DENY", actor=["syria-gov"], about=["AGREE"], date="2021-05-02"), None),
    ],
)
def test_who_denies_it(lexicon, event, denied):
    assert one([deal(), event], lexicon).denied.value == denied


@pytest.mark.parametrize(
    ("kept", "gap"),
    [
        ({"actor": []}, "no-actor"),
        ({"actor": ["sdf"]}, "no-target"),
        ({"place": []}, "no-place"),
        ({"date": None, "told_on": "2021-02-01"}, "no-date"),
        ({"source": ["syria-gov"]}, "one-side"),
        ({"reviewed": False}, "unreviewed"),
        ({"composed": True}, "composed"),
    ],
)
def test_what_is_not_known_is_said(lexicon, kept, gap):
    assert gap in one([deal(**kept)], lexicon).gaps
    assert gap not in one([deal()], lexicon).gaps


@pytest.mark.parametrize(("second", "count"), [("2021-02-02", 1), ("2021-02-05", 2), (None, 1)])
def test_linked_mentions_are_one_agreement_unless_their_days_lie_apart(lexicon, second, count):
    event = linked(
        told("AGREE", "a", actor=BOTH, date="2021-02-01", about=["LIFT"], told_on="2021-02-01"),
        told("AGREE", "b", actor=BOTH, date=second, about=["RELEASE"], told_on="2021-02-05"),
    )
    found = agreements([event], lexicon)
    assert len({a.id for a in found}) == count
    assert found[0].purpose.value == (("LIFT", "RELEASE") if count == 1 else ("LIFT",))


@pytest.fixture(scope="module")
def found(lexicon):
    return {a.day.value: a for a in agreements(examples(), lexicon) if a.day.basis == "told"}


def test_which_clauses_of_the_truce_of_august_2016_were_carried_out(found):
    kept = {c.what: c.state.value for c in found["2016-08-23"].clauses}
    told_of = {"CEASEFIRE": "breached", "RELEASE": "fulfilled", "WITHDRAW": "fulfilled"}
    assert kept == told_of | {"OTHER": "not-told"}  # the police that stays in the security square
    assert found["2016-08-23"].mediators.value == ("russia", "russia-army")


@pytest.mark.parametrize(
    ("day", "at", "status"),
    [
        ("2016-08-21", "2016-08-21", "in-force"),
        ("2016-08-21", "2016-08-23", "ended"),
        ("2016-08-23", "2016-09-08", "in-force"),
        ("2026-01-20", "2026-01-22", "in-force"),
        ("2026-01-20", "2026-01-24", "ended"),
        ("2026-01-24", "2026-02-08", "in-force"),
        ("2026-01-24", "2026-02-09", "lapsed"),
    ],
)
def test_the_agreements_of_the_examples_day_by_day(lexicon, day, at, status):
    assert [a.status.value for a in agreements(examples(), lexicon, at) if a.day.value == day] == [status]


def test_the_deal_of_february_2021(found):
    deal_ = found["2021-02-01"]
    assert {(c.who.value, c.place.value[0], c.state.value) for c in deal_.clauses} == {
        (("sdf",), "الحسكة", "fulfilled"),
        (("syria",), "الشهباء", "breached"),  # with the two quarters of Aleppo: one clause of the text
    }
    assert deal_.denied.value == ("syria-gov",)


def test_the_truce_of_january_2026_was_prolonged_by_one_side(found):
    assert found["2026-01-24"].renews.value == found["2026-01-20"].id
    assert (found["2026-01-24"].sided.value, found["2026-01-24"].until.value) == ("one", "2026-02-08")


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_events_changes_nothing(seed):
    shuffled = some(examples(), "hsk-2016", "hsk-2021", "qms-2021", "sdf-2026", "hsk-2026")
    wanted = agreements(shuffled, packs())
    random.Random(seed).shuffle(shuffled)
    assert agreements(shuffled, packs()) == wanted


@settings(max_examples=15, deadline=None)
@given(day=st.dates(date(2021, 1, 25), date(2021, 3, 1)))
def test_what_came_later_is_not_known(day):
    by_id = {e.id: e for e in examples()}
    for one_ in agreements(some(examples(), "hsk-2021", "qms-2021"), packs(), day.isoformat()):
        later = [by_id[i] for c in one_.clauses for i in (*c.fulfilled_by, *c.breached_by)]
        assert all((e.date or e.told_on)[:10] <= day.isoformat() for e in later)


def test_repeats_that_were_not_linked_make_no_agreement(lexicon):
    once = [e for e in some(examples(), "hsk-2016", "hsk-2026", "sdf-2026") if e.date or e.type != "AGREE"]
    shown = [
        [(a.day.value, a.parties.value, a.status.value) for a in agreements(told_events, lexicon)]
        for told_events in (once, [*once, *again(once)])
    ]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("mediated", "parties"), [(True, ("sdf", "syria")), (False, ("russia", "sdf", "syria"))]
)
def test_who_is_known_to_mediate_and_announces_a_truce_of_two_is_no_side_of_it(lexicon, mediated, parties):
    met = made(
        "MEET", "m", actor=["asayish", "ndf"], mediator=["russia"], date="2021-04-22", told_on="2021-04-22"
    )
    announced = truce("a", actor=["russia-army"], target=["asayish", "ndf"], date="2021-04-23")
    found = one([announced, *([met] if mediated else [])], lexicon)
    assert found.parties.value == parties
    assert found.mediators.value == (("russia-army",) if mediated else None)
