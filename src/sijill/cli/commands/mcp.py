"""``sijill mcp``: the record as an assistant asks it."""

from typing import Annotated

import typer

from sijill.cli.options import RECORD, Packs, Record
from sijill.cli.settings import Settings


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    http: Annotated[int, typer.Option("--http", metavar="PORT", min=0, max=65535)] = 0,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS")] = "127.0.0.1",
    anyone: Annotated[bool, typer.Option("--anyone")] = False,
    pack: Packs = None,
) -> None:
    """Serve the record over the Model Context Protocol until the other side ends."""
    import os  # noqa: PLC0415

    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.output import remark  # noqa: PLC0415
    from sijill.i18n import text  # noqa: PLC0415
    from sijill.mcp.answers import McpRoom  # noqa: PLC0415
    from sijill.mcp.server import LOOPBACK, make_server, refuse_others, run_http, run_stdio  # noqa: PLC0415
    from sijill.store.address import shown  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    refuse_others(host, anyone=anyone)
    room = McpRoom(os.fspath(record), lexicon_of(pack), settings.lang)
    room.open().close()  # what is wrong with the record is told now, not at the first question
    server = make_server(room)
    if not http:
        run_stdio(server)
        return
    address = f"http://{f'[{host}]' if ':' in host else host}:{http}/mcp"
    remark(text("mcp.serving", settings.lang, record=shown(record), address=address))
    if host not in LOOPBACK:
        remark(text("mcp.danger", settings.lang))
    run_http(server, http, host)
