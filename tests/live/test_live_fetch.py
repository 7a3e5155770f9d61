"""Fetching: never from inside this network, whatever a name, a redirect or a second look says."""

import socket
import threading
from contextlib import suppress

import pytest

from sijill.errors import UsageError
from sijill.live.ask import Asking, Limits
from sijill.live.fetch import fetch
from sijill.live.guard import Guard, public

OUT = "93.184.215.14"
PAGE = b"<html><body><p>x</p></body></html>"


class Web:
    """Names with their addresses, and what each address of a page answers; asked over real sockets."""

    def __init__(self, names, pages):
        self.names, self.pages, self.met = names, pages, []

    def resolve(self, host, _port):
        return self.names.get(host, [host])

    def connect(self, address, _port, _seconds):
        self.met.append(address)
        ours, theirs = socket.socketpair()
        threading.Thread(target=self._answer, args=(theirs,), daemon=True).start()
        return ours

    def _answer(self, theirs):
        asked = theirs.recv(65536).decode("latin-1")
        path = asked.split(" ")[1]
        head, body = self.pages[path]
        with suppress(OSError):  # who asked has heard enough
            theirs.sendall(head.encode() + b"\r\nConnection: close\r\n\r\n" + body)
        theirs.close()


def ok(kind="text/html"):
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}"


def moved(to):
    return f"HTTP/1.1 302 Found\r\nLocation: {to}"


def get(web, address, **limits):
    return fetch(address, Asking(Guard(resolve=web.resolve), Limits(**limits), connect=web.connect))


def test_a_page_is_fetched_from_the_address_that_was_looked_at():
    web = Web({"news.example": [OUT]}, {"/a?b=1": (ok(), PAGE)})
    found = get(web, "http://news.example/a?b=1")
    assert (found.data, found.suffix, web.met) == (PAGE, ".html", [OUT])


def test_redirects_are_followed():
    web = Web({"n.example": [OUT]}, {"/": (moved("/b"), b""), "/b": (ok("text/plain"), b"x")})
    assert get(web, "http://n.example/").address == "http://n.example/b"


PRIVATE = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",  # noqa: S104
    "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "192.0.2.1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_inside_are_refused(address):
    assert not public(address)
    web = Web({"n.example": [address]}, {})
    with pytest.raises(UsageError) as raised:
        get(web, "http://n.example/")
    assert (raised.value.code, web.met) == ("private-address", [])


def test_one_private_address_of_a_name_is_enough():
    web = Web({"n.example": [OUT, "10.0.0.1"]}, {})
    with pytest.raises(UsageError):
        get(web, "http://n.example/")


@pytest.mark.parametrize("to", ["http://in.example/", "http://127.0.0.1/", "http://[::1]/", "//in.example/x"])
def test_a_redirect_is_looked_at_again(to):
    web = Web({"n.example": [OUT], "in.example": ["10.0.0.1"]}, {"/": (moved(to), b"")})
    with pytest.raises(UsageError) as raised:
        get(web, "http://n.example/")
    assert (raised.value.code, web.met) == ("private-address", [OUT])


def test_not_more_than_five_redirects():
    pages = {f"/{n}": (moved(f"/{n + 1}"), b"") for n in range(9)}
    web = Web({"n.example": [OUT]}, pages)
    with pytest.raises(UsageError) as raised:
        get(web, "http://n.example/0")
    assert (raised.value.code, len(web.met)) == ("fetch-failed", 6)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://n.example/", "gopher://n.example/", "n.example", "http://", "",
        "http://user:word@n.example/", "http://n.example:22/", "https://n.example:80/", "http://n.example:x/",
        "http://n.exa mple/", "http://n.example\\@127.0.0.1/", "http://n.example/\r\nHost: x", "javascript:1",
    ],
)  # fmt: skip
def test_what_is_no_address(address):
    with pytest.raises(UsageError) as raised:
        get(Web({"n.example": [OUT]}, {}), address)
    assert raised.value.code == "bad-address"


@pytest.mark.parametrize(
    "head",
    [
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", ok("image/png"), ok("application/zip"),
        ok() + "\r\nContent-Encoding: gzip", "nonsense", "HTTP/1.1 302 Found",
    ],
)  # fmt: skip
def test_what_is_no_report(head):
    with pytest.raises(UsageError) as raised:
        get(Web({"n.example": [OUT]}, {"/": (head, PAGE)}), "http://n.example/")
    assert raised.value.code == "fetch-failed"


def test_too_much_is_not_read():
    web = Web({"n.example": [OUT]}, {"/": (ok(), b"x" * 200_000)})
    with pytest.raises(UsageError) as raised:
        get(web, "http://n.example/", bytes=100_000)
    assert raised.value.code == "fetch-failed"


def test_too_long_is_not_waited_for():
    with pytest.raises(UsageError) as raised:
        get(Web({"n.example": [OUT]}, {"/": (ok(), PAGE)}), "http://n.example/", seconds=0.0)
    assert raised.value.code == "fetch-failed"
