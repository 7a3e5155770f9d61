"""What is wrong with a pack, as a value: what, where, and what the message's braces are filled with."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sijill.errors import LexiconError


class Problem(Struct, frozen=True):
    """One thing that is wrong with a pack.

    Attributes:
        code: the message stands under ``error.<code>`` in the catalogues. Example: ``"bad-slug"``.
        place: file, line and key. Example: ``"my-pack/actors.tsv:3 id"``.
        values: what the message's braces are filled with.
    """

    code: str
    place: str
    values: Mapping[str, str] = {}

    @property
    def error(self) -> LexiconError:
        """The problem as an error, for the screens that show errors."""
        return LexiconError(self.code, self.place, **self.values)


def problem(code: str, path: Path, line: int = 0, key: str = "", /, **values: object) -> Problem:
    """Return a problem at a line (0: none is known) and a key of a file.

    Example:
        >>> problem("bad-slug", Path("p/actors.tsv"), 3, "id", value="A").place
        'p/actors.tsv:3 id'
    """
    place = f"{path}:{line}" if line else str(path)
    return Problem(code, f"{place} {key}".strip(), {name: str(value) for name, value in values.items()})


def of_error(error: LexiconError) -> Problem:
    """Return an error that reading a pack raised as a problem."""
    return Problem(error.code, error.place, {name: str(value) for name, value in error.values.items()})
