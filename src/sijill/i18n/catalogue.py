"""The catalogues ``ar.toml`` and ``en.toml``, and the one way to take words from them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from sijill.i18n.plural import plural

Lang = Literal["ar", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = str(value)
    return flat


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Return all words of a language by their dotted keys; read once.

    Example:
        >>> catalogue("en")["status.denied"]
        'denied'
    """
    return _flatten(tomllib.loads((files("sijill.i18n") / f"{lang}.toml").read_text(encoding="utf-8")))


def has(key: str, lang: str = "en") -> bool:
    """Say whether the catalogue of ``lang`` holds ``key``."""
    return key in catalogue(lang)


def _chosen(key: str, lang: str, number: object) -> str:
    words = catalogue(lang)
    if isinstance(number, int):
        form = words.get(f"{key}.{plural(number, lang)}", words.get(f"{key}.other"))
        if form is not None:
            return form
    return words[key]


def text(key: str, lang: str, /, **values: object) -> str:
    """Return the words under ``key``, their braces filled; ``n`` chooses the plural form.

    Args:
        key: dotted key. Example: ``"summary.reports"``.
        lang: ``"ar"`` or ``"en"``.
        values: what the braces name.

    Raises:
        KeyError: the catalogue lacks the key, or the values lack a brace's name.

    Example:
        >>> text("summary.reports", "en", n=1), text("summary.reports", "ar", n=2)
        ('1 report', 'تقريران')
    """
    return _chosen(key, lang, values.get("n")).format_map(values)
