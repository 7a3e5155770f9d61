import pytest
from crises import joined
from making import made

from sijill.schema import Bound
from sijill.states.figures import bounds, figures, merged
from sijill.states.sources import Sources


@pytest.fixture(scope="module")
def sources(lexicon):
    return Sources(lexicon)


def escape(id_, number, source, **kept):
    return made("ESCAPE", id_, actor=["isis"], source=[source], count=[("escaped", number, "isis")], **kept)


def told(found):
    return [(f.low, f.high, f.by) for f in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (81, (81, 81)),
        (Bound(min=20), (20, None)),
        (Bound(min=39, max=51), (39, 51)),
        (Bound(max=9), (None, 9)),
    ],
)
def test_bounds_are_what_the_count_says(value, expected):
    assert bounds(made("ATTACK", count=[("killed", value)]).told[0].mention.count[0]) == expected


def test_two_numbers_of_one_event_stand_each_with_its_holder(sources):
    event = joined("e", escape("a", 120, "syria-security"), escape("b", 1500, "sdf"))
    assert told(figures(event, "escaped", sources)) == [
        (120, 120, ("syria-security",)), (1500, 1500, ("sdf",)),
    ]  # fmt: skip


def test_one_number_told_by_two_is_one_figure_of_both(sources):
    event = joined("e", escape("a", 120, "syria-security"), escape("b", 120, "reuters"))
    assert told(figures(event, "escaped", sources)) == [(120, 120, ("reuters", "syria-security"))]


def test_the_numbers_of_others_and_of_who_denies_are_left_out(sources):
    counts = [("killed", 3, "sdf"), ("killed", 18, "syria-security"), ("killed", 21)]
    event = made("ATTACK", count=counts)
    denied = made("ATTACK", status="denied", count=counts)
    assert [f.low for f in figures(event, "killed", sources, of=["sdf"])] == [3]
    assert [f.low for f in figures(event, "killed", sources, of=["sdf", ""])] == [3, 21]
    assert figures(denied, "killed", sources) == ()


def test_a_vague_number_shows_its_word_and_a_clear_one_none(sources):
    event = made("ATTACK", count=[("killed", Bound(min=20), None, "العشرات"), ("injured", 4, None, "أربعة")])
    assert figures(event, "killed", sources)[0].word == "العشرات"
    assert figures(event, "injured", sources)[0].word == ""


def test_who_counts_nothing_is_a_figure_without_a_number_where_that_is_asked_for(sources):
    event = made("RELEASE", actor=["sdf"])
    assert figures(event, "released", sources) == ()
    (one,) = figures(event, "released", sources, always=True)
    assert (one.low, one.high, one.events) == (None, None, ("e",))


def test_one_side_is_who_acts_or_suffers(sources):
    event = made(
        "DETAIN", actor=["asayish"], target=["ndf"], source=["asayish"], count=[("detained", 9, "ndf")]
    )
    other = made("DETAIN", actor=["asayish"], target=["ndf"], source=["sohr"], count=[("detained", 9, "ndf")])
    assert figures(event, "detained", sources)[0].one_side
    assert not figures(other, "detained", sources)[0].one_side


def test_the_same_number_of_two_opposed_sides_is_not_one_sided(sources):
    acts = {"actor": ["asayish"], "target": ["ndf"], "date": "2021-04-22", "count": [("detained", 9, "ndf")]}
    found = [
        f for id_, by in (("a", "asayish"), ("b", "syria-gov"))
        for f in figures(made("DETAIN", id_, source=[by], **acts), "detained", sources)
    ]  # fmt: skip
    assert [f.one_side for f in found] == [True, True]
    assert [(f.by, f.one_side) for f in merged(found, sources)] == [(("asayish", "syria-gov"), False)]


def test_merging_keeps_apart_what_was_on_other_days(sources):
    found = [
        f for id_, day in (("a", "2021-04-22"), ("b", "2021-04-23"))
        for f in figures(made("DETAIN", id_, date=day, count=[("detained", 9)]), "detained", sources)
    ]  # fmt: skip
    assert [f.day for f in merged(found, sources)] == ["2021-04-22", "2021-04-23"]
