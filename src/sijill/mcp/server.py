"""The server: lists the tools, checks what is asked, answers; over standard input or on this machine alone.

The official SDK is an extra and is imported here alone, where a server is made.
"""

from typing import Any

import msgspec

from sijill.errors import SijillError, UsageError
from sijill.i18n import text
from sijill.i18n.failures import message
from sijill.mcp.answers import McpRoom, answer
from sijill.mcp.asked import TOOLS, schema_of

LOCAL = "127.0.0.1"
LOOPBACK = (LOCAL, "::1", "localhost")


def make_server(room: McpRoom) -> Any:
    """Return the SDK's server over a record.

    Raises:
        UsageError: ``no-mcp`` where the extra ``mcp`` is not installed.
    """
    try:
        from mcp.server import Server  # noqa: PLC0415  an extra
        from mcp_types import CallToolResult, ListToolsResult, TextContent, Tool, ToolAnnotations  # noqa: PLC0415
    except ImportError:
        raise UsageError("no-mcp", extra="sijill[mcp]") from None
    import anyio  # noqa: PLC0415  comes with the SDK

    async def list_tools(_: Any, __: Any) -> Any:
        reads = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
        return ListToolsResult(
            tools=[
                Tool(
                    name=name, title=text(f"mcp.title.{name}", room.lang),
                    description=text(f"mcp.tool.{name}", room.lang),
                    input_schema=schema_of(name, room.lang), annotations=reads,
                )
                for name in TOOLS
            ]
        )  # fmt: skip

    async def call_tool(_: Any, asked: Any) -> Any:
        found, failed = await anyio.to_thread.run_sync(_answered, room, asked.name, asked.arguments or {})
        words = TextContent(type="text", text=msgspec.json.encode(found).decode())
        return CallToolResult(content=[words], structured_content=found, is_error=failed)

    return Server(
        "sijill", version=_version(), instructions=text("mcp.instructions", room.lang),
        on_list_tools=list_tools, on_call_tool=call_tool,
    )  # fmt: skip


def _answered(room: McpRoom, tool: str, arguments: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """Return the answer, or what is wrong in words that tell the assistant how to ask; and which it is."""
    try:
        return answer(room, tool, arguments), False
    except SijillError as error:
        return {"error": error.code, "words": message(error, room.lang)}, True


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version("sijill")


def run_stdio(server: Any) -> None:
    """Serve standard input and output until the input ends."""
    import anyio  # noqa: PLC0415
    from mcp.server.stdio import stdio_server  # noqa: PLC0415

    async def serve() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(serve)


def refuse_others(host: str, *, anyone: bool) -> None:
    """Let nobody but this machine ask, unless that is wanted: the server asks nobody who he is.

    Args:
        host: the address that is to be listened at. Example: ``"127.0.0.1"``.
        anyone: whether it was said that whoever reaches the address may ask.

    Raises:
        UsageError: ``mcp-anyone``.
    """
    if host not in LOOPBACK and not anyone:
        raise UsageError("mcp-anyone", host=host)


def run_http(server: Any, port: int, host: str = LOCAL) -> None:
    """Serve over HTTP at ``/mcp`` until interrupted; on this machine other hosts' names are refused."""
    import uvicorn  # noqa: PLC0415

    app = server.streamable_http_app(host=host)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
