"""An export as files: on the screen, in a file, in a folder, in a ``.zip``."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from sijill.errors import SijillError, UsageError
from sijill.export.formats.bundle import Bundle
from sijill.export.formats.form import File, writer

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP can tell: the same export is the same bytes


def files_of(format_: str, bundle: Bundle) -> tuple[File, ...]:
    """Return the files of an export.

    Raises:
        UsageError: ``bad-choice``; ``no-polars`` where a format's extra is not installed.
    """
    return tuple(writer(format_)(bundle))


def one_body(files: Sequence[File], format_: str) -> bytes:
    """Return the bytes of an export of one file.

    Raises:
        UsageError: ``several-files`` where it has several.
    """
    if len(files) != 1:
        raise UsageError("several-files", format=format_)
    return files[0].body


def put_files(files: Sequence[File], out: Path) -> list[Path]:
    """Write an export and return what was written.

    Args:
        files: its files.
        out: a file for one; a folder, made if it is not there, or a ``.zip`` for several.

    Raises:
        SijillError: ``broken-write``.
    """
    try:
        if out.suffix.lower() == ".zip":
            out.write_bytes(zipped(files))
            return [out]
        if len(files) == 1 and not out.is_dir():
            out.write_bytes(files[0].body)
            return [out]
        return [_put(file, out) for file in files]
    except OSError as error:
        raise SijillError("broken-write", str(out), reason=error.strerror or str(error)) from error


def _put(file: File, folder: Path) -> Path:
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.body)
    return path


def zipped(files: Iterable[File]) -> bytes:
    """Return files as a ZIP, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _LONG_AGO), file.body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
