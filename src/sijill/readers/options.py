"""What a reader is told besides the files."""

from typing import Literal

from msgspec import Struct

from sijill.errors import UsageError
from sijill.lexicon.fold import fold

FieldName = Literal["text", "title", "outlet", "url", "published", "language", "composed", "id"]
MAX_BYTES = 64 * 2**20

# Names that leave no doubt what they hold; Arabic ones as they fold. Others («Body», «date_extracted») are
# mapped by the user.
KNOWN_NAMES: dict[FieldName, tuple[str, ...]] = {
    "text": ("text", "content", "body", "articlebody", "النص", "نص", "نص الخبر", "نص التقرير", "الخبر"),
    "title": ("title", "headline", "العنوان", "عنوان", "عنوان الخبر", "عنوان التقرير"),
    "outlet": (
        "outlet", "source", "sitename", "publisher",
        "المصدر", "مصدر الخبر", "الوسيله", "وسيله الاعلام", "الجهه الناشره", "الناشر",
    ),
    "url": ("url", "link", "الرابط", "رابط", "رابط الخبر", "رابط المصدر"),
    "published": (
        "published", "date", "published_at", "date_published", "datepublished", "pubdate",
        "تاريخ النشر", "يوم النشر", "تاريخ الخبر", "التاريخ", "تاريخ",
    ),
    "language": ("language", "lang", "اللغه"),
    "composed": ("composed",),
    "id": ("id", "المعرف", "معرف التقرير"),
}  # fmt: skip


class ReadOptions(Struct, frozen=True, kw_only=True):
    """Values for what the files themselves do not say, and how to read them.

    Attributes:
        outlet, title, published, language: stand where a file says nothing of its own.
        composed: True marks every report read as composed by a language model.
        fields: pairs of our name and the file's. Example: ``(("text", "Body"),)``.
        encoding: the files' encoding, ``""`` to detect it. Example: ``"cp1256"``.
        date_order: how 12/08/2024 is meant; ``""`` leaves such a date unknown.
        max_bytes: the largest file (of JSON lines and tables: line or row) that is read.
    """

    outlet: str = ""
    title: str = ""
    published: str | None = None
    language: str | None = None
    composed: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    date_order: Literal["", "dmy", "mdy"] = ""
    max_bytes: int = MAX_BYTES


def head_key(name: str) -> str:
    """Return the name of a column as it is compared: in small letters, Arabic as it folds.

    Example:
        >>> head_key(" Text"), head_key("وسيلة الإعلام")
        ('text', 'وسيله الاعلام')
    """
    words = name.strip().lower()
    return words if words.isascii() else fold(words)


def field_names(options: ReadOptions) -> dict[FieldName, tuple[str, ...]]:
    """Return, for each of our fields, the names in a file that stand for it, as `head_key` puts them.

    Raises:
        UsageError: ``unknown-field`` where an option names a field that reports do not have.
    """
    names = dict(KNOWN_NAMES)
    for ours, theirs in options.fields:
        if ours not in names:
            raise UsageError("unknown-field", field=ours, known=", ".join(names))
        names[ours] = (head_key(theirs),)
    return names
