"""Which addresses may be fetched: those of the public network at the usual ports, and no others.

A name is resolved once, every address of it must be public, and the connection goes to the very address that
was looked at (`sijill.live.ask`): a name that says something else the next time gains nothing by it.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from sijill.errors import UsageError

PORTS = {"http": 80, "https": 443}
Resolve = Callable[[str, int], Sequence[str]]


class Place(Struct, frozen=True):
    """Where an address leads to.

    Attributes:
        parts: the address, taken apart. host: its name, in small letters. port: its port.
        ip: the address of the machine to connect to.
    """

    parts: SplitResult
    host: str
    port: int
    ip: str


class Guard(Struct, frozen=True):
    """What may be fetched besides the public network.

    Attributes:
        permitted: exactly these, each ``host:port``: for tests and for a newsroom's own servers, named by
            whoever starts the program and never by what is read. Example: ``frozenset({"127.0.0.1:8080"})``.
        resolve: gives the addresses of a name, in place of the system.
    """

    permitted: frozenset[str] = frozenset()
    resolve: Resolve | None = None

    def place(self, address: str) -> Place:
        """Return where an address leads to.

        Raises:
            UsageError: ``bad-address``, ``private-address``.
            OSError: the name has no address.
        """
        parts, port = _parts(address)
        host = (parts.hostname or "").lower()
        allowed = f"{host}:{port or PORTS[parts.scheme]}" in self.permitted
        if port not in (None, PORTS[parts.scheme]) and not allowed:
            raise UsageError("bad-address", address=address)
        port = port or PORTS[parts.scheme]
        found = (self.resolve or addresses_of)(host, port)
        if not found or not (allowed or all(map(public, found))):
            raise UsageError("private-address", address=address)
        return Place(parts, host, port, found[0])


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


def host_of(address: str) -> str:
    """Return the host of an address with its port, "" where it is none: what is paced together.

    Example:
        >>> host_of("https://News.example/a"), host_of("http://127.0.0.1:8080/b"), host_of("http://[")
        ('news.example', '127.0.0.1:8080', '')
    """
    try:
        parts = urlsplit(address)
        named = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    return f"{(parts.hostname or '').lower()}{named}"


def _parts(address: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise UsageError("bad-address", address=address) from None
    bare = parts.username is None and parts.password is None
    plain = not any(ord(one) < 33 or one == "\\" for one in address.strip())
    if parts.scheme not in PORTS or not parts.hostname or not bare or not plain:
        raise UsageError("bad-address", address=address)
    return parts, port
