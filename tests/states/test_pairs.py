import pytest
from making import made

from sijill.states.pairs import Parties

TRIBES = made("ATTACK", "t", actor=["tribes"], target=["sdf"])


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (made("ATTACK", actor=["ndf"], target=["asayish"]), (("sdf", "syria"),)),
        (made("MEET", actor=["syria-gov", "ypg"]), (("sdf", "syria"),)),
        (made("MEET", actor=["sdf"], target=["syria-gov"], mediator=["russia"]), (("sdf", "syria"),)),
        (made("BLOCKADE", actor=["sdf"], target=["civilians"]), ()),
        (made("DETAIN", actor=["unknown"], target=["sdf"]), ()),
        (made("DEMAND", actor=["tribes"], target=["sdf"]), (("sdf", "tribes"),)),
        (made("RELEASE", actor=["sdf", "syria-gov"], target=["detainees"]), (("sdf", "syria"),)),
        (made("ATTACK", actor=["asayish"], target=["ypg"]), ()),
        (made("DEMAND", actor=["nobody-known"], target=["sdf"]), ()),
        (made("CLASH"), ()),
    ],
)
def test_pairs(lexicon, event, expected):
    assert Parties([event, TRIBES], lexicon).pairs(event) == expected


def test_who_clash_side_by_side_do_not_clash_with_each_other(lexicon):
    clash = made("CLASH", actor=["syria-army", "hezbollah", "isis"])
    together = made("ATTACK", "a", actor=["syria-army", "hezbollah"], target=["isis"])
    turned = made("ATTACK", "b", actor=["hezbollah"], target=["syria-army"])
    assert Parties([clash, together], lexicon).pairs(clash) == (("hezbollah", "isis"), ("isis", "syria"))
    assert ("hezbollah", "syria") in Parties([clash, together, turned], lexicon).pairs(clash)


@pytest.mark.parametrize(("status", "expected"), [("actual", (("merchants", "sdf"),)), ("claimed", ())])
def test_a_group_is_a_party_only_where_it_is_told_to_use_force(lexicon, status, expected):
    speech = made("DEMAND", actor=["merchants"], target=["sdf"])
    force = made("ATTACK", "t", actor=["merchants"], target=["sdf"], status=status)
    assert Parties([speech], lexicon).pairs(speech) == ()
    assert Parties([speech, force], lexicon).pairs(speech) == expected


def test_civilians_are_no_party_even_where_they_are_said_to_attack(lexicon):
    event = made("ATTACK", actor=["civilians"], target=["sdf"])
    assert Parties([event], lexicon).pairs(event) == ()
