"""A brief as the bytes of a file."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from msgspec import Struct

from sijill.errors import SijillError, UsageError
from sijill.export.brief.types import Brief

# By form: the module of this package and its function; the last two need what the extra ``briefs`` brings.
_FORMS = {"html": ("html", "html_of"), "docx": ("docx", "docx_of"), "pdf": ("pdf", "pdf_of")}


def body_of(brief: Brief, form: str) -> bytes:
    """Return a brief in a form. Example: ``body_of(brief, "html")``.

    Raises:
        UsageError: ``bad-choice``; ``briefs-extra`` where what a form needs is not installed.
    """
    if form not in _FORMS:
        raise UsageError("bad-choice", option="--format", value=form, choices=", ".join(_FORMS))
    module, name = _FORMS[form]
    write = cast("Callable[[Brief], bytes]", getattr(import_module(f"sijill.export.brief.{module}"), name))
    return write(brief)


class WrittenBrief(Struct, frozen=True):
    """A brief that can be written down. Example: ``record.brief(episode=…).write("x.pdf")``."""

    brief: Brief

    def body(self, form: str = "html") -> bytes:
        """Return it in a form, see `body_of`."""
        return body_of(self.brief, form)

    def write(self, out: str | Path) -> Path:
        """Write it to a file, in the form that its name ends with.

        Raises:
            UsageError: ``bad-choice``, ``briefs-extra``. SijillError: ``broken-write``.
        """
        path = Path(out)
        body = self.body(path.suffix.lower().removeprefix("."))
        try:
            path.write_bytes(body)
        except OSError as error:
            raise SijillError("broken-write", str(path), reason=error.strerror or str(error)) from error
        return path
