"""One question to a server that misbehaves: always an end, and never half an answer."""

import gzip

import live_making as m
import pytest

from sijill.errors import UsageError
from sijill.live.ask import Asking
from sijill.live.fetch import fetch, follow
from sijill.live.guard import Guard, host_of


@pytest.fixture
def asking(site):
    return Asking(Guard(frozenset({site.host})), m.SMALL)


BAD = {
    "endless": m.endless, "drip": m.dripping_body, "headers": m.dripping_headers, "silent": m.silent,
    "cut": m.cut, "chunk": m.cut_in_a_chunk, "at-once": m.cut_at_once, "bomb": m.bomb, "half": m.half_packed,
    "large": (200, {"Content-Type": m.HTML, "Content-Length": str(2**30)}, b""),
    "packing": (200, {"Content-Type": m.HTML, "Content-Encoding": "br"}, b"x"),
    "not-packed": (200, {"Content-Type": m.HTML, "Content-Encoding": "gzip"}, b"<html>"),
    "loop": m.moved("/x"), "picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "program": (200, {"Content-Type": "application/octet-stream"}, b"\x7fELF"),
    "no-kind": (200, {}, b"x"), "gone": (410, {}, b""), "broken": (500, {}, b""), "nowhere": (302, {}, b""),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_whole_answer_is_refused(site, asking, name):
    site.answers["/x"] = BAD[name]
    with pytest.raises(UsageError) as raised:
        fetch(site.url("/x"), asking)
    assert raised.value.code == "fetch-failed"
    assert raised.value.values["reason"]


def test_a_packed_page_is_unpacked(site, asking):
    packed = gzip.compress(m.article(m.SIEGE))
    site.answers["/x"] = (200, {"Content-Type": m.HTML, "Content-Encoding": "gzip"}, packed)
    assert fetch(site.url("/x"), asking).data == m.article(m.SIEGE)


def test_the_server_is_told_who_asks(site, asking):
    site.answers["/x"] = m.article(m.SIEGE)
    fetch(site.url("/x"), asking)
    assert site.headers[0]["User-Agent"].startswith("sijill/")
    assert site.headers[0]["Host"] == site.host


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("http://127.0.0.1:1/", "bad-address"), ("http://127.0.0.1/", "private-address"),
        ("http://localhost/", "private-address"), ("http://169.254.169.254/latest", "private-address"),
        ("http://[::1]/", "private-address"), ("http://[::ffff:127.0.0.1]/", "private-address"),
        ("file:///etc/passwd", "bad-address"), ("http://2130706433/", "private-address"),
        ("http://0x7f.1/", "private-address"), ("gopher://x.example/", "bad-address"),
    ],
)  # fmt: skip
def test_a_redirect_leads_nowhere_inside(site, asking, to, code):
    site.answers["/x"] = m.moved(to)
    with pytest.raises(UsageError) as raised:
        fetch(site.url("/x"), asking)
    assert raised.value.code == code


def test_exactly_the_permitted_host_and_port_is_asked(site):
    other = Asking(Guard(frozenset({"127.0.0.1:1"})), m.SMALL)
    with pytest.raises(UsageError) as raised:
        fetch(site.url("/x"), other)
    assert (raised.value.code, site.asked) == ("bad-address", [])


def test_a_name_that_changes_its_mind_gains_nothing():
    """The name is resolved once; a second look, which would say loopback, is never taken."""
    looks = iter([["93.184.215.14"], ["127.0.0.1"]])
    met = []

    def connect(address, port, _):
        met.append((address, port))
        raise OSError

    asking = Asking(Guard(resolve=lambda *_: next(looks)), m.SMALL, connect=connect)
    with pytest.raises(UsageError):
        fetch("http://rebinding.example/", asking)
    assert met == [("93.184.215.14", 80)]


def test_each_hop_is_looked_at_first(site, asking):
    site.answers |= {"/a": m.moved("/b"), "/b": m.article(m.SIEGE)}
    seen = []
    follow(site.url("/a"), {}, asking, seen.append)
    assert seen == [site.url("/a"), site.url("/b")]


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://A.example/x", "a.example"), ("http://a.example:80/", "a.example:80"), ("http://[::1]:x/", "")],
)
def test_hosts(address, host):
    assert host_of(address) == host
