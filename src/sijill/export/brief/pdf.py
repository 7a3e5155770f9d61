"""A brief as PDF: tagged, its fonts inside, Arabic shaped; the brief as data is attached to it."""

from importlib.resources import files

from sijill.export.brief.inside import NAME, inside_of
from sijill.export.brief.page import page_of
from sijill.export.brief.types import Brief
from sijill.export.brief.typeset import typeset


def pdf_of(brief: Brief) -> bytes:
    """Return a brief as PDF: the same brief is the same bytes.

    Raises:
        UsageError: ``briefs-extra`` where Typst is not installed.
    """
    template = (files("sijill.export.brief") / "data" / "brief.typ").read_bytes()
    return typeset(template, page_of(brief) | {"inside": inside_of(brief), "inside_name": NAME}, "pdf")
