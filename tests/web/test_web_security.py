"""Who may do what: roles, sessions, tokens, the double submit, the log; and the headers of every answer."""

from contextlib import contextmanager

import pytest
from argon2 import extract_parameters
from litestar.testing import TestClient
from web_making import BASE, PASSWORD, REPORTS, Asker

from sijill.errors import UsageError
from sijill.store import open_store
from sijill.web.app import make_app
from sijill.web.headers import policy
from sijill.web.serving import Serving
from sijill.web.users import (
    _NOBODY,
    LONGEST,
    SESSION,
    Sessions,
    is_password,
    new_user,
    password_hash,
)

NOW = "2026-01-01T00:00:00Z"


def test_on_loopback_without_users_nobody_logs_in(shared):
    meta = shared.get("/meta").json()
    assert (meta["user"], meta["login_needed"]) == (None, False)
    assert meta["can"] == {"review": True, "add": True, "admin": True, "fetch": False}


@pytest.fixture
def team(server):
    """A server with an admin, a reviewer and a reader."""
    asker = server()
    for name, role in (("ad", "admin"), ("rv", "reviewer"), ("rd", "reader")):
        made = asker.post("/users", {"name": name, "role": role, "password": PASSWORD})
        assert made.status_code == 201, made.text
        asker.login("ad")
    asker.logout()
    return asker


def test_with_users_nothing_is_answered_without_a_login(team):
    assert team.get("/meta").json()["login_needed"] is True
    assert team.get("/meta").json()["counts"] == {}
    for path in ("/overview", "/reports", "/search?q=x", "/users", "/audit", "/stream", "/nothing"):
        assert team.get(path).status_code in (401, 404), path
        assert "items" not in team.get(path).text


ASKED = [
    ("get", "/reports", None, "reader"),
    ("post", "/reviews", {"rows": [{"verdict": "ok", "id": "none"}]}, "reviewer"),
    ("get", "/users", None, "admin"),
    ("get", "/audit", None, "admin"),
    ("post", "/users", {"name": "z", "password": PASSWORD}, "admin"),
]


@pytest.mark.parametrize(("method", "path", "data", "least"), ASKED)
def test_each_role_may_what_it_may(team, method, path, data, least):
    order = ("reader", "reviewer", "admin")
    for name, role in (("rd", "reader"), ("rv", "reviewer"), ("ad", "admin")):
        assert team.login(name).json() == {"name": name, "role": role}
        answer = team.get(path) if method == "get" else team.post(path, data)
        refused = order.index(role) < order.index(least)
        assert (answer.status_code == 403) is refused, (role, answer.text)


def test_a_wrong_password_and_a_wrong_name_look_alike(team):
    wrong = team.post("/login", {"name": "ad", "password": "another one"})
    nobody = team.post("/login", {"name": "zz", "password": PASSWORD})
    assert wrong.status_code == nobody.status_code == 401
    assert wrong.json() == nobody.json()


def test_logins_are_limited(team):
    codes = [team.post("/login", {"name": "ad", "password": "another one"}).json()["code"] for _ in range(12)]
    assert codes[-1] == "too-many"


def test_a_logout_ends_the_session_at_the_server(team):
    team.login("rd")
    cookie = team.client.cookies["sijill_session"]
    team.logout()
    team.client.cookies.set("sijill_session", cookie)
    assert team.get("/reports").status_code == 401


def test_the_session_cookie_is_kept_from_scripts_and_other_sites(team):
    said = team.login("rd").headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said


def test_a_change_without_the_double_submit_is_refused(team):
    team.login("ad")
    for headers in ({}, {"x-csrftoken": "x"}, {"x-csrftoken": "0" * 128}):
        answer = team.client.post("/api/v1/tokens", json={}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "bad-csrf")


def test_a_cookie_of_a_server_that_ended_is_given_anew(shared):
    shared.client.cookies.set("sijill_csrf", "f" * 128)
    assert "sijill_csrf=" in shared.get("/meta").headers["set-cookie"]


def test_a_token_has_the_rights_of_its_user_until_it_is_taken_away(team):
    team.login("rv")
    given = team.post("/tokens", {"label": "script"}).json()
    assert given["token"] not in team.get("/tokens").text
    team.logout()
    team.client.cookies.clear()
    bears = {"authorization": f"Bearer {given['token']}"}
    review = {"rows": [{"verdict": "ok", "id": "none"}]}
    assert team.client.post("/api/v1/reviews", json=review, headers=bears).json()["code"] == "unknown-mention"
    assert team.get("/users", headers=bears).status_code == 403
    key = given["held"]["key"]
    assert team.client.delete(f"/api/v1/tokens/{key}", headers=bears).status_code == 204
    assert team.get("/reports", headers=bears).status_code == 401


def test_who_is_removed_is_out_at_once(team):
    team.login("rd")
    cookie = team.client.cookies["sijill_session"]
    team.login("ad")
    assert team.patch("/users/rd", {"removed": True}).status_code == 200
    team.client.cookies.set("sijill_session", cookie)
    assert team.get("/reports").status_code == 401


def test_the_last_admin_stays(team):
    team.login("ad")
    assert team.patch("/users/ad", {"role": "reader"}).json()["code"] == "last-admin"
    assert team.patch("/users/ad", {"removed": True}).json()["code"] == "last-admin"


def test_what_was_done_is_in_the_log(team):
    team.post("/login", {"name": "rd", "password": "another one"})
    team.login("ad")
    rows = team.get("/audit").json()["items"]
    assert [(one["who"], one["what"]) for one in rows[:2]] == [("ad", "login"), ("rd", "login-refused")]
    assert PASSWORD not in str(rows)


def test_another_name_of_this_machine_is_refused(shared):
    answer = shared.get("/meta", headers={"host": "evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "other-host")


PATHS = ["/", "/api/v1/meta", "/api/v1/nothing", "/api/v1/openapi.json", "/report/w-1"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_bears_the_headers(shared, path):
    headers = shared.client.get(path).headers
    assert headers["content-security-policy"] == policy("")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["", " a", "a\u202eb", "a\nb", "<b>", "x" * 65, "a/b"])
def test_names_that_are_none(name):
    with pytest.raises(UsageError) as raised:
        new_user(name, "reader", PASSWORD, NOW)
    assert raised.value.code == "bad-user-name"


def test_passwords():
    user = new_user("سلمى", "reader", PASSWORD, NOW)
    assert user.password.startswith("$argon2id$")
    assert is_password(user, PASSWORD)
    assert not is_password(user, PASSWORD + " ")
    assert not is_password(None, PASSWORD)
    with pytest.raises(UsageError):
        password_hash("short")


def test_nobody_s_hash_takes_as_long_as_a_real_one():
    assert extract_parameters(_NOBODY) == extract_parameters(password_hash(PASSWORD))


@pytest.fixture
def begun(make_record, database):
    """Return what begins a server over one record: what it is called with stands in the record's users."""
    path = make_record(REPORTS[:1])
    with open_store(path) as store:
        for name, role in (("ad", "admin"), ("rd", "reader")):
            store.people.add_user(new_user(name, role, PASSWORD, NOW))

    @contextmanager
    def begin():
        app = make_app(Serving(record=str(path), packs=("core", "syria")))
        with TestClient(app, base_url=BASE) as client:
            yield Asker(client)

    begin.path, begin.database = path, database
    return begin


def test_a_session_outlives_the_server(begun):
    with begun() as asker:
        asker.login("rd")
        cookie = asker.client.cookies["sijill_session"]
    kept = begun.database.run(begun.path, "SELECT * FROM sessions")
    assert kept
    assert cookie not in str(kept)
    with begun() as asker:
        assert asker.get("/reports").status_code == 401
        asker.client.cookies.set("sijill_session", cookie)
        assert asker.get("/meta").json()["user"] == {"name": "rd", "role": "reader"}
        assert asker.logout().status_code == 204
    with begun() as asker:
        asker.client.cookies.set("sijill_session", cookie)
        assert asker.get("/reports").status_code == 401


@pytest.mark.parametrize("removed", [True, False])
def test_who_is_removed_by_the_command_line_is_out_at_once(begun, removed):
    with begun() as asker:
        asker.login("rd")
        assert asker.get("/reports").status_code == 200
        with open_store(begun.path) as store:
            if removed:
                store.people.remove_user("rd")
            else:
                store.people.change_user("rd", password=password_hash("another password"))
        assert asker.get("/reports").status_code == 401


def test_a_session_ends_and_lasts_on_with_every_question(begun, monkeypatch):
    now = [1_000_000.0]
    monkeypatch.setattr("sijill.web.users.time.time", lambda: now[0])
    sessions = Sessions(str(begun.path), lambda: open_store(begun.path, read_only=True))
    one, other = sessions.begin("rd"), sessions.begin("ad")
    for _ in range(100):
        now[0] += SESSION - 10
        if sessions.person(one) is None:
            break
    assert now[0] - 1_000_000 >= LONGEST
    assert now[0] - 1_000_000 < LONGEST + SESSION
    assert sessions.person(other) is None
    assert sessions.person("") is None
