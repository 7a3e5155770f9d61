"""Per host: how soon it may be asked again."""

import threading
from email.utils import mktime_tz, parsedate_tz

from sijill.live.clock import Clock

SLOWEST = 120.0  # seconds between two questions, whatever a robots.txt asks for
LONGEST = 86_400.0  # seconds for which a host may ask to be left alone


class Pace:
    """Who may be asked when; used by several threads."""

    def __init__(self, clock: Clock, gap: float) -> None:
        """Begin with ``gap`` seconds between two questions to a host."""
        self._clock, self._gap = clock, gap
        self._slower: dict[str, float] = {}
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def free(self, host: str) -> float:
        """Return when a host may be asked, in seconds since 1970."""
        with self._lock:
            return self._free.get(host, 0.0)

    def turn(self, host: str) -> None:
        """Wait for a host's turn, and take it."""
        with self._lock:
            now = self._clock.now()
            at = max(now, self._free.get(host, 0.0))
            self._free[host] = at + max(self._gap, self._slower.get(host, 0.0))
        self._clock.sleep(at - now)

    def slower(self, host: str, seconds: float) -> None:
        """Ask a host no more often than it says."""
        with self._lock:
            self._slower[host] = min(seconds, SLOWEST)

    def leave(self, host: str, until: float) -> None:
        """Leave a host alone until then."""
        with self._lock:
            self._free[host] = max(until, self._free.get(host, 0.0))


def retry_after(value: str, now: float) -> float | None:
    """Return when a server wants to be asked again, None where it does not say (RFC 9110, 10.2.3).

    Args:
        value: of the header ``Retry-After``: seconds, or a day and an hour.
        now: seconds since 1970.

    Example:
        >>> retry_after("120", 1000.0), retry_after("soon", 1000.0)
        (1120.0, None)
    """
    words = value.strip()
    if words.isascii() and words.isdecimal():
        return now + min(float(words[:9]), LONGEST)
    parts = parsedate_tz(words)
    return min(max(now, float(mktime_tz(parts))), now + LONGEST) if parts else None


def back_off(tries: int, every: float) -> float:
    """Return how many seconds to wait after so many failures in a row: twice as long each time.

    Example:
        >>> back_off(1, 60), back_off(4, 60), back_off(40, 60)
        (60.0, 480.0, 21600.0)
    """
    return float(min(every * 2.0 ** min(tries - 1, 20), 21_600.0))
