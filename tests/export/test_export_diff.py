"""What changed between two versions, as a screen and as JSON."""

import re

import pytest
from msgspec.structs import replace

from sijill.export.compared import Change, compare_versions, comparison_record
from sijill.export.diff_page import diff_page
from sijill.export.line import Line
from sijill.export.versioned import corrected_table, other_versions
from sijill.i18n.bidi import width
from sijill.schema import Count, Filler
from sijill.store import Version

VERSIONS = (
    Version(1, "2026-01-01T10:00:00+00:00", stands=False),
    Version(2, "2026-01-02T10:00:00+00:00", stands=True),
)


def bare(page):
    return re.sub("[\u2066-\u2069]", "", page)


def second(report, text, title="حصار"):
    return replace(report, text=text, title=title, version=2)


def again(line, report, **fields):
    return Line(replace(line.mention, version=2, id="11ff11ff11ff11ff", **fields), report, line.quote)


@pytest.fixture
def edited(report):
    return second(report, report.text.replace("العشرات", "المئات"))


def changes(line, edited, **fields):
    found = compare_versions(line.report, [line], edited, [again(line, edited, **fields)])
    return [change for one in found.changed for change in one.changes]


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, []),
        ({"confidence": 0.1, "rule": "x", "engine": "y/2", "told_on": None}, []),  # no codes
        ({"status": "denied"}, [Change("status", "actual", "denied")]),
        ({"actor": ()}, [Change("actor", "sdf", "")]),
        ({"date": None}, [Change("date", "2024-08-06/2024-08-07", "")]),
        ({"source": (Filler("sana"),)}, [Change("source", "sana|military-source", "sana")]),
        ({"about": (Filler("LIFT"),)}, [Change("about", "", "LIFT")]),
        ({"outcome": Filler("deal")}, [Change("outcome", "", "deal")]),
    ],
)
def test_arguments_that_changed(line, edited, fields, wanted):
    assert changes(line, edited, **fields) == wanted


def test_values_in_another_order_are_the_same(line, edited):
    mention = replace(line.mention, source=line.mention.source[::-1])
    assert changes(line, edited, source=mention.source) == []


def test_a_number_counts_by_its_value_and_not_by_its_words(line, edited):
    (count,) = line.mention.count
    assert changes(line, edited, count=(replace(count, word="عشرات"),)) == []
    (found,) = changes(line, edited, count=(Count("detained", 30, "30", count.span, "civilians"),))
    assert found == Change("count", "detained=«العشرات» (civilians)", "detained=30 (civilians)")


def test_sides_of_a_meeting_may_change_places(line, edited):
    swapped = {"type": "MEET", "actor": line.mention.target, "target": line.mention.actor}
    meeting = replace(line, mention=replace(line.mention, type="MEET"))
    assert changes(meeting, edited, **swapped) == []
    assert [one.argument for one in changes(meeting, edited, type="MEET", target=())] == ["target"]


def test_what_went_and_what_came(line, edited):
    other = again(line, edited, type="DETAIN")
    found = compare_versions(line.report, [line], edited, [other])
    assert (found.gone, found.came, found.changed, found.same) == ((line,), (other,), (), ())
    alike = again(line, edited)
    assert compare_versions(line.report, [line], edited, [alike]).same == (alike,)


def compared(line, **fields):
    new = second(line.report, line.report.text.replace("العشرات", "المئات"), "حصار الحسكة")
    gone = replace(line, mention=replace(line.mention, type="DETAIN", id="22ff22ff22ff22ff"))
    came = again(line, new, type="AID")
    return compare_versions(line.report, [line, gone], new, [again(line, new, **fields), came])


def test_the_page(line, english):
    page = bare(diff_page(compared(line, status="denied"), VERSIONS, english, 80))
    assert "version 1, read 2026-01-01 10:00 UTC\n" in page
    assert "version 2, read 2026-01-02 10:00 UTC; the current text" in page
    assert "Words: 1 removed, 2 added." in page
    assert "حصار {+الحسكة+}" in page
    assert "[-العشرات-] {+المئات+}، وفق سانا" in page
    assert "Codes: 1 gone, 1 new, 1 changed, 0 as before." in page
    assert re.search(r"\[gone\] · DETAIN .*\n(.*\n)*\[new\] · AID .*\n(.*\n)*\[changed\] · BLOCKADE", page)
    assert "status: actual → denied" in page


def test_the_page_in_arabic(line, arabic):
    found = compared(line, actor=(), count=())
    page = bare(diff_page(found, VERSIONS, arabic, 80))
    for words in (
        "الكلمات: حُذف 1 وأُضيف 2.",
        "[-العشرات-] {+المئات+}، وفق سانا",
        "[زال] · احتجاز",
        "[ظهر] · إغاثة",
        "[تغيّر] · حصار",
        "الفاعل: قوات سوريا الديمقراطية ← لا شيء",
        "العدد: محتجزون=«العشرات» (civilians) ← لا شيء",
    ):
        assert words in page


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("lang", ["english", "arabic"])
@pytest.mark.parametrize("colours", [False, True])
def test_no_line_is_wider_than_the_screen(line, request, lang, columns, colours):
    view = request.getfixturevalue(lang)
    page = diff_page(compared(line, actor=(), status="denied"), VERSIONS, view, columns, colours=colours)
    assert max(width(one) for one in page.split("\n")) <= columns


def test_colours_are_added_to_the_signs(line, english):
    page = diff_page(compared(line), VERSIONS, english, 80, colours=True)
    assert "\x1b[31m[-العشرات-]\x1b[39m \x1b[32m{+المئات+}\x1b[39m" in page
    assert "\x1b" not in diff_page(compared(line), VERSIONS, english, 80)


def test_only_blanks_changed(line, english):
    new = second(line.report, line.report.text.replace(" ", "\n"))
    found = compare_versions(line.report, [], new, [])
    assert "No word has changed" in diff_page(found, VERSIONS, english, 80)


def test_another_day_of_publication_is_said(line, english):
    new = replace(second(line.report, line.report.text + " تتمة"), published="2024-08-09")
    page = bare(diff_page(compare_versions(line.report, [], new, []), VERSIONS, english, 80))
    assert "published: 2024-08-07 → 2024-08-09" in page


def test_two_reports_stand_each_with_its_version(line, english):
    other = replace(line.report, id="r9", outlet="other")
    page = bare(diff_page(compare_versions(line.report, [], other, []), VERSIONS, english, 80))
    assert re.search(r"Report r1 .*\nversion 1.*\n.*Report r9 .*\nversion 2", page)


def test_hostile_texts_are_made_safe(line, english):
    old = replace(line.report, text="بداية \x1b[2J\u202e قديم", url="https://x/\x1b[31m\u202e")
    new = second(old, "بداية \x1b[2J\u202e جديد \x1b[31m")
    page = diff_page(compare_versions(old, [], new, []), VERSIONS, english, 80)
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_a_text_far_off_is_left_out_and_each_change_has_its_place(line, english):
    old = replace(line.report, text=f"أول {'كلمة ' * 60}وسط {'كلمة ' * 60}آخر")
    new = second(old, old.text.replace("وسط", "قلب").replace("آخر", "ختام"))
    page = bare(diff_page(compare_versions(old, [], new, []), VERSIONS, english, 80))
    assert "… كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة [-وسط-] {+قلب+}" in page
    assert "[-آخر-] {+ختام+}" in page
    assert "أول" not in page


def test_the_record(line, actors):
    found = comparison_record(compared(line, status="denied"), actors)
    assert (found["old"]["version"], found["new"]["version"]) == (1, 2)
    assert found["words"]["removed"] == 1
    (title, text) = found["words"]["changes"]
    assert (title["part"], title["removed"], title["added"]) == ("title", "", "الحسكة")
    old, new = line.report.text, line.report.text.replace("العشرات", "المئات")
    assert (old[slice(*text["old"])], new[slice(*text["new"])]) == (text["removed"], text["added"])
    assert [one["type"] for one in found["codes"]["gone"]] == ["DETAIN"]
    assert [one["type"] for one in found["codes"]["came"]] == ["AID"]
    (changed,) = found["codes"]["changed"]
    assert list(changed["changes"]) == [{"argument": "status", "old": "actual", "new": "denied"}]


def test_the_old_verdict_is_told(line, edited, english, review):
    seen = replace(line, reviews=(review(),))
    page = bare(
        diff_page(
            compare_versions(line.report, [seen], edited, [again(line, edited, status="denied")]),
            VERSIONS, english, 80,
        )
    )  # fmt: skip
    assert "stays with it: 00ff00ff00ff00ff" in page


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_other_versions_are_told_where_there_are_any(lang):
    assert other_versions(VERSIONS[:1], "r1", lang, 80) == []
    lines = other_versions(VERSIONS, "r1", lang, 80)
    assert len(lines) == 4
    assert "sijill diff r1" in bare(lines[-1])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_list_of_corrected_reports(report, lang):
    table = bare(corrected_table([(replace(report, version=2), VERSIONS)], lang, 80))
    assert re.search(r"r1\b", table)
    assert "2026-01-02" in table
    assert max(map(width, table.split("\n"))) <= 80
