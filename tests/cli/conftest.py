"""A record of two small composed reports and a page of another tongue, and a way to call the program."""
# ruff: noqa: ARG001

import json
import os

import pytest

from sijill.cli.main import run

REPORTS = [
    {
        "id": "c-1", "composed": True, "outlet": "agency", "published": "2024-08-07", "title": "حصار الحسكة",
        "text": "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة. "
        "وطالب الجيش السوري قوات سوريا الديمقراطية بفك الحصار.",
    },
    {"id": "c-2", "composed": True, "outlet": "other", "text": "قصف الجيش السوري مدينة الحسكة."},
    {"id": "c-3", "composed": True, "outlet": "other", "text": "The army shelled the town on Monday."},
]  # fmt: skip


@pytest.fixture(autouse=True)
def clean_environ(monkeypatch):
    for name in [n for n in os.environ if n.startswith("SIJILL_")] + ["LANG", "LC_ALL", "LC_MESSAGES"]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in REPORTS)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "day.jsonl").write_text(lines, "utf-8")
    return tmp_path


@pytest.fixture
def sijill(capfdbinary):
    """Call the program; give exit code, standard output, standard error."""

    def call(*argv):
        code = run([str(word) for word in argv])
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


@pytest.fixture
def record(folder, sijill):
    code, _, err = sijill("read", "in")
    assert (code, err) == (0, "")
    return folder / "sijill.db"


@pytest.fixture
def events(record, sijill):
    """Return the record's mentions as JSON."""

    def get(*filters):
        return json.loads(sijill("mentions", "--format", "json", *filters)[1])

    return get
