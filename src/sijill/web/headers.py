"""The headers that every answer bears: a report's text is hostile, and a page of ours runs nothing of it."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import urlsplit

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

from sijill.web.revisions import TAG


def policy(tiles: str) -> str:
    """Return the content security policy, with the host of a tile server if there is one.

    Example:
        >>> "img-src 'self' data: https://t.example;" in policy("https://t.example/{z}/{x}/{y}.png")
        True
    """
    parts = urlsplit(tiles)
    host = f" {parts.scheme}://{parts.netloc}" if tiles else ""
    return (
        "default-src 'self'; script-src 'self'; style-src 'self'; "
        f"img-src 'self' data:{host}; connect-src 'self'{host}; worker-src 'self'; object-src 'none'; "
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )


def guarding(tiles: str) -> Callable[[Message, Scope], Coroutine[Any, Any, None]]:
    """Return what puts the headers on every answer, errors included."""
    fixed = {
        "content-security-policy": policy(tiles),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }

    async def guard(message: Message, scope: Scope) -> None:
        if message["type"] != "http.response.start":
            return
        headers = MutableScopeHeaders.from_message(message)
        for name, value in fixed.items():
            headers[name] = value
        tag = dict(scope.get("state") or {}).get(TAG)
        if tag and message["status"] == 200:
            headers[TAG] = tag
        if scope["path"].startswith("/api/") and "cache-control" not in headers:
            headers["cache-control"] = "no-cache, private"

    return guard
