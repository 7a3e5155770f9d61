"""What the server is, and what who asks may do."""

from typing import Any

from litestar import Request, get
from msgspec import Struct

from sijill import __version__
from sijill.i18n import LANGUAGES
from sijill.store import Store
from sijill.store.address import short
from sijill.web.asking import Here
from sijill.web.describing import described
from sijill.web.security import CSRF_HEADER, OPEN, may


class Meta(Struct, frozen=True, kw_only=True):
    """What the server is.

    Attributes:
        version, engine: of Sijill, and what codes. record: the file's name.
        revision: of the record; it grows with every change.
        counts: reports, versions, mentions, reviews, events, composed (reports).
        user: ``{name, role}``, None where nobody logs in. login_needed: nothing else is answered without.
        can: review, add, fetch, admin. tiles: template of a tile server's addresses, or None.
        languages: of messages. csrf: the header that every change must send.
    """

    version: str
    engine: str
    record: str
    revision: int
    counts: dict[str, int]
    user: dict[str, str] | None
    login_needed: bool
    can: dict[str, bool]
    tiles: str | None
    languages: list[str]
    csrf: str = CSRF_HEADER
    pending: bool = False


@get("/meta", sync_to_thread=True, opt={OPEN: True})
def meta(request: Request[Any, Any, Any], room: Here) -> Meta:
    """Return what the server is and what who asks may do."""
    person, serving = request.user, room.serving
    with room.reading() as store:
        revision = store.revision()
        counts = _counts(store) if may(person, "read") else {}
    return Meta(
        version=__version__,
        engine=serving.engine,
        record=short(serving.record) if person else "",
        revision=revision,
        counts=counts,
        user={"name": person.name, "role": person.role} if person and person.known else None,
        login_needed=person is None,
        can={
            **{right: may(person, right) for right in ("review", "add", "admin")},
            "fetch": serving.allow_fetch and may(person, "add"),
        },
        tiles=serving.tiles or None,
        languages=list(LANGUAGES),
        pending=revision != room.kept.snapshot().revision,
    )


def _counts(store: Store) -> dict[str, int]:
    return store.counts() | {"composed": store.composed(), "events": store.links.span()[2]}


@get("/openapi.json", include_in_schema=False, opt={OPEN: True}, sync_to_thread=False)
def openapi(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """Return the description of all of this for programs."""
    return described(request.app.openapi_schema.to_schema())


HANDLERS = (meta, openapi)
