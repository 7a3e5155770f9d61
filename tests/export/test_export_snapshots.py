"""What lies between two snapshots: what was added, changed and withdrawn, and why."""

import json

import pytest

import sijill
from sijill.errors import RecordError
from sijill.export.columns import View
from sijill.export.since_page import since_page, since_record, snapshots_list
from sijill.export.snapshots import KeptEvent, KeptMention, State, changes

SIEGE = {
    "id": "s-1", "composed": True, "outlet": "agency", "published": "2024-08-08", "title": "خبر",
    "text": "حاصرت قوات سوريا الديمقراطية مدينة القامشلي منذ الأربعاء.",
}  # fmt: skip
SAME = {
    "id": "s-2", "composed": True, "outlet": "sana", "published": "2024-08-09", "title": "خبر",
    "text": "لليوم الثالث تواصل قوات سوريا الديمقراطية حصار مدينة القامشلي. "
    "واعتقلت الأسايش 12 شخصاً في الحسكة.",
}  # fmt: skip
CORRECTED = SAME | {"text": SAME["text"].replace("12", "15")}


@pytest.fixture
def record(tmp_path):
    with sijill.open(tmp_path / "x.db", packs=["core", "syria"]) as opened:

        def read(*reports):
            (tmp_path / "day.jsonl").write_text("\n".join(json.dumps(one) for one in reports), "utf-8")
            opened.read([tmp_path / "day.jsonl"])

        opened.put = read
        yield opened


def told(since):
    return [(one.kind, one.values["type"], one.why) for one in since.changes]


def test_from_a_first_report_to_a_correction_and_a_review(record):
    record.put(SIEGE)
    first = record.snapshot()
    assert record.since(first.id).changes == ()
    record.put(SAME)
    second = record.snapshot()
    assert sorted(told(record.since(first.id))) == [
        ("added", "DETAIN", ("new-report",)),
        ("changed", "BLOCKADE", ("new-report",)),
    ]
    (siege,) = [one for one in record.since(first.id).changes if one.kind == "changed"]
    assert siege.differ["sources"] == ("1", "2")
    record.put(CORRECTED)
    third = record.snapshot()
    kinds = told(record.since(second.id, third.id))
    assert ("added", "DETAIN", ("corrected",)) in kinds
    assert ("withdrawn", "DETAIN", ("corrected",)) in kinds
    wrong = record.mentions(type="DETAIN")[0].mention.id
    record.review([{"id": wrong, "verdict": "wrong"}], "hala")
    assert told(record.since(third.id)) == [("withdrawn", "DETAIN", ("review",))]
    assert [one.id for one in record.snapshots()] == [first.id, second.id, third.id]


def test_the_same_record_is_the_same_snapshot_and_the_content_stays(record):
    record.put(SIEGE)
    one = record.snapshot()
    content = record.store.canonical_hash()
    assert record.snapshot().id == one.id
    assert record.store.canonical_hash() == content == one.record
    assert len(record.snapshots()) == 1


def test_an_unknown_snapshot_is_told(record):
    with pytest.raises(RecordError) as error:
        record.since("s-000000000000")
    assert error.value.code == "unknown-snapshot"


def state(events, mentions, reports):
    return State(
        {id_: KeptEvent({"type": "MEET"}, tuple(ids)) for id_, ids in events.items()},
        {id_: KeptMention(report, 1, digest) for id_, (report, digest) in mentions.items()},
        reports,
        0,
    )


THEN = state({"e": "ab", "f": "c"}, {"a": ("r", "1"), "b": ("r", "1"), "c": ("q", "1")}, {"r": 1, "q": 1})


@pytest.mark.parametrize(
    ("events", "mentions", "reports", "judged", "expected"),
    [
        ({"e": "ab", "f": "c"}, "abc", {"r": 1, "q": 1}, "", []),
        ({"e": "a", "f": "bc"}, "abc", {"r": 1, "q": 1}, "",
         [("changed", "e", ("regrouped",)), ("changed", "f", ("regrouped",))]),
        ({"e": "ab"}, "ab", {"r": 1}, "", [("withdrawn", "f", ("gone-report",))]),
        ({"e": "ab"}, "ab", {"r": 1, "q": 1}, "", [("withdrawn", "f", ("new-coder",))]),
        ({"e": "ab"}, "ab", {"r": 1, "q": 2}, "", [("withdrawn", "f", ("corrected",))]),
        ({"e": "ab"}, "ab", {"r": 1, "q": 1}, "c", [("withdrawn", "f", ("review",))]),
        ({"g": "b", "f": "c"}, "bc", {"r": 1, "q": 1}, "a", [("changed", "g", ("review", "regrouped"))]),
    ],
)  # fmt: skip
def test_why(events, mentions, reports, judged, expected):
    kept = {id_: (THEN.mentions[id_].report, THEN.mentions[id_].hash) for id_ in mentions}
    found = list(changes(THEN, state(events, kept, reports), frozenset(judged)))
    assert [(one.kind, one.event) for one in found] == [(kind, id_) for kind, id_, _ in expected]
    for one, (_, _, why) in zip(found, expected, strict=True):
        assert set(one.why) == set(why) - ({"regrouped"} if len(why) > 1 else set())


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_on_a_screen_and_as_json(record, lang, actors):
    record.put(SIEGE)
    first = record.snapshot()
    record.put(SAME)
    found = record.since(first.id)
    page = since_page(found, View(actors, lang), 80)
    assert first.id in page
    assert ("a new report" in page) == (lang == "en")
    assert since_record(found)["counts"] == {"added": 1, "changed": 1}
    assert first.id in snapshots_list(record.snapshots(), lang, 80)
    assert snapshots_list([], lang, 80)


def test_snapshots_of_one_second_stand_in_the_order_in_which_they_were_kept(record):
    made = []
    for n in range(6):
        record.put({**SIEGE, "id": f"r{n}", "url": f"https://a.example/{n}"})
        made.append(record.snapshot().id)
    assert [one.id for one in record.snapshots()] == made
