"""Adding: a text, files, an address; what is told meanwhile; and coding that keeps nothing."""

import json
import time

import pytest
from litestar.testing import TestClient
from web_making import BASE, Asker

from sijill.web.app import make_app
from sijill.web.serving import Serving

TEXT = "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في القامشلي."


@pytest.fixture(scope="module")
def asker(database, tmp_path_factory):
    record = database.at(tmp_path_factory.mktemp("adding") / "x.db")
    serving = Serving(record=record, reviewer="me", packs=("core", "syria"))
    with TestClient(make_app(serving), base_url=BASE) as client:
        yield Asker(client)


def ended(asker, answer):
    assert answer.status_code == 202, answer.text
    path = f"/jobs/{answer.json()['job']}"
    for _ in range(600):
        status = asker.get(path).json()
        if status["state"] in ("ended", "failed"):
            return status
        time.sleep(0.05)
    raise AssertionError(status)


def news(asker, status, **headers):
    answer = asker.get(f"/jobs/{status['id']}/events", headers=headers)
    assert answer.headers["content-type"].startswith("text/event-stream")
    lines = answer.text.split("\r\n\r\n")
    found = [dict(line.split(": ", 1) for line in one.splitlines()) for one in lines if one.strip()]
    return [(one["event"], json.loads(one["data"])) for one in found]


def test_an_empty_record_answers(asker):
    found = asker.settled("/overview")
    assert (found["episodes"], found["newest"], found["at"] != "") == ([], [], True)
    assert asker.get("/search").json()["total"] == 0


def test_a_text_is_coded_while_one_looks(asker):
    given = {"text": TEXT, "outlet": "agency", "published": "2024-08-07", "composed": True}
    status = ended(asker, asker.post("/reports", given))
    assert (status["state"], status["figures"]["new"], status["unread"]) == ("ended", 1, [])
    told = news(asker, status)
    assert [kind for kind, _ in told if kind != "progress"] == ["report", "end"]
    report = next(data for kind, data in told if kind == "report")
    assert TEXT.startswith(report["words"])
    assert report["words"]
    assert (report["composed"], report["mentions"][0]["type"]) == (True, "BLOCKADE")
    assert report["mentions"][0]["quote"] in TEXT
    assert asker.get(f"/reports/{status['reports'][0]}").json()["report"]["text"] == TEXT
    again = ended(asker, asker.post("/reports", given))
    assert again["figures"]["unchanged"] == 1


def test_files_are_read_each_for_itself(asker):
    files = [
        ("files", ("../../a.txt", (TEXT + " وانسحبت أمس.").encode(), "text/plain")),
        ("files", ("b.bin", b"\x00\x01", "application/octet-stream")),
        ("files", ("c.jsonl", b'{"text": "', "application/json")),
    ]
    answer = asker.client.post("/api/v1/reports", files=files, data={"outlet": "other"}, headers=asker.csrf())
    status = ended(asker, answer)
    assert (status["state"], status["figures"]["new"]) == ("ended", 1)
    assert {one["code"] for one in status["unread"]} == {"unknown-kind", "json-cut"}
    assert not any(one["place"].startswith(("/", ".")) for one in status["unread"])
    report = asker.get(f"/reports/{status['reports'][0]}").json()["report"]
    assert (report["path"], report["outlet"]) == ("000-a.txt", "other")


def test_a_stream_that_broke_goes_on_where_it_was(asker):
    status = ended(asker, asker.post("/reports", {"text": TEXT + " أمس."}))
    whole = news(asker, status)
    assert news(asker, status, **{"last-event-id": "1"}) == whole[1:]


def test_coding_keeps_nothing(asker):
    before = asker.get("/meta").json()["revision"]
    found = asker.post("/code", {"text": TEXT, "published": "2024-08-07"}).json()
    assert found["events"][0]["type"] == found["mentions"][0]["type"] == "BLOCKADE"
    assert found["names"]["sdf"]["ar"] == "قوات سوريا الديمقراطية"
    assert asker.get("/meta").json()["revision"] == before


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        ({}, 400, "bad-request"),
        ({"text": "a", "address": "https://a.example"}, 400, "bad-request"),
        ({"text": "a", "more": 1}, 400, "bad-request"),
        ({"text": "a", "published": "yesterday"}, 400, "bad-request"),
        ({"address": "https://a.example"}, 403, "fetch-not-allowed"),
        ([], 400, "bad-request"),
    ],
)
def test_what_is_not_added(asker, data, status, code):
    answer = asker.post("/reports", data)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_an_unknown_job(asker):
    for path in ("/jobs/none", "/jobs/none/events"):
        assert asker.get(path).json()["code"] == "unknown-job"


def test_the_stream_tells_the_revision(asker):
    found = asker.get("/stream?times=1").text
    assert '"revision":' in found
