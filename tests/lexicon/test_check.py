"""The check of a pack: it names every fault with file and line, and nothing hides another thing."""

import pytest
from broken_pack import EXPECTED, write_broken

from sijill.i18n import LANGUAGES, has
from sijill.lexicon.check import check_pack, needed_folders
from sijill.lexicon.check_predicates import parts_of
from sijill.lexicon.check_tables import is_day
from sijill.lexicon.spelling import form_problems, odd_signs


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    return write_broken(tmp_path_factory.mktemp("packs") / "broken")


@pytest.fixture(scope="module")
def found(broken):
    return [(p.code, p.place.removeprefix(f"{broken}/")) for p in check_pack(broken)]


@pytest.mark.parametrize("fault", EXPECTED, ids=" ".join)
def test_every_fault_is_named_with_file_and_line(found, fault):
    assert fault in found


def test_nothing_else_is_found(found):
    assert sorted(set(found) - set(EXPECTED)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fault_has_words(found, lang):
    assert [code for code, _ in found if not has(f"error.{code}", lang)] == []


def test_a_folder_without_manifest_is_told(tmp_path):
    assert [(p.code, p.place) for p in check_pack(tmp_path)] == [
        ("missing-file", str(tmp_path / "pack.toml"))
    ]


def test_a_table_in_another_encoding_is_told(tmp_path):
    (tmp_path / "pack.toml").write_text('name = "p"\n', "utf-8")
    (tmp_path / "sources.tsv").write_bytes("id\tar\nradio\tإذاعة\n".encode("cp1256"))
    assert "table-encoding" in [p.code for p in check_pack(tmp_path)]


def test_packs_that_need_each_other_are_found_once(tmp_path):
    for name, needs in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.toml").write_text(f'name = "{name}"\nneeds = ["{needs}"]\n', "utf-8")
    assert needed_folders(tmp_path / "a") == [tmp_path / "b"]


@pytest.mark.parametrize(
    ("form", "odd"),
    [("قسد", False), ("يُحاصر", False), ("1445 هـ", False), ("منطقة الـ55", False), ("قـسد", True),
     ("ﻗﺴﺪ", True), ("ا\u0654مر", True), ("کرد", True), ("قسد\u200f", True), ("قوات\u00a0سوريا", True)],
)  # fmt: skip
def test_odd_spelling(form, odd):
    assert bool(odd_signs(form)) is odd


def test_forms_that_are_spelled_alike_are_repeated():
    assert [p.code for p in form_problems(("الإسلامية", "الاسلاميه", "المدنية"))] == ["repeated-form"]


@pytest.mark.parametrize(
    ("day", "right"),
    [("2015", True), ("2015-02", True), ("2016-02-29", True), ("2015-02-29", False), ("2015-13", False),
     ("15-02-2015", False), ("٢٠١٥", False), ("2015-2", False)],
)  # fmt: skip
def test_days(day, right):
    assert is_day(day) is right


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("حاصر يحاصر", ("حاصر يحاصر", None, None)),
        ("إطلاق + سراح", ("إطلاق", "سراح", None)),
        ("هجوم - إعلامي|لفظي", ("هجوم", None, "إعلامي|لفظي")),
        ("فرض يفرض + حصار - اقتصادي", ("فرض يفرض", "حصار", "اقتصادي")),
        ("إطلاق + ", ("إطلاق", "", None)),
    ],
)
def test_parts_of_a_form(entry, parts):
    assert parts_of(entry) == parts
