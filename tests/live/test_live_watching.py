"""Watching a server that behaves, changes, repeats itself and fails; the record says what was seen of it."""

import email.utils
import hashlib
import socket

import live_making as m
import pytest

from sijill.errors import RecordError
from sijill.live.ask import Asking
from sijill.live.sources import Folder, Pages, Sources
from sijill.live.watching import AGAIN
from sijill.store import open_store

DAY = 86_400


def page_of(number):
    return m.article(m.ATTACK.format(n=number + 2), f"خبر {number}")


@pytest.fixture
def feed(site):
    site.answers |= {"/feed": (200, {"Content-Type": m.RSS}, m.rss("/1", "/2", "/3"))}
    site.answers |= {f"/{n}": page_of(n) for n in range(1, 9)}
    return site


def put(site, *items, **headers):
    site.answers["/feed"] = (200, {"Content-Type": m.RSS, **headers}, m.rss(*items))


def state(desk, path):
    return desk.store.watched.get(desk.site.url(path))


@pytest.mark.usefixtures("feed")
def test_what_a_feed_names_stands_in_the_record_with_its_events(desk):
    assert len(desk.look()) == 3
    assert desk.store.counts()["reports"] == 3
    assert desk.store.counts()["mentions"] >= 3
    assert desk.store.links.unlinked() in ((), [], set())
    assert {state(desk, f"/{n}").state for n in (1, 2, 3)} == {"done"}


def test_the_page_is_kept_as_it_was_fetched(desk, feed):
    ids = desk.look()
    report = desk.store.report(ids[0])
    page = desk.store.watched.page(report.id, 1)
    path = report.url.removeprefix(f"http://{feed.host}")
    assert page.data == feed.answers[path]
    assert page.hash == hashlib.sha256(page.data).hexdigest() == report.bytes_hash
    assert (page.address, page.fetched) == (report.url, "2024-08-07T12:00:00+00:00")
    assert page.headers["content-type"] == m.HTML


def test_atom_is_read_as_well(desk, feed):
    feed.answers["/feed"] = (200, {"Content-Type": "application/atom+xml"}, m.atom("/1", "/2"))
    assert len(desk.look()) == 2


def test_a_feed_that_repeats_and_reorders_brings_each_page_once(desk, feed):
    desk.look()
    put(feed, "/3", "/1", "/3", "/2", "/1", "/4")
    desk.clock.sleep(60)
    assert len(desk.look()) == 1
    assert [feed.times(f"/{n}") for n in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_a_page_that_its_feed_says_has_changed_is_a_new_version(desk, feed):
    put(feed, ("/1", "a"))
    (first,) = desk.look()
    put(feed, ("/1", "b"))
    feed.answers["/1"] = page_of(7)
    desk.clock.sleep(60)
    assert desk.look() == []  # not so soon
    desk.clock.sleep(AGAIN)
    put(feed, ("/1", "c"))
    assert desk.look() == [first]
    assert [v.number for v in desk.store.history(first)] == [1, 2]
    assert desk.store.watched.page(first, 1).data == page_of(1)
    assert desk.store.watched.page(first, 2).data == page_of(7)


def test_what_has_not_changed_is_not_sent_again(desk, feed):
    put(feed, "/1", ETag='"v1"', **{"Last-Modified": "Wed, 07 Aug 2024 10:00:00 GMT"})
    desk.look()
    feed.answers["/feed"] = (304, {"Content-Length": None}, b"")
    desk.clock.sleep(60)
    assert desk.look() == []
    sent = [headers for path, headers in zip(feed.asked, feed.headers, strict=True) if path == "/feed"][-1]
    assert sent["If-None-Match"] == '"v1"'
    assert sent["If-Modified-Since"] == "Wed, 07 Aug 2024 10:00:00 GMT"
    assert state(desk, "/feed").etag == '"v1"'


def test_a_server_that_asks_to_be_left_alone_is(desk, feed):
    put(feed, "/1", "/2")
    feed.answers["/feed"] = (429, {"Retry-After": "3600"}, b"")
    desk.look()
    assert desk.reasons() == ["HTTP 429"]
    put(feed, "/1", "/2")
    desk.clock.sleep(3500)
    assert (desk.look(), feed.times("/feed")) == ([], 1)
    desk.clock.sleep(200)
    assert len(desk.look()) == 2


def test_a_day_and_hour_to_come_back_are_understood(desk, feed):
    when = email.utils.formatdate(desk.clock.now() + 7200, usegmt=True)
    feed.answers["/1"] = (503, {"Retry-After": when}, b"")
    desk.look()
    assert state(desk, "/1").due == pytest.approx(desk.clock.now() + 7200, abs=2)
    assert state(desk, "/1").state == "waiting"
    asked = len(feed.asked)
    desk.look()  # the whole host is left alone, by the next watch as well
    assert len(feed.asked) == asked


def test_failures_are_tried_again_at_longer_and_longer_times(desk, feed):
    feed.answers["/feed"] = (500, {}, b"")
    waits = []
    for _ in range(4):
        desk.look()
        waits.append(state(desk, "/feed").due - desk.clock.now())
        desk.clock.sleep(waits[-1] + 1)
    assert waits == [30, 60, 120, 240]
    assert desk.reasons() == ["HTTP 500"]  # listed when it begins, not each time
    put(feed, "/1")
    assert len(desk.look()) == 1
    assert state(desk, "/feed").tries == 0


@pytest.mark.parametrize(
    "bad", [m.cut, m.cut_at_once, m.bomb, m.endless, m.dripping_body, m.dripping_headers]
)
def test_a_bad_page_is_tried_later_and_the_others_are_read_now(desk, feed, bad):
    feed.answers["/2"] = bad
    assert len(desk.look(limits=m.SOON)) == 2
    assert state(desk, "/2").state == "waiting"
    feed.answers["/2"] = page_of(2)
    desk.clock.sleep(120)
    assert len(desk.look()) == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((404, {}, b""), "HTTP 404"), ((410, {}, b""), "HTTP 410"), ((403, {}, b""), "HTTP 403"),
    ],
)  # fmt: skip
def test_a_page_that_is_gone_is_given_up(desk, feed, answer, reason):
    feed.answers["/2"] = answer
    desk.look()
    assert (state(desk, "/2").state, state(desk, "/2").reason) == ("given-up", reason)
    desk.clock.sleep(DAY)
    desk.look()
    assert feed.times("/2") == 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((200, {"Content-Type": "image/png"}, b"\x89PNG"), "fetch-failed"),
        ((200, {"Content-Type": m.HTML}, b"<html><body></body></html>"), "no-text"),
        ((200, {"Content-Type": m.HTML}, b"\x00\x01\x02\xff" * 50), "binary"),
        ((200, {"Content-Type": m.HTML}, b"<a" + b" b=c" * 100_000 + b">"), "page-bomb"),
    ],
)  # fmt: skip
def test_a_page_that_holds_no_report_is_listed_and_not_fetched_again(desk, feed, answer, code):
    feed.answers["/2"] = answer
    assert len(desk.look()) == 2
    assert desk.codes() == [code]
    desk.clock.sleep(DAY)
    desk.look()
    assert feed.times("/2") == 1


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>hello</body></html>", b"\x00" * 100, b'{"a": 1}', b"<rss", b"<!DOCTYPE x>"]
)
def test_what_is_no_feed_is_said(desk, feed, body):
    feed.answers["/feed"] = (200, {"Content-Type": m.RSS}, body)
    assert desk.look() == []
    assert len(desk.unread) <= 1  # of a feed that is cut before its first entry nothing is said
    assert desk.store.counts()["reports"] == 0


INSIDE = [
    "http://127.0.0.1/", "http://localhost:22/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
    "http://10.0.0.1/", "http://192.168.1.1/", "file:///etc/passwd", "http://0x7f000001/", "http://0.0.0.0/",
    "http://[fe80::1]/", "ftp://127.0.0.1/", "javascript:alert(1)", "http://user:pass@127.0.0.1/",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_a_feed_makes_nobody_ask_an_address_inside(desk, feed, address):
    put(feed, address, "/1")
    watching = desk.watching(desk.sources("/feed"))

    def connect(ip, port, seconds):
        assert f"{ip}:{port}" == feed.host
        return socket.create_connection((ip, port), timeout=seconds)

    watching.asking = Asking(watching.asking.guard, m.PATIENT, connect=connect)
    for _ in watching.go(desk.clock, once=True):
        pass
    assert desk.store.counts()["reports"] == 1


@pytest.mark.parametrize("to", INSIDE)
def test_a_page_that_moves_inside_is_given_up(desk, feed, to):
    feed.answers["/2"] = m.moved(to)
    assert len(desk.look()) == 2
    assert state(desk, "/2").state == "given-up"


def test_robots_are_minded(desk, feed):
    feed.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /2\nCrawl-delay: 7")
    begun = desk.clock.now()
    assert len(desk.look()) == 2
    assert desk.codes() == ["robots-refuse"]
    assert (feed.times("/2"), feed.times("/robots.txt")) == (0, 1)
    assert state(desk, "/2").state == "given-up"
    assert desk.clock.now() - begun >= 14


@pytest.mark.parametrize("answer", [(500, {}, b""), (429, {}, b""), m.cut_at_once, m.moved("/robots.txt")])
def test_a_server_that_does_not_say_its_rules_is_asked_later(desk, feed, answer):
    feed.answers["/robots.txt"] = answer
    desk.look()
    assert (desk.codes(), feed.times("/feed")) == (["robots-silent"], 0)
    feed.answers["/robots.txt"] = (404, {}, b"")
    desk.clock.sleep(3600)
    assert len(desk.look()) == 3


def test_robots_can_be_left_aside_on_a_server_of_ones_own(desk, feed):
    feed.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /")
    assert len(desk.look(desk.sources("/feed", robots=False))) == 3
    assert feed.times("/robots.txt") == 0


def test_a_host_is_asked_no_faster_than_its_pace(desk, feed):
    begun = desk.clock.now()
    desk.look(Sources(feed=desk.sources("/feed").feed, pace=5.0))
    assert desk.clock.now() - begun >= 5.0 * (len(feed.asked) - 1)


def test_pages_are_looked_at_again_and_again(desk, feed):
    sources = Sources(pages=(Pages(urls=(feed.url("/1"),), outlet="sana"),), pace=0)
    (first,) = desk.look(sources)
    assert desk.store.report(first).outlet == "sana"
    desk.clock.sleep(900)
    assert desk.look(sources) == []
    feed.answers["/1"] = page_of(5)
    desk.clock.sleep(900)
    assert desk.look(sources) == [first]
    assert feed.times("/1") == 3


def test_a_page_may_not_pass_for_one_of_another_host(desk, feed):
    forged = page_of(2).replace(b"</head>", b'<link rel="canonical" href="https://other.example/a"></head>')
    put(feed, "/2")
    feed.answers["/2"] = forged
    (found,) = desk.look()
    assert desk.store.report(found).url == feed.url("/2")


def test_an_encoding_that_only_the_server_names(desk, feed):
    page = page_of(1).decode().encode("cp1256")
    feed.answers["/1"] = (200, {"Content-Type": "text/html; charset=windows-1256"}, page)
    put(feed, "/1")
    (found,) = desk.look()
    assert "الحسكة" in desk.store.report(found).text


def test_what_was_ended_goes_on_where_it_was(desk, feed):
    """Stopped after its first report, the feed unchanged since: the rest is in the record, to be fetched."""
    watching = desk.watching(desk.sources("/feed"))
    report = watching.on_report
    watching.on_report = lambda *told: (report(*told), watching.stop())
    for _ in watching.go(desk.clock, once=True):
        pass
    assert desk.store.counts()["reports"] == 1
    feed.answers["/feed"] = (304, {"Content-Length": None}, b"")
    assert len(desk.look()) == 2
    assert desk.store.counts()["reports"] == 3


def test_an_interruption_in_a_transaction_leaves_the_page_to_be_fetched(desk, feed, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    put(feed, "/1")
    monkeypatch.setattr("sijill.live.watching.keep_watch", fail)
    with pytest.raises(KeyboardInterrupt):
        desk.look()
    monkeypatch.undo()
    assert desk.store.counts()["reports"] == 0
    assert desk.store.watched.counts() == {"waiting": 1, "pages": 0}
    assert len(desk.look()) == 1


@pytest.mark.usefixtures("feed")
def test_a_record_that_another_process_writes_is_waited_for(desk, monkeypatch):
    put = type(desk.store).put
    tries = []

    def busy(self, *given, **named):
        tries.append(1)
        if len(tries) == 2:
            raise RecordError("record-busy", self.path)
        return put(self, *given, **named)

    monkeypatch.setattr(type(desk.store), "put", busy)
    desk.look()
    assert desk.store.counts()["reports"] == 3


@pytest.mark.usefixtures("feed")
def test_a_full_disk_ends_the_watch_and_is_told(desk, monkeypatch):
    def full(self, *_, **__):
        raise RecordError("disk-full", self.path)

    monkeypatch.setattr(type(desk.store), "put", full)
    with pytest.raises(RecordError) as raised:
        desk.look()
    assert raised.value.code == "disk-full"
    monkeypatch.undo()
    assert len(desk.look()) == 3


def test_in_two_goes_the_record_is_the_same_as_in_one(desk, feed, tmp_path, coder):
    desk.look()
    with open_store(tmp_path / "b.db") as store:
        other = m.Desk(store, coder, feed)
        watching = other.watching(other.sources("/feed"))
        watching.on_report = lambda *_: watching.stop()
        for _ in range(5):
            watching.stopped = False
            for _ in watching.go(other.clock, once=True):
                pass
        assert store.canonical_hash() == desk.store.canonical_hash()


def test_a_folder_is_read_as_its_files_come(desk, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(m.SIEGE)
    sources = Sources(folder=(Folder(path=str(folder), outlet="desk"),))
    assert len(desk.look(sources)) == 1
    assert desk.look(sources) == []
    (folder / "b.txt").write_text(m.ATTACK.format(n=3))
    (folder / "c.png").write_bytes(b"\x89PNG")
    assert len(desk.look(sources)) == 1
    assert desk.codes() == ["unknown-kind"]
    assert desk.store.report(desk.reports[-1][1].id).outlet == "desk"


def test_a_folder_that_is_not_there_is_listed(desk, tmp_path):
    assert desk.look(Sources(folder=(Folder(path=str(tmp_path / "none")),))) == []
    assert desk.codes() == ["not-found"]
