"""The counts over the Arabic gold standard records."""

import json

import pytest

from sijill.errors import InputError
from sijill.evaluate.gsr import gsr
from sijill.evaluate.table import gsr_table
from sijill.i18n.bidi import width
from sijill.schema import Mention, Span


class Echo:
    """Codes TYPE or TYPE:status for each sentence that says so."""

    name, version = "echo", "1"

    def code(self, report):
        kind, _, status = report.text.partition(":")
        return [_mention(kind, status or "actual")] if kind.isupper() else []


def _mention(kind, status):
    span = Span(0, 1)
    return Mention(
        id="",
        report="",
        version=1,
        type=kind,
        evidence=span,
        trigger=span,
        engine="",
        rule="",
        confidence=1.0,
        status=status,
    )


def _write(path, kind, rows):
    lines = [
        json.dumps({"id": str(n), "type": kind, "label": label, "text": text})
        for n, (label, text) in enumerate(rows)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    _write(tmp_path / "assault.jsonl", "ASSAULT", [
        ("yes", "ATTACK"), ("yes", "CLASH:claimed"), ("yes", "CASUALTIES"), ("yes", "PROTEST"),
        ("easy no", "ATTACK:planned"), ("easy no", "ATTACK"), ("easy no", "ATTACK:denied"), ("easy no", "-"),
        ("difficult no", "ATTACK"), ("difficult no", "-"),
    ])  # fmt: skip
    _write(tmp_path / "protest.jsonl", "PROTEST", [("yes", "PROTEST"), ("yes", "-"), ("easy no", "-")])
    return tmp_path


def test_shares(folder):
    assault, protest, both = gsr(folder, Echo())
    assert (assault.name, assault.pair) == ("assault", (0.75, 0.25))
    assert assault.shares["difficult no"].share == 0.5
    assert (protest.name, protest.pair) == ("protest", (0.5, 0.0))
    assert both.shares["yes"].sentences == 6


def test_f1_leaves_the_difficult_out(folder):
    assault = gsr(folder, Echo())[0]
    precision, recall = 3 / 4, 3 / 4
    assert assault.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_table_keeps_to_80_columns(folder):
    for lang in ("en", "ar"):
        assert max(map(width, gsr_table(gsr(folder, Echo()), lang).split("\n"))) <= 80
    lines = gsr_table(gsr(folder, Echo())).split("\n")
    assert lines[-3].split()[:4] == ["assault", "0.750", "of", "4"]


def test_the_table_says_that_people_labelled_it(folder):
    assert "three people" in gsr_table(gsr(folder, Echo()))
    assert "ثلاثة أشخاص" in gsr_table(gsr(folder, Echo()), "ar")


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(InputError) as error:
        gsr(tmp_path, Echo())
    assert (error.value.code, error.value.place[-9:]) == ("bad-json", "a.jsonl:1")


def test_an_empty_folder(tmp_path):
    with pytest.raises(InputError):
        gsr(tmp_path, Echo())
