"""The whole record as sorted canonical JSON lines: what its hash is taken of."""

from collections.abc import Iterator

from sijill.errors import UsageError
from sijill.export.formats.bundle import Bundle
from sijill.export.formats.form import File


def write(bundle: Bundle) -> Iterator[File]:
    """Yield ``record.jsonl``, see `sijill.store.canonical`: no filter applies, and nothing can be taken out.

    Raises:
        UsageError: ``whole-record`` where something was to be left out or taken out.
    """
    if bundle.snapshot.redact or bundle.snapshot.filters:
        raise UsageError("whole-record")
    yield File("record.jsonl", bundle.content)
