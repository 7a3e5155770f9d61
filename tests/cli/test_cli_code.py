"""Text in, JSON lines out."""
# ruff: noqa: ARG001, PLC0415

import json
import os
import subprocess
import sys

import pytest

TEXT = "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة."
KEYS = {
    "type",
    "actor",
    "target",
    "mediator",
    "place",
    "date",
    "about",
    "count",
    "status",
    "source",
    "quote",
    "start",
    "end",
}


def start(*argv, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "sijill.cli", *argv], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "ascii"}, **more,
    )  # fmt: skip


def code(data, *argv):
    done = start("code", "-", *argv)
    out, err = done.communicate(data)
    return done.returncode, [json.loads(line) for line in out.splitlines()], err.decode("utf-8")


def test_plain_text():
    rc, (line,), _ = code(TEXT.encode(), "--id", "x", "--published", "2024-08-07")
    assert rc == 0
    assert set(line) == {"id", "events", "title_events", "packs"}
    assert line["id"] == "x"
    (event,) = line["events"]
    assert set(event) == KEYS
    assert TEXT[event["start"] : event["end"]] == event["quote"]


def test_json_lines():
    lines = [
        {"id": "a", "text": TEXT, "published": "2024-08-07", "outlet": "o", "title": "t"},
        {"id": "b", "text": TEXT},
    ]
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    rc, out, _ = code(data.encode())
    assert rc == 0
    assert [line["id"] for line in out] == ["a", "b"]
    assert out[0]["events"]


def test_a_bad_line_is_told_and_the_rest_goes_on():
    data = f'{{"id": "a", "text": "{TEXT}"}}\n{{oops\n{{"id": "b", "text": "{TEXT}"}}\n'
    rc, out, err = code(data.encode())
    assert rc == 3
    assert [line["id"] for line in out] == ["a", "b"]
    assert err.startswith("-:2: no valid JSON")


def test_a_file_of_any_name(folder, sijill):
    (folder / "report").write_text(TEXT, "utf-8")
    rc, out, _ = sijill("code", "report")
    assert rc == 0
    assert json.loads(out)["events"]
    assert not (folder / "sijill.db").exists()


def test_a_file_that_is_not_there(folder, sijill):
    rc, out, err = sijill("code", "nope.txt")
    assert (rc, out) == (3, "")
    assert err == "nope.txt: there is no such file or folder\n"


def test_a_reader_that_leaves_is_no_error():
    done = start("places", "--known", "--format", "jsonl")
    with done.stdin, done.stderr, done.stdout:
        done.stdout.readline()
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.wait() == 141


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_an_interruption_leaves_with_130():
    import signal
    import time

    done = start("code", "-")
    time.sleep(1.5)
    done.send_signal(signal.SIGINT)
    _, err = done.communicate()
    assert done.returncode == 130
    assert b"Traceback" not in err


def test_a_fault_is_shown_with_debug(folder, sijill):
    rc, _, err = sijill("show", "x", "--debug")
    assert rc == 5
    assert "Traceback" in err
    assert "error: sijill.db: there is no record here yet" in err


def test_settings_stand_anywhere(folder, sijill):
    assert sijill("show", "--lang=ar", "x")[2].startswith("خطأ: sijill.db: لا يوجد سجل")
    assert sijill("--lang", "ar", "show", "x")[2].startswith("خطأ: ")


def test_a_language_that_we_do_not_speak(sijill):
    rc, _, err = sijill("read", "--lang", "fr")
    assert rc == 2
    assert "--lang takes one of ar, en, not fr" in err
