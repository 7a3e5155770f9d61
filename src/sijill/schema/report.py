"""A news report at one version of its text."""

from msgspec import Struct


class Report(Struct, frozen=True, kw_only=True):
    """One report as it was read, at one version of its text.

    Attributes:
        id: 16 hexadecimal digits, the hash of outlet and address (without an address: and text), or
            the id that its own file gives. Example: ``"hsk-2024-08-b"``.
        text: the text as the extractor gave it, without the title; never changed after.
        title: the headline, ``""`` where unknown.
        outlet: who published it, ``""`` where unknown. Example: ``"almayadeen"``.
        url: its address, ``""`` where unknown.
        published: ``YYYY-MM-DD`` or None where unknown.
        language: ISO 639-1 code, None where unknown. Example: ``"ar"``.
        composed: True where the text was composed (by a language model), not published.
        version: 1 for the first text at the address, 2 for the next ...
        text_hash: SHA-256 of title and text, hexadecimal.
        bytes_hash: SHA-256 of the bytes that were read, hexadecimal.
        extractor: what took the text out of the bytes, with its version. Example: ``"plain/1"``.
        path: file and line or member it came from. Example: ``"day.jsonl:12"``.
        notes: what had to be mended in reading, as message codes. Example: ``("encoding:cp1256",)``.
    """

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str | None = None
    language: str | None = None
    composed: bool = False
    version: int = 1
    text_hash: str = ""
    bytes_hash: str = ""
    extractor: str = ""
    path: str = ""
    notes: tuple[str, ...] = ()
