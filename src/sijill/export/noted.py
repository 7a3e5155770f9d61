"""What had to be mended in reading, in words."""

from sijill.i18n import has, text
from sijill.i18n.bidi import isolate, one_line


def note_words(note: str, lang: str) -> str:
    """Return the words for a report's note; a note that has none stands for itself.

    Example:
        >>> note_words("visual-order", "en")
        'its letters stood as the eye sees them; turned into the order of writing'
    """
    name, _, value = note.partition(":")
    key = f"note.{name}"
    return text(key, lang, value=isolate(one_line(value))) if has(key, lang) else isolate(one_line(note))
