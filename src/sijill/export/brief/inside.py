"""A brief inside its own pages, as data: what `sijill verify` reads back from a PDF or a Word document."""

import json
from importlib.metadata import PackageNotFoundError, version

import msgspec
from msgspec import Struct

from sijill.export.brief.html import FORM
from sijill.export.brief.types import Brief

NAME = "sijill-brief.json"
SPACE = "urn:sijill:brief:1"


class Inside(Struct, frozen=True, kw_only=True):
    """What a file carries of itself.

    Attributes:
        form: of the data. Example: ``"sijill-brief/1"``.
        typst: version of the library that drew the pages or the pictures: another may break lines otherwise.
        brief: what stands on the pages.
    """

    form: str
    typst: str
    brief: Brief


def typst_version() -> str:
    """Return the version of Typst's library, "" where it is not installed. Example: ``"0.15.2"``."""
    try:
        return version("typst")
    except PackageNotFoundError:
        return ""


def inside_of(brief: Brief) -> str:
    """Return a brief as JSON of ASCII alone, which stands in XML and PDF as it is."""
    return _written(Inside(form=FORM, typst=typst_version(), brief=brief))


def _written(inside: Inside) -> str:
    return json.dumps(msgspec.to_builtins(inside))


def read_inside(body: bytes) -> Inside:
    """Return what JSON of `inside_of` holds.

    Raises:
        ValueError: where it is none, or holds anything that no brief has a place for.
    """
    found = msgspec.json.decode(body, type=Inside)
    if found.form != FORM or _written(found).encode() != body:
        raise ValueError(found.form)
    return found
