"""The app's files; and the page that says so where the app was not built."""

from pathlib import Path

APP = Path(__file__).parent / "app"
_SIDES = {"ar": "rtl", "en": "ltr"}


def built() -> bool:
    """Say whether the app was built into the package."""
    return (APP / "index.html").is_file()


def unbuilt_page() -> str:
    """Return the page that says, in both languages, that the app was not built, and how it is."""
    from sijill.i18n import LANGUAGES, text  # noqa: PLC0415

    parts = "".join(
        f'<section lang="{lang}" dir="{_SIDES[lang]}"><h1>{text("web.unbuilt", lang)}</h1>'
        f'<p>{text("web.how_built", lang)} <code dir="ltr">make app</code></p>'
        f'<p>{text("web.api", lang)} <a href="/api/v1/openapi.json" dir="ltr">/api/v1/</a></p></section>'
        for lang in LANGUAGES
    )
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sijill</title>'
    return f'<!doctype html><html lang="ar"><head>{head}</head><body>{parts}</body></html>'


def file_of(path: str) -> Path | None:
    """Return the app's file of this path, None where there is none; nothing outside the app's folder.

    Example:
        >>> file_of("../app.py") is None
        True
    """
    found = (APP / path.lstrip("/")).resolve()
    return found if found.is_relative_to(APP.resolve()) and found.is_file() else None
