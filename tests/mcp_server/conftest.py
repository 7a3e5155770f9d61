"""A record of composed reports, one of them hostile, and an assistant's client that asks about it."""

import json

import anyio
import pytest
from mcp import Client
from mcp_making import REPORTS

import sijill
from sijill.lexicon import load
from sijill.mcp.answers import McpRoom
from sijill.mcp.server import make_server

PACKS = ("core", "syria")


@pytest.fixture(scope="session")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mcp")
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in REPORTS)
    (folder / "day.jsonl").write_text(lines, "utf-8")
    with sijill.open(folder / "x.db") as record:
        record.read([folder / "day.jsonl"])
    return folder / "x.db"


@pytest.fixture(scope="session")
def room(path):
    return McpRoom(str(path), load(PACKS))


@pytest.fixture(scope="session")
def ask(room):
    """Ask a tool by the SDK's own client, in this process; give what it answers."""

    def asked(tool, **arguments):
        async def go():
            async with Client(make_server(room)) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(go)

    return asked
