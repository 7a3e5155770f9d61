"""A report fetched by its address: never from inside this network, and never too much or too long.

The name is resolved once, every address of it must be public, and the connection goes to the very address
that was looked at: a name that says something else the next time gains nothing by it.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from msgspec import Struct

from sijill.errors import UsageError

HOPS = 5  # redirects that are followed
BYTES = 20 * 2**20
SECONDS = 30.0  # all of it; a step of it waits `_STEP` at most
_STEP = 10.0
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_SUFFIX = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/json": ".json",
}  # fmt: skip
_AGENT = "sijill/0.1"

Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], socket.socket]


class Fetched(Struct, frozen=True):
    """What was fetched: the address that gave it, its bytes, and the suffix of a file of its kind."""

    address: str
    data: bytes
    suffix: str


def fetch(address: str, resolve: Resolve | None = None, connect: Connect | None = None) -> Fetched:
    """Return what stands at an address.

    Args:
        address: ``http://…`` or ``https://…`` at the usual port.
        resolve: gives the addresses of a name, in place of the system.
        connect: opens a socket, in place of the system.

    Raises:
        UsageError: ``bad-address``, ``private-address``, ``fetch-failed``.
    """
    until = time.monotonic() + SECONDS
    for _ in range(HOPS + 1):
        found = _step(address, resolve or addresses_of, connect or _open, until)
        if isinstance(found, Fetched):
            return found
        address = urljoin(address, found)
    raise UsageError("fetch-failed", address=address, reason=f"{HOPS} redirects")


def public(address: str) -> bool:
    """Say whether an IP address is one of the public network.

    Example:
        >>> public("93.184.215.14"), public("127.0.0.1"), public("::ffff:10.0.0.1"), public("169.254.169.254")
        (True, False, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = _inner(ip)
    return (
        ip.is_global and not ip.is_multicast and not ip.is_reserved and (inner is None or public(str(inner)))
    )


def _inner(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the address of the old kind that one of the new kind stands for."""
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in ipaddress.ip_network("64:ff9b::/96"):  # NAT64, RFC 6052
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def addresses_of(host: str, port: int) -> list[str]:
    """Return the IP addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def _open(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


def _step(address: str, resolve: Resolve, connect: Connect, until: float) -> Fetched | str:
    """Return what stands at one address, or where it says that it has moved."""
    parts = _parts(address)
    try:
        ip = _checked(parts, address, resolve)
        return _asked(parts, address, _Pinned(parts, ip, connect, until), until)
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise UsageError("fetch-failed", address=address, reason=_why(error)) from None


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise UsageError("bad-address", address=address) from None
    usual = _PORTS.get(parts.scheme)
    bare = parts.username is None and parts.password is None and port in (None, usual)
    plain = not any(ord(one) < 33 or one == "\\" for one in address.strip())
    if usual is None or not parts.hostname or not bare or not plain:
        raise UsageError("bad-address", address=address)
    return parts


def _checked(parts: SplitResult, address: str, resolve: Resolve) -> str:
    """Return the address to connect to, where all of a name's are public."""
    found = resolve(parts.hostname or "", _PORTS[parts.scheme])
    if not found or not all(map(public, found)):
        raise UsageError("private-address", address=address)
    return found[0]


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, whatever the name says now."""

    def __init__(self, parts: SplitResult, ip: str, connect: Connect, until: float) -> None:
        super().__init__(parts.hostname or "", _PORTS[parts.scheme], timeout=_STEP)
        self._ip, self._connect, self._until, self._tls = ip, connect, until, parts.scheme == "https"

    def connect(self) -> None:
        """Connect, and speak TLS under the name where the address asks for it."""
        self.sock = self._connect(self._ip, self.port, min(_STEP, _left(self._until)))
        if self._tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("time is up")
    return left


def _asked(
    parts: SplitResult, address: str, connection: http.client.HTTPConnection, until: float
) -> Fetched | str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{_query(parts)}" if parts.query else "")
    try:
        headers = {"User-Agent": _AGENT, "Accept": ", ".join(_SUFFIX), "Accept-Encoding": "identity"}
        connection.request("GET", path, headers=headers)
        with closing(connection.getresponse()) as answer:
            if answer.status in _MOVED and answer.headers["location"]:
                return str(answer.headers["location"])
            suffix = _suffix(answer)
            return Fetched(address, _body(answer, until), suffix)
    finally:
        connection.close()


def _query(parts: SplitResult) -> str:
    return quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")


def _suffix(answer: http.client.HTTPResponse) -> str:
    """Return the suffix of a file of this kind.

    Raises:
        OSError: it is no report: another status than 200, packed, or of another kind.
    """
    kind = answer.headers.get_content_type()
    if answer.status != 200:
        raise OSError(None, f"HTTP {answer.status}")
    if answer.headers.get("content-encoding", "identity") != "identity" or kind not in _SUFFIX:
        raise OSError(None, answer.headers.get("content-encoding") or kind)
    return _SUFFIX[kind]


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    found = bytearray()
    while piece := answer.read1(65536):
        found += piece
        if len(found) > BYTES:
            raise OSError(None, f"> {BYTES} bytes")
        _left(until)
    return bytes(found)
