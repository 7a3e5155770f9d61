"""What is asked of the record: answers, pages, filters, and one shape of error."""

import datetime as dt
import re
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sijill
from sijill.export.event_records import event_record
from sijill.export.records import mention_record
from sijill.web.asking import DAY
from sijill.web.shapes import line_of


def as_json(value):
    return msgspec.json.decode(msgspec.json.encode(value))


def items(asker, path):
    return asker.get(path).json()["items"]


def test_meta(shared):
    meta = shared.get("/meta").json()
    assert (meta["counts"]["reports"], meta["counts"]["composed"]) == (3, 3)
    assert "/" not in meta["record"]
    assert shared.client.app.state.room.serving.record.endswith(f"/{meta['record']}")
    assert meta["csrf"] == "x-csrftoken"


def test_the_first_screen(shared):
    found = shared.settled("/overview?at=2024-08-10")
    assert (found["at"], found["first"]) == ("2024-08-10", "2024-08-06")
    (blockade,) = found["in_force"]["blockades"]
    assert blockade["actor_party"]["value"] == ["sdf"]
    mark = next(one for one in found["marks"] if one["kind"] == "blockades")
    assert (mark["place"], mark["id"], mark["composed"]) == ("الحسكة", blockade["id"], True)
    assert 36 < mark["lat"] < 37
    assert found["episodes"][0]["acts"] > 0
    assert "BLOCKADE" in found["episodes"][0]["types"]
    sharpest = found["contradictions"][0]
    assert sharpest["argument"] == "killed"
    assert {one["value"] for one in sharpest["values"]} == {"3", "5"}
    assert found["names"]["sdf"] == {"ar": "قوات سوريا الديمقراطية", "en": "Syrian Democratic Forces"}


def test_what_was_lifted_is_not_in_force(shared):
    assert shared.get("/states?at=2024-08-25").json()["states"]["blockades"] == []


def test_states_are_those_of_the_command_line(shared):
    shared.settled("/overview")
    with sijill.open(shared.client.app.state.room.serving.record, packs=("core", "syria")) as record:
        for kind in ("blockades", "episodes", "casualties"):
            assert items(shared, f"/states/{kind}") == as_json(record.states(kind).rows())


def test_an_episode_has_all_that_belongs_to_it(shared):
    light = shared.settled("/overview")["episodes"][0]
    found = shared.get(f"/episodes/{light['id']}").json()
    assert found["light"] == light
    assert {one["id"] for one in found["events"]} == set(found["episode"]["events"])
    assert [one["id"] for one in found["blockades"]] == [
        one["id"] for one in items(shared, "/states/blockades")
    ]
    assert found["precedents"]["like"] == []


def test_events_and_mentions_are_those_of_the_command_line(shared):
    shared.settled("/overview")
    with sijill.open(shared.client.app.state.room.serving.record, packs=("core", "syria")) as record:
        room = shared.client.app.state.room
        for event in record.events():
            told = shared.get(f"/events/{event.id}").json()
            assert told["event"].pop("points") is not None
            assert told["event"] == as_json(event_record(event))
            assert [one["id"] for one in told["mentions"]] == list(event.mentions())
        for row in record.mentions():
            report = record.report(row.mention.report)
            wanted = mention_record(line_of(row, report), room.lexicon.actors)
            told = shared.get(f"/mentions/{row.mention.id}").json()["mention"]
            assert told.pop("event")
            assert told == as_json(wanted)


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ("type=BLOCKADE", 2),  ("type=BLOCKADE&type=LIFT", 3), ("actor=sdf&type=LIFT", 1),
        ("place=الحسكه&type=BLOCKADE", 2), ("since=2024-08-19", 1), ("until=2024-08-06", 1),
        ("report=w-3", 1), ("outlet=agency&type=BLOCKADE", 1), ("text=وحصار", 0), ("reviewed=true", 0),
        ("party=sdf&type=BLOCKADE", 2), ("composed=false", 0), ("confidence=1", 0), ("status=planned", 0),
    ],
)  # fmt: skip
def test_filters_of_mentions(shared, filters, number):
    found = shared.get(f"/mentions?{filters}").json()
    assert (len(found["items"]), found["total"]) == (number, number)


@pytest.mark.parametrize("path", ["/mentions", "/events", "/reports", "/states/episodes", "/search?q=الحسكة"])
def test_pages_make_the_whole(shared, path):
    shared.settled("/overview")
    joined = "&" if "?" in path else "?"
    whole, cursor, pages = items(shared, path), "", []
    while cursor is not None:
        page = shared.get(f"{path}{joined}limit=1" + (f"&cursor={cursor}" if cursor else "")).json()
        assert (len(page["items"]), page["total"]) == (1, len(whole))
        pages += page["items"]
        cursor = page["next"]
    assert pages == whole


def test_the_newest_events_come_first_where_asked(shared):
    oldest = items(shared, "/events")
    newest = items(shared, "/events?order=newest")
    assert newest[0]["date"] == "2024-08-19"
    assert {one["id"] for one in oldest} == {one["id"] for one in newest}


def test_a_report_with_its_mentions(shared):
    found = shared.get("/reports/w-1").json()
    for mention in found["mentions"]:
        whole = found["report"]["title" if mention["spans"]["evidence"]["part"] == "title" else "text"]
        assert whole[mention["start"] : mention["end"]] == mention["quote"]
    assert [one["number"] for one in found["versions"]] == [1]


def test_versions_and_what_changed(server, make_record, record_at):
    first = {"id": "", "url": "https://n.example/1", "outlet": "agency", "published": "2024-08-07",
             "composed": True, "text": "وقُتل 3 مدنيين في القصف على الحسكة."}  # fmt: skip
    asker = server([first])
    record = asker.client.app.state.room.serving.record
    make_record([first | {"text": "وقُتل 5 مدنيين في القصف على الحسكة."}])
    assert record == record_at("x.db")
    (head,) = items(asker, "/reports?corrected=true")
    assert (head["version"], head["versions"]) == (2, 2)
    changes = asker.get(f"/reports/{head['id']}/diff").json()["comparison"]["words"]["changes"]
    assert (changes[0]["removed"], changes[0]["added"]) == ("3", "5")
    assert "3" in asker.get(f"/reports/{head['id']}?version=1").json()["report"]["text"]
    assert asker.get(f"/reports/{head['id']}?version=9").json()["code"] == "unknown-version"


def test_search_marks_the_words_in_any_spelling(shared):
    found = shared.get("/search?q=الحسكه").json()
    assert found["total"] == shared.get("/mentions").json()["total"]
    for item in found["items"]:
        snippet, text = item["snippet"], shared.get(f"/reports/{item['report']['id']}").json()["report"]
        whole = text[snippet["part"]]
        assert whole[snippet["start"] : snippet["end"]] == snippet["text"]
        assert all("الحسكة" in whole[start:end] for start, end in snippet["marks"])


def test_facets_count_what_fits(shared):
    found = shared.get("/search?type=BLOCKADE").json()
    facets = {
        name: {one["value"]: one["count"] for one in values} for name, values in found["facets"].items()
    }
    assert facets["type"] == {"BLOCKADE": 2}
    assert facets["year"] == {"2024": 2}
    assert facets["composed"] == {"true": 2}
    assert facets["reviewed"] == {"false": 2}
    assert facets["outlet"] == {"agency": 1, "other": 1}
    assert facets["party"]["sdf"] == 2


def test_sources_contradict_each_other(shared):
    shared.settled("/overview")
    rows = {one["id"]: one for one in shared.get("/sources").json()["outlets"]}
    assert (rows["agency"]["reports"], rows["other"]["reports"]) == (1, 2)
    assert rows["agency"]["contradicted"][0]["by"] == "other"


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/lexicon/actors?q=قسد", "sdf"), ("/lexicon/actors?q=sdf", "sdf"),
        ("/lexicon/places?q=حسكه", "الحسكة"), ("/lexicon/places?q=qamishli", "القامشلي"),
    ],
)  # fmt: skip
def test_names_are_found_in_any_spelling(shared, path, first):
    found = items(shared, path)[0]
    assert first in (found["id"], *found["names"]["ar"])


def test_an_answer_is_the_same_until_the_record_changes(server):
    asker = server()
    asker.settled("/overview")
    first = asker.get("/mentions?limit=1")
    tag = first.headers["etag"]
    assert asker.get("/mentions?limit=1", headers={"if-none-match": tag}).status_code == 304
    assert asker.get("/mentions?limit=2", headers={"if-none-match": tag}).status_code == 200
    assert asker.get("/mentions?limit=1&lang=ar", headers={"if-none-match": tag}).status_code == 200
    id_ = first.json()["items"][0]["id"]
    assert asker.post("/reviews", {"rows": [{"id": id_, "verdict": "ok"}]}).status_code == 200
    again = asker.get("/mentions?limit=1", headers={"if-none-match": tag})
    assert again.status_code == 200
    assert again.json()["items"][0]["reviewed"] == "ok"


ERRORS = [
    ("/reports/none", 404, "unknown-report"), ("/mentions/none", 404, "unknown-mention"),
    ("/events/none", 404, "unknown-event"), ("/episodes/none", 404, "no-such-episode"),
    ("/nothing", 404, "no-page"), ("/mentions?type=NAP", 400, "bad-request"),
    ("/mentions?limit=0", 400, "bad-request"), ("/mentions?limit=x", 400, "bad-request"),
    ("/mentions?since=soon", 400, "bad-request"), ("/states/moods", 400, "bad-request"),
    ("/mentions?cursor=x", 400, "bad-request"), ("/reports/w-1/diff", 404, "one-version"),
    ("/reviews?report=none", 404, "unknown-report"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status", "code"), ERRORS)
def test_errors_have_one_shape_in_both_languages(shared, path, status, code):
    joined = "&" if "?" in path else "?"
    words = set()
    for lang in ("ar", "en"):
        answer = shared.get(f"{path}{joined}lang={lang}")
        told = answer.json()
        assert (answer.status_code, told["code"], set(told)) == (
            status,
            code,
            {"code", "message", "place", "values"},
        )
        words.add(told["message"])
    assert len(words) == 2


def test_the_language_is_that_of_the_header_where_none_is_named(shared):
    said = {
        lang: shared.get("/reports/none", headers={"accept-language": lang}).json()
        for lang in ("ar-SY", "fr")
    }
    assert "لا يوجد" in said["ar-SY"]["message"]
    assert "holds no report" in said["fr"]["message"]


def test_a_method_that_an_address_does_not_take(shared):
    assert shared.client.put("/api/v1/meta", headers=shared.csrf()).json()["code"] == "no-method"


@pytest.mark.parametrize(
    ("value", "is_day"),
    [
        ("2024-02-29", True), ("2023-02-29", False), ("2000-02-29", True), ("1900-02-29", False),
        ("2024-04-30", True), ("2024-04-31", False), ("2024-12-31", True), ("2024-13-01", False),
        ("2024-00-01", False), ("3024-01-01", False), ("2024-1-1", False), ("٢٠٢٤-٠١-٠١", False),
    ],
)  # fmt: skip
def test_the_description_says_which_days_there_are(value, is_day):
    assert bool(re.fullmatch(DAY, value)) is is_day


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2999, 12, 31)))
def test_every_day_is_one(day):
    assert re.fullmatch(DAY, day.isoformat())


PAPER = "independent"  # the packs know a paper by this id
TWICE = [
    {"id": "c-1", "composed": True, "outlet": PAPER, "published": "2024-08-07",
     "text": "وقُتل 3 مدنيين في القصف على الحسكة."},
    {"id": "c-2", "composed": False, "outlet": PAPER, "published": "2024-08-07",
     "text": "وقُتل 5 مدنيين في القصف على الحسكة يوم الأربعاء."},
    {"id": "c-3", "composed": True, "outlet": "made-up", "published": "2024-08-07",
     "text": "رفعت قوات سوريا الديمقراطية الحصار عن أحياء الحكومة السورية في الحسكة أمس."},
]  # fmt: skip


def test_a_composed_report_is_never_a_real_paper_s(server):
    asker = server(TWICE)
    asker.settled("/overview")
    answer = asker.get("/sources").json()
    rows = {one["id"]: one for one in answer["outlets"]}
    assert (rows[PAPER]["composed"], rows[PAPER]["reports"]) == (False, 1)
    made = rows[f"name:{PAPER}"]
    assert (made["composed"], made["reports"], made["outlet"], made["name"]) == (True, 1, PAPER, PAPER)
    assert answer["names"][PAPER]["en"] == "The Independent"
    assert answer["names"][f"name:{PAPER}"]["ar"] == PAPER
    facets = {one["value"]: one["composed"] for one in asker.get("/search").json()["facets"]["outlet"]}
    assert facets == {PAPER: True, "made-up": True}


def test_who_says_otherwise_in_a_composed_report_is_no_real_paper(server):
    asker = server(TWICE)
    asker.settled("/overview")
    for event in items(asker, "/events"):
        whole = asker.get(f"/events/{event['id']}").json()["event"]
        for one in whole["mentions"]:
            assert one["by"] == (
                f"name:{PAPER}" if one["composed"] and one["outlet"] == PAPER else one["outlet"]
            )


def test_the_first_answer_waits_for_no_clock(monkeypatch, server):
    monkeypatch.setattr("sijill.web.kept.FIRST", 1e6)
    assert server().get("/meta").json()["pending"] is False


def test_answers_get_their_turn_back_soon_while_states_are_computed(server):
    """At Python's 5 ms for each row of SQLite a search took 14 s beside them."""
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        server().get("/meta")
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(before)


def test_what_a_search_finds_tells_who_else_tells_it(shared):
    shared.settled("/overview")
    found = shared.get("/search", params={"type": "BLOCKADE", "q": "حاصرت"}).json()["items"]
    assert {(one["sources"], one["differs"]) for one in found} == {(2, False)}
    found = shared.get("/search", params={"type": "ATTACK"}).json()["items"]
    assert {(one["sources"], one["differs"]) for one in found} == {(2, True)}


def test_a_place_of_two_names_is_one_facet(server):
    told = [
        {"id": f"q-{n}", "composed": True, "outlet": f"o{n}", "published": "2024-08-08",
         "text": f"قُتل {n + 2} مدنيين في القصف على {name}."}
        for n, name in enumerate(("قامشلو", "القامشلي"))
    ]  # fmt: skip
    found = server(reports=told).get("/search").json()
    assert found["facets"]["place"] == [{"value": "القامشلي", "count": found["total"]}]
    assert found["total"] == 2
