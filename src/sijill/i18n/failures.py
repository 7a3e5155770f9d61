"""Errors for the eye: what, where and why, in the language of the screen."""

import re
from string import Formatter

from sijill.errors import SijillError
from sijill.i18n.bidi import isolate, one_line, upright
from sijill.i18n.catalogue import catalogue, has, text

_LINED = re.compile(r":\d+$")


def message(error: SijillError, lang: str) -> str:
    """Return an error's words, without its place.

    Example:
        >>> from sijill.errors import UsageError
        >>> message(UsageError("bad-date", value="x"), "en")
        'x is no date: write the year first, as 2024-08-07, 2024-08 or 2024'
    """
    values = {name: isolate(_worded(name, value, lang)) for name, value in error.values.items()}
    key = f"error.{error.code}"
    if not has(key, lang):
        details = ", ".join(f"{name}={value}" for name, value in values.items())
        return text("error.unknown", lang, code=error.code, details=details).strip()
    return upright(text(key, lang, **(_blanks(key, lang) | values)).rstrip(" :"))


def _worded(name: str, value: object, lang: str) -> str:
    """Return a value on one line; what the system gives as a reason in the language of the screen."""
    words = one_line(str(value))
    if name == "types":
        return text("label.comma", lang).join(
            f"{text(f'type.{code}', lang)} ({code})" for code in words.split()
        )
    key = f"reason.{words.lower().replace(' ', '-')}"
    return text(key, lang) if name == "reason" and has(key, lang) else words


def _blanks(key: str, lang: str) -> dict[str, str]:
    """Return nothing for each brace: whoever raises an error may not know all that its words name."""
    return {name: "" for _, name, _, _ in Formatter().parse(catalogue(lang)[key]) if name}


def placed(error: SijillError, lang: str) -> str:
    """Return an error's place and words. Example: ``"day.jsonl:12: no valid JSON: Expecting value"``."""
    place = isolate(one_line(_place(error)))
    return f"{place}{text('label.colon', lang)}{message(error, lang)}" if place else message(error, lang)


def _place(error: SijillError) -> str:
    """Return the place, with the line that the error names besides where the place has none."""
    line = error.values.get("line")
    return f"{error.place}:{line}" if line and not _LINED.search(error.place) else error.place
