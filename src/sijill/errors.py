"""One family of errors. Every error has a code, names the file and the place, and has an exit code.

SijillError (1)
├── UsageError (2)      what was asked for makes no sense
├── InputError (3)      a file or a report in it cannot be read
├── LexiconError (4)    a pack is wrong: file, line and key
├── RecordError (5)     the record cannot be opened, read or written
├── CodingError (6)     an engine gave something that the text does not hold
└── ModelError (7)      the model engine cannot be loaded
"""

from typing import ClassVar


class SijillError(Exception):
    """Base of all errors that Sijill raises on purpose.

    Args:
        code: stable code; the message stands under ``error.<code>`` in the catalogues of `i18n`.
        place: file, and line or key where it is known. Example: ``"day.jsonl:12"``.
        values: what the message's braces are filled with.

    Example:
        >>> InputError("binary", "a.txt").exit_code
        3
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, place: str = "", /, **values: object) -> None:
        """Keep code, place and values; the words come from the catalogue when it is shown."""
        super().__init__(code, place, values)
        self.code = code
        self.place = place
        self.values = values

    def __str__(self) -> str:
        """Return place, code and values, for logs; screens use the catalogue."""
        details = ", ".join(f"{key}={value}" for key, value in self.values.items())
        return f"{self.place}: {self.code}" + (f" ({details})" if details else "")


class UsageError(SijillError):
    """What was asked for makes no sense."""

    exit_code = 2


class InputError(SijillError):
    """A file, or a report in it, cannot be read."""

    exit_code = 3


class LexiconError(SijillError):
    """A pack is wrong; the place holds file, line and key."""

    exit_code = 4


class RecordError(SijillError):
    """The record cannot be opened, read or written."""

    exit_code = 5


class CodingError(SijillError):
    """An engine gave something that the text does not hold."""

    exit_code = 6


class ModelError(SijillError):
    """The model engine cannot be loaded."""

    exit_code = 7
