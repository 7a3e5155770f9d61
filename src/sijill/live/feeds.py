"""RSS and Atom: which pages a feed names."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from msgspec import Struct

from sijill.errors import InputError

MANY = 500  # entries of one feed that are looked at
_LONG = 4000  # characters of an address


class Entry(Struct, frozen=True):
    """A page that a feed names.

    Attributes:
        address: the page's, without a fragment.
        stamp: another one says that the page was changed: made of the entry's title and date of change.
        published: the day as the feed writes it, "" where it does not.
    """

    address: str
    stamp: str = ""
    published: str = ""


def entries_of(data: bytes, address: str, headers: Mapping[str, str]) -> list[Entry]:
    """Return the pages that a feed names, each once, in the feed's order.

    Args:
        data: RSS or Atom.
        address: where it came from: addresses inside may be relative to it.
        headers: of the answer; its charset counts where the feed names none.

    Raises:
        InputError: ``no-feed``.
    """
    import feedparser  # noqa: PLC0415  slow to import

    given = {"content-location": address, "content-type": headers.get("content-type", "")}
    try:
        found = feedparser.parse(
            io.BytesIO(data), response_headers=given, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # noqa: BLE001  a parser of others' formats
        raise InputError("no-feed", address, reason=f"{type(error).__name__}: {error}"[:200]) from None
    if not found.get("version") and not found.entries:
        raise InputError("no-feed", address, reason=str(found.get("bozo_exception", ""))[:200])
    entries = {one.address: one for one in _entries(found.entries[:MANY], address)}
    return list(entries.values())


def _entries(found: list[Any], base: str) -> Iterator[Entry]:
    for one in found:
        address = _address(str(one.get("link") or one.get("id") or ""), base)
        if address:
            published = str(one.get("published") or _updated(one))
            yield Entry(address, _stamp(one), published)


def _address(link: str, base: str) -> str:
    try:
        address = urldefrag(urljoin(base, link.strip())).url if link.strip() else ""
        usual = urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return ""
    return address if usual and len(address) <= _LONG else ""


def _updated(entry: Any) -> str:
    return str(entry["updated"]) if "updated" in entry else ""  # its `get` gives the day of publication


def _stamp(entry: Any) -> str:
    words = f"{entry.get('title', '')}\0{_updated(entry)}"
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
