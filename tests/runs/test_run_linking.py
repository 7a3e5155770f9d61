"""A record linked step by step is the record linked at once, whatever happened between the steps."""

import random

import msgspec
import pytest
from linking_making import keep, reports

from sijill.lexicon import load
from sijill.link import Decision, link
from sijill.runs import link_record, others_of, record_events, record_told, review_of
from sijill.schema import Filler, Span
from sijill.store import MentionFilter, open_store

WHEN = "2026-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def lexicon():
    return load()


@pytest.fixture
def store(record_at):
    with open_store(record_at("a.db")) as opened:
        yield opened


def by_id(events):
    return sorted(events, key=lambda event: event.id)


def decided(store):
    return [Decision(*row) for row in store.links.decisions()]


def agrees(store, lexicon):
    """Whether the record's events are those of all its mentions linked afresh."""
    return by_id(record_events(store, lexicon)) == by_id(link(record_told(store), lexicon, decided(store)))


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_and_in_any_number_of_steps(store, lexicon, seed):
    some = reports()
    random.Random(seed).shuffle(some)
    cuts = sorted(random.Random(seed).sample(range(1, len(some)), 3))
    for first, last in zip([0, *cuts], [*cuts, len(some)], strict=True):
        keep(store, some[first:last])
        assert link_record(store, lexicon).new > 0
    events = record_events(store, lexicon)
    assert link_record(store, lexicon).mentions == 0
    assert agrees(store, lexicon)
    assert {one.copies for event in events for one in event.told} - {()}
    assert [event.id for event in events] == store.links.events(MentionFilter())


def test_a_new_report_touches_its_block_alone(store, lexicon):
    some = reports(("g02", "g04", "g10", "g16"))
    keep(store, some[:-1])
    link_record(store, lexicon)
    keep(store, some[-1:])
    summary = link_record(store, lexicon)
    group = {one.mention.id for one in record_told(store) if one.mention.report[:3] == some[-1][0].id[:3]}
    assert len(some[-1][1]) <= summary.new <= summary.mentions <= len(group)


def test_what_is_coded_again_is_linked_again(store, lexicon):
    some = reports(("g02", "g04"))
    keep(store, some)
    before = by_id(record_events(store, lexicon))
    moved = [(report, tuple(elsewhere(one) for one in mentions)) for report, mentions in some[:2]]
    keep(store, moved, engine="gold/2")
    assert agrees(store, lexicon)
    assert by_id(record_events(store, lexicon)) != before
    keep(store, some[:2], engine="gold/3")
    assert by_id(record_events(store, lexicon)) == before


def elsewhere(mention):
    return msgspec.structs.replace(mention, place=(Filler("عدن", Span(0, 3)),))


def test_a_corrected_text_takes_the_place_of_the_old_one(store, lexicon):
    some = reports(("g02",))
    keep(store, some)
    record_events(store, lexicon)
    report, mentions = some[0]
    newer = msgspec.structs.replace(report, text=report.text + " تصحيح", text_hash="other", version=2)
    fewer = tuple(msgspec.structs.replace(one, version=2, id=one.id[::-1]) for one in mentions[1:])
    keep(store, [(newer, fewer)])
    told = {id_ for event in record_events(store, lexicon) for id_ in event.mentions()}
    assert told.isdisjoint(one.id for one in mentions)
    assert told.issuperset(one.id for one in fewer)
    assert agrees(store, lexicon)


def largest(store, lexicon):
    return max(record_events(store, lexicon), key=lambda event: (len(event.told), event.id))


def row(store, id_):
    (found,) = store.mentions(MentionFilter(id=(id_,)))
    return found.mention


def decide(store, verdict, one, other=""):
    others = others_of(store, row(store, one), other)
    said = {"verdict": verdict}
    store.add_reviews([review_of(row(store, one), mention, "amal", WHEN, said) for mention in others])


def test_reviews_merge_split_and_part(store, lexicon):
    keep(store, reports())
    event = largest(store, lexicon)
    one = event.mentions()[0]
    alone = next(e.mentions()[0] for e in record_events(store, lexicon) if len(e.told) == 1)
    decide(store, "different", one)  # from all others of its event
    decide(store, "same", one, alone)
    where = {id_: e.id for e in record_events(store, lexicon) for id_ in e.mentions()}
    assert where[one] == where[alone]
    assert all(where[one] != where[id_] for id_ in event.mentions()[1:])
    assert agrees(store, lexicon)
    # the coding of neither is judged by it
    assert store.mentions(MentionFilter(id=(one,)))[0].verdict == ""
    assert store.count(MentionFilter(reviewed=True)) == 0


def test_a_decision_survives_another_id(store, lexicon):
    some = reports(("g02", "g04"))
    keep(store, some)
    event = largest(store, lexicon)
    one, other = event.mentions()[:2]
    decide(store, "different", one, other)
    renamed = [
        (report, tuple(msgspec.structs.replace(m, id=m.id[::-1]) for m in mentions))
        for report, mentions in some
    ]
    keep(store, renamed, engine="gold/2")
    where = {id_: e.id for e in record_events(store, lexicon) for id_ in e.mentions()}
    assert where[one[::-1]] != where[other[::-1]]
    assert agrees(store, lexicon)


def test_what_is_judged_wrong_tells_no_event_and_what_is_fixed_tells_another(store, lexicon):
    keep(store, reports(("g02", "g04")))
    event = largest(store, lexicon)
    wrong, moved = event.mentions()[:2]
    said = {"verdict": "fix", "argument": "place", "value": "عدن"}
    store.add_reviews([
        review_of(row(store, wrong), None, "amal", WHEN, {"verdict": "wrong"}),
        review_of(row(store, moved), None, "amal", WHEN, said),
    ])  # fmt: skip
    events = record_events(store, lexicon)
    where = {id_: e for e in events for id_ in e.mentions()}
    assert wrong not in where
    assert where[moved].place == ("عدن",)
    assert [one.reviewed for one in where[moved].told] == [True]
    assert agrees(store, lexicon)
    store.add_reviews([review_of(row(store, wrong), None, "amal", WHEN, {"verdict": "ok"})])
    assert wrong in {id_ for e in record_events(store, lexicon) for id_ in e.mentions()}


def test_a_record_opened_to_be_read_is_linked_all_the_same(store, lexicon):
    keep(store, reports(("g02",)))
    with open_store(store.path, create=False, read_only=True) as read_only:
        assert len(record_events(read_only, lexicon)) == len(record_events(store, lexicon)) > 0


def test_other_packs_ask_for_linking_anew(store, lexicon):
    keep(store, reports(("g02",)))
    link_record(store, lexicon)
    assert link_record(store, load(["syria"])).mentions == len(record_told(store))
