"""Tables and pages on a terminal."""
# ruff: noqa: ARG001

import pytest
from msgspec.structs import replace

from sijill.export.detail import chain, mention_page, report_page
from sijill.export.grid import Head, grid
from sijill.export.line import Line
from sijill.export.listing import mentions_table, notes
from sijill.export.marked import Mark, mark_text
from sijill.i18n.bidi import FSI, LRI, PDI, RLI, width


def bare(words):
    return words.translate(dict.fromkeys(map(ord, (FSI, LRI, PDI, RLI))))


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_table_fits(line, english, arabic, lang, columns):
    table = mentions_table([line] * 3, arabic if lang == "ar" else english, columns)
    assert max(map(width, table.split("\n"))) <= columns


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_line_closes_what_it_opens(line, english, arabic, lang):
    table = mentions_table([line], arabic if lang == "ar" else english, 80)
    for words in table.split("\n"):
        assert sum(words.count(mark) for mark in (FSI, LRI, RLI)) == words.count(PDI)


def test_what_a_row_says(line, english):
    words = " ".join(bare(mentions_table([line], english, 200)).split())
    for said in (
        "sdf → syria-gov",
        "BLOCKADE",
        "«العشرات»",
        "one side only",
        "[composed]",
        "unreviewed",
        line.mention.id,
    ):
        assert said in words
    assert "20" not in words.replace("2024", "")


def test_what_a_row_says_in_arabic(line, arabic):
    words = " ".join(bare(mentions_table([line], arabic, 200)).split())
    for said in ("قوات سوريا الديمقراطية ← الحكومة السورية", "حصار", "طرف واحد", "[مؤلَّف]", "لم يُراجَع"):
        assert said in words


def test_a_mention_without_a_date_says_when_it_was_told(line, english):
    undated = Line(replace(line.mention, date=None), line.report, line.quote)
    assert "told on 2024-08-07" in bare(mentions_table([undated], english, 160))


def test_notes_tell_composed_and_unreviewed(line, english, review):
    assert len(notes([line], "en")) == 2
    seen = Line(line.mention, replace(line.report, composed=False), line.quote, (review(),))
    assert notes([seen], "en") == ["1 of 1 listed mentions have been reviewed."]


def test_hostile_words_do_not_reach_the_terminal(line, english):
    evil = Line(line.mention, replace(line.report, outlet="\x1b[31m\u202eevil"), "\x1b[2J[bold]x\u202e\n")
    table = mentions_table([evil], english, 80)
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "[bold]x" in table


def test_marks_in_brackets_and_colours():
    marks = [Mark(0, 10, 1, "A"), Mark(5, 10, 2, "B")]
    assert mark_text("0123456789", marks, colours=False) == "[1:A 01234[2:B 56789 2] 1]"
    coloured = mark_text("0123456789", marks, colours=True)
    assert coloured.startswith("\x1b[36;1m[1:A]")
    assert coloured.endswith("\x1b[0m")


def test_overlapping_marks_keep_the_text_whole():
    words = mark_text("abcdef", [Mark(0, 4, 1, "A"), Mark(2, 6, 2, "B")], colours=False)
    assert words == "[1:A ab[2:B cd 1]ef 2]"


def test_the_chain_is_spoken_out(line, english, arabic):
    assert bare(chain(line, english)) == "sana reports, from military-source"
    assert bare(chain(line, arabic)) == "نقل سانا عن مصدر عسكري"


def test_a_mention_in_full(line, english, review):
    seen = Line(line.mention, line.report, line.quote, (review("fix", "target", "ndf"),))
    page = bare(mention_page(seen, english, 80))
    for said in (
        "“قسد”",
        "blockade.besiege:verb",
        "0.81",
        "reckoned from publication",
        "hala: fix target = ndf",
        "[composed]",
    ):
        assert said in page


def test_a_report_in_full(line, english):
    page = bare(report_page(line.report, [line], english, colours=False))
    assert "[1:BLOCKADE حاصرت" in page
    assert page.count(line.mention.id) == 1


def test_a_report_that_is_not_coded_says_so(line, english):
    page = report_page(replace(line.report, language="fa"), [], english, colours=False)
    assert "kept but not coded: its language is fa" in page


def test_a_grid_runs_from_the_right_in_arabic():
    table = grid([Head("أ"), Head("ن", right=True)], [["قسد", "12"]], 40, rtl=True)
    assert table.split("\n")[2].startswith("12")
