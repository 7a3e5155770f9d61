"""``sijill user`` and what ``sijill serve`` refuses; undo and add in the table of ``sijill review``."""

import io
import json
import sys

import pytest

PASSWORD = "a long password\n"  # noqa: S105


@pytest.fixture
def typed(monkeypatch):
    def put(words):
        monkeypatch.setattr(sys, "stdin", io.StringIO(words))

    return put


def test_users_come_and_go(record, sijill, typed):
    typed(PASSWORD)
    assert sijill("user", "add", "سلمى", "--role", "admin", "--password-stdin")[0] == 0
    typed(PASSWORD)
    code, _, err = sijill("user", "add", "سلمى", "--password-stdin")
    assert (code, "سلمى" in err) == (2, True)
    assert sijill("user", "list")[1].split("\t")[:2] == ["سلمى", "admin"]
    token = sijill("user", "token", "سلمى")[1].strip()
    assert token.startswith("sijill_")
    assert token.encode() not in record.read_bytes()
    assert sijill("user", "remove", "سلمى")[0] == 0
    assert sijill("user", "remove", "سلمى")[0] == 2


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("user", "add", "<b>", "--password-stdin"), "<b>"),
        (("user", "add", "a", "--role", "king", "--password-stdin"), "king"),
        (("serve", "--host", "0.0.0.0"), "sijill user add"),  # noqa: S104
        (("serve", "--tiles", "https://t.example/{z}"), "{x}"),
    ],
)
def test_what_is_refused(sijill, typed, argv, words):
    typed(PASSWORD)
    code, _, err = sijill(*argv)
    assert (code, words in err) == (2, True)


@pytest.mark.usefixtures("record")
def test_a_short_password_is_refused(sijill, typed):
    typed("short\n")
    assert sijill("user", "add", "a", "--password-stdin")[0] == 2
    assert "a\t" not in sijill("user", "list")[1]


HEAD = "id,report,type,start,end,verdict,why,actor,place\n"


def test_a_table_adds_and_takes_back(record, sijill, events):
    blockade = next(one for one in events("--type", "BLOCKADE"))
    start = 0
    rows = f",c-1,DEPLOY,{start},12,add,فاتته,sdf,الحسكة\n{blockade['id']},c-1,BLOCKADE,0,1,wrong,,,\n"
    table = record.parent / "verdicts.csv"
    table.write_text(HEAD + rows, "utf-8")
    assert sijill("review", table, "--who", "a")[0] == 0
    assert sijill("review", table, "--who", "a")[1].count("0")  # nothing new the second time
    (added,) = events("--type", "DEPLOY")
    assert (added["engine"], added["actor"], added["reviewed"]) == ("person/1", ["sdf"], "add")
    table.write_text(HEAD + f"{blockade['id']},c-1,BLOCKADE,0,1,تراجع,,,\n", "utf-8")
    assert sijill("review", table, "--who", "b")[0] == 3
    assert sijill("review", table, "--who", "a")[0] == 0
    shown = json.loads(sijill("show", blockade["id"], "--format", "json")[1])
    assert (shown["reviewed"], [one["undone"] for one in shown["reviews"]]) == (None, [True, False])
