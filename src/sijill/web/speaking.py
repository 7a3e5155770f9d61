"""Which language an answer's words are in."""

from typing import Any

from litestar.connection import ASGIConnection

from sijill.i18n import LANGUAGES, Lang


def language(asked: ASGIConnection[Any, Any, Any, Any]) -> Lang:
    """Return the language that a request asks for by ``?lang=``, else by Accept-Language, else English."""
    named = asked.query_params.get("lang", "")
    wanted = (part.partition(";")[0].strip() for part in asked.headers.get("accept-language", "").split(","))
    tags = [str(named), *wanted]
    short = (tag.lower().partition("-")[0] for tag in tags)
    return next((lang for tag in short for lang in LANGUAGES if lang == tag), "en")
