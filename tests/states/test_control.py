import pytest
from crises import joined
from making import examples, linked, made, told

from sijill.states.control import control

TOWN, DAY = "الشدادي", "2026-01-19"


def seize(id_="s", by="syria-army", of=("sdf",), place=(TOWN,), date=DAY, **kept):
    return made("SEIZE", id_, actor=[by], target=list(of), place=list(place), date=date, **kept)


def leave(id_="w", by="sdf", place=(TOWN,), date=DAY, **kept):
    return made("WITHDRAW", id_, actor=[by], place=list(place), date=date, **kept)


def enter(id_="d", by="syria-army", place=(TOWN,), date="2026-01-20", **kept):
    return made("DEPLOY", id_, actor=[by], place=list(place), date=date, **kept)


def give(id_="h", by="sdf", to="syria-gov", place=(TOWN,), date=DAY, **kept):
    return made("HANDOVER", id_, actor=[by], target=[to], place=list(place), date=date, **kept)


def spells(events, lexicon, at=None):
    return [(h.party, h.since.value, h.until.value, h.by) for h in control(events, lexicon, at)]


LOST = ("sdf", None, DAY, "told")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([seize()], [LOST, ("syria", DAY, None, "seizure")]),
        ([give()], [LOST, ("syria", DAY, None, "handover")]),
        ([leave()], [LOST]),
        ([leave(), enter()], [LOST, ("syria", "2026-01-20", None, "withdrawal")]),
        ([leave(), enter(date="2026-01-27")], [LOST]),
        ([leave(), enter(by="asayish")], [LOST]),
        ([enter()], []),
        ([seize(of=())], [("syria", DAY, None, "seizure")]),
        ([seize(), seize("t", by="syria-security", date="2026-01-20")],
         [LOST, ("syria", DAY, None, "seizure")]),
        ([seize(), seize("t", by="sdf", of=["syria-army"], date="2026-01-25")],
         [LOST, ("syria", DAY, "2026-01-25", "seizure"), ("sdf", "2026-01-25", None, "seizure")]),
        ([seize(), leave("w", by="syria-army")], [LOST, ("syria", DAY, DAY, "seizure")]),
        ([leave(date="2026-01-17"), seize()],
         [LOST, ("syria", DAY, None, "seizure")]),
        ([seize(status="claimed", source=["sdf"])], [LOST, ("syria", DAY, None, "seizure")]),
        ([seize(status="planned")], []),
        ([seize(status="denied")], []),
        ([seize(of=["civilians"])], [("syria", DAY, None, "seizure")]),
        ([seize(by="civilians")], []),
        ([give(to="iraq", place=["العراق"], count=[("people", 150, "isis")])], []),
        ([give(count=[("people", 20)])], []),
        ([leave(count=[("positions", 2)])], []),
        ([leave(count=[("people", 500)])], []),
    ],
)  # fmt: skip
def test_a_place_goes_from_hand_to_hand(lexicon, events, expected):
    assert spells(events, lexicon) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["حي طي", "القامشلي"], {"حي طي"}),
        (["مبنى لا يعرفه أحد", "القامشلي"], {"مبنى لا يعرفه أحد"}),
        (["القامشلي"], {"القامشلي"}),
        (["دير حافر", "مسكنة"], {"دير حافر", "مسكنة"}),
        (["العراق"], set()),
    ],
)
def test_of_places_inside_one_another_the_smallest_counts(lexicon, places, expected):
    held = control([seize(place=places, of=())], lexicon)
    assert {h.place.value for h in held} == expected


def test_counted_positions_are_a_part_and_end_nobodys_holding(lexicon):
    events = [
        seize("a", date="2026-01-01"),
        seize("b", by="sdf", of=["syria-army"], count=[("positions", 3)]),
    ]
    held = control(events, lexicon)
    assert [(h.party, h.part, h.until.value) for h in held] == [
        ("sdf", False, "2026-01-01"), ("syria", False, None), ("sdf", True, None),
    ]  # fmt: skip


def test_who_denies_it_makes_it_contested_linked_or_not(lexicon):
    taken = seize(by="tribes", source=["field-sources"])
    denial = seize("n", by="tribes", status="denied", source=["sdf"])
    for events in ([taken, denial], [joined("e", taken, denial)]):
        (held,) = (h for h in control(events, lexicon) if h.party == "tribes")
        assert held.contested.value is True
        assert [(c.holder, c.by) for c in held.claims] == [("", ("sdf",)), ("tribes", ("field-sources",))]


def test_two_who_took_it_the_same_day_are_both_claims(lexicon):
    events = [seize("a", of=(), source=["syria-army"]), seize("b", by="sdf", of=(), source=["sdf"])]
    assert {c.holder for h in control(events, lexicon) for c in h.claims} == {"syria", "sdf"}


def test_nothing_later_than_the_day_asked_about_is_known(lexicon):
    assert spells([seize()], lexicon, "2026-01-18") == []
    assert spells([seize(), seize("t", by="sdf", of=["syria-army"], date="2026-02-01")], lexicon, DAY) == [
        LOST, ("syria", DAY, None, "seizure"),
    ]  # fmt: skip


def test_what_is_not_known_is_told(lexicon):
    (known_by_its_end,) = control([leave()], lexicon)
    assert "no-start" in known_by_its_end.gaps
    assert "no-actor" in control([made("HANDOVER", place=[TOWN], date=DAY)], lexicon)[0].gaps
    undated = control([seize(date=None, told_on=DAY, of=())], lexicon)[0]
    assert (undated.since.value, undated.since.basis) == (DAY, "told-on")
    assert {"no-date", "open-end"} <= set(undated.gaps)


def test_shaddadi_in_the_examples(lexicon):
    held = [h for h in control(examples(), lexicon) if h.place.value == TOWN]
    assert [(h.party, h.by) for h in held] == [("isis", "told"), ("sdf", "seizure"), ("syria", "withdrawal")]
    assert [h.since.value for h in held][:2] == [None, "2016-02"]


def test_every_holding_has_an_id_and_events_of_the_record(lexicon):
    events = examples()
    known, held = {e.id for e in events}, control(events, lexicon)
    assert len({h.id for h in held}) == len(held) > 20
    assert all(set(h.place.events) <= known and h.place.events for h in held)


def test_who_sends_forces_to_a_countryside_takes_nothing(lexicon):
    assert control([enter(place=["ريف الباب"])], lexicon) == ()


def test_nobody_takes_a_countryside_as_a_whole(lexicon):
    (held,) = control([give(place=["ريف الباب"])], lexicon)
    assert (held.party, held.part) == ("syria", True)


def test_what_has_no_day_is_no_rival_of_what_has_none(lexicon):
    events = [seize("a", of=(), date=None, told_on=DAY), seize("b", by="sdf", of=(), date=None, told_on=DAY)]
    assert not any(h.contested.value for h in control(events, lexicon))


@pytest.mark.parametrize(
    ("told_day", "at", "since"),
    [
        ("2026-01-06/2026-01-10", None, "2026-01-10"),
        ("2026-01-06/2026-01-10", "2026-01-08", "2026-01-06"),
        ("2026-01-01/2026-01-10", None, "2026-01-01/2026-01-10"),  # early January: no day is told
        ("2026-01", None, "2026-01"),
    ],
)
def test_what_took_days_was_done_on_the_last_of_them(lexicon, told_day, at, since):
    found = {h.party: h for h in control([seize(date=told_day, told_on="2026-01-20")], lexicon, at)}
    assert found["syria"].since.value == since
    assert found["sdf"].until.value == since


def test_who_is_told_to_have_taken_it_is_one_holding_with_claims(lexicon):
    tellings = [
        told("SEIZE", "a", actor=["sdf"], place=[TOWN], date="2021-04-20", outlet="afp"),
        told("SEIZE", "b", actor=["syria-army"], place=[TOWN], date="2021-04-21", outlet="sana"),
        told("SEIZE", "c", actor=["sdf"], place=[TOWN], date="2021-04-21", outlet="reuters"),
    ]
    found = control([linked(*tellings)], lexicon)
    assert len({one.id for one in found}) == len(found) == 1
    assert found[0].contested.value is True
    assert {claim.holder for claim in found[0].claims} == {"sdf", "syria"}


def test_who_is_not_known_to_hold_it_is_not_known(lexicon):
    (found,) = control([seize(by="unknown", of=())], lexicon)
    assert "no-actor" in found.gaps


def test_names_of_one_place_are_one_place(lexicon):
    taken = seize(place=["حي الشيخ مقصود"])
    lost = seize("t", by="sdf", of=["syria-army"], place=["الشيخ مقصود"], date="2026-01-25")
    assert [h.until.value for h in control([taken, lost], lexicon) if h.party == "syria"] == ["2026-01-25"]
    assert len({h.place.value for h in control([taken, lost], lexicon)}) == 1
