"""Records on a server: addresses, refusals, a server that goes away; and no password in any word of ours."""

import threading
import traceback
from contextlib import suppress

import pytest
from store_making import keep, mention, report

from postgres import PASSWORD, Server
from sijill.errors import RecordError, SijillError, UsageError
from sijill.i18n.failures import placed
from sijill.store import open_store
from sijill.store.address import is_url, server, short, shown
from sijill.store.notes import keep_notes

SECRET = "geheim"  # noqa: S105


@pytest.fixture
def url(postgres, tmp_path):
    yield postgres.at(tmp_path / "a")
    postgres.forget(tmp_path)


def refused(address, **how):
    with pytest.raises(SijillError) as caught:
        open_store(address, **how)
    return caught.value


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("postgresql://u@h/d", ("u", "", "d", "h", 5432, "prefer")),
        ("postgres://u:p%40@h:1/d?sslmode=verify-full", ("u", "p@", "d", "h", 1, "verify-full")),
        ("postgresql://u@/d?host=/run/postgresql", ("u", "", "d", "/run/postgresql", 5432, "prefer")),
        ("postgresql://u@localhost/d", ("u", "", "d", "localhost", 5432, "disable")),
    ],
)
def test_addresses(address, found, monkeypatch):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    held = server(address)
    assert (held.user, held.password, held.database, held.host, held.port, held.tls) == found


def test_the_password_may_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "p")
    assert server("postgresql://u@h/d").password == "p"  # noqa: S105
    assert server("postgresql://u:q@h/d").password == "q"  # noqa: S105


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://u:{SECRET}@h:port/d", f"postgresql://u:{SECRET}@h", f"postgresql://:{SECRET}@h/d",
        f"postgresql://u:{SECRET}@h/d?sslmode=no", f"postgresql://u:{SECRET}@h/d?user={SECRET}",
    ],
)  # fmt: skip
def test_what_is_no_address_is_told_without_its_password(address):
    error = refused(address)
    assert isinstance(error, UsageError)
    assert error.code == "bad-record-url"
    assert SECRET not in _all_words(error)


def _all_words(error):
    return "".join(traceback.format_exception(error)) + placed(error, "ar") + placed(error, "en") + str(error)


def test_what_is_shown_of_an_address():
    assert (
        shown(f"postgresql://amal:{SECRET}@db:5432/press?sslmode=require")
        == "postgresql://amal@db:5432/press"
    )
    assert (short("postgresql://amal@db/press"), short("/a/b.db")) == ("press", "b.db")
    assert not is_url("postgresql.db")


# Of the server


def test_a_wrong_password_is_told_and_not_shown(postgres, url):
    name = url.rpartition("/")[2]
    for password in (SECRET, ""):
        error = refused(postgres.server.url(name, "amal", password))
        assert error.code == "record-login"
        assert SECRET not in _all_words(error)
        assert "postgresql://amal@127.0.0.1" in placed(error, "en")


def test_the_right_password_opens(postgres, url, monkeypatch):
    name = url.rpartition("/")[2]
    postgres.server.run("GRANT pg_read_all_data, pg_write_all_data TO amal")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    with open_store(postgres.server.url(name, "amal")) as store:
        keep(store, report(), mention)
        assert store.counts()["mentions"] == 1
        assert store.path == f"postgresql://amal@127.0.0.1:{postgres.server.port}/{name}"


def test_a_database_that_is_not_there(postgres):
    assert refused(postgres.server.url("none")).code == "no-database"


def test_an_empty_database_is_no_record_until_it_is_made(postgres, tmp_path):
    empty = postgres.at(tmp_path / "empty", made=False)
    assert refused(empty, create=False).code == "no-record"
    assert refused(empty, read_only=True).code == "no-record"
    with open_store(empty) as store:
        assert store.counts()["reports"] == 0
    postgres.forget(tmp_path)


def test_letters_that_a_report_cannot_be_kept_in(postgres):
    how = "ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
    postgres.server.run(f"CREATE DATABASE ascii {how}")
    assert refused(postgres.server.url("ascii")).code == "not-utf-8"
    postgres.server.drop("ascii")


def test_a_letter_that_no_word_keeps(url):
    with open_store(url) as store, pytest.raises(UsageError) as caught:
        store.keep_notes({"a": "\0"})
    assert caught.value.code == "bad-letter"


def test_a_server_that_is_not_there():
    error = refused(f"postgresql://u:{SECRET}@127.0.0.1:1/d")
    assert error.code == "server-gone"
    assert SECRET not in _all_words(error)


def cut(postgres, url):
    """End the connections to a database, as its server does when it ends."""
    such = f"datname = '{url.rpartition('/')[2]}' AND application_name = 'sijill'"
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
    postgres.server.run(ended + such)


def test_a_connection_lost_in_the_middle_leaves_nothing_half_done(postgres, url):
    with open_store(url) as store:
        keep(store, report(), mention)
        before = store.canonical_hash()

        with pytest.raises(RecordError) as caught:
            keep(
                store, report("نص آخر عن الحسكة"), lambda of: mention(of, 0, 4),
                beside=lambda *_: cut(postgres, url),
            )  # fmt: skip
        assert caught.value.code == "server-gone"
        assert store.canonical_hash() == before  # the same store reaches the server anew
        keep(store, report("نص آخر عن الحسكة"), lambda of: mention(of, 0, 4))
        assert store.counts()["versions"] == 2


def test_what_was_begun_on_a_lost_connection_is_not_taken_for_kept(url):
    def lose(store):
        with store._writing() as at:
            at.invalidate()
            with suppress(SijillError):  # whoever swallows the error must not believe that it was kept
                keep_notes(store._at, {"a": "b"})

    with open_store(url) as store:
        with pytest.raises(RecordError) as caught:
            lose(store)
        assert caught.value.code == "server-gone"


def test_a_connection_that_was_lost_while_idle_is_made_anew(postgres, url):
    with open_store(url) as store:
        cut(postgres, url)
        with pytest.raises(RecordError):
            store.standing()
        assert store.standing() == {}


def test_a_server_that_ends_and_comes_back(postgres):  # noqa: ARG001  which skips where there is none
    own = Server()
    try:
        url = own.url(own.database())
        with open_store(url) as store:
            keep(store, report(), mention)
            before = store.canonical_hash()
            own.stop("immediate")
            for ask in (store.counts, store.links.unlinked, lambda: keep(store, report("آخر"))):
                with pytest.raises(RecordError) as caught:
                    ask()
                assert caught.value.code == "server-gone"
            own.start()
            assert store.canonical_hash() == before
    finally:
        own.close()


def test_writers_wait_for_each_other(record_at):
    """Ten writers of one record, each with a connection of its own: all that they write stands."""
    path = record_at("a.db")
    failed = []

    def write(number):
        try:
            with open_store(path) as store:
                for turn in range(5):
                    keep(store, report(f"نص {number} {turn} طويل بما يكفي", url=f"https://x/{number}-{turn}"))
        except SijillError as error:
            failed.append(error)

    open_store(path).close()
    threads = [threading.Thread(target=write, args=(number,)) for number in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with open_store(path) as store:
        assert (failed, store.counts()["reports"]) == ([], 50)
        assert len({one.version for one in store.reports()}) == 1
