"""Errors for the eye: what, where and why, in the language of the screen."""

import os
import traceback

from sijill.i18n import text
from sijill.i18n.bidi import isolate, one_line
from sijill.i18n.failures import message, placed

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
        return text(
            "error.no-such-command", lang, command=isolate(words.partition("'")[2].rpartition("'")[0])
        )
    if kind == "BadParameter":
        return text("error.bad-parameter", lang, parameter=hint, message=isolate(words))
    return text("error.usage", lang, message=words)


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
