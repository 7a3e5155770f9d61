"""The time, and waiting: one object, so that tests can let hours pass."""

import threading
import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits."""

    def now(self) -> float:
        """Return the seconds since 1970."""

    def sleep(self, seconds: float) -> None:
        """Wait, or until waiting is over altogether."""


class SystemClock:
    """The machine's clock; its waiting ends when it is stopped."""

    def __init__(self) -> None:
        """Begin unstopped."""
        self._stopped = threading.Event()

    def now(self) -> float:
        """Return the seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait, not longer than until `stop`."""
        if seconds > 0:
            self._stopped.wait(seconds)

    def stop(self) -> None:
        """End all waiting, now and later."""
        self._stopped.set()
