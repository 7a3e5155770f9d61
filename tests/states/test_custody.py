import random

import pytest
from crises import joined, reported
from making import examples, made

from sijill.states.choosing import StateFilter, chosen
from sijill.states.custody import custody
from sijill.states.ground import Ground
from sijill.states.kinds import in_force

DAY = "2021-04-24"


def detain(id_="d", by="asayish", of="ndf", number=17, date=DAY, **kept):
    count = [("detained", number, of)] if number else []
    return made("DETAIN", id_, actor=[by], target=[of], count=count, date=date, **kept)


def release(id_="r", by="asayish", of="ndf", number=12, date="2021-05-03", **kept):
    count = [("released", number, of)] if number else []
    return made("RELEASE", id_, actor=[by], target=[of], count=count, date=date, **kept)


def escape(id_, number, source, keeper=(), place=("سجن الشدادي",), date="2026-01-19"):
    return made(
        "ESCAPE", id_, actor=["isis"], target=list(keeper), place=list(place), date=date, source=[source],
        count=[("escaped", number, "isis")],
    )  # fmt: skip


def numbers(found):
    return [(f.low, f.by) for f in found]


def one(events, lexicon, at=None):
    (found,) = custody(events, lexicon, at)
    return found


def test_numbers_that_differ_stand_side_by_side(lexicon):
    found = one([detain("a", source=["sohr"]), detain("b", number=5, source=["ndf"])], lexicon)
    assert (found.party, found.of_party) == ("sdf", "syria")
    assert numbers(found.detained) == [(5, ("ndf",)), (17, ("sohr",))]


@pytest.mark.parametrize(
    ("events", "held"),
    [
        ([detain()], True),
        ([detain(number=19), release(number=12)], True),
        ([detain(number=12), release(number=12)], None),
        ([detain(), release(number=None)], None),
        ([release()], None),
        ([detain(number=None)], True),
    ],
)
def test_held_is_known_only_where_the_numbers_leave_some(lexicon, events, held):
    assert one(events, lexicon).held.value is held


@pytest.mark.parametrize(("day", "count"), [("2021-06-23", 1), ("2021-06-24", 2)])
def test_sixty_days_without_a_word_end_a_custody(lexicon, day, count):
    assert len(custody([detain(), detain("e", date=day)], lexicon)) == count


def test_releases_of_each_others_people_are_an_exchange_and_detainees_are_the_other_sides(lexicon):
    events = reported(
        "r",
        release("a", by="ypg", of="detainees", number=27),
        release("b", by="syria-gov", of="ypg", number=6),
    )
    by_sdf, by_syria = sorted(custody(events, lexicon), key=lambda c: c.party)
    assert (by_sdf.of_party, numbers(by_sdf.exchanged)) == ("syria", [(27, ("wire",))])
    assert by_sdf.exchanged[0].basis == "inferred"
    assert (by_syria.of_party, numbers(by_syria.exchanged)) == ("sdf", [(6, ("wire",))])
    assert by_sdf.released == by_sdf.exchanged


def test_releases_days_apart_or_of_strangers_are_no_exchange(lexicon):
    first = release("a", by="ypg", of="syria-army")
    for other in (
        release("b", by="syria-gov", of="ypg", date="2021-05-06"),
        release("b", by="syria-gov", of="tribes", date="2021-05-03"),
    ):
        assert all(c.exchanged == () for c in custody(reported("r", first, other), lexicon))


def test_whose_people_one_freed_is_no_guess_across_reports(lexicon):
    events = [release("a", by="asayish", of="syria-security"), release("b", by="syria-gov", of="detainees")]
    assert all(c.exchanged == () for c in custody(events, lexicon))
    assert any(c.exchanged for c in custody(reported("r", *events), lexicon))


def test_what_both_free_together_is_of_both(lexicon):
    event = made(
        "RELEASE", actor=["sdf", "syria-gov"], target=["detainees"], count=[("released", 20, "detainees")]
    )
    found = one([event], lexicon)
    assert (found.party, numbers(found.exchanged)) == ("sdf+syria", [(20, ("wire",))])


def test_the_escaped_are_of_who_held_them_there_and_the_recaptured_of_the_same_report(lexicon):
    told = reported(
        "k",
        escape("a", 120, "syria-security"),
        detain("b", by="syria-security", of="isis", number=81, date=None, told_on="2026-01-20"),
    )
    elsewhere = detain("z", by="iraq-army", of="isis", number=3, date="2026-01-20")
    keeper = escape("c", 1500, "sdf", keeper=["sdf"])
    by_party = {c.party: c for c in custody([*told, keeper, elsewhere], lexicon)}
    assert numbers(by_party["sdf"].escaped) == [(120, ("syria-security",)), (1500, ("sdf",))]
    assert [(f.low, f.basis) for f in by_party["sdf"].recaptured] == [(81, "inferred")]
    assert [f.low for f in by_party["syria"].detained] == [81]
    assert set(by_party) == {"sdf", "syria", "iraq"}


def test_who_escaped_from_nobody_told_is_kept_by_nobody_known(lexicon):
    found = one([escape("a", 120, "sohr")], lexicon)
    assert (found.party, "no-actor" in found.gaps) == ("", True)


def test_people_handed_over_are_moved_by_one_and_received_by_the_other(lexicon):
    event = made(
        "HANDOVER", actor=["usa"], target=["iraq"], count=[("people", 150, "isis")], date="2026-01-21"
    )
    by_party = {c.party: c for c in custody([event], lexicon)}
    assert [f.low for f in by_party["usa"].moved] == [f.low for f in by_party["iraq"].received] == [150]
    assert custody([made("HANDOVER", actor=["sdf"], target=["syria-gov"], place=["الشدادي"])], lexicon) == ()


def test_since_when_people_were_held_is_not_known_where_only_their_release_is_told(lexicon):
    found = one([release(number=12)], lexicon)
    assert (found.since.value, found.last.value) == (None, "2021-05-03")
    assert "no-start" in found.gaps
    assert one([detain(), release(number=12)], lexicon).since.value == DAY
    ground = Ground(lexicon)
    for until, is_found in (("2016-12-31", False), ("2021-05-03", True)):
        assert bool(chosen([found], StateFilter(until=until), ground)) is is_found


def test_a_linked_event_keeps_each_tellings_keeper(lexicon):
    event = joined("e", release("a", number=12), release("b", by="syria-gov", of="ypg", number=3), actor=())
    assert {(c.party, c.released[0].low) for c in custody([event], lexicon)} == {("sdf", 12), ("syria", 3)}


def test_tellings_of_one_event_that_lie_apart_are_custodies_with_ids_of_their_own(lexicon):
    found = custody(
        [joined("one", detain("a"), detain("b", number=2, date="2021-12-09"), date=None)], lexicon
    )
    assert [(c.since.value, [f.low for f in c.detained], c.of.events) for c in found] == [
        (DAY, [17], ("one",)),
        ("2021-12-09", [2], ("one",)),
    ]
    assert len({c.id for c in found}) == 2


def test_denied_and_planned_hold_nobody_and_later_is_not_known(lexicon):
    assert custody([detain(status="denied"), release(status="planned")], lexicon) == ()
    assert one([detain(), release()], lexicon, DAY).released == ()


def test_the_prison_break_of_the_examples(lexicon):
    (found,) = (c for c in custody(examples(), lexicon) if (c.party, c.of_party) == ("sdf", "isis"))
    assert {f.low for f in found.escaped} >= {120, 1500}
    assert [f.low for f in found.recaptured] == [81]
    assert {f.by for f in found.escaped if f.low == 1500 and f.day == "2026-01-19"} == {("sdf",)}


def test_the_order_of_reading_changes_nothing(lexicon):
    events = examples()
    shuffled = random.Random(7).sample(events, len(events))
    assert custody(shuffled, lexicon) == custody(events, lexicon)


@pytest.mark.parametrize(
    ("at", "unheard"), [("2021-04-22", False), ("2021-06-21", False), ("2021-06-23", True)]
)
def test_people_of_whom_nothing_was_told_for_long_are_not_said_to_be_held_still(lexicon, at, unheard):
    held = made("DETAIN", "d", actor=["sdf"], target=["syria-army"], date="2021-04-22", told_on="2021-04-22")
    (found,) = custody([held], lexicon, at)
    assert ("no-report-since" in found.gaps) is unheard
    assert in_force("custody", found, at) is not unheard
