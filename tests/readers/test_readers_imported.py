"""Import: gold of the guide's form and FollowTheMoney, with our own export round and back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

import sijill
from sijill.errors import InputError
from sijill.lexicon import load
from sijill.readers import Unread
from sijill.readers.hand import ColumnMap, Meanings, read_imported
from sijill.readers.hand.guide import guide_events
from sijill.schema import Bound, HandCount, HandEvent

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = tuple(sorted(EXAMPLES.glob("hsk-2016-08-ex*.json")))


@pytest.fixture(scope="module")
def meanings():
    return Meanings(ColumnMap(columns={}), load())


def events_of(path, meanings):
    return [one for each in read_imported(path, meanings, "office") for one in each.found]


def bad(path, meanings):
    with pytest.raises(InputError) as caught:
        list(read_imported(path, meanings, "office"))
    return caught.value.code


# Gold


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_gold_comes_in_field_by_field(path, meanings):
    report = json.loads(path.read_text("utf-8"))
    found = events_of(path, meanings)
    assert len(found) == len(report["events"])
    for one, event in zip(found, report["events"], strict=True):
        assert (one.coder, one.form, one.report, one.composed) == ("office", "guide", report["id"], True)
        assert (one.type, one.status, one.quote) == ((event["type"],), event["status"], event["quote"])
        for name in ("actor", "target", "mediator", "place", "source", "about"):
            assert list(getattr(one, name)) == event[name]
        assert one.date == event["date"]
        assert [(count.what, count.of) for count in one.count] == [
            (count["what"], count.get("of") or "") for count in event["count"]
        ]
        assert one.words == {}


def gold(**event):
    told = {"type": "ATTACK", "quote": "قصفت", "actor": ["sdf"], **event}
    return {"id": "r", "text": "قصفت قسد الحي", "events": [told]}


def only(report):
    (found,) = guide_events(report, "x.json", ("x.json", 0), "office", __import__("collections").Counter())
    return found


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ({"quote": "لم يُقل"}, "quote-elsewhere"),
        ({"actor": "sdf"}, "bad-gold"),
        ({"place": [3]}, "bad-gold"),
        ({"date": "yesterday"}, "hand-date"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_goes_on(event, code):
    found = only(gold(**event))
    assert isinstance(found, Unread)
    assert found.error.code == code
    assert "events[1]" in found.place


@pytest.mark.parametrize(
    ("event", "field", "value", "words"),
    [
        ({"type": "SIEGE"}, "type", (), {"type": ("SIEGE",)}),
        ({"status": "rumoured"}, "status", None, {"status": ("rumoured",)}),
        ({"status": None}, "status", None, {}),
        (
            {"count": [{"what": "killed", "value": {"min": 20}}]},
            "count",
            (HandCount("killed", Bound(min=20)),),
            {},
        ),
        (
            {"count": [{"what": "cats", "value": 1}]},
            "count",
            (),
            {"count": ('{"what": "cats", "value": 1}',)},
        ),
        (
            {"count": [{"what": "killed", "value": True}]},
            "count",
            (),
            {"count": ('{"what": "killed", "value": true}',)},
        ),
    ],
)
def test_what_means_nothing_here_is_kept_in_its_own_words(event, field, value, words):
    found = only(gold(**event))
    assert (getattr(found, field), found.words) == (value, words)


def test_what_no_field_carries_is_counted(tmp_path, meanings):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(gold(content=[{"type": "LIFT"}], deadline="2024-08-08", items=[])), "utf-8")
    (one,) = read_imported(path, meanings, "office")
    assert one.left == {"content": 1, "deadline": 1}
    assert json.loads(one.found[0].cells["content"]) == [{"type": "LIFT"}]


def test_a_folder_and_lines_of_gold_give_the_same(tmp_path, meanings):
    reports = [json.loads(path.read_text("utf-8")) for path in FILES]
    lines = tmp_path / "gold.jsonl"
    lines.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports), "utf-8")
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in FILES:
        (folder / path.name).write_bytes(path.read_bytes())
    assert {one.id for one in events_of(lines, meanings)} == {one.id for one in events_of(folder, meanings)}


# FollowTheMoney: our own


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with sijill.open(tmp_path_factory.mktemp("ftm") / "x.db") as found:
        found.read(FILES)
        yield found


@pytest.fixture(scope="module", params=["folder", "archive", "lines", "statements"])
def exported(request, record, tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    export = record.export("ftm")
    if request.param == "archive":
        return export.write(folder / "x.zip")[0]
    export.write(folder)
    names = {"folder": "", "lines": "entities.ftm.json", "statements": "statements.csv"}
    return folder / names[request.param]


def test_our_own_export_comes_back(record, exported, meanings):
    found = {one.own_id: one for one in events_of(exported, meanings)}
    events = record.events()
    assert found.keys() == {event.id for event in events}
    for event in events:
        one = found[event.id]
        assert (one.form, one.composed) == ("ftm", True)
        assert (one.type, one.status, set(one.about)) == ((event.type,), event.status, set(event.about))
        assert set(one.actor) == set(event.actor)
        assert set(one.target) == {*event.target, *event.mediator}
        assert set(one.place) == set(event.place)
        assert one.date == (event.date if event.date != "" else None)
        assert one.report in {told.mention.report for told in event.told}
        assert one.quote in {" ".join(told.quote.split()) for told in event.told}
        exact = {(c.what, c.value) for t in event.told for c in t.mention.count if isinstance(c.value, int)}
        assert {(count.what, count.value) for count in one.count} == exact


# FollowTheMoney: others'


def entity(id_, schema, **properties):
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: list(held) for name, held in properties.items()},
    }


def write(path, *entities):
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in entities), "utf-8")
    return path


def test_anothers_event_is_carried_as_far_as_it_means_something(tmp_path, meanings):
    path = write(
        tmp_path / "x.json",
        entity("e1", "Event", name=["حصار"], startDate=["2024-08-06"], endDate=["2024-08-07"],
               location=["Al-Hasakah", "Nowhere"], organizer=["a1"], involved=["a2"], proof=["d1"],
               keywords=["type:ATTACK"], country=["sy"]),
        entity("a1", "Organization", name=["قوات سوريا الديمقراطية"]),
        entity("a2", "Person", name=["نكرة بن فلان"]),
        entity("d1", "Article", title=["x"], sourceUrl=["https://a.example/1"]),
        entity("d2", "Document", title=["y"]),
    )  # fmt: skip
    (one,) = read_imported(path, meanings, "office")
    (event,) = one.found
    assert event.type == ("BLOCKADE",)  # by its name: the keywords of others are not ours
    assert (event.date, event.actor, event.place) == ("2024-08-06/2024-08-07", ("sdf",), ("الحسكة",))
    assert event.words == {"target": ("نكرة بن فلان",), "place": ("Nowhere",)}
    assert (event.url, event.report, event.status, event.composed) == (
        "https://a.example/1",
        "d1",
        None,
        False,
    )
    assert one.left == {"country": 1, "Document": 1}


def test_an_event_with_an_impossible_day_is_named(tmp_path, meanings):
    path = write(
        tmp_path / "x.json",
        entity("e1", "Event", startDate=["2024-13-01"]),
        entity("e2", "Event", name=["حصار"]),
    )
    found = events_of(path, meanings)
    assert [type(one) for one in found] == [Unread, HandEvent]
    assert "e1" in found[0].place


def test_what_claims_to_be_ours_and_is_not_names_nobody(tmp_path, meanings):
    actor = entity("sijill-actor-0000000000000000", "Organization", name=["x"], keywords=["sdf"]) | {
        "datasets": ["sijill"]
    }
    event = entity("sijill-event-1", "Event", organizer=[actor["id"]], keywords=["type:ATTACK"]) | {
        "datasets": ["sijill"]
    }
    (found,) = events_of(write(tmp_path / "x.json", event, actor), meanings)
    assert (found.actor, found.words["actor"]) == ((), ("x",))


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("x.json", "{", "json-cut"), ("x.json", "[]", "not-imported"),
        ("x.json", '{"text": "x"}', "not-imported"),
        ("x.csv", "a,b\n1,2\n", "not-imported"), ("x.zip", "PK", "damaged"),
    ],
)  # fmt: skip
def test_what_is_neither_is_refused(tmp_path, meanings, name, text, code):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert bad(path, meanings) == code


def test_what_is_not_there_is_named(tmp_path, meanings):
    assert bad(tmp_path / "x.json", meanings) == "not-found"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(["type", "actor", "date", "count", "status", "quote", "about", "place"]), JSON
    )
)
def test_gold_of_any_shape_gives_an_event_or_a_reason(event):
    found = only({"id": "r", "text": "", "events": [event]})
    assert isinstance(found, HandEvent | Unread)


@pytest.mark.parametrize("count", [1, "killed", True, {"what": "killed", "value": 3}])
def test_a_count_that_is_no_list_of_counts_is_kept_or_named(count):
    found = only({"id": "r", "text": "", "events": [{"type": "STRIKE", "count": count}]})
    kept = [HandCount("killed", 3)] if isinstance(count, dict) else []
    assert list(found.count) == kept
    assert found.words.get("count", ()) == (() if kept else (json.dumps(count).strip('"'),))


# In the record


def test_what_is_imported_is_apart_from_the_machines(tmp_path):
    with sijill.open(tmp_path / "x.db") as record:
        record.read(FILES[:1])
        before, hashed = len(record.mentions()), len(record.events())
        summary = record.import_events(FILES[:1], "office")
        assert summary.events == summary.kept.new == len(record.hand_events("office")) > 0
        assert (len(record.mentions()), len(record.events())) == (before, hashed)
        again = record.import_events(FILES[:1], "office")
        assert (again.kept.new, again.kept.unchanged) == (0, summary.events)
        assert record.import_events([tmp_path / "none"], "office").unread[0].error.code == "not-found"


def test_a_rows_own_fields_stay_what_they_were():
    assert asdict(HandCount("killed", 3)) == {"what": "killed", "value": 3, "of": ""}
