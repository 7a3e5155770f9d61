"""Versions of a text: which stands, what is superseded, and whose the verdicts are."""

import pytest
from store_making import TEXT, keep, mention, report, review

from sijill.errors import RecordError
from sijill.schema import Filler
from sijill.store import MentionFilter, Version, last_two, open_store, steps

OTHER = "نص آخر " + TEXT


@pytest.fixture
def store(record_at):
    with open_store(record_at("a.db")) as opened:
        run = opened.start_run("2026-01-01T10:00:00+00:00", "fake/1", "p")
        keep(opened, report(id="r"), mention, run=run)
        keep(opened, report(OTHER, id="r", title="آخر"), later, run=None)
        yield opened


def later(of):
    return mention(of, 31, 50, type="DEMAND", actor=(Filler("council"),), place=(Filler("القامشلي"),))


def shown(store, **filters):
    return [
        (row.mention.version, row.mention.type, row.superseded)
        for row in store.mentions(MentionFilter(**filters))
    ]


OLD, NEW = (1, "ATTACK", 2), (2, "DEMAND", None)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [NEW]),
        ({"superseded": True}, [OLD, NEW]),
        ({"superseded": True, "version": (1,)}, [OLD]),
        ({"version": (1,)}, []),
        ({"type": ("ATTACK",)}, []),
        ({"type": ("ATTACK",), "superseded": True}, [OLD]),
        ({"text": "آخر", "superseded": True}, [NEW]),
    ],
)
def test_superseded_mentions_come_when_asked_for(store, filters, found):
    assert shown(store, **filters) == found
    assert store.count(MentionFilter(**filters)) == len(found)


@pytest.mark.parametrize("asked", ["actors", "places"])
def test_superseded_mentions_are_tallied_when_asked_for(store, asked):
    gone = {"actors": "syria-army", "places": "الحسكة"}[asked]
    tally = getattr(store, asked)
    assert gone not in {told.name for told in tally()}
    assert gone in {told.name for told in tally(superseded=True)}


def test_the_history_says_when_each_was_read_and_which_stands(store):
    first, second = store.history("r")
    assert (first.number, first.read, first.stands) == (1, "2026-01-01T10:00:00+00:00", False)
    assert (second.number, second.read, second.stands, second.title) == (2, "", True, "آخر")
    assert store.history("nobody") == []


def test_an_earlier_text_may_stand_again(store):
    placed = store.place(report(id="r"), "fake/1", "p")
    assert (placed.state, placed.report.version, placed.stands, placed.outdated) == ("unchanged", 1, 2, True)
    assert store.stand("r", 1, instead=2)
    assert shown(store, superseded=True) == [(1, "ATTACK", None), (2, "DEMAND", 1)]
    assert store.report("r").text == TEXT
    assert not store.place(report(id="r"), "fake/1", "p").outdated
    assert store.place(report(OTHER, id="r", title="آخر"), "fake/1", "p").outdated


def test_where_another_has_put_a_third_text_nothing_stands_again(store):
    keep(store, report("ثالث " + TEXT, id="r"))
    assert not store.stand("r", 1, instead=2)
    assert store.report("r").version == 3


def test_after_an_earlier_text_the_next_new_one_has_its_own_number(store):
    store.stand("r", 1, instead=2)
    placed = store.place(report("ثالث " + TEXT, id="r"), "fake/1", "p")
    assert (placed.state, placed.report.version, placed.stands) == ("changed", 3, 1)


def test_reports_with_several_versions_are_found(store):
    keep(store, report(url="https://x/2"))
    assert store.corrected() == ["r"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("r", ("r", None)),
        ("r@1", ("r", 1)),
        ("https://x/1", ("r", None)),
        ("https://x/1@2", ("r", 2)),
        ("nobody", None),
        ("r@x", None),
        ("", None),
        ("@1", None),
    ],
)
def test_a_report_is_found_by_id_or_address(store, name, found):
    assert store.find(name) == found


def test_an_id_that_looks_like_a_version_is_an_id(store):
    keep(store, report(id="r@1", url="https://x/9"))
    assert store.find("r@1") == ("r@1", None)


@pytest.mark.parametrize(("name", "code"), [("r@3", "unknown-version"), ("https://x/1", "several-reports")])
def test_what_cannot_be_meant_is_told(store, name, code):
    keep(store, report(id="s", outlet="other"))
    with pytest.raises(RecordError) as caught:
        store.find(name)
    assert caught.value.code == code


def test_verdicts_stay_with_the_mentions_of_the_old_text(store):
    (old,) = store.mentions(MentionFilter(version=(1,), superseded=True))
    keep(store, report("ثالث " + TEXT, id="r"), mention)  # one of the same type and place in a new text
    store.add_reviews([review(old.mention, "wrong")])
    rows = store.mentions(MentionFilter(superseded=True))
    assert {row.mention.version: row.verdict for row in rows} == {1: "wrong", 2: "", 3: ""}


def test_verdicts_stay_with_the_old_text_when_it_is_coded_again(store):
    (old,) = store.mentions(MentionFilter(version=(1,), superseded=True))
    store.add_reviews([review(old.mention, "wrong")])
    keep(store, report(id="r"), lambda of: mention(of, 0, 15), engine="fake/2")
    (again,) = store.mentions(MentionFilter(version=(1,), superseded=True))
    assert again.mention.id != old.mention.id
    assert (again.verdict, again.superseded) == ("wrong", 2)
    assert store.report("r").version == 2


def version(number, stands):
    return Version(number, "", stands=stands)


@pytest.mark.parametrize(
    ("stands", "two", "every"),
    [
        ([True], None, []),
        ([False, True], (1, 2), [(1, 2)]),
        ([True, False], (2, 1), [(1, 2), (2, 1)]),
        ([False, False, True], (2, 3), [(1, 2), (2, 3)]),
        ([True, False, False], (3, 1), [(1, 2), (2, 3), (3, 1)]),
        ([False, True, False], (3, 2), [(1, 2), (2, 3), (3, 2)]),
    ],
)
def test_which_versions_are_compared(stands, two, every):
    versions = [version(number, one) for number, one in enumerate(stands, 1)]
    assert last_two(versions) == two
    assert steps(versions) == every
