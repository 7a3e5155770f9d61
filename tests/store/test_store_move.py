"""A record moved between a file and a database, and back: the same, whole, or not at all."""

from pathlib import Path

import pytest
from sqlalchemy import func, select
from store_making import keep, mention, report, review

from sijill.errors import RecordError
from sijill.schema import HandEvent
from sijill.store import Deed, MentionFilter, Page, User, Watch, keep_page, open_store
from sijill.store.backup import backup, restore
from sijill.store.move import move
from sijill.store.tables import metadata

PAGE = Page(
    address="https://x/1", fetched="2026-01-01T00:00:00Z", headers={"a": "ب"}, hash="h", data=b"\0\xff<html>"
)

OTHER, MADE = "نص آخر عن الحسكة", {"url": "https://x/2", "composed": True}


def fill(address):
    """Put something of each kind into a record, and return its canonical hash."""
    with open_store(address) as store:
        run = store.start_run("2026-01-01T00:00:00Z", "fake/1", "p")
        (made,) = keep(store, report(), mention, beside=lambda at, key: keep_page(at, key, PAGE), run=run)
        keep(store, report(OTHER, **MADE), lambda of: mention(of, 0, 10, confidence=1 / 3))
        store.add_reviews([review(made, "fix", argument="place", value="القامشلي", why="«\"'%?\n")])
        hand = HandEvent(id="h1", coder="layla", file="a.csv", type="ATTACK", row=1)
        store.keep_hand([hand], "layla", ["a.csv"])
        store.people.note(Deed("2026-01-01T00:00:00Z", "amal", "", "review"))
        store.people.add_user(User("amal", "admin", "2026-01-01T00:00:00Z", "hash"))
        store.people.add_token("amal", "script", "token-hash", "2026-01-01T00:00:00Z")
        store.sessions.begin("cookie-hash", "amal", 1, 4_000_000_000)
        store.watched.keep([Watch(address="https://x/feed", kind="feed", source="s", due=0.1)])
        store.keep_notes({"snapshot.1": "{}"})
        store.kept.put({"blockades": b"\0\1"}, "made")
        store.vectors.put("encoder", [(store.vectors.next("encoder", 1)[0].key, b"\0\1")])
        store.index()
        return store.canonical_hash()


@pytest.fixture
def both(postgres, tmp_path):
    """Return a filled record in a file, and an empty database."""
    record = str(tmp_path / "a.db")
    yield record, fill(record), postgres.at(tmp_path / "pg", made=False)
    postgres.forget(tmp_path)


def test_there_and_back_it_is_the_same(both, tmp_path):
    record, hash_, url = both
    told = []
    there = move(record, url, tell=lambda done, total: told.append((done, total)))
    assert (there.hash, there.reports, there.versions, there.reviews) == (hash_, 2, 2, 1)
    assert told[-1][0] == told[-1][1] > 10
    assert sorted(told) == told
    back = move(url, str(tmp_path / "back.db"))
    assert back == there
    assert not list(tmp_path.glob("*.part*"))
    for address in (url, str(tmp_path / "back.db")):
        with open_store(address, create=False) as store:
            assert store.canonical_hash() == hash_
            assert len(store.mentions(MentionFilter(text="الحسكة"))) == 2
            assert store.watched.page(report().id, 1) == PAGE


def test_what_moved_goes_on(both):
    """Its next keys come after those that were copied, and its triggers are at work."""
    record, _, url = both
    move(record, url)
    with open_store(url) as store:
        before = store.revision()
        (made,) = keep(store, report("ثالث", url="https://x/3"), lambda of: mention(of, 0, 4))
        store.add_reviews([review(made)])
        assert store.people.add_token("amal", "other", "other-hash", "2026").key == 2
        assert store.revision() > before
        assert store.counts() == {"reports": 3, "versions": 3, "mentions": 3, "reviews": 2}
        assert made.report in store.links.unlinked()


def test_every_table_is_compared(both):
    """A table that is added later is filled here too, or this fails."""
    record, _, url = both
    move(record, url)
    linked = {"linked", "link_blocks", "events", "stories", "sketches", "sketched", "copies"}
    with open_store(url) as store:
        empty = {name for name in metadata.tables if not _count(store, name)}
    assert empty == linked | {"untold", "news"}


def _count(store, table):
    return store._at.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one()


def test_a_record_that_is_there_is_not_written_over(both, tmp_path):
    record, hash_, url = both
    move(record, url)
    for source, target in ((record, url), (url, record)):
        with pytest.raises(RecordError) as caught:
            move(source, target)
        assert caught.value.code in {"record-not-empty", "file-exists"}
    other = str(tmp_path / "other.db")
    with open_store(other) as store:
        keep(store, report("غيره"), lambda of: mention(of, 0, 3))
    assert move(other, url, force=True).reports == 1
    assert move(url, record, force=True).hash != hash_
    with open_store(record) as store:
        assert store.counts()["reports"] == 1


def test_onto_itself_it_does_not_go(both):
    record, _, url = both
    for one in (record, url):
        with pytest.raises(RecordError) as caught:
            move(one, one, force=True)
        assert caught.value.code == "same-file"


@pytest.mark.parametrize("there", [False, True])
def test_ended_in_the_middle_nothing_is_done(both, tmp_path, there):
    record, hash_, url = both
    back = str(tmp_path / "back.db")
    if there:
        move(record, url)
        move(record, back)
    before = Path(back).read_bytes() if there else b""

    def fail(done, _):
        if done > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(record, url, force=True, tell=fail)
    with open_store(url) as store:
        assert (store.canonical_hash() == hash_) is there
        assert (store.counts()["reports"] > 0) is there
    with pytest.raises(KeyboardInterrupt):
        move(url if there else record, back, force=True, tell=fail)
    assert (Path(back).read_bytes() if Path(back).exists() else b"") == before
    assert not list(tmp_path.glob("*.part*"))


def test_a_copy_of_a_database_is_a_file_and_is_restored(both, postgres, tmp_path):
    record, hash_, url = both
    move(record, url)
    copy = str(tmp_path / "copy.db")
    done = backup(url, copy)
    assert (done.reports, done.reviews) == (2, 1)
    with pytest.raises(RecordError):
        backup(url, copy)
    again = postgres.at(tmp_path / "again", made=False)
    assert restore(copy, again) == done
    with open_store(again) as store:
        assert store.canonical_hash() == hash_
        assert store.people.user("amal").password == "hash"  # noqa: S105
        keep(store, report("بعد النسخة", url="https://x/9"))
    assert restore(copy, again, force=True) == done
    with open_store(again) as store:
        assert store.canonical_hash() == hash_
