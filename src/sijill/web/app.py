"""The server's program: routes, what holds for every answer, and what runs beside them."""

import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig

from sijill import __version__
from sijill.web.asking import mention_filter, page, state_filter
from sijill.web.faults import HANDLERS as FAULTS
from sijill.web.headers import guarding
from sijill.web.revisions import unchanged
from sijill.web.room import Room
from sijill.web.routes import HANDLERS
from sijill.web.routes.app import HANDLERS as APP_FILES
from sijill.web.security import Csrf, Gate, csrf_config, needs
from sijill.web.serving import Serving

API = "/api/v1"
UPLOAD = 64 * 2**20  # bytes of a request at most

# Seconds that a thread computes while another waits for its turn. An answer gives its turn away at each row
# that SQLite reads, and gets it back after as long: at Python's 5 ms a search for a word and a party took
# 14 s while the states of 41,000 events were computed, at this 0.3 s, and the states no longer.
_TURN = 0.0005


def make_app(serving: Serving) -> Litestar:
    """Return the program that serves a record.

    Raises:
        RecordError: the record cannot be opened. UsageError, LexiconError: a pack is wrong.
    """
    room = Room(serving)

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        sys.setswitchinterval(min(_TURN, sys.getswitchinterval()))
        room.kept.start()
        try:
            yield
        finally:
            await to_thread.run_sync(room.close)

    return Litestar(
        route_handlers=[
            Router(API, route_handlers=list(HANDLERS), guards=[needs("read")], before_request=unchanged),
            *APP_FILES,
        ],
        before_send=[guarding(serving.tiles)],
        middleware=[
            DefineMiddleware(Gate, exclude_http_methods=()),
            DefineMiddleware(Csrf, config=csrf_config(secrets.token_hex(32))),
        ],
        dependencies={
            "room": Provide(lambda: room, sync_to_thread=False),
            "page": Provide(page, sync_to_thread=False),
            "mention_filter": Provide(mention_filter, sync_to_thread=False),
            "state_filter": Provide(state_filter, sync_to_thread=False),
        },
        exception_handlers=FAULTS,
        lifespan=[lifespan],
        state=State({"room": room}),
        openapi_config=_openapi(),
        logging_config=None,
        request_max_body_size=UPLOAD,
    )


def _openapi() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="Sijill",
        version=__version__,
        path="/api/schema",
        use_handler_docstrings=True,
    )
