"""``sijill pack check``: in both languages every fault of a pack with file and line, and its examples run."""

import json
import re
import shutil
from pathlib import Path

import pytest
from broken_pack import EXPECTED, write_broken

from sijill.cli.main import run

EXAMPLE = Path(__file__).parents[2] / "docs" / "example-pack"
ISOLATES = re.compile("[\u2066-\u2069]")


@pytest.fixture
def check(capfd, monkeypatch, tmp_path):
    """Check a pack: exit code and what is printed."""
    monkeypatch.chdir(tmp_path)

    def call(folder, *args, lang="en"):
        code = run(["--lang", lang, "pack", "check", str(folder), *args])
        said = capfd.readouterr()
        return code, ISOLATES.sub("", said.out)

    return call


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "broken/actors.tsv:3 id: My Actor is no id"),
        ("ar", "broken/actors.tsv:3 id: لا يصلح My Actor معرّفاً"),
    ],
)
def test_every_fault_is_printed(check, tmp_path, lang, words):
    write_broken(tmp_path / "broken")
    code, out = check("broken", lang=lang)
    assert code == 4
    assert words in out
    assert [place for _, place in EXPECTED if f"broken/{place}: " not in out] == []


def test_as_data(check, tmp_path):
    write_broken(tmp_path / "broken")
    code, out = check("broken", "--format", "json")
    assert code == 4
    found = [(p["code"], p["place"].removeprefix("broken/")) for p in json.loads(out)]
    assert set(EXPECTED) <= set(found)


def test_a_pack_in_order(check):
    code, out = check(EXAMPLE)
    assert (code, out.strip()) == (0, "pack example-pack: in order")


def test_examples_that_do_not_hold_are_printed(check, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "mine")
    path = tmp_path / "mine" / "examples.tsv"
    path.write_text(path.read_text("utf-8").replace("actor=samar-mithali", "actor=nabil-mithali"), "utf-8")
    code, out = check("mine")
    assert code == 4
    assert out.startswith("mine/examples.tsv:2 expect: ")
    assert "actor=nabil-mithali" in out


def test_no_folder(check):
    assert check("nowhere") == (4, "nowhere/pack.toml: the pack lacks this file\n")
