"""Telling what is new: a line of JSON on the screen, a call of a webhook, a program that is started.

News is kept in the record before it is told and marked after, so that none is lost. Ended in between, a watch
tells that piece again: its ``id`` is the same, and a webhook gets it as ``Idempotency-Key``.
"""

import shlex
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

import msgspec

from sijill.errors import SijillError, UsageError
from sijill.live.ask import Asking, Limits
from sijill.live.clock import Clock
from sijill.live.guard import PORTS, Guard
from sijill.live.news import Newsroom
from sijill.live.pace import back_off
from sijill.live.reading import iso
from sijill.store import News, Store

_FIRST = 5.0  # seconds before a webhook is called again
_LONGEST = 600.0
_SECONDS = 10.0
_PROGRAM = 60.0
Write = Callable[[bytes], None]


class Sink(Protocol):
    """Where news goes."""

    def send(self, news: News) -> None:
        """Send one piece.

        Raises:
            SijillError: it did not arrive.
        """


class Lines:
    """JSON lines."""

    def __init__(self, write: Write) -> None:
        """Keep what writes a line, its end included."""
        self._write = write

    def send(self, news: News) -> None:
        """Write one piece."""
        self._write(news.body.encode() + b"\n")


class Webhook:
    """An address that is called. It was named by whoever started the program, so it may lie inside."""

    def __init__(self, address: str, agent: str) -> None:
        """Keep the address, and the name that the server is told.

        Raises:
            UsageError: ``bad-address``.
        """
        self._address = address
        guard = Guard(permitted=_exactly(address))
        with suppress(OSError):  # that its name has no address now is no fault of the words
            guard.place(address)
        self._asking = Asking(guard, Limits(bytes=2**20, seconds=_SECONDS), agent)

    def send(self, news: News) -> None:
        """Call the address with one piece as JSON; a redirect is not followed."""
        headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": news.key}
        answer = self._asking.post(self._address, headers, news.body.encode())
        if not 200 <= answer.status < 300:
            raise UsageError("fetch-failed", address=self._address, reason=f"HTTP {answer.status}")


def _exactly(address: str) -> frozenset[str]:
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return frozenset()
    return frozenset({f"{(parts.hostname or '').lower()}:{port}"})


class Program:
    """A program that is started for each piece and reads it from its standard input; no shell is used."""

    def __init__(self, words: str) -> None:
        """Keep the program and its arguments.

        Raises:
            UsageError: ``bad-program``.
        """
        try:
            self._argv = shlex.split(words)
        except ValueError as error:
            raise UsageError("bad-program", words=words, reason=str(error)) from None
        if not self._argv:
            raise UsageError("bad-program", words=words, reason="")

    def send(self, news: News) -> None:
        """Start the program with one piece."""
        given = news.body.encode() + b"\n"
        try:
            done = subprocess.run(self._argv, input=given, timeout=_PROGRAM, check=False)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            raise UsageError("bad-program", words=self._argv[0], reason=str(error)) from None
        if done.returncode:
            raise UsageError("bad-program", words=self._argv[0], reason=f"exit {done.returncode}")


def sink_of(words: str, write: Write, agent: str) -> Sink:
    """Return where news goes.

    Args:
        words: ``jsonl``, an address of a webhook, or a program with its arguments.
        write: writes a line to the standard output.
        agent: the name that a webhook's server is told.

    Raises:
        UsageError: ``bad-address``, ``bad-program``.
    """
    if words == "jsonl":
        return Lines(write)
    if words.startswith(("http://", "https://")):
        return Webhook(words, agent)
    return Program(words)


class Teller:
    """Makes news and sends it."""

    def __init__(self, store: Store, newsroom: Newsroom, sink: Sink, clock: Clock) -> None:
        """Keep who makes the news, where it goes and the time."""
        self._store, self._newsroom, self._sink, self._clock = store, newsroom, sink, clock
        self.on_missed: Callable[[SijillError], None] = lambda _: None
        self._seen: tuple[int, date] | None = None
        self._next_made = self._next_sent = 0.0
        self._missed = 0

    def tell(self) -> None:
        """Make the news of what was read, and send what was not sent; what fails is sent later, in order."""
        self._make()
        if self._clock.now() >= self._next_sent:
            self._send()

    def _make(self) -> None:
        today = date.fromtimestamp(self._clock.now())  # noqa: DTZ012  the newsroom's own day
        seen = (self._store.revision(), today)
        begun = self._clock.now()
        if seen == self._seen or begun < self._next_made:
            return
        reports = self._store.watched.untold()
        found = self._newsroom.of(reports, today)
        made = [(one.key, msgspec.json.encode(one.record).decode()) for one in found]
        self._store.watched.keep_news(made, iso(begun), reports)
        self._seen = seen
        # states of a large record take long: half of the time is for reading
        self._next_made = self._clock.now() + (self._clock.now() - begun)

    def _send(self) -> None:
        for news in self._store.watched.unsent():
            try:
                self._sink.send(news)
            except SijillError as error:
                self._store.watched.missed(news.number)
                self._missed += 1
                self._next_sent = self._clock.now() + min(back_off(self._missed, _FIRST), _LONGEST)
                self.on_missed(error)
                return
            self._store.watched.sent(news.number, iso(self._clock.now()))
            self._missed = 0
