"""What is known of an address after it was asked: when it is asked again, or that it is given up."""

from collections.abc import Callable

from msgspec import structs

from sijill.errors import SijillError, UsageError
from sijill.live.ask import Answer
from sijill.live.pace import back_off, retry_after
from sijill.store import Watch

TRIES = 8  # of an entry; with its first wait of a minute the last comes after two hours
_FIRST = 60.0  # seconds before an entry is asked again
_DAY = 86_400.0
# What will be no other tomorrow: the page is gone, may not be fetched, or is no report.
_FINAL = frozenset({"robots-refuse", "private-address", "bad-address"})
_LATER = frozenset({408, 425, 429, *range(500, 600)})
_WAIT = frozenset({429, 503})
Leave = Callable[[float], None]


def not_answered(watch: Watch, error: SijillError, every: float, now: float) -> Watch:
    """Return a watch after a question that brought no answer."""
    if error.code in _FINAL:
        return _final(watch, error.code, now)
    return _again(watch, str(error.values.get("reason", error.code)), every, now)


def refused(watch: Watch, answer: Answer, every: float, now: float, leave: Leave) -> Watch:
    """Return a watch after an answer of another status than 200 or 304.

    Args:
        watch: as it was.
        answer: the server's.
        every: how often it is asked.
        now: seconds since 1970.
        leave: called with the time until which the whole host wants to be left alone.
    """
    reason = f"HTTP {answer.status}"
    if answer.status not in _LATER:
        return _final(watch, reason, now) if watch.kind == "entry" else _again(watch, reason, every, now)
    until = retry_after(answer.headers.get("retry-after", ""), now)
    failed = _again(watch, reason, every, now)
    if answer.status in _WAIT:
        leave(until if until is not None else failed.due)
    return structs.replace(failed, due=max(failed.due, until or 0.0)) if failed.state == "waiting" else failed


def read(watch: Watch, answer: Answer, digest: str, every: float, now: float) -> Watch:
    """Return a watch after its page was read, or had not changed (``digest`` is "" then)."""
    known = structs.replace(
        watch, tries=0, reason="", checked=now, state="done" if watch.kind == "entry" else "waiting",
        due=now + every,
    )  # fmt: skip
    if not digest:
        return known
    named = {name: answer.headers.get(header, "") for name, header in _NAMED}
    return structs.replace(known, hash=digest, **named)


_NAMED = (("etag", "etag"), ("modified", "last-modified"))


def conditional(watch: Watch) -> dict[str, str]:
    """Return the headers that ask for a page only if it has changed (RFC 9110, 13.1)."""
    given = {"If-None-Match": watch.etag, "If-Modified-Since": watch.modified}
    return {name: value for name, value in given.items() if value.isascii() and value.isprintable() and value}


def why(watch: Watch) -> UsageError:
    """Return the error that tells why a watch brought nothing."""
    if watch.reason in _FINAL or watch.reason == "robots-silent":
        return UsageError(watch.reason, address=watch.address)
    return UsageError("fetch-failed", address=watch.address, reason=watch.reason)


def _final(watch: Watch, reason: str, now: float) -> Watch:
    """Return a watch that is given up; a feed or page that was named by hand is tried once a day."""
    state = "given-up" if watch.kind == "entry" else "waiting"
    return structs.replace(
        watch, state=state, reason=reason, tries=watch.tries + 1, checked=now, due=now + _DAY
    )


def _again(watch: Watch, reason: str, every: float, now: float) -> Watch:
    tries = watch.tries + 1
    if watch.kind == "entry" and tries >= TRIES:
        return _final(watch, reason, now)
    wait = back_off(tries, _FIRST if watch.kind == "entry" else every)
    return structs.replace(watch, reason=reason, tries=tries, checked=now, due=now + wait)
