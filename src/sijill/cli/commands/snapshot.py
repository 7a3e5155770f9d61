"""``sijill snapshot``: keep what the record tells now, to be compared with later; or list what is kept."""

from typing import Annotated

import typer

from sijill.cli.options import RECORD, Packs, Record
from sijill.cli.settings import Settings


def command(
    ctx: typer.Context,
    record: Record = RECORD,
    list_: Annotated[bool, typer.Option("--list")] = False,
    pack: Packs = None,
) -> None:
    """Keep a snapshot of the record in it and print its id."""
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.cli.opening import open_to_read  # noqa: PLC0415
    from sijill.cli.output import columns, say  # noqa: PLC0415
    from sijill.export.since_page import snapshots_list  # noqa: PLC0415
    from sijill.export.snapshots import keep, kept  # noqa: PLC0415
    from sijill.store import open_store  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    if list_:
        with open_to_read(record) as store:
            say(snapshots_list(kept(store), settings.lang, columns()))
        return
    with open_store(record, create=False) as store:
        say(keep(store, lexicon_of(pack)).id)
