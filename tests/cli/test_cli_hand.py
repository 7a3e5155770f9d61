"""``sijill hand``: a team's table from its map to the comparison, in both languages."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from sijill.export.hand_compared import COMPARED_COLUMNS
from sijill.i18n.bidi import width

HEAD = "التاريخ,نوع الحدث,الفاعل,المستهدف,المكان,عدد القتلى,ملاحظات\n"
ROWS = (
    "06/08/2024,حصار,قسد,الحكومة السورية,الحسكة,,حصار الأحياء\n",
    "7/8/2024,قصف,الجيش السوري,,الحسكة,عشرات,\n",
    "13/8/2024,شغب,ناس,,القامشلي,2,=1+1\n",
    "13/8/24,قصف,قسد,,الحسكة,,\n",
)


@pytest.fixture
def table(record, sijill):
    """A team's table, and the map proposed for it."""
    path = record.parent / "events.csv"
    path.write_text(HEAD + "".join(ROWS), "utf-8")
    assert sijill("hand", "map", "events.csv", "--output", "map.toml")[0] == 0
    return path


@pytest.fixture
def kept(table, sijill):
    code, _, _ = sijill("hand", "read", "events.csv", "--map", "map.toml", "--coder", "layla")
    assert code == 0
    return table


def test_a_map_is_proposed_on_the_screen_or_in_a_file(table, sijill):
    code, out, _ = sijill("hand", "map", "events.csv")
    assert code == 0
    assert out == (table.parent / "map.toml").read_text("utf-8")
    assert 'order = "dmy"' in out
    assert '"قصف" = "ATTACK"  # 2' in out


def test_a_map_is_not_written_over(table, sijill):
    (table.parent / "map.toml").write_text("mine", "utf-8")
    code, _, err = sijill("hand", "map", "events.csv", "--output", "map.toml")
    assert code == 2
    assert "map.toml: there is a file of this name" in err
    assert (table.parent / "map.toml").read_text("utf-8") == "mine"


def test_an_encoding_that_is_named_stands_in_the_map(table, sijill):
    table.write_bytes(table.read_text("utf-8").encode("cp1256"))
    out = sijill("hand", "map", "events.csv", "--encoding", "cp1256")[1]
    assert 'encoding = "cp1256"' in out
    (table.parent / "map.toml").write_text(out, "utf-8")
    code, _, err = sijill("hand", "read", "events.csv", "--map", "map.toml", "--coder", "layla")
    assert code == 0
    assert "events.csv: its encoding is cp1256, not UTF-8; read as such" in err


def test_reading_says_what_was_read_and_what_not(table, sijill):
    assert table.exists()
    code, out, err = sijill("hand", "read", "events.csv", "--map", "map.toml", "--coder", "layla")
    assert code == 0
    assert out.splitlines()[0] == "3 events coded by hand read (layla): 3 new"
    assert "1 has no type of ours" in out
    assert "event: \u2068“شغب”\u2069 (1)" in err
    assert "killed: \u2068“عشرات”\u2069 (1)" in err
    assert "events.csv:5: column \u2068التاريخ\u2069: the year of 13/8/24 has two digits; write four" in err


def test_reading_again_changes_nothing(kept, sijill):
    assert kept.exists()
    before = sijill("hand", "list", "--format", "json")[1]
    code, out, _ = sijill("hand", "read", "events.csv", "--map", "map.toml", "--coder", "layla")
    assert (code, out.splitlines()[0]) == (0, "3 events coded by hand read (layla): 3 unchanged")
    assert sijill("hand", "list", "--format", "json")[1] == before


def test_a_row_that_was_taken_out_of_the_table_stays_until_asked(kept, sijill):
    kept.write_text(HEAD + ROWS[0], "utf-8")
    read = ("hand", "read", "events.csv", "--map", "map.toml", "--coder", "layla")
    assert "2 rows that these files gave before are not in them now; they stay" in sijill(*read)[1]
    assert len(json.loads(sijill("hand", "list", "--format", "json")[1])) == 3
    assert "2 rows that these files no longer hold were taken out" in sijill(*read, "--replace")[1]
    assert len(json.loads(sijill("hand", "list", "--format", "json")[1])) == 1


def test_strict_reading_fails_where_a_row_could_not_be_read(table, sijill):
    assert table.exists()
    read = ("hand", "read", "events.csv", "--map", "map.toml", "--coder", "layla", "--format", "json")
    code, out, _ = sijill(*read, "--strict")
    told = json.loads(out)
    assert code == 3
    assert [item["code"] for item in told["unread"]] == ["hand-short-year"]
    assert told["kept"]["new"] == 3
    assert sijill(*read)[0] == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("read", "no.csv", "--map", "map.toml", "--coder", "x"), 3, "no.csv: there is no such file"),
        (("read", "events.csv", "--map", "no.toml", "--coder", "x"), 3, "no.toml: there is no such file"),
        (("read", "events.csv", "--map", "map.toml", "--coder", " "), 2, "--coder names who coded"),
        (("read", "events.csv", "--map", "map.toml"), 2, "--coder is missing"),
        (("map", "in/day.jsonl"), 3, "files of the kind .jsonl are not read"),
        (("compare", "--only", "hand"), 2, "--only takes one of"),
        (("compare", "--format", "jsonl"), 2, "--format takes one of"),
        (("list", "--record", "no.db"), 5, "there is no record here"),
    ],
)
def test_what_goes_wrong_is_said(table, sijill, words, code, said):
    assert table.exists()
    got, _, err = sijill("hand", *words)
    assert got == code
    assert said in err


def test_the_list_is_marked_in_every_form(kept, sijill):
    assert kept.exists()
    shown = sijill("hand", "list")[1]
    assert shown.count("coded by hand (layla)") == 3
    assert "They were coded by people and are in no count of mentions." in shown
    records = json.loads(sijill("hand", "list", "--format", "json")[1])
    assert {record["origin"] for record in records} == {"hand"}
    assert [
        json.loads(line) for line in sijill("hand", "list", "--format", "jsonl")[1].splitlines()
    ] == records
    rows = list(csv.DictReader(io.StringIO(sijill("hand", "list", "--format", "csv")[1].lstrip("\ufeff"))))
    assert {row["hand_origin"] for row in rows} == {"coded by hand (layla)"}
    assert [row["hand_notes"] for row in rows][-1] == "'=1+1"  # no formula for a spreadsheet


def test_the_list_is_filtered(kept, sijill):
    assert kept.exists()

    def listed(*filters):
        return [
            record["row"] for record in json.loads(sijill("hand", "list", "--format", "json", *filters)[1])
        ]

    assert listed("--type", "حصار") == [2]
    assert listed("--from", "2024-08-07") == [3, 4]
    assert listed("--to", "2024-08-06") == [2]
    assert listed("--coder", "omar") == []
    assert listed("--limit", "1", "--offset", "1") == [3]


def test_mentions_know_nothing_of_them(kept, sijill, events):
    assert kept.exists()
    assert {event["engine"].partition("/")[0] for event in events()} == {"rules"}
    assert "layla" not in sijill("mentions")[1]


def test_the_comparison_pairs_both_and_shows_the_evidence(kept, sijill):
    assert kept.exists()
    code, out, err = sijill("hand", "compare")
    assert (code, err) == (0, "")
    assert "حصار الأحياء" in out
    assert "حاصرت قوات سوريا الديمقراطية" in out
    assert "Cohen's kappa is not given" in out
    assert re.search(r"^BLOCKADE +1 +0 +0 +0 +1\.00 +1\.00 +1\.00$", out, re.MULTILINE)


def test_the_comparison_as_data(kept, sijill):
    assert kept.exists()
    told = json.loads(sijill("hand", "compare", "--format", "json")[1])
    (pair,) = told["both"]
    assert (pair["hand"]["origin"], pair["hand"]["where"]) == ("hand", "events.csv:2")
    assert pair["machine"]["type"] == "BLOCKADE"
    assert told["kappa"] is None
    assert told["aside"]["hand"] == {"no_type": 1}
    assert told["figures"][-1]["both"] == 1
    assert set(json.loads(sijill("hand", "compare", "--format", "json", "--only", "both")[1])) == {
        "rule", "kappa", "figures", "aside", "both",
    }  # fmt: skip


def test_the_comparison_is_reviewed_in_a_spreadsheet(kept, sijill):
    words = sijill("hand", "compare", "--format", "csv")[1].lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(words)))
    assert tuple(rows[0]) == COMPARED_COLUMNS
    assert {row["found"] for row in rows} >= {"both", "hand-only"}
    for row in rows:
        row["verdict"] = "ok" if row["found"] == "both" else ""
    out = io.StringIO()
    writer = csv.DictWriter(out, COMPARED_COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    (kept.parent / "back.csv").write_text(out.getvalue(), "utf-8")
    code, said, err = sijill("review", "back.csv", "--who", "amal")
    assert (code, err) == (0, "")
    assert said.startswith("1 review kept")


def test_without_hand_events_it_says_so(record, sijill):
    assert record.exists()
    for name in ("list", "compare"):
        code, out, _ = sijill("hand", name)
        assert code == 0
        assert "There are no events coded by hand here" in out


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", ["list", "compare"])
def test_the_screens_fit_eighty_columns(kept, sijill, lang, name):
    assert kept.exists()
    assert max(map(width, sijill("hand", name, "--lang", lang)[1].splitlines())) <= 80


def test_the_screens_in_arabic(kept, sijill):
    assert kept.exists()
    shown = sijill("hand", "list", "--lang", "ar")[1]
    assert "مرمّز باليد (layla)" in shown
    compared = sijill("hand", "compare", "--lang", "ar")[1]
    assert "عندهما معاً: اليد أولاً ثم الآلة (1)" in compared
    assert "coded by hand" not in shown + compared


def test_import_says_who_coded_it_and_what_is_not_carried(tmp_path, sijill):
    path = Path(__file__).parents[2] / "examples" / "hsk-2016-08-ex1.json"
    record = str(tmp_path / "i.db")
    code, out, err = sijill("import", str(path), "--coder", "office", "--record", record)
    assert code == 0
    assert "events imported (office)" in out
    assert "not carried" in err
    code, shown, _ = sijill("hand", "list", "--record", record, "--limit", "1")
    assert "imported (office; guide) [composed]" in shown
    assert "coded by people" not in shown
    assert sijill("import", str(path), "--coder", " ", "--record", record)[0] == 2
    assert sijill("import", str(tmp_path / "none"), "--coder", "x", "--record", record)[0] == 3
