"""Entity tags: an answer is the same until the record, or what was computed of it, changes."""

import hashlib
from typing import Any

from anyio import to_thread
from litestar import Request, Response

from sijill import __version__
from sijill.web.kept import today
from sijill.web.room import Room
from sijill.web.speaking import language

GROWS = "grows"  # of a handler whose answers change while the record stays: what is made for asking
TAG = "etag"  # of a header, and of what is noted of a question
# The questions, by the first part of their address after the API's, whose answers rest on the record alone.
_OF_THE_RECORD = frozenset({
    "overview", "states", "episodes", "events", "mentions", "reports", "search", "sources", "lexicon",
    "reviews",
})  # fmt: skip
Asked = Request[Any, Any, Any]


async def unchanged(request: Asked) -> Response[None] | None:
    """Answer 304 where who asks has the answer already; else note the tag that the answer will bear."""
    if request.method != "GET" or request.url.path.split("/")[3] not in _OF_THE_RECORD:
        return None
    if request.route_handler.opt.get(GROWS):
        return None
    tag = await to_thread.run_sync(_tag, request)
    request.state[TAG] = tag
    if tag not in _held(request):
        return None
    return Response(None, status_code=304, headers={TAG: tag})


def _held(request: Asked) -> set[str]:
    said = request.headers.get("if-none-match", "")
    return {one.strip().removeprefix("W/") for one in said.split(",")}


def _tag(request: Asked) -> str:
    room: Room = request.app.state.room
    with room.reading() as store:
        revision = store.revision()
    asked = (
        request.url.path, request.url.query, language(request), __version__, room.lexicon.hash, today(),
        str(room.kept.snapshot().revision),
    )  # fmt: skip
    return f'"{revision}-{hashlib.sha256(chr(0).join(asked).encode()).hexdigest()[:16]}"'
