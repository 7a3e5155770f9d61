import pytest

from sijill.store import User, open_store

NOW, LATER = 1_000, 2_000


@pytest.fixture
def store(record_at):
    with open_store(record_at("a.db")) as found:
        for name in ("ad", "rd"):
            found.people.add_user(User(name, "admin" if name == "ad" else "reader", "2026-01-01T00:00:00Z"))
        found.sessions.begin("h", "rd", NOW, LATER)
        yield found


def test_a_session_is_its_user_s_until_it_ends(store):
    found = store.sessions.held("h", LATER - 1)
    assert (found.user.name, found.user.role, found.begun, found.until) == ("rd", "reader", NOW, LATER)
    assert store.sessions.held("h", LATER) is None
    assert store.sessions.held("other", NOW) is None
    store.sessions.last("h", LATER + 500)
    assert store.sessions.held("h", LATER).until == LATER + 500
    store.sessions.end("h")
    assert store.sessions.held("h", NOW) is None


def test_a_session_has_the_role_that_its_user_has_now(store):
    store.people.change_user("rd", role="reviewer")
    assert store.sessions.held("h", NOW).user.role == "reviewer"


@pytest.mark.parametrize(
    "change",
    [
        lambda people: people.remove_user("rd"),
        lambda people: people.change_user("rd", password="another"),  # noqa: S106
    ],
)
def test_who_is_removed_or_has_another_password_is_out(store, change):
    store.sessions.begin("g", "ad", NOW, LATER)
    change(store.people)
    assert store.sessions.held("h", NOW) is None
    assert store.sessions.held("g", NOW) is not None


def test_who_comes_back_under_the_same_name_logs_in_anew(store):
    store.people.remove_user("rd")
    store.people.add_user(User("rd", "admin", "2026-01-02T00:00:00Z"))
    assert store.sessions.held("h", NOW) is None


def test_what_has_ended_is_taken_away_when_another_begins(store):
    store.sessions.begin("g", "ad", LATER, LATER + 1)
    assert store.sessions.held("h", NOW) is None


def test_sessions_change_no_revision(store):
    before = store.revision()
    store.sessions.begin("g", "ad", NOW, LATER)
    store.sessions.end("h")
    assert store.revision() == before
