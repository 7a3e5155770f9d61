"""Which of the two languages a screen speaks."""

from collections.abc import Mapping

from sijill.i18n.catalogue import LANGUAGES, Lang

_VARIABLES = ("SIJILL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def choose_language(asked: str, environ: Mapping[str, str]) -> Lang:
    """Return the language asked for, else that of the environment, else English.

    Args:
        asked: what ``--lang`` says, ``""`` where it is not given.
        environ: the environment; the first that is set of SIJILL_LANG, LC_ALL, LC_MESSAGES, LANG counts.

    Example:
        >>> choose_language("", {"LANG": "ar_SY.UTF-8"})
        'ar'
        >>> choose_language("", {"SIJILL_LANG": "en", "LANG": "ar_SY.UTF-8"})
        'en'
    """
    said = [asked, *(environ.get(name, "") for name in _VARIABLES)]
    first = next((word for word in said if word), "")
    tag = first.replace("-", "_").split("_")[0].split(".")[0].lower()
    return next((lang for lang in LANGUAGES if lang == tag), "en")
