"""The examples of every lexicon run: each file a test, which lists all that do not hold."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from sijill.extract.examples import run_examples, wishes_of
from sijill.lexicon import load
from sijill.lexicon.check import PACKS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "example-pack"
FOLDERS = [*sorted(path.parent for path in PACKS.glob("*/pack.toml")), EXAMPLE]
WITH_EXAMPLES = {"examples.tsv", "numbers.toml", "dates.toml"}
FILES = [
    (folder, path.relative_to(folder).as_posix())
    for folder in FOLDERS
    for path in sorted(folder.rglob("*"))
    if path.name in WITH_EXAMPLES or path.parent.name == "predicates"
]


@cache
def failures(folder):
    lexicon = load(["core", "syria", folder]) if folder == EXAMPLE else load()
    found = defaultdict(list)
    for problem in run_examples(lexicon, folder):
        file, _, line = problem.place.removeprefix(f"{folder}/").partition(":")
        found[file].append(f"{line}: {problem.code} {dict(problem.values)}")
    return found


@pytest.mark.parametrize(("folder", "file"), FILES, ids=lambda value: getattr(value, "name", value))
def test_the_examples_hold(folder, file):
    assert "\n".join(failures(folder)[file]) == ""


def test_wishes_are_read():
    wishes = wishes_of("actor=sdf place=حي غويران  !target=isis", ("actor", "place", "target"))
    assert [str(wish) for wish in wishes] == ["actor=sdf", "place=حي غويران", "!target=isis"]


@pytest.mark.parametrize("expect", ["nothing", "actr=sdf", "actor=", "sdf actor=sdf"])
def test_what_is_no_wish_is_told(expect):
    assert wishes_of(expect, ("actor",)) is None


def test_what_does_not_hold_is_told(tmp_path):
    predicates = tmp_path / "predicates"
    predicates.mkdir()
    (tmp_path / "pack.toml").write_text('name = "p"\nversion = "1"\n', "utf-8")
    (predicates / "aid.toml").write_text(
        'type = "AID"\n[[predicate]]\nid = "feed"\nverbs = ["أطعم يطعم"]\n'
        'examples = [\n"أطعمت قسد النازحين => actor=sdf",\n"أطعمت قسد النازحين => actor=isis"]\n'
        'not = ["أطعمت قسد النازحين"]\n',
        "utf-8",
    )
    rows = ["text\tpublished\tcountry\texpect", "قالت قسد كلمة\t2024\t\tactor=sdf;!actor=isis"]
    rows += ["قالت قسد كلمة\t\t\tactor=isis", "قالت قسد كلمة\t\t\t!actor=sdf"]
    (tmp_path / "examples.tsv").write_text("\n".join(rows), "utf-8")
    found = run_examples(load(["core", "syria", tmp_path]), tmp_path)
    assert [(p.code, p.place.removeprefix(f"{tmp_path}/")) for p in found] == [
        ("example-missed", "predicates/aid.toml:7 feed.examples"),
        ("example-barred", "predicates/aid.toml:8 feed.not"),
        ("example-missed", "examples.tsv:3 expect"),
        ("example-missed", "examples.tsv:4 expect"),
    ]
