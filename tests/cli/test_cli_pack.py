"""Packs looked over, and rules explained."""

import json

import pytest

MANIFEST = 'name = "own"\nversion = "1"\ntitle_ar = "لنا"\ntitle_en = "Own"\nlicence = "CC0-1.0"\n'


@pytest.fixture
def pack(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "pack.toml").write_text(MANIFEST, "utf-8")
    return tmp_path / "own"


@pytest.mark.usefixtures("pack")
def test_a_pack_in_order(sijill):
    assert sijill("pack", "check", "own") == (0, "pack own: in order\n", "")


def test_a_wrong_pack_is_told_with_file_line_and_key(pack, sijill):
    (pack / "pack.toml").write_text(MANIFEST + 'colour = "red"\n', "utf-8")
    code, out, _ = sijill("pack", "check", "own")
    assert code == 4
    assert "pack.toml:6 colour" in out
    found = json.loads(sijill("pack", "check", "own", "--format", "json")[1])
    assert found[0]["code"] == "unknown-key"
    assert "المعروف" in sijill("pack", "check", "own", "--lang", "ar")[1]


def test_a_pack_is_begun_and_in_order(sijill, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = sijill("pack", "new", "chad", "--country", "td")
    assert code == 0
    assert "chad/pack.toml" in out
    assert sijill("pack", "check", "chad") == (0, "pack chad: in order\n", "")
    assert sijill("pack", "new", "chad")[0] == 2
