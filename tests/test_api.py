import json
import subprocess
import sys

import pytest

import sijill
from sijill.errors import RecordError, UsageError

TEXT = "قتل ثلاثة مدنيين في قصف مدفعي للجيش السوري على مدينة الحسكة أمس، وفق مصادر محلية."


@pytest.fixture
def record(record_at, tmp_path):
    (tmp_path / "a.json").write_text(
        json.dumps({"id": "a", "text": TEXT, "published": "2024-08-12", "outlet": "sana", "composed": True})
    )
    with sijill.open(record_at("a.db"), packs=("core",)) as opened:
        opened.read(tmp_path / "a.json")
        yield opened


def test_public_names_are_there_and_sorted():
    assert sijill.__all__ == sorted(sijill.__all__)
    for name in sijill.__all__:
        assert getattr(sijill, name) is not None
    assert dir(sijill) == sijill.__all__
    with pytest.raises(AttributeError):
        _ = sijill.no_such_name


def test_importing_sijill_imports_little():
    heavy = "('sqlalchemy', 'msgspec', 'trafilatura')"
    script = f"import sys, sijill; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_code_keeps_nothing_and_quotes_the_text():
    mentions = sijill.code(TEXT, published="2024-08-12", packs=("core",))
    assert mentions
    assert all(mention.evidence.of(TEXT) for mention in mentions)
    assert all(mention.told_on == "2024-08-12" for mention in mentions)


def test_a_text_is_coded_alike_whatever_was_coded_before():
    first = sijill.code(TEXT, published="2024-08-12")
    sijill.code("قصفت القوات الروسية إدلب أمس.", published="2020-01-02")
    assert first
    assert sijill.code(TEXT, published="2024-08-12") == first


def test_what_is_read_can_be_asked_for(record):
    mentions = record.mentions()
    assert len(mentions) == len(record.mentions(composed=True)) > 0
    assert record.report("a").text == TEXT
    assert {row.mention.type for row in mentions[:1]} <= {row.mention.type for row in mentions}
    assert mentions[0].quote in TEXT
    assert repr(mentions) == f"<{len(mentions)} mentions>"
    one = mentions[0].mention.type
    assert len(record.mentions(type=one)) == len(record.mentions(type=[one])) > 0


def test_rows_and_polars_hold_the_same(record):
    mentions = record.mentions()
    table = mentions.to_polars()
    assert table.to_dicts() == mentions.rows()
    assert record.mentions(type="MEET", actor="nobody").to_polars().columns == table.columns


def test_reviews_are_kept(record):
    row = record.mentions()[0]
    assert record.review([{"id": row.mention.id, "verdict": "ok"}], who="amal") == 1
    assert record.mentions(reviewed=True)[0].verdict == "ok"
    assert record.reviews("a")[0].who == "amal"


@pytest.mark.parametrize(
    ("row", "code"),
    [({"id": "x", "verdict": "ok"}, "unknown-mention"), ({"verdict": "perhaps"}, "bad-verdict")],
)
def test_a_review_that_makes_no_sense_is_refused(record, row, code):
    known = {"id": record.mentions()[0].mention.id}
    with pytest.raises(UsageError) as caught:
        record.review([{**known, **row}], who="amal")
    assert caught.value.code == code
    assert record.reviews() == []


def test_options_and_filters_that_are_not_there_are_named(record, tmp_path):
    for call in (lambda: record.read(tmp_path, outlt="sana"), lambda: record.mentions(typ="MEET")):
        with pytest.raises(UsageError) as caught:
            call()
        assert caught.value.code == "unknown-option"


def test_recoding_with_the_same_changes_nothing(record):
    assert record.recode().unchanged == 1


def test_corrected_articles(record, tmp_path):
    edited = TEXT.replace("ثلاثة", "خمسة")
    fields = {"id": "a", "published": "2024-08-12", "outlet": "sana", "composed": True}
    (tmp_path / "b.json").write_text(json.dumps(fields | {"text": edited}))
    summary = record.read(tmp_path / "b.json")
    assert [(one.report, one.before, one.version) for one in summary.corrected] == [("a", 1, 2)]
    assert [version.stands for version in record.versions("a")] == [False, True]
    assert {row.superseded for row in record.mentions()} == {None}
    every = record.mentions(superseded=True)
    assert {(row.mention.version, row.superseded) for row in every} == {(1, 2), (2, None)}
    assert {row["superseded"] for row in every.to_polars().to_dicts()} == {2, None}
    assert len(record.mentions(superseded=True, version=1)) == len(every) - len(record.mentions())

    found = record.diff("a")
    assert [(word["removed"], word["added"]) for word in found.words()] == [("ثلاثة", "خمسة")]
    changes = {change for one in found.changed for change in one.changes}
    assert {(one.argument, one.old, one.new) for one in changes} >= {
        ("count", "killed=3 (civilians)", "killed=5 (civilians)")
    }
    assert found.gone == found.came == ()
    assert record.diff("a", old=2, new=1).words()[0]["added"] == "ثلاثة"

    old = record.mentions(superseded=True, version=1)[0].mention.id
    record.review([{"id": old, "verdict": "wrong"}], who="amal")
    assert {row.mention.version for row in record.mentions(superseded=True, reviewed=True)} == {1}


@pytest.mark.parametrize(
    ("asked", "code"),
    [(("nobody",), "unknown-report"), (("a",), "one-version"), (("a", 1, 7), "one-version")],
)
def test_a_comparison_that_makes_no_sense_is_refused(record, asked, code):
    with pytest.raises(RecordError) as caught:
        record.diff(*asked)
    assert caught.value.code == code


def test_a_teams_table_is_read_and_listed(record_at, tmp_path):
    (tmp_path / "a.csv").write_text("date,type,actor\n2024-08-07,ATTACK,sdf\n", "utf-8")
    columns = '[columns]\ndate = "date"\ntype = "type"\nactor = "actor"\n'
    (tmp_path / "map.toml").write_text(columns, "utf-8")
    with sijill.open(record_at("a.db")) as record:
        done = record.read_hand(tmp_path / "a.csv", tmp_path / "map.toml", "layla")
        assert (done.events, done.kept.new) == (1, 1)
        assert [event.actor for event in record.hand_events("layla")] == [("sdf",)]
        assert record.hand_events("omar") == []
        assert len(record.mentions()) == 0


def test_states_from_python(record):
    found = record.states("casualties")
    assert repr(found) == f"<{len(found)} casualties>"
    rows = found.rows()
    assert len(found) == 1
    assert [row["kind"] for row in rows] == ["casualties"] * len(found)
    table = found.to_polars()
    assert table.height == len(found)
    assert list(found[:]) == list(found)
    assert rows[0]["killed"]["low"]["value"] == 3
    assert all(states == [] for states in map(list, record.state("1990-01-01").values()))
    assert len(record.states("casualties", party="nobody")) == 0
    assert len(record.states("casualties", known_by="1990-01-01")) == 0
    assert all(
        states == [] for states in map(list, record.state("2030-01-01", known_by="1990-01-01").values())
    )
    with pytest.raises(UsageError) as raised:
        record.states("casualties", colour="red")
    assert raised.value.code == "unknown-option"
