"""What is similar: vectors made once and kept, and the reports found by meaning, by a report, by words."""

import csv
import hashlib
import io
import json
import sqlite3
import sys
from pathlib import Path

import pytest

import sijill
from sijill.cli.main import run
from sijill.errors import ModelError, RecordError, UsageError
from sijill.model.vectors import load_encoder
from sijill.runs.similar import by_words, make_vectors, similar, similar_to
from sijill.schema import Report
from sijill.store import open_store

pytest.importorskip("onnxruntime")

TEXTS = {
    "siege": "حاصرت قوات سوريا الديمقراطية المربع الأمني في الحسكة ومنعت دخول الطحين إلى المخابز",
    "siege-2": "لليوم الثاني تغلق الأسايش الطرق إلى أحياء الحكومة في الحسكة فلا خبز ولا وقود",
    "talks": "اختتمت في جنيف جولة من المحادثات بين وفدي الحكومة والمعارضة دون اتفاق على موعد جديد",
    "weather": "توقعت الأرصاد الجوية أمطارا غزيرة وانخفاضا في درجات الحرارة على السواحل",
}


def report(name, text):
    hashed = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=name, text=text, outlet="agency", published="2024-08-07", composed=True, text_hash=hashed
    )


def put(store, *reports):
    for one in reports:
        store.put(store.place(one), None)


@pytest.fixture
def anywhere(record_at):
    """A record with the same texts, in a file and on a server."""
    path = record_at("anywhere.db")
    with open_store(path) as store:
        put(store, *(report(*one) for one in TEXTS.items()))
    return path


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "x.db"
    with open_store(path) as store:
        put(store, *(report(*one) for one in TEXTS.items()))
    return path


def kept(path):
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT version, encoder, length(body) FROM vectors ORDER BY 1").fetchall()
    connection.close()
    return rows


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Who closed the roads into Hasakah and stopped the bread?", {"siege", "siege-2"}),
        ("تجويع أهالي الحسكة بإغلاق الطرقات", {"siege", "siege-2"}),
        ("negotiations in Switzerland without result", {"talks"}),
        ("rain and cold on the coast", {"weather"}),
    ],
)
def test_by_meaning(record, asked, first):
    with sijill.open(record) as held:
        found = held.similar(asked)
    assert {one.report for one in found[: len(first)]} == first
    cosines = [one.cosine for one in found]
    assert cosines == sorted(cosines, reverse=True)
    assert len(found) == len(TEXTS)
    assert all(one.composed for one in found)


def test_vectors_are_made_once_and_only_of_what_is_new(record):
    with sijill.open(record) as held:
        held.similar("حصار", limit=1)
        before = kept(record)
        told = []
        put(held.store, report("new", TEXTS["weather"]))
        assert make_vectors(held.store, load_encoder(), lambda *now: told.append(now)) == 0
    assert told == [(1, 1)]
    assert kept(record)[: len(before)] == before
    assert {(encoder, size) for _, encoder, size in kept(record)} == {(load_encoder().hash, 768)}


def test_a_corrected_report_is_found_by_the_text_that_stands(record):
    with open_store(record) as store:
        encoder = load_encoder()
        make_vectors(store, encoder)
        put(store, report("weather", TEXTS["talks"] + " في مونترو"))
        assert store.vectors.missing(encoder.hash) == 1
        make_vectors(store, encoder)
        found = similar(store, encoder, "rain and cold on the coast", 9)
    assert sorted(one.report for one in found) == sorted(TEXTS)
    assert next(one for one in found if one.report == "weather").version == 2


def test_ended_in_the_middle_the_rest_is_made_the_next_time(record):
    with open_store(record) as store:
        encoder = load_encoder()
        assert make_vectors(store, encoder, seconds=0) == len(TEXTS)
        assert make_vectors(store, encoder, seconds=600) == 0


def test_what_is_read_alone_gets_its_vectors_too(record):
    with open_store(record, read_only=True) as store:
        assert make_vectors(store, load_encoder()) == 0
        assert len(similar(store, load_encoder(), "حصار", 9)) == len(TEXTS)


def test_vectors_are_no_part_of_what_was_read(record):
    with open_store(record) as store:
        before = store.canonical_hash(), store.revision()
        make_vectors(store, load_encoder())
        assert (store.canonical_hash(), store.revision()) == before


def test_like_a_report_is_another(record):
    with sijill.open(record) as held:
        found = held.similar(report="siege", limit=2)
    assert found[0].report == "siege-2"
    assert "siege" not in {one.report for one in found}


def test_like_a_report_that_has_no_vector_yet(record):
    with open_store(record) as store:
        assert similar_to(store, load_encoder(), "siege", 3) == []


def test_by_words_any_or_all_of_them(record):
    with open_store(record) as store:
        found = by_words(store, "خبز الطحين", 9)
        assert {(one.report, one.cosine) for one in found} == {("siege", None), ("siege-2", None)}
        assert by_words(store, "الحسكه جنيف", 9, every=True) == []
        assert {one.report for one in by_words(store, "الحسكه جنيف", 9)} == {"siege", "siege-2", "talks"}


def test_by_words_needs_no_extra(record, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with sijill.open(record) as held:
        assert held.similar("جنيف", by="words")[0].report == "talks"


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_asked(record, text):
    with sijill.open(record) as held, pytest.raises(UsageError, match="nothing-asked"):
        held.similar(text)


def test_no_such_report(record):
    with sijill.open(record) as held, pytest.raises(RecordError, match="unknown-report"):
        held.similar(report="nobody")


# The command


def asked(record, *words, capsys):
    code = run(["similar", *words, "--record", str(record), "--lang", "en"])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_the_command_in_four_forms(record, capsys):
    words = ("rain on the coast", "--limit", "2")
    code, table, _ = asked(record, *words, capsys=capsys)
    assert code == 0
    assert "weather" in table
    assert "The likest first" in table
    found = json.loads(asked(record, *words, "--format", "json", capsys=capsys)[1])
    assert [found[0]["report"], len(found)] == ["weather", 2]
    lines = asked(record, *words, "--format", "jsonl", capsys=capsys)[1].splitlines()
    assert [json.loads(line) for line in lines] == found
    rows = list(
        csv.DictReader(
            io.StringIO(asked(record, *words, "--format", "csv", capsys=capsys)[1].lstrip("\ufeff"))
        )
    )
    assert [rows[0]["report"], rows[0]["composed"]] == ["weather", "composed"]


@pytest.mark.parametrize("words", [(), ("text", "--report", "siege"), ("  ",)])
def test_the_command_wants_one_of_the_two(record, capsys, words):
    code, _, told = asked(record, *words, capsys=capsys)
    assert code == UsageError.exit_code
    assert "--report" in told


def test_reading_with_vectors(tmp_path, capsys):
    source = Path(__file__).parents[2] / "examples/hsk-2024-08-b.json"
    record = tmp_path / "r.db"
    assert run(["read", str(source), "--record", str(record), "--vectors", "--lang", "en"]) == 0
    assert len(kept(record)) == 1
    assert "1 report read" in capsys.readouterr().out


def test_reading_with_vectors_says_at_once_what_is_missing(tmp_path, monkeypatch, capsys):
    def missing():
        raise ModelError("similar-extra", detail="no onnxruntime")

    monkeypatch.setattr("sijill.model.vectors.load_encoder", missing)
    code = run(["read", str(tmp_path), "--record", str(tmp_path / "r.db"), "--vectors", "--lang", "en"])
    assert code == ModelError.exit_code
    assert "sijill[model]" in capsys.readouterr().err
    assert not (tmp_path / "r.db").exists()


def test_a_record_on_a_server_finds_the_same_by_meaning(anywhere):
    with open_store(anywhere) as store:
        make_vectors(store, load_encoder())
        make_vectors(store, load_encoder())  # a second time nothing is missing
        found = similar(store, load_encoder(), "حصار في الحسكة", 2)
    assert {one.report for one in found} == {"siege", "siege-2"}


def test_words_are_found_on_a_server_too(anywhere):
    with open_store(anywhere) as store:
        store.index()
        assert [one.report for one in by_words(store, "الطحين", 5)] == ["siege"]
