"""A report fetched by its address: redirects are followed, each looked at anew."""

from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from msgspec import Struct

from sijill.errors import UsageError
from sijill.live.ask import Answer, Asking

_MOVED = frozenset({301, 302, 303, 307, 308})
# The kinds of pages that hold a report, and what a file of each is called.
SUFFIX = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
    "application/json": ".json",
}  # fmt: skip
ACCEPT = ", ".join(SUFFIX)
Look = Callable[[str], None]


class Fetched(Struct, frozen=True):
    """What was fetched: the address that gave it, its bytes, and the suffix of a file of its kind."""

    address: str
    data: bytes
    suffix: str


def fetch(address: str, asking: Asking | None = None) -> Fetched:
    """Return the report that stands at an address, as it came.

    Args:
        address: ``http://…`` or ``https://…`` at the usual port.
        asking: how servers are asked.

    Raises:
        UsageError: ``bad-address``, ``private-address``; ``fetch-failed`` where it is no report: another
            status than 200, of another kind, too large, too slow.
    """
    answer = follow(address, {"Accept": ACCEPT}, asking or Asking())
    if answer.status != 200:
        raise UsageError("fetch-failed", address=address, reason=f"HTTP {answer.status}")
    return Fetched(answer.address, answer.data, suffix_of(answer))


def follow(address: str, headers: Mapping[str, str], asking: Asking, look: Look | None = None) -> Answer:
    """Return what is answered at an address, or where it has moved to.

    Args:
        address: the first.
        headers: that are sent, to each.
        asking: how servers are asked.
        look: called before each question with its address; what it raises ends the following.

    Raises:
        UsageError: see `Asking.get`; ``fetch-failed`` where there is no end of redirects.
    """
    until = asking.until()
    for _ in range(asking.limits.hops + 1):
        if look is not None:
            look(address)
        answer = asking.get(address, headers, until)
        if answer.status not in _MOVED or not answer.headers.get("location"):
            return answer
        address = _joined(address, answer.headers["location"])
    raise UsageError("fetch-failed", address=address, reason=f"{asking.limits.hops} redirects")


def _joined(address: str, to: str) -> str:
    try:
        return urljoin(address, to)
    except ValueError:
        raise UsageError("bad-address", address=to) from None


def suffix_of(answer: Answer) -> str:
    """Return the suffix of a file of an answer's kind.

    Raises:
        UsageError: ``fetch-failed`` where it is of a kind that holds no report.
    """
    if answer.kind not in SUFFIX:
        raise UsageError("fetch-failed", address=answer.address, reason=answer.kind or "?")
    return SUFFIX[answer.kind]
