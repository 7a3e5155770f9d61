"""Folding: the one spelling in which Arabic words are compared.

What is folded and why: newswires write hamza, final ya and ta marbuta at will («الإسلامية», «الاسلاميه»),
stretch words with tatweel, and mix the digits of three scripts. `fold` maps all of these to one form;
`fold_with_offsets` also says where each folded character stood.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right

from msgspec import Struct

_SAME = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ک": "ك", "ڪ": "ك",
        **{chr(0x0660 + n): str(n) for n in range(10)},
        **{chr(0x06F0 + n): str(n) for n in range(10)},
        **dict.fromkeys("\t\u00a0\u2009\u200a\u202f\r", " "),
    }
)  # fmt: skip
_MARKS = frozenset(
    map(
        chr,
        [
            *range(0x064B, 0x0660),  # short vowels, shadda, sukun
            0x0640,  # tatweel
            0x0670,
            *range(0x06D6, 0x06EE),  # Quranic signs
            0x0610,
            0x0615,
            *range(0x200B, 0x2010),  # joiners and directional marks
            *range(0x202A, 0x202F),
            *range(0x2060, 0x206A),
            0xFEFF,
        ],
    )
)
_DROPPED = str.maketrans(dict.fromkeys(_MARKS))
_PLAIN = {**_SAME, **_DROPPED}
_MARK = re.compile("[" + "".join(map(re.escape, sorted(_MARKS))) + "]")
# What folds to more than one character: presentation forms, ligatures among them, are taken apart.
_FORM = re.compile("[\ufb50-\ufd3d\ufd50-\ufdfd\ufe70-\ufefc]")
# The letters that nearly every text has are replaced one by one: ten times as fast as `translate`.
_USUAL = (
    ("ئو", "وو"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ئ", "ي"), ("ؤ", "و"), ("ة", "ه"),
    ("\t", " "), ("\r", " "), ("\u00a0", " "),
)  # fmt: skip
_RARE = re.compile(
    "[" + "".join(chr(c) for c in _SAME if chr(c) not in {letter for letter, _ in _USUAL}) + "]"
)


class Folded(Struct, frozen=True):
    """A folded copy of a text and the way back.

    Attributes:
        text: the folded copy.
        dropped: for each mark that was left out, where in the copy it would stand; in order.
        origin: for each folded character the offset of its original, where forms were taken apart; else None.
    """

    text: str
    dropped: tuple[int, ...] = ()
    origin: "array[int] | None" = None

    def start(self, at: int) -> int:
        """Return the original offset of the folded character ``at``."""
        return self.origin[at] if self.origin is not None else at + bisect_right(self.dropped, at)

    def end(self, at: int) -> int:
        """Return the original offset one past the folded character ``at - 1``."""
        return self.start(at - 1) + 1


def fold(text: str) -> str:
    """Return ``text`` in the spelling used for matching, blanks evened.

    Example:
        >>> fold("  قـسـد في الحسكةِ ٢٠٢٤")
        'قسد في الحسكه 2024'
    """
    plain = text.replace("ئو", "ؤو").translate(_PLAIN)  # in one go: names are short, and there are many
    return " ".join((fold_with_offsets(text).text if _FORM.search(plain) else plain).split())


def fold_with_offsets(text: str) -> Folded:
    """Return the folded copy of ``text`` with the way back to each character's original.

    Blanks are not evened here, so that most texts keep their offsets.

    Example:
        >>> folded = fold_with_offsets("قـسد")
        >>> folded.text, [folded.start(at) for at in range(3)]
        ('قسد', [0, 2, 3])
    """
    same = _same(text)
    if _FORM.search(same) is not None:
        return _taken_apart(same)
    dropped = tuple(match.start() - n for n, match in enumerate(_MARK.finditer(same)))
    return Folded(_MARK.sub("", same), dropped) if dropped else Folded(same)


def _same(text: str) -> str:
    """Return the text with each letter that folds to another replaced by it, none added or left out."""
    for letter, folded in _USUAL:
        text = text.replace(letter, folded)
    return text.translate(_SAME) if _RARE.search(text) else text


def _taken_apart(same: str) -> Folded:
    letters: list[str] = []
    origin = array("l")
    for at, char in enumerate(same):
        folded = _decompose(char) if char in _MARKS or _FORM.match(char) else char
        letters.append(folded)
        origin.extend([at] * len(folded))
    return Folded("".join(letters), (), origin)


def _decompose(char: str) -> str:
    if char in _MARKS:
        return ""
    return unicodedata.normalize("NFKC", char).translate(_SAME).translate(_DROPPED)
