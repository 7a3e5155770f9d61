import pytest
from making import alone, made, told

from sijill.states.sources import Sources, state_id


@pytest.mark.parametrize(
    ("source", "outlet", "one_side"),
    [
        ([], "sana", True),  # a government's agency
        (["sana", "syria-army"], "wire", True),  # the innermost speaks
        (["asayish"], "sana", True),
        (["sohr"], "sana", False),
        (["unnamed-source"], "sana", False),
        (["nobody-knows"], "wire", False),
        ([], "", False),
    ],
)
def test_whose_word_it_is(lexicon, source, outlet, one_side):
    event = made(
        "BLOCKADE", actor=["asayish"], target=["syria-gov"], date="2021-01-20", source=source, outlet=outlet
    )
    by, one = Sources(lexicon).said([event])
    assert by == tuple(source[-1:] or [outlet][: bool(outlet)])
    assert one is one_side


def test_two_sides_that_tell_the_same_are_not_one(lexicon):
    kept = {"actor": ["asayish"], "target": ["syria-gov"], "date": "2021-01-20"}
    both = [made("BLOCKADE", "a", source=["asayish"], **kept), made("BLOCKADE", "b", source=["sana"], **kept)]
    assert Sources(lexicon).said(both) == (("asayish", "sana"), False)


def test_a_side_is_one_at_its_date_only(lexicon):
    """Russia had a side in the war until December 2024."""
    earlier, later = (
        made("MEET", actor=["sdf"], date=day, source=["russia-army"]) for day in ("2021-01-26", "2026-01-26")
    )
    sources = Sources(lexicon)
    assert sources.said([earlier])[1]
    assert not sources.said([later])[1]


def test_a_field_names_its_events_and_an_unknown_value_has_none(lexicon):
    event = alone(told("LIFT", "b", outlet="wire"))
    sources = Sources(lexicon)
    assert sources.field("2021", [event, event]).events == ("b",)
    assert sources.field(None, [event]).events == ()


def test_the_id_of_a_state_hangs_on_its_smallest_event():
    some = [made("LIFT", "b"), made("LIFT", "a")]
    assert state_id("blockade", some) == state_id("blockade", some[::-1]) == state_id("blockade", some[1:])


def test_what_the_telling_leaves_open(lexicon):
    event = made("LIFT", actor=["sdf"], source=["sdf"], reviewed=False, composed=True, date="2021-02-02")
    assert Sources(lexicon).gaps([event]) == ("one-side", "unreviewed", "composed")
