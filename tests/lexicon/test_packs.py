"""The packs that come with Sijill are in order, and docs/packs.md tells of every file and column."""

import tomllib
from pathlib import Path

import pytest

from sijill.lexicon.check import PACKS, check_pack
from sijill.lexicon.layout import TABLES, TOML_FILES
from sijill.lexicon.predicates import Predicate

DOCS = Path(__file__).parents[2] / "docs"
SHIPPED = sorted(path.parent for path in PACKS.glob("*/pack.toml"))


@pytest.mark.parametrize("folder", [*SHIPPED, DOCS / "example-pack"], ids=lambda folder: folder.name)
def test_the_pack_is_in_order(folder):
    assert [str(problem.error) for problem in check_pack(folder)] == []


@pytest.mark.parametrize("page", ["packs.md", "packs.ar.md"])
def test_every_file_column_and_key_is_documented(page):
    words = (DOCS / page).read_text("utf-8")
    names = {*TOML_FILES, *(t.file for t in TABLES), *(c.name for t in TABLES for c in t.columns)}
    names |= {"not" if name == "without" else name for name in Predicate.__struct_fields__}
    assert sorted(name for name in names if f"`{name}`" not in words) == []


def test_every_list_of_words_is_read_by_some_rule_or_predicate():
    code = "".join(path.read_text("utf-8") for path in PACKS.parents[1].rglob("*.py"))
    forms = "".join(path.read_text("utf-8") for path in (PACKS / "core" / "predicates").glob("*.toml"))
    lists = tomllib.loads((PACKS / "core" / "words.toml").read_text("utf-8"))
    assert [name for name in lists if f'"{name}"' not in code and f"${name}" not in forms] == []
