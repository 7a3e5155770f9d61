"""Listing, showing, reviewing."""
# ruff: noqa: ARG001

import csv
import io
import json

import pytest


def cells(out):
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))


def edited(rows, **cells):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows([rows[0] | cells, *rows[1:]])
    return out.getvalue()


def test_the_table(record, sijill):
    code, out, err = sijill("mentions")
    assert (code, err) == (0, "")
    assert "BLOCKADE" in out
    assert "[composed]" in out
    assert "No mention listed here has been reviewed." in out


def test_filters(events):
    assert {e["type"] for e in events("--type", "حصار")} == {"BLOCKADE"}
    assert {e["type"] for e in events("--type", "attack", "--type", "BLOCKADE")} == {"ATTACK", "BLOCKADE"}
    assert {e["report"]["outlet"] for e in events("--outlet", "other")} == {"other"}
    assert events("--from", "2024-08", "--to", "2024-08") != []
    assert events("--to", "2023") == []
    assert events("--news") == []
    assert events("--text", "بفك الحصار") != []
    assert events("--reviewed") == []
    assert len(events("--limit", "1")) == 1
    assert events("--limit", "1", "--offset", "1") == events()[1:2]


def test_nothing_fits(record, sijill):
    assert sijill("mentions", "--type", "AID") == (0, "No mention fits.\n", "")


@pytest.mark.parametrize(
    ("command", "option", "name", "where"),
    [
        ("mentions", "--actor", "nobody", "sijill actors"), ("events", "--target", "nobody", "sijill actors"),
        ("mentions", "--party", "nobody", "sijill actors"), ("events", "--place", "nowhere", "sijill places"),
        ("control", "--party", "nobody", "sijill actors"), ("control", "--place", "nowhere", "sijill places"),
    ],
)  # fmt: skip
def test_a_name_that_the_record_does_not_tell_of_is_named(record, sijill, command, option, name, where):
    code, _, err = sijill(command, option, name)
    assert code == 0
    assert name in err
    assert where in err


@pytest.mark.parametrize("name", ["قسد", "SDF", "Syrian Democratic Forces", "قوات سوريا الديمقراطيه"])
def test_actors_are_asked_for_by_name_too(events, name):
    assert events("--actor", name) == events("--actor", "sdf") != []
    assert events("--party", name) == events("--party", "sdf") != []


def test_the_outlet_of_a_composed_report_is_told_by_what_it_is(record, sijill):
    _, out, _ = sijill("mentions", "--lang", "ar", "--width", "120")
    assert "وكالة أنباء" in out
    assert "agency" not in out


@pytest.mark.parametrize(
    "argv", [["--type", "WAR"], ["--status", "x"], ["--from", "x"], ["--format", "xml"], ["--limit", "0"]]
)
def test_wrong_filters_leave_with_two(record, sijill, argv):
    assert sijill("mentions", *argv)[0] == 2


def test_json_lines(record, sijill, events):
    lines = sijill("mentions", "--format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == events()
    assert all(json.loads(line)["composed"] for line in lines)


def test_offsets_give_back_the_quote(events):
    for event in events():
        assert event["spans"]["trigger"]["start"] >= event["start"]
        assert len(event["quote"]) == event["end"] - event["start"]


def test_csv_to_a_file(record, sijill, folder):
    assert sijill("mentions", "--format", "csv", "--output", "x.csv")[0] == 0
    data = (folder / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert {row["origin"] for row in cells(data.decode("utf-8"))} == {"composed"}


def test_a_file_that_cannot_be_written(record, sijill):
    code, _, err = sijill("mentions", "--output", "no/such/folder/x.csv")
    assert code == 1
    assert "could not be written" in err


def test_a_review_there_and_back(record, sijill, folder, events):
    rows = cells(sijill("mentions", "--format", "csv")[1])
    (folder / "r.csv").write_text(edited(rows, verdict="fix target", target="ndf"), "utf-8-sig")
    code, out, _ = sijill("review", "r.csv", "--who", "hala")
    assert code == 0
    assert out.startswith("1 review kept\n")
    (event,) = events("--reviewed")
    assert event["corrected"] == {"target": "ndf"}
    assert event["reviews"][0]["who"] == "hala"
    assert cells(sijill("mentions", "--format", "csv", "--reviewed")[1])[0]["target"] == "ndf"


def test_an_actor_corrected_by_name_is_found_by_id(record, sijill, folder, events):
    rows = cells(sijill("mentions", "--format", "csv")[1])
    (folder / "r.csv").write_text(edited(rows, verdict="تصحيح المستهدَف", target="الأسايش"), "utf-8-sig")
    assert sijill("review", "r.csv", "--who", "hala")[0] == 0
    (event,) = events("--reviewed")
    assert event["corrected"] == {"target": "asayish"}


def test_a_wrong_line_is_named_and_the_others_are_kept(record, sijill, folder):
    rows = cells(sijill("mentions", "--format", "csv")[1])
    rows[1]["verdict"] = "ok"
    (folder / "r.csv").write_text(edited(rows, verdict="perhaps"), "utf-8")
    code, out, err = sijill("review", "r.csv")
    assert code == 3
    assert out.startswith("1 review kept")
    assert err == "r.csv:2: verdict perhaps is none of: ok, wrong, fix ARGUMENT, same ID, different ID\n"


def test_a_spoilt_id_is_found_by_its_words(record, sijill, folder, events):
    rows = cells(sijill("mentions", "--format", "csv")[1])
    (folder / "r.csv").write_text(edited(rows, verdict="ok", id="1.2E+15"), "utf-8")
    assert sijill("review", "r.csv")[0] == 0
    assert len(events("--reviewed")) == 1


def test_an_unknown_mention_is_told(record, sijill, folder):
    rows = cells(sijill("mentions", "--format", "csv")[1])
    (folder / "r.csv").write_text(edited(rows, verdict="ok", id="zz", report="zz"), "utf-8")
    code, _, err = sijill("review", "r.csv")
    assert code == 3
    assert "r.csv:2: the record holds no mention zz" in err


def test_a_table_that_is_read_twice_says_nothing_new(record, sijill, folder, events):
    rows = cells(sijill("mentions", "--format", "csv")[1])
    (folder / "r.csv").write_text(edited(rows, verdict="fix target", target="ndf"), "utf-8")
    assert sijill("review", "r.csv", "--who", "hala")[1].startswith("1 review kept\n")
    again = sijill("review", "r.csv", "--who", "hala")[1]
    assert again.startswith("0 reviews kept\n1 decision stood in the record already\n")
    assert sijill("review", "r.csv", "--who", "amal")[1].startswith("1 review kept\n")
    assert [review["who"] for review in events("--reviewed")[0]["reviews"]] == ["hala", "amal"]


def test_a_dry_run_keeps_nothing(record, sijill, folder, events):
    rows = cells(sijill("mentions", "--format", "csv")[1])
    (folder / "r.csv").write_text(edited(rows, verdict="ok"), "utf-8")
    assert "nothing kept" in sijill("review", "r.csv", "--dry-run")[1]
    assert events("--reviewed") == []


def test_show_a_report(record, sijill):
    code, out, _ = sijill("show", "c-1")
    assert code == 0
    assert "[composed]" in out
    assert ":BLOCKADE" in out
    assert "\x1b" not in out


def test_show_a_mention(sijill, events):
    event = events("--type", "BLOCKADE")[0]
    out = sijill("show", event["id"], "--lang", "ar")[1]
    assert "الشاهد" in out
    assert event["rule"] in out
    assert json.loads(sijill("show", event["id"], "--format", "json")[1])["id"] == event["id"]


def test_an_id_copied_with_marks_of_direction_is_found(sijill, events):
    id_ = events("--type", "BLOCKADE")[0]["id"]
    assert sijill("show", f"\u2067{id_}\u2069")[0] == 0


def test_show_a_report_as_json(record, sijill):
    found = json.loads(sijill("show", "c-1", "--format", "json")[1])
    for event in found["events"]:
        assert found["text"][event["start"] : event["end"]] == event["quote"]


def test_show_what_is_not_there(record, sijill):
    code, _, err = sijill("show", "zz")
    assert code == 5
    assert "no report, no mention, no event and no state zz" in err


def test_actors_have_their_names_and_places_their_points(record, sijill):
    (sdf,) = json.loads(sijill("actors", "sdf", "--format", "json", "--limit", "1")[1])
    assert (sdf["id"], sdf["party"], sdf["composed"]) == ("sdf", "sdf", True)
    assert sdf["mentions"] >= sdf["as_actor"] > 0
    assert sdf["names_ar"]
    assert sdf["names_en"]
    (place,) = json.loads(sijill("places", "--format", "json")[1])
    assert (place["name"], place["kind"], place["composed"]) == ("الحسكة", "city", True)
    assert place["lat"]
    assert place["source"]


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize("what", ["actors", "places"])
def test_actors_and_places(record, sijill, what, format_):
    code, out, err = sijill(what, "--format", format_)
    assert (code, err) == (0, "")
    assert ("sdf" if what == "actors" else "الحسكة") in out
    assert "composed" in out


def test_a_fault_of_ours_is_no_traceback(record, sijill, monkeypatch):
    monkeypatch.setattr("sijill.export.listing.mentions_table", lambda *_: 1 / 0)
    code, _, err = sijill("mentions")
    assert code == 1
    assert err.startswith("error: a fault in sijill itself: ZeroDivisionError")
    assert "Traceback" not in err
    assert "Traceback" in sijill("mentions", "--debug")[2]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_known_places(folder, sijill, lang):
    code, out, err = sijill("places", "--known", "--limit", "3", "--lang", lang)
    assert (code, err) == (0, "")
    assert out


def test_what_the_lexicons_know(folder, sijill):
    code, out, _ = sijill("actors", "--known", "سوريا الديمقراطية")
    assert code == 0
    assert "sdf" in out


def test_actors_on_a_narrow_screen_keep_ids_and_names_whole(record, sijill):
    _, out, _ = sijill("actors")
    assert "Arabic names" not in out
    assert "Democratic" in out
    assert "English" not in sijill("actors", "--lang", "ar")[1]


@pytest.mark.parametrize("day", ["٢٠٢٤/٨/٧", "2024/8/7", "7 آب 2024"])
def test_a_day_is_asked_for_as_people_type_it(record, sijill, day):
    assert sijill("mentions", "--since", day, "--until", day, "--format", "csv") == sijill(
        "mentions", "--since", "2024-08-07", "--until", "2024-08-07", "--format", "csv"
    )


def test_a_day_that_reads_two_ways_is_refused(record, sijill):
    code, _, err = sijill("--lang", "ar", "mentions", "--since", "7/8/2024")
    assert (code, "اكتب السنة أولاً" in err) == (2, True)


def test_an_unknown_type_is_told_with_those_there_are(record, sijill):
    code, _, err = sijill("mentions", "--type", "حصارر", "--lang", "ar")
    assert (code, "حصار (BLOCKADE)، فك حصار (LIFT)" in err) == (2, True)
    assert "there is no event type KILL; there are meeting (MEET)" in sijill("mentions", "--type", "KILL")[
        2
    ].replace("\n", " ")
