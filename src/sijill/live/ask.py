"""One question to a web server: never too much, never too long, never another machine than was looked at."""

import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from contextlib import closing
from urllib.parse import SplitResult, quote

from msgspec import Struct

from sijill.errors import UsageError
from sijill.live.guard import PORTS, Guard, Place

Connect = Callable[[str, int, float], socket.socket]
_PIECE = 65536
_SAFE = "/%:@!$&'()*+,;=~-._"
AGENT = "sijill/0.1"


class Limits(Struct, frozen=True):
    """How much and how long.

    Attributes:
        bytes: the largest answer, unpacked. seconds: all of an answer, its redirects included.
        step: seconds of silence. hops: redirects that are followed.
    """

    bytes: int = 20 * 2**20
    seconds: float = 30.0
    step: float = 10.0
    hops: int = 5


class Answer(Struct, frozen=True):
    """What a server answered.

    Attributes:
        address: the one that was asked. status: as HTTP numbers it. Example: ``304``.
        headers: names in small letters. data: the body, unpacked.
    """

    address: str
    status: int
    headers: dict[str, str]
    data: bytes = b""

    @property
    def kind(self) -> str:
        """Return the kind of the body. Example: ``"text/html"``."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Asking(Struct, frozen=True):
    """How servers are asked: whom, how much, how long, and by what name.

    Attributes:
        guard: whom. limits: how much and how long. agent: the name that servers are told.
        connect: opens a socket, in place of the system.
    """

    guard: Guard = Guard()
    limits: Limits = Limits()
    agent: str = AGENT
    connect: Connect | None = None

    def until(self) -> float:
        """Return when the time of a question that begins now is up, by the monotonic clock."""
        return time.monotonic() + self.limits.seconds

    def get(self, address: str, headers: Mapping[str, str], until: float) -> Answer:
        """Return what a server answers at one address, a redirect as it is.

        Raises:
            UsageError: ``bad-address``, ``private-address``; ``fetch-failed`` where no whole answer came.
        """
        return self._ask("GET", address, headers, None, until)

    def post(self, address: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send a body to an address and return what its server answers; see `get`."""
        return self._ask("POST", address, headers, body, self.until())

    def _ask(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes | None, until: float
    ) -> Answer:
        try:
            place = self.guard.place(address)
            connection = _Pinned(place, self.connect or _open, self.limits.step, until)
            said = {"User-Agent": self.agent, "Accept-Encoding": "gzip", "Connection": "close", **headers}
            try:
                connection.request(method, _target(place.parts), body, said)
                with closing(connection.getresponse()) as answer:
                    return self._read(address, answer)
            finally:
                connection.close()
        except (OSError, http.client.HTTPException, UnicodeError, ValueError, zlib.error) as error:
            raise UsageError("fetch-failed", address=address, reason=_why(error)) from None

    def _read(self, address: str, answer: http.client.HTTPResponse) -> Answer:
        packed = answer.headers.get("content-encoding", "identity").strip().lower()
        if packed not in ("identity", "gzip", "x-gzip", ""):
            raise OSError(None, f"Content-Encoding: {packed}")
        if (answer.length or 0) > self.limits.bytes:
            raise OSError(None, f"> {self.limits.bytes} bytes")
        taken = _Unpacked(self.limits.bytes) if "gzip" in packed else _Plain(self.limits.bytes)
        while piece := answer.read1(_PIECE):
            taken.take(piece)
        if answer.length:  # `read1` does not say that the connection was cut
            raise http.client.IncompleteRead(b"", answer.length)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(address, answer.status, headers, taken.whole())


def _open(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _target(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else ""
    return quote(parts.path or "/", safe=_SAFE) + query


def left(until: float) -> float:
    """Return how many seconds are left.

    Raises:
        TimeoutError: none.
    """
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError("time is up")
    return seconds


class _Pinned(http.client.HTTPConnection):
    """A connection to the address that was looked at, whatever the name says now."""

    def __init__(self, place: Place, connect: Connect, step: float, until: float) -> None:
        super().__init__(place.host, place.port, timeout=step)
        self.default_port = PORTS[place.parts.scheme]  # which the header Host leaves out
        self._place, self._connect, self._step, self._until = place, connect, step, until

    def connect(self) -> None:
        """Connect, and speak TLS under the name where the address asks for it."""
        held = self._connect(self._place.ip, self.port, min(self._step, left(self._until)))
        if self._place.parts.scheme == "https":
            held = ssl.create_default_context().wrap_socket(held, server_hostname=self.host)
        self.sock = _Timed(held, self._step, self._until)


class _Timed:
    """A socket of which every piece must come before the time is up: headers that drip as well as a body."""

    def __init__(self, held: socket.socket, step: float, until: float) -> None:
        self._held, self._step, self._until = held, step, until
        self._lent = False

    def sendall(self, data: bytes) -> None:
        self._held.settimeout(min(self._step, left(self._until)))
        self._held.sendall(data)

    def makefile(self, _: str = "rb") -> io.BufferedReader:
        self._lent = True
        return io.BufferedReader(_Pieces(self._held, self._step, self._until))

    def close(self) -> None:
        if not self._lent:  # else the answer is still to be read, and closes it
            self._held.close()


class _Pieces(io.RawIOBase):
    """What comes from a socket."""

    def __init__(self, held: socket.socket, step: float, until: float) -> None:
        self._held, self._step, self._until = held, step, until

    def readable(self) -> bool:
        return True

    def readinto(self, room: bytearray | memoryview) -> int:  # type: ignore[override]
        self._held.settimeout(min(self._step, left(self._until)))
        return self._held.recv_into(room)

    def close(self) -> None:
        self._held.close()
        super().close()


class _Plain:
    """A body that is taken as it comes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._found = limit, bytearray()

    def take(self, piece: bytes) -> None:
        self._found += piece
        if len(self._found) > self._limit:
            raise OSError(None, f"> {self._limit} bytes")

    def whole(self) -> bytes:
        return bytes(self._found)


class _Unpacked(_Plain):
    """A packed body: no more of it comes out than is allowed, however small it came."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._unpack = zlib.decompressobj(wbits=31)

    def take(self, piece: bytes) -> None:
        while piece:
            super().take(self._unpack.decompress(piece, _PIECE))
            piece = self._unpack.unconsumed_tail
            if self._unpack.eof:
                return

    def whole(self) -> bytes:
        if not self._unpack.eof:
            raise OSError(None, "gzip: cut")
        return super().whole()
