"""The catalogues: the same keys, nothing empty, the same braces, all 26 types, every error code."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from sijill.i18n import LANGUAGES, catalogue, has, text
from sijill.schema import COUNTED, EVENT_TYPES, STATUSES

SRC = Path(__file__).parents[2] / "src" / "sijill"
FORMS = {"zero", "one", "two", "few", "many", "other"}
ERRORS = {
    "problem",
    "Problem",
    "SijillError",
    "UsageError",
    "InputError",
    "LexiconError",
    "RecordError",
    "CodingError",
}
# codes that are chosen by a table or an expression, and not written in the call
CHOSEN = {"read-only", "record-busy", "disk-full", "record-damaged", "record-failed", "not-found"}


def base(key: str) -> str:
    head, _, tail = key.rpartition(".")
    return head if tail in FORMS and head.startswith("summary.") else key


def braces(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def braces_by_key(lang: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, words in catalogue(lang).items():
        found.setdefault(base(key), set()).update(braces(words))
    return found


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def raised_codes() -> dict[str, str]:
    found = {}
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and called(node) in ERRORS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found[first.value] = f"{path.name}:{node.lineno}"
    return found


def test_both_languages_have_the_same_keys():
    assert {base(key) for key in catalogue("ar")} == {base(key) for key in catalogue("en")}


def test_both_languages_have_the_same_braces():
    assert braces_by_key("ar") == braces_by_key("en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_empty(lang):
    assert [key for key, words in catalogue(lang).items() if not words.strip()] == []


@pytest.mark.parametrize(("lang", "forms"), [("en", {"one", "other"}), ("ar", FORMS)])
def test_plural_nouns_have_all_forms_of_their_language(lang, forms):
    found: dict[str, set[str]] = {}
    for key in catalogue(lang):
        if base(key) != key:
            found.setdefault(base(key), set()).add(key.rpartition(".")[2])
    assert {key: got for key, got in found.items() if got != forms} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_types_statuses_and_counts_have_names(lang):
    wanted = [f"type.{name}" for name in EVENT_TYPES]
    wanted += [f"status.{name}" for name in STATUSES] + [f"count.{name}" for name in COUNTED]
    assert [key for key in wanted if not has(key, lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_of_types_are_told_apart(lang):
    names = [text(f"type.{name}", lang) for name in EVENT_TYPES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_code_has_words(lang):
    codes = raised_codes() | dict.fromkeys(CHOSEN, "by a table")
    assert {code: where for code, where in codes.items() if not has(f"error.{code}", lang)} == {}


def test_arabic_words_are_arabic():
    latin = re.compile(r"^[\x00-\x7f]*$")
    allowed = ("metavar.", "error.usage", "show.offsets", "label.", "summary.shown")
    found = [key for key, words in catalogue("ar").items() if latin.match(words)]
    assert [key for key in found if not key.startswith(allowed)] == []


def test_text_chooses_the_plural_form():
    assert text("summary.reports", "ar", n=2) == "تقريران"
    assert text("summary.reports", "ar", n=5) == "5 تقارير"
    assert text("summary.reports", "ar", n=11) == "11 تقريراً"
    assert text("summary.reports", "en", n=1) == "1 report"


def test_text_does_not_fill_braces_of_values():
    assert text("error.bad-date", "en", value="{x}").startswith("{x} is no date")


def test_a_missing_key_is_told():
    with pytest.raises(KeyError):
        text("no.such", "en")


def test_braces_may_have_the_names_of_our_own_arguments():
    assert "x" in text("error.unknown-key", "en", key="x", known="y")
