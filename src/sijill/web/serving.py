"""What a server was started with."""

from msgspec import Struct

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Serving(Struct, frozen=True, kw_only=True):
    """The settings of one server.

    Attributes:
        record: the record's file.
        packs: those asked for, after the core; None where each text chooses its own.
        engine: what codes. Example: ``"rules"``.
        host, port: where it listens.
        allow_fetch: whether it may fetch reports by their addresses.
        tiles: address of a tile server with ``{z}``, ``{x}``, ``{y}``, ``""`` for none.
        reviewer: whose name reviews bear where nobody logs in.
    """

    record: str
    packs: tuple[str, ...] | None = None
    engine: str = "rules"
    host: str = "127.0.0.1"
    port: int = 8420
    allow_fetch: bool = False
    tiles: str = ""
    reviewer: str = "unknown"

    @property
    def on_loopback(self) -> bool:
        """Return whether only this machine can ask it."""
        return self.host in LOOPBACK
