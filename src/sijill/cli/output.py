"""Where words go: results to the standard output, all else to the standard error."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from sijill.errors import SijillError

PIPE_CLOSED = 141  # 128 + SIGPIPE: what a shell reports for a program that the signal ended


def prepare(*streams: TextIO) -> None:
    """Make the streams take Arabic wherever the system's own encoding cannot."""
    for stream in streams:
        if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


@contextmanager
def _heard() -> Iterator[None]:
    """Leave quietly where the reader of the standard output has gone.

    Raises:
        Exit: with the code that a shell reports for a program that SIGPIPE ended.
    """
    try:
        yield
    except BrokenPipeError:
        let_go()
        raise typer.Exit(PIPE_CLOSED) from None


def let_go() -> None:
    """Point the standard output nowhere, so that closing it at the end does not complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(words: str) -> None:
    """Write a line to the standard output."""
    with _heard():
        sys.stdout.write(words + "\n")
        sys.stdout.flush()


def remark(words: str) -> None:
    """Write a line to the standard error."""
    sys.stdout.flush()  # so that both stand in order where they go to one place
    sys.stderr.write(words + "\n")


def emit(pieces: Iterable[bytes], output: Path | None = None) -> None:
    """Write bytes to the standard output, or to a file.

    Raises:
        SijillError: ``broken-write`` where the file cannot be written.
    """
    if output is None:
        with _heard():
            sys.stdout.flush()
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise SijillError("broken-write", str(output), reason=error.strerror or str(error)) from error


def columns(asked: int = 0) -> int:
    """Return how many columns a table may take: as asked, else the terminal's, else 80."""
    return asked or max(40, shutil.get_terminal_size((80, 24)).columns)


def in_colour(environ_no_colour: str) -> bool:
    """Say whether the standard output shows colours. Source: https://no-color.org."""
    return sys.stdout.isatty() and not environ_no_colour
