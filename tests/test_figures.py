"""The pages on coding show the figures that were measured."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "make_figures.py"
PAGES = [ROOT / "docs" / "coding.md", ROOT / "docs" / "coding.ar.md"]


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_figures", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_current():
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_marked_place_is_one_that_can_be_filled(script, page):
    names = re.findall(r"<!-- figures: (\w+) -->", page.read_text("utf-8"))
    assert sorted(names) == sorted(script.TABLES)


def test_both_languages_have_the_same_words(script):
    assert script.WORDS["ar"].keys() == script.WORDS["en"].keys()


def test_a_marked_place_is_filled_and_filled_again(script):
    page = "a\n<!-- figures: gsr -->\nold\n<!-- /figures -->\nb"
    share = {"sentences": 4, "coded": 2}
    figures = {
        "gsr": [{"name": "assault", "shares": dict.fromkeys(("yes", "difficult no", "easy no"), share)}]
    }
    once = script.MARKER.sub(lambda found: script.filled(found, figures, script.WORDS["en"]), page)
    again = script.MARKER.sub(lambda found: script.filled(found, figures, script.WORDS["en"]), once)
    assert "| assault | 0.50 (n=4) | 0.50 (n=4) | 0.50 (n=4) | 0.50 |" in once
    assert again == once


def test_without_figures_a_page_stays_as_it_is(script):
    page = "<!-- figures: speed -->\nold\n<!-- /figures -->"
    assert script.MARKER.sub(lambda found: script.filled(found, {}, script.WORDS["en"]), page) == page


def test_fractions_are_cut(script):
    assert json.dumps(script.rounded({"a": [1 / 3, 2, "x"]})) == '{"a": [0.3333, 2, "x"]}'
