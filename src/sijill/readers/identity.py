"""Under which id a report stands, and by what hash its text is known again."""

import hashlib


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def report_id(outlet: str, url: str, text: str) -> str:
    """Return the 16 hexadecimal digits of outlet and address; without an address, of outlet and text.

    Example:
        >>> report_id("sana", "https://sana.sy/1", "أ") == report_id("sana", "https://sana.sy/1", "ب")
        True
    """
    return sha256(f"{outlet}\0{url or text}".encode())[:16]


def text_hash(title: str, text: str) -> str:
    """Return the SHA-256 of title and text, hexadecimal: two versions differ where it differs."""
    return sha256(f"{title}\0{text}".encode())
