"""A pack that was only begun is in order, and nothing is overwritten."""

import pytest

from sijill.errors import UsageError
from sijill.lexicon import load
from sijill.lexicon.check import check_pack
from sijill.lexicon.scaffold import FILES, begin_pack


def test_a_pack_that_was_begun_is_in_order_and_loads(tmp_path):
    files = begin_pack(tmp_path / "chad", ["TD"])
    assert {path.name for path in files} == {"pack.toml", *(f"{name}.tsv" for name in FILES)}
    assert check_pack(tmp_path / "chad") == []
    assert load(["core", tmp_path / "chad"]).packs[-1].countries == ("td",)


def test_what_is_there_is_left_alone(tmp_path):
    (tmp_path / "own.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError) as raised:
        begin_pack(tmp_path)
    assert raised.value.code == "folder-not-empty"
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]
