"""Reports that mean harm: whatever their words are, they are told as words and break nothing."""

import json

import pytest
from litestar.testing import TestClient
from web_making import API, BASE, Asker

import sijill
from sijill.web.app import make_app
from sijill.web.serving import Serving

TOLD = "حاصرت قوات سوريا الديمقراطية أحياء الحكومة السورية في الحسكة."
PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=password></form>",
    "<object data=//evil.example></object>",
    "<!-- <!DOCTYPE html> -->",
    "<![CDATA[<x>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;script&#x3E;",
    "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
    "<ſcript>alert(1)</ſcript>",
    "＜script＞alert(1)＜/script＞",
    "\u202e<tpircs>\u202c",
    "\u202a\u202b\u202d\u202e\u2066\u2067\u2068",
    "\u2069\u2069\u2069\u202c\u202c",
    "\u200e\u200f\u061c\u200b\u200c\u200d\ufeff",
    "\u0001\u0002\u0007\u0008\u001b[31mred\u001b[0m",
    "\u0085\u2028\u2029",
    "\r\nSet-Cookie: a=b\r\n\r\n<html>",
    "\ud800 alone",
    "\U000e0001\U000e0041\U000e007f",
    "e" + "\u0301" * 500,
    "ﷺ" * 200,
    "{{7*7}} ${7*7} <%= 7*7 %> #{7*7}",
    "{{constructor.constructor('alert(1)')()}}",
    "'; DROP TABLE reports; --",
    '" OR ""="',
    "') UNION SELECT password FROM users --",
    '{"__proto__": {"polluted": true}}',
    "__proto__ constructor prototype",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "%00%0d%0a%3Cscript%3E",
    "\\u003cscript\\u003e",
    "event: report\ndata: {}\n\n",
    "(" * 5000,
    "ا" * 20_000,
    "a " * 60,
    "«" * 3000 + "»" * 3000,
    "1" * 5000,
    "\n" * 5000,
]
HUGE = 10 * 2**20


def report(number, payload):
    return {
        "id": f"h-{number}", "composed": True, "published": "2024-08-07", "url": f"https://e.example/{number}",
        "title": payload[:300], "outlet": payload[:60], "text": f"{TOLD} {payload} {TOLD}",
    }  # fmt: skip


@pytest.fixture(scope="module")
def asker(database, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    lines = (json.dumps(report(*one)) for one in enumerate(PAYLOADS))
    (folder / "day.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "huge.txt").write_text(TOLD + "<b>" * ((HUGE - 100) // 3), "utf-8")
    address = database.at(folder / "x.db")
    with sijill.open(address, packs=("core", "syria")) as record:
        summary = record.read([folder / "day.jsonl", folder / "huge.txt"])
    assert (summary.read, summary.unread) == (len(PAYLOADS) + 1, ())
    serving = Serving(record=address, reviewer="me", packs=("core", "syria"))
    with TestClient(make_app(serving), base_url=BASE) as client:
        yield Asker(client)


def told(answer):
    """Return what a JSON answer tells; it is no page that a browser would run."""
    assert answer.status_code == 200, answer.text[:500]
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    return answer.json()


def test_there_are_enough():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 40


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_a_report_is_told_as_words(asker, number):
    found = told(asker.get(f"/reports/h-{number}"))
    text = found["report"]["text"]
    mended = PAYLOADS[number].replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    assert mended in text
    assert found["mentions"]
    for mention in found["mentions"]:
        whole = found["report"]["title" if mention["spans"]["evidence"]["part"] == "title" else "text"]
        assert whole[mention["start"] : mention["end"]] == mention["quote"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_question_is_words_as_well(asker, payload):
    words = payload[:150].replace("\ud800", "")
    for path in ("/search", "/mentions", "/reports", "/lexicon/actors", "/lexicon/places"):
        name = {"/mentions": "text", "/reports": "text"}.get(path, "q")
        answer = asker.client.get(API + path, params={name: words})
        assert "items" in told(answer)
    for path in ("/reports/", "/mentions/", "/events/", "/episodes/", "/states/", "/"):
        answer = asker.client.get(f"{API}{path}".rstrip("/") + "/" + words.encode().hex())
        assert answer.status_code in (400, 404)
        assert answer.headers["content-type"] == "application/json"


def test_all_of_them_together(asker):
    asker.settled("/overview")
    for path in ("/overview", "/events?limit=500", "/mentions?limit=500", "/sources", "/reports?limit=500"):
        assert told(asker.get(path))
    assert told(asker.get("/search?q=الحصار"))["total"] == 0
    assert told(asker.get("/search?q=حاصرت&limit=500"))["total"] > len(PAYLOADS)


def test_ten_megabytes_are_told(asker):
    (huge,) = (
        one for one in told(asker.get("/reports?limit=500"))["items"] if not one["id"].startswith("h-")
    )
    found = told(asker.get(f"/reports/{huge['id']}"))
    assert len(found["report"]["text"]) > 9 * 2**20


@pytest.mark.parametrize("payload", PAYLOADS[:45])
def test_what_is_pasted_is_coded_or_refused(asker, payload):
    body = json.dumps({"text": f"{TOLD} {payload}", "title": payload[:900]}).encode()
    headers = asker.csrf() | {"content-type": "application/json"}
    answer = asker.client.post(f"{API}/code", content=body, headers=headers)
    assert answer.status_code in (200, 400)
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"rows": 1}', b'{"rows": []}', b"9" * 100_000, b"[" * 9999],
)
def test_a_body_that_is_none(asker, body):
    headers = asker.csrf() | {"content-type": "application/json"}
    for path in ("/reviews", "/code", "/reports", "/login", "/users", "/tokens"):
        answer = asker.client.post(API + path, content=body, headers=headers)
        assert answer.status_code in (400, 429), (path, answer.text[:200])
        assert answer.json()["code"] in ("bad-request", "too-many")
