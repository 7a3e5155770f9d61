"""What a host lets programs fetch: its robots.txt, as RFC 9309 and its crawl delay say."""

import threading
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from sijill.errors import UsageError
from sijill.live.ask import Asking
from sijill.live.clock import Clock
from sijill.live.fetch import follow
from sijill.live.guard import host_of
from sijill.live.pace import Pace

NAME = "sijill"  # the token that a robots.txt names us by
_DAY = 86_400.0  # RFC 9309, 2.4: not to be kept longer
_SOON = 600.0  # where there was no answer
_BYTES = 500 * 1024  # RFC 9309, 2.5: what must be parsed


class _Rules(Struct, frozen=True):
    """A host's rules. parsed: None where all is allowed. silent: where nothing is, for want of an answer."""

    until: float
    parsed: Any = None
    silent: bool = False


class Robots:
    """The rules of hosts, fetched when they are first needed; used by several threads."""

    def __init__(self, asking: Asking, clock: Clock, pace: Pace) -> None:
        """Begin with none."""
        self._asking, self._clock, self._pace = asking, clock, pace
        self._rules: dict[str, _Rules] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def look(self, address: str) -> None:
        """Return where a page may be fetched now; waits for the host's turn.

        Raises:
            UsageError: ``robots-refuse``; ``robots-silent`` where the host does not say; see `Asking.get`.
        """
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            lock = self._locks.setdefault(root, threading.Lock())
        with lock:
            rules = self._rules.get(root)
            if rules is None or rules.until <= self._clock.now():
                rules = self._rules[root] = self._fetched(root)
        if rules.silent:
            raise UsageError("robots-silent", address=address)
        if rules.parsed is not None and not rules.parsed.can_fetch(address, NAME):
            raise UsageError("robots-refuse", address=address)
        self._pace.turn(host_of(address))

    def _fetched(self, root: str) -> _Rules:
        """Return a host's rules: all is allowed where it has none, nothing where it does not answer."""
        now, host = self._clock.now(), host_of(root)
        self._asking.guard.place(root)  # an address that is refused is told as such
        try:
            answer = follow(f"{root}/robots.txt", {}, self._asking, lambda at: self._pace.turn(host_of(at)))
        except UsageError:
            return _Rules(now + _SOON, silent=True)
        if answer.status >= 500 or answer.status == 429:
            return _Rules(now + _SOON, silent=True)
        if answer.status != 200:
            return _Rules(now + _DAY)
        parsed = _parsed(answer.data)
        if delay := parsed.crawl_delay(NAME):
            self._pace.slower(host, float(delay))
        return _Rules(now + _DAY, parsed)


def _parsed(data: bytes) -> Any:
    from protego import Protego  # noqa: PLC0415

    return Protego.parse(data[:_BYTES].decode("utf-8", "replace"))
