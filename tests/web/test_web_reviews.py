"""Reviews over the API: what is decided holds in the next answer, is undone, and names the reviewer."""

import pytest


def review(asker, *rows):
    return asker.post("/reviews", {"rows": list(rows)})


@pytest.fixture
def asker(server):
    found = server()
    found.settled("/overview")
    return found


def blockade(asker):
    return next(one for one in asker.get("/reports/w-1").json()["mentions"] if one["type"] == "BLOCKADE")


def test_a_correction_reaches_the_states(asker):
    id_ = blockade(asker)["id"]
    (told,) = review(
        asker, {"id": id_, "verdict": "fix", "argument": "place", "value": "القامشلي", "why": "كذا"}
    ).json()["mentions"]
    assert (told["reviewed"], told["corrected"]) == ("fix", {"place": "القامشلي"})
    assert (told["reviews"][0]["who"], told["reviews"][0]["undone"]) == ("me", False)
    states = asker.settled("/states/blockades")["items"]
    assert "القامشلي" in str([one["place"] for one in states])


def test_a_decision_is_undone(asker):
    id_ = blockade(asker)["id"]
    review(asker, {"id": id_, "verdict": "wrong"})
    (told,) = review(asker, {"id": id_, "verdict": "undo"}).json()["mentions"]
    assert told["reviewed"] is None
    assert [(one["verdict"], one["undone"]) for one in told["reviews"]] == [("wrong", True), ("undo", False)]
    assert [one["undone"] for one in asker.get("/reports/w-1").json()["reviews"]] == [True, False]
    assert review(asker, {"id": id_, "verdict": "undo"}).json()["code"] == "nothing-to-undo"


def test_a_missed_mention_is_added_by_its_words(asker):
    text = asker.get("/reports/w-2").json()["report"]["text"]
    start = text.index("وقُتل")
    row = {
        "verdict": "add", "report": "w-2", "start": start, "end": start + 5, "type": "CLASH",
        "arguments": {"actor": "sdf", "place": "الحسكة", "date": "2024-08-08"},
    }  # fmt: skip
    (told,) = review(asker, row).json()["mentions"]
    assert (told["type"], told["quote"], told["engine"], told["reviewed"]) == (
        "CLASH",
        "وقُتل",
        "person/1",
        "add",
    )
    assert told["actor"] == ["sdf"]
    asker.settled("/overview")
    assert asker.get("/mentions?type=CLASH").json()["items"][0]["event"] != ""


def test_two_mentions_are_joined_and_parted(asker):
    one, other = (one["id"] for one in asker.get("/mentions?report=w-1&limit=2").json()["items"])
    review(asker, {"id": one, "verdict": "same", "other": other})
    asker.settled("/overview")
    held = {asker.get(f"/mentions/{id_}").json()["mention"]["event"] for id_ in (one, other)}
    assert len(held) == 1
    review(asker, {"id": one, "verdict": "different"})
    asker.settled("/overview")
    held = {asker.get(f"/mentions/{id_}").json()["mention"]["event"] for id_ in (one, other)}
    assert len(held) == 2


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"verdict": "ok", "id": "none"}, "unknown-mention"),
        ({"verdict": "maybe", "id": "x"}, "bad-request"),
        ({"verdict": "fix", "argument": "rule", "value": "x"}, "bad-argument"),
        ({"verdict": "fix", "argument": "type", "value": "NAP"}, "bad-cell"),
        ({"verdict": "add", "report": "w-1", "start": 0, "end": 9999, "type": "MEET"}, "bad-words"),
        ({"verdict": "add", "report": "none", "start": 0, "end": 1, "type": "MEET"}, "unknown-report"),
    ],
)
def test_what_is_wrong_keeps_nothing(asker, row, code):
    good = {"id": blockade(asker)["id"], "verdict": "ok"}
    row = {"id": good["id"]} | row if row["verdict"] == "fix" else row
    assert review(asker, good, row).json()["code"] == code
    assert asker.get("/reviews").json()["total"] == 0
