"""``sijill serve``: the record in the browser."""

import os
from typing import Annotated, Any

import typer

from sijill.cli.options import RECORD, Engine, Packs, Record, choice
from sijill.cli.settings import Settings
from sijill.errors import UsageError

# Not those that send reports to a server: a reviewer who adds a report has not been told what it costs.
_ENGINES = ("rules", "model", "rules+model")


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _refuse_strangers(serving: Any) -> None:
    """Let a server that others can reach start only where there are users.

    Raises:
        UsageError: ``users-needed``.
    """
    from sijill.store import open_store  # noqa: PLC0415

    if serving.on_loopback:
        return
    with open_store(serving.record) as store:
        if not store.people.users():
            raise UsageError("users-needed", host=serving.host)


def _free(host: str, port: int) -> None:
    """Return if nothing else listens there.

    Raises:
        UsageError: ``port-taken``, ``bad-host``.
    """
    import socket  # noqa: PLC0415

    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except socket.gaierror:
        raise UsageError("bad-host", host=host) from None
    except OSError as error:
        raise UsageError("port-taken", port=port, reason=error.strerror or str(error)) from None


def _tiles(template: str) -> str:
    """Return the template of a tile server's addresses, ``""`` for none.

    Raises:
        UsageError: ``bad-tiles``.
    """
    parts = ("{z}", "{x}", "{y}")
    if template and not (template.startswith(("https://", "http://")) and all(p in template for p in parts)):
        raise UsageError("bad-tiles", value=template)
    return template


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=1, max=65535)] = 8420,
    open_: Annotated[bool, typer.Option("--open")] = False,
    allow_fetch: Annotated[bool, typer.Option("--allow-fetch")] = False,
    tiles: Annotated[str, typer.Option("--tiles", metavar="URL")] = "",
    who: Annotated[str, typer.Option("--as", metavar="NAME", envvar="SIJILL_USER")] = "",
    engine: Engine = "rules",
    pack: Packs = None,
) -> None:
    """Serve the record to a browser, until it is interrupted."""
    from sijill.cli.commands.review import user  # noqa: PLC0415
    from sijill.cli.engines import packs_of  # noqa: PLC0415
    from sijill.cli.output import remark  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.store.address import shown  # noqa: PLC0415
    from sijill.web.serving import Serving  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    serving = Serving(
        record=os.fspath(record), packs=packs_of(pack), engine=engine, host=host, port=port,
        allow_fetch=allow_fetch, tiles=_tiles(tiles), reviewer=who or user(),
    )  # fmt: skip
    choice("--engine", engine, _ENGINES)
    _refuse_strangers(serving)
    _free(host, port)
    address = _address(host, port)

    def said() -> None:
        remark(text("web.serving", settings.lang, record=shown(record), address=address))
        if open_:
            typer.launch(address)

    _run(serving, said)


def _run(serving: Any, said: Any) -> None:
    import uvicorn  # noqa: PLC0415

    from sijill.web.app import make_app  # noqa: PLC0415

    app = make_app(serving)
    said()
    uvicorn.run(
        app, host=serving.host, port=serving.port, log_level="warning", server_header=False,
        h11_max_incomplete_event_size=2**18,  # a question with many values is longer than the usual 64 KiB
        timeout_graceful_shutdown=1,  # streams of events are open as long as somebody looks
    )  # fmt: skip
