"""A file inside another: in an archive, or attached to a mail."""

from msgspec import Struct

from sijill.errors import InputError

FLOOR = 64 * 2**20
RATIO = 200  # news in UTF-8 is deflated to a fifth; a hundred copies of one report to a hundredth
DEPTH = 3  # files in files in files


class Member(Struct, frozen=True):
    """One file inside another, to be read by the reader of its kind.

    Attributes:
        place: the outer file and the name inside. Example: ``"march.zip/12/a.txt"``.
        data: its bytes.
    """

    place: str
    data: bytes


class Allowance:
    """How many bytes may still come out of one file: archives inside archives draw on the same."""

    def __init__(self, size: int) -> None:
        """Allow what a file of ``size`` bytes may hold."""
        self.left = max(FLOOR, RATIO * size)

    def take(self, size: int, place: str) -> None:
        """Draw ``size`` bytes.

        Raises:
            InputError: ``zip-bomb`` where more would come out than an honest archive of this size holds.
        """
        if size > self.left:
            raise InputError("zip-bomb", place, ratio=RATIO)
        self.left -= size
