import random
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import again, alone, examples, linked, made, packs, some, told

from sijill.states.blockades import blockades

TOWN, OTHER = "الحسكة", "القامشلي"


def siege(id_="s1", **kept):
    """A blockade by the SDF of the government in Hasakah, told on the day it begins."""
    kept = {"actor": ["sdf"], "target": ["syria-gov"], "place": [TOWN], "date": "2024-08-07"} | kept
    return made("BLOCKADE", id_, **({"told_on": kept["date"]} | kept))


def lift(id_="l1", **kept):
    kept = {"actor": ["sdf"], "target": ["syria-gov"], "place": [TOWN], "date": "2024-08-13"} | kept
    return made("LIFT", id_, **({"told_on": kept["date"]} | kept))


def one(events, lexicon, at=None):
    (found,) = blockades(events, lexicon, at)
    return found


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ({"date": "2024-08-07/2024-08-11"}, 1),  # the same, days later
        ({"date": "2024-08-08", "actor": ["asayish"]}, 1),  # a body of the same party
        ({"date": "2024-08-08", "target": ["civilians"]}, 1),  # civilians are nobody's own
        ({"date": "2024-08-08", "actor": []}, 1),
        ({"date": "2024-08-08", "place": ["المربع الأمني في الحسكة"]}, 1),  # a part of the town
        ({"date": "2024-08-08", "place": [OTHER]}, 2),  # another town
        ({"date": "2024-08-08", "place": ["حي الشيخ مقصود"], "actor": ["syria-army"], "target": ["sdf"]}, 2),
        ({"date": "2024-08-08", "target": ["turkey"]}, 2),
        ({"date": "2025-08-07"}, 2),  # a year later
        ({"date": "2024-09-20"}, 1),  # told of again within the silence
        ({"date": None, "told_on": "2024-08-09"}, 1),
        ({"date": None, "told_on": "2025-08-09"}, 2),
    ],
)
def test_what_is_the_same_blockade(lexicon, second, count):
    assert len(blockades([siege(), siege("s2", **second)], lexicon)) == count


def test_a_blockade_that_names_two_towns_ties_those_of_each_together(lexicon):
    apart = [siege("s1"), siege("s2", place=[OTHER])]
    assert len(blockades(apart, lexicon)) == 2
    assert one([*apart, siege("s3", place=[TOWN, OTHER])], lexicon).place.value == (TOWN, OTHER)


def test_a_blockade_after_a_lifting_is_a_new_one(lexicon):
    first, second = blockades([siege(), lift(), siege("s2", date="2024-08-20")], lexicon)
    assert (first.until.value, first.status.value) == ("2024-08-13", "lifted")
    assert (second.since.value, second.until.value) == ("2024-08-20", None)
    assert "open-end" in second.gaps


def test_whom_a_lifting_frees_was_besieged_where_no_blockading_names_a_party(lexicon):
    found = one([siege(target=["civilians"]), lift()], lexicon)
    assert (found.target.value, found.target_party.value) == (("civilians", "syria-gov"), ("syria",))
    assert len(found.target.events) == 2
    named = one([siege(target=["syria-army"]), lift()], lexicon)
    assert named.target.value == ("syria-army",)


@pytest.mark.parametrize("status", ["denied", "planned"])
def test_what_is_only_denied_or_planned_is_no_blockade(lexicon, status):
    assert blockades([siege(status=status)], lexicon) == ()


def test_a_claim_stands_with_the_name_of_who_makes_it(lexicon):
    found = one([siege(status="claimed", source=["syria-gov"])], lexicon)
    assert (found.status.by, found.status.one_side) == (("syria-gov",), True)
    assert "one-side" in found.gaps


@pytest.mark.parametrize(
    ("starts", "since", "basis"),
    [
        (["2024-08-07", "2024-08-07/2024-08-10"], "2024-08-07", "told"),
        (["2024-08-06/2024-08-10", "2024-08-07/2024-08-10", "2024-08-07/2024-08-11"], "2024-08-07", "told"),
        (["2024-08-06/2024-08-10", "2024-08-07/2024-08-11"], "2024-08-06", "told"),  # as many: the earliest
        (["2024-08-01/2024-08-10", "2024-08-07/2024-08-11"], "2024-08-07", "told"),  # a day before a third
        (["2024-08-01/2024-08-10"], "2024-08-01/2024-08-10", "told"),
        (["2024-08"], "2024-08", "told"),
        ([None], "2024-08-12", "told-on"),
        ([None, "2024-08-09"], "2024-08-09", "told"),
    ],
)
def test_since_when(lexicon, starts, since, basis):
    events = [siege(f"s{n}", date=day, told_on="2024-08-12", outlet=f"o{n}") for n, day in enumerate(starts)]
    found = one(events, lexicon)
    assert (found.since.value, found.since.basis) == (since, basis)
    assert ("no-start" in found.gaps) is (basis == "told-on")


def test_every_told_beginning_is_kept_with_its_source(lexicon):
    events = [siege(outlet="a"), siege("s2", date="2024-08-08/2024-08-09", outlet="b")]
    assert [(f.value, f.by) for f in one(events, lexicon).starts] == [
        ("2024-08-07", ("a",)),
        ("2024-08-08", ("b",)),
    ]


@pytest.mark.parametrize(
    ("kept", "at", "days", "basis"),
    [
        ({"date": "2024-08-07/2024-08-12", "count": [("days", 6)]}, None, 6, "told"),
        ({"date": "2024-08-07/2024-08-12", "count": [("days", 6)]}, "2024-08-13", 7, "counted"),
        ({"date": "2024-08-07/2024-08-12", "count": [("days", 6)]}, "2024-08-09", 3, "counted"),
        ({"date": "2024-08-07/2024-08-12"}, None, 6, "counted"),
        ({"date": "2024-08"}, None, None, "counted"),
        ({"date": None, "told_on": "2024-08-12"}, None, None, "counted"),
        ({"date": None, "told_on": "2024-08-12", "count": [("days", 6)]}, None, 6, "told"),
    ],
)
def test_how_many_days_told_or_counted(lexicon, kept, at, days, basis):
    found = one([siege(**({"told_on": "2024-08-12"} | kept))], lexicon, at)
    assert (found.days.value, found.days.basis) == (days, basis)


@pytest.mark.parametrize(
    ("kept", "status"),
    [
        ({}, "lifted"),
        ({"actor": []}, "lifted"),
        ({"count": [("trucks", 7)]}, "partial"),
        ({"items": ["food"]}, "partial"),
        ({"rule": "lift.allow:verb"}, "partial"),
        ({"place": ["المربع الأمني في الحسكة"]}, "partial"),  # one part of the town
        ({"place": ["محافظة الحسكة"]}, "lifted"),
        ({"place": [OTHER]}, "besieged"),
        ({"actor": ["turkey"]}, "besieged"),
        ({"status": "planned"}, "besieged"),
        ({"date": "2024-08-06"}, "besieged"),  # before it began
    ],
)
def test_what_lifts_and_what_eases(lexicon, kept, status):
    found = one([siege(), lift(**kept)], lexicon)
    assert found.status.value == status
    assert (found.until.value is not None) is (status == "lifted")


def test_the_turns_are_told_in_order_with_their_sources(lexicon):
    events = [
        siege(outlet="a"),
        lift("l1", date="2024-08-10", items=["food"], outlet="b"),
        siege("s2", date="2024-08-11", outlet="c"),
        lift("l2", outlet="d"),
    ]
    history = one(events, lexicon).history
    assert [(t.day, t.status, t.by) for t in history] == [
        ("2024-08-07", "besieged", ("a",)),
        ("2024-08-10", "partial", ("b",)),
        ("2024-08-11", "besieged", ("c",)),
        ("2024-08-13", "lifted", ("d",)),
    ]


def test_a_lifting_that_is_followed_by_another_days_later_only_eased(lexicon):
    found = one([siege(), lift("l1", date="2024-08-10"), lift("l2")], lexicon)
    assert found.until.value == "2024-08-13"
    assert [t.status for t in found.history] == ["besieged", "partial", "lifted"]


def test_where_sources_differ_in_the_end_each_is_kept(lexicon):
    events = [lift("l1", outlet="a"), lift("l2", outlet="b"), lift("l3", date="2024-08-14", outlet="c")]
    found = one([siege(), *events], lexicon)
    assert found.until.value == "2024-08-13"
    assert [(f.value, f.by) for f in found.ends] == [("2024-08-13", ("a", "b")), ("2024-08-14", ("c",))]


def test_an_undated_blockade_is_the_one_whose_lifting_its_report_tells(lexicon):
    late = msgspec.structs.replace
    events = [
        lift("l2", date="2024-08-14", told_on="2024-09-20"),
        siege("s2", date=None, told_on="2024-09-20"),
    ]
    both = [
        late(e, told=tuple(late(t, mention=late(t.mention, report="late")) for t in e.told)) for e in events
    ]
    found = one([siege(), lift(), *both], lexicon)
    assert (found.since.value, found.until.value) == ("2024-08-07", "2024-08-13")


def test_an_interval_that_was_long_over_when_told_ends_there(lexicon):
    over, still = (siege(date="2024-08-07/2024-08-15", told_on=day) for day in ("2024-09-20", "2024-08-16"))
    assert (one([over], lexicon).until.value, one([over], lexicon).until.basis) == ("2024-08-15", "inferred")
    assert one([still], lexicon).until.value is None


@pytest.mark.parametrize(
    ("second", "answered"),
    [
        ({}, True),
        ({"date": "2024-07-20"}, False),  # before
        ({"target": ["turkey"]}, False),
        ({"target": ["civilians"]}, False),  # nobody says whose
        ({"date": "2024-11-20"}, False),  # long after
    ],
)
def test_which_blockade_answers_which(lexicon, second, answered):
    other = {"actor": ["syria-army"], "target": ["sdf"], "place": ["الشهباء"], "date": "2024-08-10"} | second
    found = {b.actor_party.value: b for b in blockades([siege(), siege("s2", **other)], lexicon)}
    first, later = found["sdf",], found["syria",]
    assert (later.answers.value == first.id) is answered
    assert (first.answered_by == (later.id,)) is answered
    assert first.answers.value is None or not answered


def test_a_blockade_laid_anew_does_not_answer_what_answered_it(lexicon):
    army = {"actor": ["syria-army"], "target": ["sdf"], "place": ["الشهباء"]}
    events = [
        siege("s0", date="2024-08-01", **army),
        siege(),
        lift("l1", date="2024-08-13"),
        lift("l2", date="2024-08-14", **(army | {"target": []})),
        siege("s2", date="2024-08-20", **army),
    ]
    first, answer, anew = blockades(events, lexicon)
    assert answer.answers.value == first.id
    assert anew.answers.value is None


@pytest.mark.parametrize(
    ("event", "what"),
    [
        (
            made("AID", "x", actor=["sarc"], target=["civilians"], place=[TOWN], date="2024-08-09"),
            "delivered",
        ),
        (made("DEMAND", "x", actor=["un"], target=["sdf"], about=["LIFT"], date="2024-08-09"), "asked"),
        (made("REJECT", "x", actor=["sdf"], about=["LIFT"], place=[TOWN], date="2024-08-09"), "refused"),
        (made("REJECT", "x", actor=["syria-gov"], about=["LIFT"], place=[TOWN], date="2024-08-09"), None),
        (made("LIFT", "x", place=[TOWN], count=[("trucks", 7)], date="2024-08-09"), "allowed"),
        (
            made("BLOCKADE", "x", target=["un"], place=[TOWN], count=[("trucks", 7)], date="2024-08-09"),
            "refused",
        ),
        (made("AID", "x", actor=["sarc"], place=[OTHER], date="2024-08-09"), None),
        (made("AID", "x", actor=["sarc"], place=[TOWN], date="2024-10-09"), None),
        (made("AID", "x", actor=["sarc"], place=[TOWN], date="2024-08-09", status="planned"), None),
    ],
)
def test_aid_asked_allowed_delivered_and_refused(lexicon, event, what):
    found = one([siege(date="2024-08-07/2024-08-12"), event], lexicon)
    assert [t.what for t in found.aid] == ([what] if what else [])
    assert found.since.value == "2024-08-07"


def test_what_is_taken_from_who_brought_aid_is_stripped(lexicon):
    with_aid = [told("AID", "x", actor=["sarc"], date="2024-08-09")]
    with_aid += [told("COERCE", "y", actor=["sdf"], target=["sarc"], date="2024-08-09")]
    in_one = [
        msgspec.structs.replace(t, mention=msgspec.structs.replace(t.mention, report="r")) for t in with_aid
    ]
    found = one([siege(), lift(), *map(alone, in_one)], lexicon)
    assert [(t.what, t.who) for t in found.aid] == [("stripped", ("sdf",))]


def test_the_parts_of_the_test_of_a_besieged_area_are_claims(lexicon):
    events = [
        siege(items=["food", "movement"], source=["syria-gov"]),
        siege("s2", date="2024-08-08", rule="blockade.besiege:verb", outlet="o"),
        lift("l1", date="2024-08-10", items=["food"], outlet="o"),
    ]
    found = one(events, lexicon)
    assert [(c.day, c.part, c.holds, c.by) for c in found.claims] == [
        ("2024-08-07", "no-aid", True, ("syria-gov",)),
        ("2024-08-07", "no-exit", True, ("syria-gov",)),
        ("2024-08-08", "surrounded", True, ("o",)),
        ("2024-08-10", "no-aid", False, ("o",)),
    ]
    assert (found.surrounded.value, found.no_aid.value, found.no_exit.value) == (True, False, True)
    assert one([siege()], lexicon).surrounded.value is None


def test_who_denies_a_blockade_is_named(lexicon):
    denial = made("DENY", "d", actor=["asayish"], about=["BLOCKADE"], date="2024-08-09")
    assert one([siege(), denial], lexicon).denied.value == ("asayish",)
    other = made("DENY", "d", actor=["turkey"], about=["BLOCKADE"], date="2024-08-09")
    assert one([siege(), other], lexicon).denied.value is None


def test_missing_parties_and_places_are_gaps(lexicon):
    found = one([made("BLOCKADE", told_on="2024-08-08")], lexicon)
    assert {"no-actor", "no-target", "no-place", "no-start", "open-end"} <= set(found.gaps)


def test_an_open_blockade_of_which_nothing_is_heard_says_so(lexicon):
    assert "no-report-since" in one([siege()], lexicon, "2024-12-01").gaps
    assert "no-report-since" not in one([siege()], lexicon, "2024-08-20").gaps


def telling(id_, type_="BLOCKADE", **kept):
    kept = {"actor": ["sdf"], "target": ["syria-gov"], "place": [TOWN], "date": "2024-08-07"} | kept
    return told(type_, id_, **({"told_on": kept["date"]} | kept))


def test_of_linked_mentions_each_has_its_own_beginning_and_voice(lexicon):
    event = linked(
        telling("a", outlet="x"),
        telling("b", date="2024-08-06/2024-08-08", outlet="y"),
        telling("c", outlet="z", target=["civilians"]),
    )
    found = one([event], lexicon)
    assert [(f.value, f.by) for f in found.starts] == [("2024-08-06", ("y",)), ("2024-08-07", ("x", "z"))]
    assert found.since.value == "2024-08-07"
    assert set(found.target.value) == {"syria-gov", "civilians"}
    assert found.history[0].by == ("x", "z")


def test_a_linked_mention_that_denies_does_not_tell_it(lexicon):
    event = linked(telling("a", outlet="x"), telling("b", status="denied", source=["asayish"]))
    found = one([event], lexicon)
    assert (found.status.by, found.denied.value, found.denied.one_side) == (("x",), ("asayish",), True)


def test_two_sieges_that_were_linked_stay_two(lexicon):
    again_later = linked(telling("a"), telling("b", date="2024-08-20"))
    elsewhere = linked(telling("a"), telling("b", place=[OTHER]))
    assert len({b.id for b in blockades([again_later, lift()], lexicon)}) == 2
    assert len({b.id for b in blockades([elsewhere], lexicon)}) == 2


def test_what_was_linked_is_one_though_its_besiegers_differ(lexicon):
    assert len(blockades([linked(telling("a"), telling("b", actor=["turkey"]))], lexicon)) == 1


# (day, besieger, a place) -> since, until, days, status, whether told or counted
SHOWN = [
    (None, "sdf", "المربع الأمني", "2016-08-17", "2016-08-26", 10, "lifted"),
    (None, "syria", "الشهباء", "2020-12-21", "2021-02-05", 47, "lifted"),
    (None, "sdf", "شارع فلسطين", "2021-01-11", "2021-02-02", 23, "lifted"),
    ("2021-01-26", "sdf", "القامشلي", "2021-01-11", None, 16, "besieged"),
    ("2021-02-20", "syria", "الشهباء", "2021-02-14", None, 7, "besieged"),
    ("2024-08-08", "sdf", "الحسكة", "2024-08-07", None, 2, "besieged"),
    ("2024-08-11", "sdf", "الحسكة", "2024-08-07", None, 5, "besieged"),
    ("2024-08-20", "sdf", "الحسكة", "2024-08-07", "2024-08-13", 7, "lifted"),
    (None, "syria", "عين العرب", "2026-01-20", None, 15, "partial"),
]


@pytest.fixture(scope="module")
def events():
    return examples()


@pytest.mark.parametrize("shown", SHOWN)
def test_the_blockades_of_the_examples(lexicon, events, shown):
    at, party, place, since, *wanted = shown
    found = [b for b in blockades(events, lexicon, at) if b.actor_party.value == (party,)]
    last = [b for b in found if place in (b.place.value or ()) and b.since.value == since]
    assert [[b.until.value, b.days.value, b.status.value] for b in last] == [wanted]


def test_the_blockade_of_hasakah_answered_that_of_shahba(lexicon, events):
    found = {b.since.value: b for b in blockades(some(events, "hsk-2021", "qms-2021-02"), lexicon)}
    assert found["2021-01-11"].answers.value == found["2020-12-21"].id
    assert found["2020-12-21"].answered_by == (found["2021-01-11"].id,)
    assert found["2021-02-14"].answers.value is None


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_the_events_changes_nothing(seed):
    shuffled = some(examples(), "hsk-2021", "hsk-2024", "qms-2021")
    wanted = blockades(shuffled, packs())
    random.Random(seed).shuffle(shuffled)
    assert blockades(shuffled, packs()) == wanted


@settings(max_examples=20, deadline=None)
@given(day=st.dates(date(2021, 1, 1), date(2021, 3, 20)))
def test_what_came_later_is_not_known(day):
    for found in blockades(some(examples(), "hsk-2021", "qms-2021"), packs(), day.isoformat()):
        told_days = [found.seen.value, found.until.value, found.since.value, *(t.day for t in found.history)]
        assert all(d is None or d[:10] <= day.isoformat() for d in told_days)


def test_repeats_that_were_not_linked_change_no_day(lexicon):
    once = some(examples(), "hsk-2024")
    shown = [
        [(b.since.value, b.until.value, b.days.value, b.place.value) for b in blockades(told_events, lexicon)]
        for told_events in (once, [*once, *again(once)])
    ]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(("at", "days"), [("2024-08-20", 14), ("2024-09-11", 5), ("2027-01-01", 5)])
def test_days_are_counted_to_the_last_word_where_nothing_was_told_for_long(lexicon, at, days):
    siege = made(
        "BLOCKADE", "b", actor=["sdf"], place=[TOWN], date="2024-08-07/2024-08-11", told_on="2024-08-12"
    )
    (found,) = blockades([siege], lexicon, at)
    assert (found.days.value, "no-report-since" in found.gaps) == (days, days == 5)
