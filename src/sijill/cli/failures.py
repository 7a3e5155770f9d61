"""Errors for the eye: what, where and why, in the language of the screen."""

import os
import re
import traceback
from collections.abc import Mapping
from types import MappingProxyType

from sijill.i18n import text
from sijill.i18n.bidi import isolate, one_line
from sijill.i18n.failures import message, placed

_QUOTED = re.compile(r"'([^']*)'")
# What the parser says of a value that it does not take, and our words for it.
_REFUSALS: Mapping[str, re.Pattern[str]] = MappingProxyType({
    "least": re.compile(r"greater than or equal to (?P<least>[\d.]+)"),
    "most": re.compile(r"less than or equal to (?P<most>[\d.]+)"),
    "no-whole-number": re.compile(r"valid integer"),
    "no-number": re.compile(r"valid (?:number|float)"),
})  # fmt: skip

__all__ = ["message", "placed", "trace", "usage_error"]


def usage_error(error: Exception, lang: str) -> str:
    """Return the words for what the parser of the command line refuses, by the kind of its error."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return text(
            "error.no-such-option", lang, option=isolate(one_line(getattr(error, "option_name", "?")))
        )
    hint = _parameter(error)
    if kind == "MissingParameter":
        return text("error.missing-parameter", lang, parameter=hint)
    words = one_line(str(getattr(error, "message", error)))
    if words.startswith("No such command"):
        return _no_command(words, lang)
    if kind == "BadParameter":
        return text("error.bad-parameter", lang, parameter=hint, message=_refused(words, lang))
    return text("error.usage", lang, message=words)


def _no_command(words: str, lang: str) -> str:
    """Return that there is no such command, with the like ones where the parser names some."""
    asked, *alike = _QUOTED.findall(words) or ["?"]
    said = text("error.no-such-command", lang, command=isolate(asked))
    if not alike:
        return said
    near = text("label.comma", lang).join(map(isolate, alike))
    return text("label.semicolon", lang).join((said, text("error.like-command", lang, commands=near)))


def _refused(words: str, lang: str) -> str:
    """Return why a value was refused, in our words where the parser's are known; else in its own."""
    for key, pattern in _REFUSALS.items():
        if found := pattern.search(words):
            return text(
                f"error.{key}", lang, **{name: isolate(value) for name, value in found.groupdict().items()}
            )
    return isolate(words)


def _parameter(error: Exception) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return "?"
    names = [name for name in param.opts if name.startswith("-")]
    return "/".join(names) or str(param.metavar or param.name).upper()


def trace(error: BaseException) -> str:
    """Return the traceback of an error, the user's own folder taken out of it."""
    words = "".join(traceback.format_exception(error))
    return words.replace(os.path.expanduser("~") + os.sep, "~" + os.sep)  # noqa: PTH111 (a prefix is wanted)
