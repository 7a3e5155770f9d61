"""Which language, and which plural."""

import pytest

from sijill.i18n import choose_language, plural


@pytest.mark.parametrize(
    ("asked", "environ", "lang"),
    [
        ("", {}, "en"),
        ("ar", {"LANG": "en_GB.UTF-8"}, "ar"),
        ("", {"LANG": "ar_SY.UTF-8"}, "ar"),
        ("", {"LC_ALL": "ar", "LANG": "fr_FR"}, "ar"),
        ("", {"SIJILL_LANG": "en", "LANG": "ar_SY"}, "en"),
        ("", {"LANG": "C.UTF-8"}, "en"),
        ("", {"SIJILL_LANG": "", "LANG": "ar-EG"}, "ar"),
    ],
)
def test_language(asked, environ, lang):
    assert choose_language(asked, environ) == lang


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"), (100, "other"),
     (101, "other"), (102, "other"), (103, "few"), (111, "many"), (200, "other"), (1003, "few")],
)  # fmt: skip
def test_arabic_plural(number, form):
    assert plural(number, "ar") == form
