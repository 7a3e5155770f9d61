"""Threads that fetch, so that one slow server keeps nobody waiting; all else is done in the first thread."""

import queue
import threading
from collections.abc import Callable

from msgspec import Struct

from sijill.errors import SijillError, UsageError
from sijill.live.ask import Answer

Ask = Callable[[], Answer]


class Got(Struct, frozen=True):
    """What came of a question: an answer, or why there is none. key: the address that was asked for."""

    key: str
    answer: Answer | None = None
    error: SijillError | None = None


class Fetchers:
    """A few threads and two queues."""

    def __init__(self, number: int = 8) -> None:
        """Start the threads; they end with the process, or when they are closed."""
        self._asked: queue.SimpleQueue[tuple[str, Ask] | None] = queue.SimpleQueue()
        self._got: queue.SimpleQueue[Got | None] = queue.SimpleQueue()
        self.number, self.under_way = number, 0
        for at in range(number):
            threading.Thread(target=self._work, name=f"sijill-fetch-{at}", daemon=True).start()

    def ask(self, key: str, ask: Ask) -> None:
        """Let a thread ask."""
        self.under_way += 1
        self._asked.put((key, ask))

    def get(self, seconds: float) -> Got | None:
        """Return what came, waiting so long at most; None where nothing did, or waiting was ended."""
        try:
            got = self._got.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            return None
        self.under_way -= got is not None
        return got

    def wake(self) -> None:
        """End the waiting of `get`; may be called by a signal's handler."""
        self._got.put(None)

    def close(self) -> None:
        """Let the threads end; what they are at is given up."""
        for _ in range(self.number):
            self._asked.put(None)

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            self._got.put(_answered(*asked))


def _answered(key: str, ask: Ask) -> Got:
    try:
        return Got(key, answer=ask())
    except SijillError as error:
        return Got(key, error=error)
    except Exception as error:  # noqa: BLE001  one address's fault must not end the others
        reason = f"{type(error).__name__}: {error}"[:200]
        return Got(key, error=UsageError("fetch-failed", address=key, reason=reason))
