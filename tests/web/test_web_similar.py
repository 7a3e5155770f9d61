"""Reports like one, asked of a server."""

import pytest

from sijill.errors import ModelError
from sijill.web.routes import reports

pytest.importorskip("onnxruntime")


def test_reports_like_one(shared):
    found = shared.get("/reports/w-1/similar").json()
    assert [one["report"] for one in found["items"]] == ["w-2", "w-3"]
    assert found["left"] == 0
    assert found["items"][0]["cosine"] > found["items"][1]["cosine"]


def test_how_many(shared):
    assert len(shared.get("/reports/w-1/similar?limit=1").json()["items"]) == 1


def test_no_such_report(shared):
    answer = shared.get("/reports/nobody/similar")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown-report")


def test_without_the_extra_it_says_so(shared, monkeypatch):
    def missing():
        raise ModelError("similar-extra", detail="no onnxruntime")

    monkeypatch.setattr("sijill.model.vectors.load_encoder", missing)
    answer = shared.get("/reports/w-1/similar")
    assert (answer.status_code, answer.json()["code"]) == (501, "similar-extra")


def test_what_there_is_no_time_for_is_told(server, monkeypatch):
    monkeypatch.setattr(reports, "PATIENCE", 0.0)
    asker = server()
    first = asker.get("/reports/w-1/similar")
    assert first.json() == {"items": [], "left": 3}
    assert "etag" not in first.headers  # or a browser would show this answer for ever
    monkeypatch.setattr(reports, "PATIENCE", 600.0)
    assert asker.get("/reports/w-1/similar").json()["left"] == 0
