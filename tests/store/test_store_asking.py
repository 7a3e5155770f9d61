import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import ClauseElement, Executable
from sqlalchemy.ext.compiler import compiles
from store_making import TEXT, dated, keep, mention, report, review

from sijill.errors import RecordError
from sijill.schema import Filler, Place
from sijill.store import MentionFilter, names_inside, open_store
from sijill.store.query import statement
from sijill.store.search import match_expression


@pytest.fixture(scope="module")
def store(database, tmp_path_factory):
    with open_store(database.at(tmp_path_factory.mktemp("record") / "a.db")) as opened:
        keep(opened, report(url="https://x/1", id="r1"), attack, demand)
        other = {"outlet": "npa", "published": "2024-09-01", "composed": True}
        keep(opened, report("وللحسكة وزير. قصف", id="r2", **other), undated)
        yield opened


def attack(of):
    return mention(of, 0, 20, date=dated("2024-08-10/2024-08-11"), confidence=0.9)


def demand(of):
    return mention(
        of, 31, 50, type="DEMAND", status="planned", actor=(Filler("sdf"),), target=(), place=(), source=()
    )


def undated(of):
    return mention(of, 0, 10, place=(Filler("القامشلي"),), mediator=(Filler("russia"),))


def found(store, **wanted):
    asked = MentionFilter(**wanted)
    rows = store.mentions(asked)
    assert store.count(asked) == len(rows)
    return [(row.mention.report, row.mention.type) for row in rows]


A, D, U = ("r1", "ATTACK"), ("r1", "DEMAND"), ("r2", "ATTACK")
CASES = [
    ({}, [A, D, U]),
    ({"type": ("DEMAND",)}, [D]),
    ({"type": ("DEMAND", "ATTACK")}, [A, D, U]),
    ({"status": ("planned",)}, [D]),
    ({"actor": ("sdf",)}, [D]),
    ({"target": ("sdf",)}, [A, U]),
    ({"mediator": ("russia",)}, [U]),
    ({"party": ("syria",)}, [A, U]),
    ({"party": ("sdf",)}, [A, D, U]),
    ({"place": ("الحسكه",)}, [A]),
    ({"place": ("الحسكة", "القامشلي")}, [A, U]),
    ({"source": ("sana",)}, [A, U]),
    ({"outlet": ("npa",)}, [U]),
    ({"since": "2024-08-11"}, [A, D, U]),
    ({"since": "2024-08-12"}, [D, U]),
    ({"until": "2024-08-09"}, []),
    ({"until": "2024-08-31"}, [A, D]),
    ({"since": "2024-08-11", "until": "2024-08-11"}, [A]),
    ({"confidence": 0.6}, [A]),
    ({"composed": True}, [U]),
    ({"composed": False}, [A, D]),
    ({"report": ("r2",)}, [U]),
    ({"engine": ("fake/2",)}, []),
    ({"text": "الحسكة"}, [A, D, U]),
    ({"text": "للحسكه"}, [U]),
    ({"text": "الحسكةِ أمس"}, [A, D]),
    ({"text": '"أحياء بالحسكة"'}, [A, D]),
    ({"text": '"بالحسكة أحياء"'}, []),
    ({"text": "زير"}, [U]),
    ({"text": "ليس هنا"}, []),
    ({"text": '" OR *'}, []),
]


@pytest.mark.parametrize(("wanted", "expected"), CASES, ids=[str(case[0]) for case in CASES])
def test_filters(store, wanted, expected):
    assert found(store, **wanted) == expected


def test_a_page_of_the_answer(store):
    pages = [store.mentions(MentionFilter(limit=1, offset=n)) for n in range(4)]
    assert [row.mention for page in pages for row in page] == [row.mention for row in store.mentions()]
    assert store.count(MentionFilter(limit=1)) == 3


@given(st.text(max_size=30))
def test_no_words_break_the_search(query):
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE search USING fts5(words)")
    if expression := match_expression(query):
        index.execute("SELECT rowid FROM search WHERE search MATCH ?", (expression,)).fetchall()
    index.close()


def test_the_words_of_a_killed_reading_are_found_all_the_same(record_at):
    path = record_at("a.db")
    with open_store(path) as store:
        keep(store, report(), mention)  # and no index(): as if the run had been killed
    with open_store(path, read_only=True) as store:
        assert len(store.mentions(MentionFilter(text="الحسكة"))) == 1


def test_places_inside_places():
    places = {
        "h": Place(id="h", names_ar=("الحسكة",), names_en=("Hasakah",)),
        "q": Place(id="q", names_ar=("القامشلي",), parent="h"),
        "t": Place(id="t", names_ar=("حي طي",), parent="q"),
        "r": Place(id="r", names_ar=("الرقة",), parent="r"),  # a loop ends
    }
    assert names_inside(places, ["hasakah"]) == ("hasakah", "الحسكة", "القامشلي", "حي طي")
    assert names_inside(places, ["الرقه"]) == ("الرقه", "الرقة")
    assert names_inside(places, ["غير معروف"]) == ("غير معروف",)


# Reviews


@pytest.fixture
def fresh(record_at):
    with open_store(record_at("a.db")) as opened:
        yield opened


def verdicts(store):
    return {(row.mention.type, row.mention.evidence.start): row.verdict for row in store.mentions()}


def test_the_last_review_counts_and_all_are_kept(fresh):
    one, _ = keep(fresh, report(), attack, demand)
    fresh.add_reviews([review(one, "wrong"), review(one, "fix", argument="target", value="ndf")])
    assert verdicts(fresh) == {("ATTACK", 0): "fix", ("DEMAND", 31): ""}
    assert [said.verdict for said in fresh.reviews()] == ["wrong", "fix"]
    assert fresh.mentions(MentionFilter(reviewed=True))[0].reviews == tuple(fresh.reviews(report().id))
    assert found(fresh, reviewed=True) == [(one.report, "ATTACK")]
    assert found(fresh, reviewed=False) == [(one.report, "DEMAND")]


def test_reviews_survive_a_recoding(fresh):
    one, _ = keep(fresh, report(), attack, demand)
    fresh.add_reviews([review(one)])
    moved = [lambda of: mention(of, 5, 25, engine="fake/2"), lambda of: mention(of, 31, 50, engine="fake/2")]
    keep(fresh, report(), *moved, engine="fake/2")
    assert verdicts(fresh) == {("ATTACK", 5): "ok", ("ATTACK", 31): ""}


def test_a_review_keeps_to_its_own_mention_while_that_stands(fresh):
    one, _ = keep(fresh, report(), attack, lambda of: mention(of, 10, 30))
    fresh.add_reviews([review(one)])
    assert verdicts(fresh) == {("ATTACK", 0): "ok", ("ATTACK", 10): ""}


def test_a_review_of_one_text_says_nothing_of_another(fresh):
    one, *_ = keep(fresh, report(), attack)
    fresh.add_reviews([review(one)])
    keep(fresh, report("نص آخر " + TEXT), attack)
    assert verdicts(fresh) == {("ATTACK", 0): ""}


def test_a_review_of_no_mention_is_refused_and_none_is_written(fresh):
    one, *_ = keep(fresh, report(), attack)
    with pytest.raises(RecordError) as caught:
        fresh.add_reviews([review(one), review(one, mention="f" * 16, type="MEET")])
    assert caught.value.code == "unknown-mention"
    assert fresh.reviews() == []


@pytest.mark.parametrize("named", [{"type": ("ATTACK",)}, {"party": ("sdf",)}, {"place": ("الحسكة",)}])
def test_words_are_not_looked_for_under_each_mention_of_a_type(tmp_path, named):
    """At 230,000 mentions «الحصار» among BLOCKADE took seven seconds."""
    with open_store(tmp_path / "a.db") as opened:
        keep(opened, report(), attack)
        asked = statement(MentionFilter(text="الحسكة", **named))
        plan = opened._at.execute(_Plan(asked)).all()
    steps = [str(row[3]) for row in plan]
    assert any("search VIRTUAL TABLE" in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SEARCH versions") and "rowid=?" in step], steps


class _Plan(Executable, ClauseElement):
    inherit_cache = False

    def __init__(self, asked):
        self.asked = asked


@compiles(_Plan)
def _plan(plan, compiler, **how):
    return f"EXPLAIN QUERY PLAN {compiler.process(plan.asked, **how)}"
