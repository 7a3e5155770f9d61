"""Pages and pictures by Typst, which shapes Arabic and orders lines of both directions itself."""

import json
from importlib import import_module
from importlib.resources import as_file, files
from typing import Any

from sijill.errors import UsageError


def typst(form: str) -> Any:
    """Return the library.

    Raises:
        UsageError: ``briefs-extra`` where it is not installed.
    """
    try:
        return import_module("typst")
    except ImportError as error:
        raise UsageError("briefs-extra", format=form, detail=str(error)) from None


def typeset(source: bytes, data: object, form: str, pixels: float = 144.0) -> bytes:
    """Return what a Typst source makes of some data.

    Args:
        source: the template; it reads ``sys.inputs.brief``.
        data: what it is given, as JSON.
        form: ``"pdf"`` or ``"png"``.
        pixels: of an inch, for a picture.

    Raises:
        UsageError: ``briefs-extra``.
    """
    library = typst(form)
    with as_file(files("sijill.export.brief") / "data" / "fonts") as fonts:
        made = library.compile(
            source, font_paths=[str(fonts)], ignore_system_fonts=True, format=form, ppi=pixels,
            sys_inputs={"brief": json.dumps(data, ensure_ascii=False)},
        )  # fmt: skip
    return bytes(made[0] if isinstance(made, list) else made)
