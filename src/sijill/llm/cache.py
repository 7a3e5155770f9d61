"""Answers that were paid for once: a file each, by report, prompt and model."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec

from sijill.llm.client import Reply


class Cache:
    """A folder of answers; without one it keeps nothing. What cannot be read or written is asked again."""

    def __init__(self, folder: str) -> None:
        """Keep the folder's name; it is made with the first answer."""
        self._folder = Path(folder) if folder else None

    def key(self, *parts: str) -> str:
        """Return the name of an answer: the hash of all that it hangs on."""
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def get(self, key: str) -> Reply | None:
        """Return an answer that was kept."""
        if self._folder is None:
            return None
        try:
            return msgspec.json.decode(self._path(key).read_bytes(), type=Reply)
        except (OSError, msgspec.MsgspecError):
            return None

    def put(self, key: str, reply: Reply) -> None:
        """Keep an answer, whole or not at all."""
        if self._folder is None:
            return
        with suppress(OSError):
            path = self._path(key)
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(reply))
            os.replace(name, path)  # noqa: PTH105  names of one folder

    def _path(self, key: str) -> Path:
        folder = self._folder or Path()
        return folder / key[:2] / f"{key[2:]}.json"
