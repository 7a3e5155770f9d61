import json
import subprocess
import sys

import pytest

import sijill
from sijill.errors import UsageError

TEXT = "قتل ثلاثة مدنيين في قصف مدفعي للجيش السوري على مدينة الحسكة أمس، وفق مصادر محلية."


@pytest.fixture
def record(tmp_path):
    (tmp_path / "a.json").write_text(
        json.dumps({"id": "a", "text": TEXT, "published": "2024-08-12", "outlet": "sana", "composed": True})
    )
    with sijill.open(tmp_path / "a.db", packs=("core",)) as opened:
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


def test_a_teams_table_is_read_and_listed(tmp_path):
    (tmp_path / "a.csv").write_text("date,type,actor\n2024-08-07,ATTACK,sdf\n", "utf-8")
    columns = '[columns]\ndate = "date"\ntype = "type"\nactor = "actor"\n'
    (tmp_path / "map.toml").write_text(columns, "utf-8")
    with sijill.open(tmp_path / "a.db") as record:
        done = record.read_hand(tmp_path / "a.csv", tmp_path / "map.toml", "layla")
        assert (done.events, done.kept.new) == (1, 1)
        assert [event.actor for event in record.hand_events("layla")] == [("sdf",)]
        assert record.hand_events("omar") == []
        assert len(record.mentions()) == 0
