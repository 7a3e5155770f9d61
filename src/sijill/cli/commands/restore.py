"""``sijill restore``, see `sijill.cli.commands.backup`."""

from sijill.cli.commands.backup import restore as command

__all__ = ["command"]
