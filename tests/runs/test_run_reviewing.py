"""Taking back and adding: what holds after it, whoever coded anew."""

import pytest

import sijill
from sijill.errors import UsageError
from sijill.schema import PERSON

TEXT = "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة. ثم انسحبت من سوق المدينة."


@pytest.fixture
def record(record_at, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with sijill.open(record_at("x.db")) as found:
        found.read([tmp_path / "a.txt"], published="2024-08-07", composed=True)
        yield found


def verdict(record, id_):
    return record.mentions(id=id_)[0].verdict


def test_an_undo_lets_what_stood_before_hold_again(record):
    id_ = record.mentions(type="BLOCKADE")[0].mention.id
    record.review([{"id": id_, "verdict": "fix", "argument": "target", "value": "ndf"}], "a")
    record.review([{"id": id_, "verdict": "wrong"}], "b")
    assert verdict(record, id_) == "wrong"
    record.review([{"id": id_, "verdict": "undo"}], "b")
    assert verdict(record, id_) == "fix"
    assert record.events(type="BLOCKADE")[0].target == ("ndf",)
    record.review([{"id": id_, "verdict": "undo"}], "a")
    assert verdict(record, id_) == ""
    assert list(record.mentions(reviewed=True)) == []


def test_nobody_takes_back_what_another_decided(record):
    id_ = record.mentions(type="BLOCKADE")[0].mention.id
    record.review([{"id": id_, "verdict": "wrong"}], "a")
    with pytest.raises(UsageError) as raised:
        record.review([{"id": id_, "verdict": "undo"}], "b")
    assert raised.value.code == "nothing-to-undo"
    assert verdict(record, id_) == "wrong"


def test_one_of_several_corrections_is_taken_back(record):
    id_ = record.mentions(type="BLOCKADE")[0].mention.id
    fixes = [
        {"id": id_, "verdict": "fix", "argument": "target", "value": "ndf"},
        {"id": id_, "verdict": "fix", "argument": "date", "value": "2024-08-06"},
    ]
    record.review(fixes, "a")
    record.review([{"id": id_, "verdict": "undo", "argument": "target"}], "a")
    event = record.events(type="BLOCKADE")[0]
    assert event.date == "2024-08-06"
    assert event.target != ("ndf",)


@pytest.mark.parametrize(
    ("argument", "written", "kept"),
    [
        ("actor", "قسد", "sdf"),
        ("target", "الأسايش; ndf", "asayish|ndf"),
        ("actor", "Syrian Democratic Forces", "sdf"),
        ("actor", "لواء لا يعرفه أحد", "name:لواء لا يعرفه أحد"),
        ("actor", "our-own-brigade", "our-own-brigade"),
        ("place", "Al-Hasakah", "الحسكة"),
        ("place", "مدينة الحسكه", "الحسكة"),
        ("place", "مزرعة لا يعرفها أحد", "مزرعة لا يعرفها أحد"),
    ],
)
def test_names_in_a_correction_are_put_as_the_rules_put_them(record, argument, written, kept):
    id_ = record.mentions(type="BLOCKADE")[0].mention.id
    record.review([{"id": id_, "verdict": "fix", "argument": argument, "value": written}], "a")
    assert record.store.reviews()[-1].value == kept


AT = TEXT.index("انسحبت")


def added(record, start=AT, **more):
    end = start + len("انسحبت من سوق المدينة")
    report = record.mentions()[0].mention.report
    row = {"verdict": "add", "report": report, "start": start, "end": end, "type": "WITHDRAW", **more}
    return record.review([row], "a")


def test_an_added_mention_is_the_reviewers_and_survives_recoding(record):
    assert added(record, arguments={"actor": "sdf", "place": "الحسكة", "date": "2024-08-07"}) == 1
    (row,) = record.mentions(engine=PERSON)
    assert row.quote == "انسحبت من سوق المدينة"
    assert [filler.value for filler in row.mention.actor] == ["sdf"]
    assert row.verdict == "add"
    held = record.reviews()
    record.store._at.exec_driver_sql("UPDATE codings SET packs = 'old' WHERE name = 'rules'")
    assert record.recode().recoded == 1
    assert record.mentions(engine=PERSON)[0].mention == row.mention
    assert record.reviews() == held
    assert "WITHDRAW" in {event.type for event in record.events(actor="sdf", since="2024-08-07")}


def test_an_added_mention_that_is_taken_back_is_in_no_event(record):
    added(record, arguments={"actor": "sdf"})
    id_ = record.mentions(engine=PERSON)[0].mention.id
    assert any(id_ in event.mentions() for event in record.events())
    record.review([{"id": id_, "verdict": "undo"}], "a")
    assert verdict(record, id_) == "undo"
    assert not any(id_ in event.mentions() for event in record.events())
    record.review([{"id": id_, "verdict": "ok"}], "b")
    assert any(id_ in event.mentions() for event in record.events())


def test_two_additions_to_one_text_stand_beside_each_other(record):
    added(record)
    added(record, start=0)
    assert len(record.mentions(engine=PERSON)) == 2


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"start": 5000}, "bad-words"),
        ({"type": "NAP"}, "bad-cell"),
        ({"report": "none"}, "unknown-report"),
        ({"arguments": {"rule": "x"}}, "bad-argument"),
        ({"arguments": {"date": "soon"}}, "bad-cell"),
        ({"arguments": {"about": "NAP"}}, "bad-cell"),
    ],
)
def test_what_cannot_be_added(record, more, code):
    with pytest.raises(UsageError) as raised:
        added(record, **more)
    assert raised.value.code == code
    assert record.reviews() == []
    assert len(record.mentions(engine=PERSON)) == 0


def test_a_split_is_taken_back_whole(record):
    added(record, arguments={"actor": "sdf"})
    one, other = (row.mention.id for row in record.mentions()[:2])
    record.review([{"id": one, "verdict": "same", "other": other}], "a")
    assert any({one, other} <= set(event.mentions()) for event in record.events())
    record.review([{"id": one, "verdict": "undo"}], "a")
    assert not any({one, other} <= set(event.mentions()) for event in record.events())
