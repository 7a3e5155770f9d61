"""Words of screens, files and errors, in Arabic and English."""

from sijill.i18n.catalogue import LANGUAGES, Lang, catalogue, has, text
from sijill.i18n.language import choose_language
from sijill.i18n.plural import plural

__all__ = ["LANGUAGES", "Lang", "catalogue", "choose_language", "has", "plural", "text"]
