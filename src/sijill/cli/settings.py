"""What holds for every command: language and traceback, given anywhere on the line."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from sijill.errors import UsageError
from sijill.i18n import LANGUAGES, Lang, choose_language


class Settings(Struct, frozen=True):
    """The settings of one call.

    Attributes:
        lang: the language of screens. debug: show the traceback of an error.
    """

    lang: Lang = "en"
    debug: bool = False


def _language(args: list[str], at: int) -> tuple[str, int]:
    """Return the language named at ``at``, and how many words name it."""
    _, given, value = args[at].partition("=")
    if given:
        return value, 1
    return (args[at + 1], 2) if at + 1 < len(args) else ("", 1)


def split_settings(argv: Sequence[str], environ: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Return the settings and what is left of the line; words after ``--`` are left alone.

    Example:
        >>> split_settings(["read", "x", "--lang", "ar"], {})
        (Settings(lang='ar', debug=False), ['read', 'x'])

    Raises:
        UsageError: ``bad-choice`` where the language is neither.
    """
    args, rest = list(argv), list[str]()
    lang, debug, at = "", False, 0
    while at < len(args) and args[at] != "--":
        if args[at] == "--lang" or args[at].startswith("--lang="):
            lang, words = _language(args, at)
            _check(lang)
            at += words
            continue
        debug = debug or args[at] == "--debug"
        rest += [] if args[at] == "--debug" else [args[at]]
        at += 1
    return Settings(choose_language(lang, environ), debug), rest + args[at:]


def _check(lang: str) -> None:
    if lang not in LANGUAGES:
        raise UsageError("bad-choice", option="--lang", value=lang or "?", choices=", ".join(LANGUAGES))
