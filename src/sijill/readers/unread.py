"""What could not be read, and why."""

from msgspec import Struct

from sijill.errors import SijillError


class Unread(Struct, frozen=True):
    """One file, line or member that gave no report.

    Attributes:
        place: file and line or member. Example: ``"day.jsonl:12"``.
        error: why; its code stands in the catalogues.
    """

    place: str
    error: SijillError
