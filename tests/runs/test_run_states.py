"""States are kept until something changes of what they were made from, and never given when it did."""

import os
from pathlib import Path

import pytest
from linking_making import keep, reports

from sijill.lexicon import load
from sijill.link.atlas import Atlas
from sijill.link.events import known_by
from sijill.runs import link_record, others_of, record_events, record_told, review_of
from sijill.runs import states as runs_states
from sijill.runs.states import all_states, keep_states, record_state, record_states
from sijill.states.choosing import StateFilter
from sijill.states.encoded import decoded, encoded
from sijill.states.given import Given
from sijill.states.kinds import KINDS, STANDING, Reduced, in_force, reduce_to
from sijill.store import MentionFilter, open_store

WHEN = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def lexicon():
    return load()


@pytest.fixture
def store(record_at):
    with open_store(record_at("a.db")) as opened:
        keep(opened, reports(("g02", "g04", "g10"))[:-1])
        yield opened


@pytest.fixture
def unread(monkeypatch):
    """Let whoever reads events fail: what is given then was kept."""

    def fail(*_):
        raise AssertionError("the events were read")

    return lambda: monkeypatch.setattr(runs_states, "record_events", fail)


def fresh(store, lexicon, kind):
    return reduce_to(kind, record_events(store, lexicon), lexicon)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_kept_is_what_was_made(store, lexicon, kind, unread):
    made = record_states(store, lexicon, kind)
    assert made == fresh(store, lexicon, kind)
    assert decoded(kind, encoded(made)) == made
    unread()
    assert record_states(store, lexicon, kind) == made


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_kinds_are_kept_at_once_in_one_process_or_two(store, lexicon, jobs, unread):
    expected = {kind: fresh(store, lexicon, kind) for kind in KINDS}
    assert set(keep_states(store, lexicon, jobs)) == set(KINDS)
    assert keep_states(store, lexicon, jobs) == {}
    unread()
    assert {kind: record_states(store, lexicon, kind) for kind in KINDS} == expected


@pytest.mark.parametrize("kept_before", [(), ("control", "episodes")])
@pytest.mark.parametrize("read_only", [False, True])
def test_all_kinds_are_made_of_one_reading(store, lexicon, monkeypatch, unread, kept_before, read_only):
    expected = {kind: fresh(store, lexicon, kind) for kind in KINDS}
    for kind in kept_before:
        record_states(store, lexicon, kind)
    readings = []
    monkeypatch.setattr(runs_states, "record_events", lambda *of: readings.append(of) or record_events(*of))
    with open_store(store.path, create=False, read_only=read_only) as reader:
        assert all_states(reader, lexicon) == expected
        assert len(readings) == 1
        unread()
        assert all_states(reader, lexicon) == expected


def test_a_record_opened_to_be_read_keeps_them_all_the_same(store, lexicon, unread):
    with open_store(store.path, create=False, read_only=True) as reader:
        made = record_states(reader, lexicon, "blockades")
        unread()
        assert (
            record_states(reader, lexicon, "blockades") == made == record_states(store, lexicon, "blockades")
        )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a file that root may not write is none")
def test_a_file_that_may_not_be_written_is_reduced_each_time(store, lexicon):
    link_record(store, lexicon)
    expected = fresh(store, lexicon, "blockades")
    store.close()
    Path(store.path).chmod(0o444)
    with open_store(store.path, create=False, read_only=True) as reader:
        assert record_states(reader, lexicon, "blockades") == expected


# Each of these changes what the states are made from, and with it the answer.


def one_more(store, _):
    keep(store, reports(("g02", "g04", "g10"))[-1:])


def coded_again(store, _):
    keep(store, [(report, mentions[1:]) for report, mentions in reports(("g02", "g04"))], engine="gold/2")


def judged_right(store, _):
    for row in store.mentions(MentionFilter()):
        store.add_reviews([review_of(row.mention, None, "amal", WHEN, {"verdict": "ok"})])


def judged_wrong(store, _):
    for row in store.mentions(MentionFilter(type=("BLOCKADE", "AGREE", "MEET", "ATTACK"))):
        store.add_reviews([review_of(row.mention, None, "amal", WHEN, {"verdict": "wrong"})])


def parted(store, lexicon):
    for event in record_events(store, lexicon):
        if len(event.told) > 1:
            mention = next(
                row.mention
                for row in store.mentions(MentionFilter(id=(event.mentions()[0],), superseded=True))
            )
            said = {"verdict": "different"}
            store.add_reviews(
                [review_of(mention, other, "amal", WHEN, said) for other in others_of(store, mention, "")]
            )


CHANGES = (one_more, coded_again, judged_right, judged_wrong, parted)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_was_kept_is_never_stale(store, lexicon, change):
    before = {kind: record_states(store, lexicon, kind) for kind in KINDS}
    change(store, lexicon)
    after = {kind: record_states(store, lexicon, kind) for kind in KINDS}
    assert after == {kind: fresh(store, lexicon, kind) for kind in KINDS}
    assert after != before


def test_a_correction_of_who_published_it_is_seen(store, lexicon):
    """Nothing of it is linked anew: the report's row alone is written."""
    before = record_states(store, lexicon, "casualties")
    with store._writing() as at:
        at.exec_driver_sql("UPDATE reports SET outlet = 'another-paper'")
    after = record_states(store, lexicon, "casualties")
    assert after == fresh(store, lexicon, "casualties") != before


def test_other_packs_make_other_states(store, lexicon):
    record_states(store, lexicon, "blockades")
    other = load(["core"])
    assert record_states(store, other, "blockades") == fresh(store, other, "blockades")
    assert record_states(store, lexicon, "blockades") == fresh(store, lexicon, "blockades")


def test_other_code_makes_them_anew(store, lexicon, monkeypatch, unread):
    record_states(store, lexicon, "blockades")
    monkeypatch.setattr(runs_states, "code", lambda: "another")
    unread()
    with pytest.raises(AssertionError):
        record_states(store, lexicon, "blockades")


def test_what_another_process_changed_meanwhile_is_not_kept(store, lexicon, monkeypatch):
    link_record(store, lexicon)
    read = runs_states.record_events

    def slowly(*given):
        events = read(*given)
        with open_store(store.path, create=False) as other:
            keep(other, reports(("g02", "g04", "g10"))[-1:])
        return events

    monkeypatch.setattr(runs_states, "record_events", slowly)
    record_states(store, lexicon, "blockades")
    monkeypatch.undo()
    assert record_states(store, lexicon, "blockades") == fresh(store, lexicon, "blockades")


def test_what_was_known_by_a_day_is_what_the_reports_published_by_then_make(store, lexicon):
    told = record_told(store)
    days = sorted({one.published for one in told})
    day = days[len(days) // 2]
    known = list(known_by(record_events(store, lexicon), day, Atlas(lexicon)))
    assert {id_ for event in known for id_ in event.mentions()} == {
        one.mention.id for one in told if one.published <= day
    }
    expected = Reduced(Given(known, lexicon, day))
    assert record_states(store, lexicon, "casualties", known_by=day) == expected.of("casualties")
    assert record_state(store, lexicon, day, known_by=day) == {
        kind: tuple(one for one in expected.of(kind) if in_force(kind, one, day)) for kind in STANDING
    }
    assert record_states(store, lexicon, "casualties", known_by="1990-01-01") == ()


def test_a_filter_chooses_among_what_is_kept(store, lexicon):
    every = record_states(store, lexicon, "blockades")
    assert record_states(store, lexicon, "blockades", StateFilter()) == every
    assert record_states(store, lexicon, "blockades", StateFilter(party=("nobody",))) == ()


def test_the_state_of_a_day_is_what_each_kind_has_in_force(store, lexicon):
    events = record_events(store, lexicon)
    day = max(event.told_on for event in events if event.told_on)
    found = record_state(store, lexicon, day)
    assert any(found.values())
    for kind, states in found.items():
        assert states == tuple(
            one for one in reduce_to(kind, events, lexicon, day) if in_force(kind, one, day)
        )


@pytest.mark.parametrize("at", [None, "2020-01-01", "2030-01-01"])
def test_kinds_made_together_are_those_made_one_by_one(store, lexicon, at):
    events = record_events(store, lexicon)
    together = Reduced(Given(events, lexicon, at))
    assert {k: together.of(k) for k in reversed(KINDS)} == {
        k: reduce_to(k, events, lexicon, at) for k in KINDS
    }
