"""What a library raises at a broken or hostile file, told as a file that cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager

from sijill.errors import InputError, SijillError


@contextmanager
def told_as_damaged(place: str, kind: str) -> Iterator[None]:
    """Turn whatever is raised inside the block into an `InputError` that names the file.

    Raises:
        InputError: ``damaged`` with the kind of file and the library's reason.

    Example:
        >>> with told_as_damaged("a.docx", ".docx"):
        ...     raise KeyError("word/document.xml")
        Traceback (most recent call last):
        sijill.errors.InputError: a.docx: damaged (kind=.docx, reason=KeyError: 'word/document.xml')
    """
    try:
        yield
    except (SijillError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  parsers of others' formats raise nearly anything
        reason = f"{type(error).__name__}: {error}"[:200]
        raise InputError("damaged", place, kind=kind, reason=reason) from None
