"""What an event says: what all agree on, each disagreement with its holders, how many sources."""

import pytest
from telling import at_least, told

from sijill.link.events import event, known_by

AT = {"place": ["الحسكة"], "actor": "isis", "date": "2026-01-19"}


def differing(found):
    return {(one.argument, one.of): [value.value for value in one.values] for one in found.disagreements}


def test_both_figures_stand_each_with_its_holder(atlas):
    found = event(
        [
            told("ESCAPE", "a", **AT, count=[("escaped", 81, None)], source="syria-security"),
            told("ESCAPE", "b", **AT, count=[("escaped", 1500, None)], outlet="rudaw"),
        ],
        atlas,
    )
    (escaped,) = found.disagreements
    assert [(v.value, [(w.by, w.party) for w in v.by]) for v in escaped.values] == [
        ("81", [("syria-security", "syria")]),
        ("1500", [("rudaw", "krg")]),
    ] or [(v.value, v.by[0].by) for v in escaped.values] == [("81", "syria-security"), ("1500", "rudaw")]
    assert (found.actor, found.place, found.date, found.sources) == (("isis",), ("الحسكة",), "2026-01-19", 2)


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ({"count": [("killed", 6, None)]}, {"count": [("killed", 4, None)]}, {("killed", ""): ["4", "6"]}),
        ({"count": [("killed", 43, None)]}, {"count": [("killed", at_least(30), None)]}, {}),
        ({"count": [("killed", 6, None)]}, {}, {}),
        (
            {"count": [("killed", 2, "asayish")]},
            {"count": [("killed", 1, "syria-army")]},
            {("killed", ""): ["1", "2"]},
        ),
        ({"count": [("killed", 2, "asayish")]}, {"count": [("killed", 2, "sdf")]}, {}),
        ({"count": [("killed", 32, "activists")]}, {"count": [("killed", 32, "civilians")]}, {}),
        (
            {"count": [("killed", 32, "sdf")]},
            {"count": [("killed", 32, "isis")]},
            {("killed", ""): ["32", "32"]},
        ),
        ({"count": [("killed", 9, None), ("killed", 2, "civilians")]}, {"count": [("killed", 9, None)]}, {}),
        ({"actor": "syria-army"}, {"actor": "syria-gov"}, {}),
        ({"actor": "syria-army"}, {"actor": "sdf"}, {("actor", ""): ["sdf", "syria-army"]}),
        ({"actor": "unknown"}, {"actor": "sdf"}, {("actor", ""): ["sdf", "unknown"]}),
        ({"place": ["حي الشيخ مقصود"]}, {"place": ["حلب"]}, {}),
        ({"place": ["القامشلي"]}, {"place": ["الحسكة"]}, {("place", ""): ["الحسكة", "القامشلي"]}),
        ({"date": "2024-08-07"}, {"date": "2024-08-07/2024-08-08"}, {}),
        ({"date": "2024-08-07"}, {"date": "2024-08-09"}, {("date", ""): ["2024-08-07", "2024-08-09"]}),
        ({"status": "actual"}, {"status": "denied"}, {("status", ""): ["actual", "denied"]}),
        ({"about": "LIFT"}, {"about": "LIFT WITHDRAW"}, {}),
    ],
)
def test_what_contradicts_and_what_does_not(atlas, one, other, differs):
    found = event([told("ATTACK", "a", **one), told("ATTACK", "b", **other)], atlas)
    assert differing(found) == differs


@pytest.mark.parametrize(
    ("facts", "differs"),
    [
        ({"place": ["القامشلي"]}, {"place"}),
        ({"place": ["القامشلي"], "report": "a"}, set()),
        ({"place": ["القامشلي"], "report": "a", "source": "isis"}, {"place"}),
        ({"status": "claimed", "report": "a"}, {"status"}),
    ],
)
def test_one_voice_of_a_report_may_tell_several_places(atlas, facts, differs):
    report = facts.pop("report", "b")
    found = event([told("ATTACK", "a", **AT), told("ATTACK", report, **{**AT, **facts})], atlas)
    assert {one.argument for one in found.disagreements} == differs


def test_a_siege_that_goes_on_is_no_contradiction_its_beginning_is(atlas):
    spells = ("2022-12-06/2022-12-22", "2022-12-06/2022-12-24", "2022-12-13/2022-12-23")
    going_on = event([told("BLOCKADE", date, date=date) for date in spells[:2]], atlas)
    assert (differing(going_on), going_on.date) == ({}, "2022-12-06/2022-12-24")
    assert ("date", "") in differing(event([told("BLOCKADE", date, date=date) for date in spells], atlas))


def test_a_vague_number_is_shown_by_its_word(atlas):
    few = told("ATTACK", "a", count=[("killed", 3, None)])
    many = told("ATTACK", "b", count=[("killed", at_least(20), None)], word="العشرات")
    (killed,) = event([few, many], atlas).disagreements
    assert [(value.value, value.word) for value in killed.values] == [("3", ""), ("20..", "العشرات")]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("ألف سلة", "3,400 سلة", True),
        ("سبع سلال", "3,400 سلة غذائية", False),  # its last word is another: nobody can say
        ("سبع سلال", "3,400 سلة", True),
        ("ألف سلة", "54 طنا", False),
        ("طنين", "180 طنا", True),
    ],
)
def test_baskets_and_tons_do_not_contradict_each_other(atlas, one, other, differs):
    given = [("a", 1000, one), ("b", 3400, other)]
    mentions = [told("AID", at, count=[("other", many, None)], word=word) for at, many, word in given]
    assert bool(event(mentions, atlas).disagreements) is differs


def test_where_they_differ_only_what_all_say_is_agreed(atlas):
    mentions = [told("CLASH", "a", actor="sdf isis"), told("CLASH", "b", actor="sdf turkey")]
    found = event(mentions, atlas)
    assert found.actor == ("sdf",)
    assert differing(found) == {("actor", ""): ["isis", "sdf", "turkey"]}


def test_whose_voice(atlas):
    own = told("ATTACK", "a", outlet="sana")
    nameless = told("ATTACK", "b", outlet="sana", source="military-source", quote="x")
    chain = told("ATTACK", "c", outlet="afp", source="reuters sohr")
    found = event([own, nameless, chain], atlas)
    assert [found.voices[one.mention.id].by for one in (own, nameless, chain)] == [
        "sana", "military-source", "sohr",
    ]  # fmt: skip
    assert [found.voices[one.mention.id].party for one in (own, nameless, chain)] == ["syria", "syria", ""]


def test_copies_are_one_source(atlas):
    wire = [told("ATTACK", name, copies=tuple({"a", "b", "c"} - {name})) for name in "abc"]
    assert event([*wire, told("ATTACK", "d")], atlas).sources == 2


def test_actual_where_any_voice_tells_so(atlas):
    claimed, denied = (told("ATTACK", status, status=status) for status in ("claimed", "denied"))
    assert event([claimed, denied], atlas).status == "claimed"
    assert event([claimed, denied, told("ATTACK", "x")], atlas).status == "actual"
    assert event([told("CLASH", "a"), told("ATTACK", "b"), told("CLASH", "c")], atlas).type == "CLASH"


def test_what_was_known_by_a_day_holds_nothing_that_came_later(atlas):
    first = told("ATTACK", "a", published="2024-08-01", count=[("killed", 3, None)])
    later = told("ATTACK", "b", published="2024-08-04", count=[("killed", 9, None)])
    month = told("ATTACK", "c", published="2024-08")  # on its last day at the latest
    undated = told("ATTACK", "d", published=None)
    whole = event([first, later, month, undated], atlas)

    def known(day):
        return [
            (one.id == whole.id, one.mentions(), len(one.disagreements))
            for one in known_by([whole], day, atlas)
        ]

    ids = [one.mention.id for one in (first, later, month)]
    assert known("2024-07-31") == []
    assert known("2024-08-03") == [(True, tuple(ids[:1]), 0)]
    assert known("2024-08-04") == [(True, tuple(ids[:2]), 1)]
    assert [set(mentions) for _, mentions, _ in known("2024-08-31")] == [set(ids)]
    assert list(known_by([whole], "soon", atlas)) == []
    assert list(known_by([event([first], atlas)], "2024-08-01", atlas)) == [event([first], atlas)]
