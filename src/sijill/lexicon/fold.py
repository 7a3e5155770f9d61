"""Folding: the one spelling in which Arabic words are compared.

What is folded and why: newswires write hamza, final ya and ta marbuta at will («الإسلامية», «الاسلاميه»),
stretch words with tatweel, and mix the digits of three scripts. `fold` maps all of these to one form;
`fold_with_offsets` also says where each folded character stood.
"""

import re
import unicodedata
from array import array

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
# What does not fold to one character: marks are dropped, presentation forms are taken apart.
_CHANGED = re.compile(
    "[" + "".join(map(re.escape, sorted(_MARKS))) + "\ufb50-\ufd3d\ufd50-\ufdfd\ufe70-\ufefc]"
)


class Folded(Struct, frozen=True):
    """A folded copy of a text and the way back.

    Attributes:
        text: the folded copy.
        origin: for each folded character the offset of its original; None where they are the same.
    """

    text: str
    origin: "array[int] | None"

    def start(self, at: int) -> int:
        """Return the original offset of the folded character ``at``."""
        return at if self.origin is None else self.origin[at]

    def end(self, at: int) -> int:
        """Return the original offset one past the folded character ``at - 1``."""
        return at if self.origin is None else self.origin[at - 1] + 1


def fold(text: str) -> str:
    """Return ``text`` in the spelling used for matching, blanks evened.

    Example:
        >>> fold("  قـسـد في الحسكةِ ٢٠٢٤")
        'قسد في الحسكه 2024'
    """
    return " ".join(fold_with_offsets(text).text.split())


def fold_with_offsets(text: str) -> Folded:
    """Return the folded copy of ``text`` with the offset of each character's original.

    Blanks are not evened here, so that most texts keep their offsets (``origin`` is then None).

    Example:
        >>> fold_with_offsets("قـسد").origin.tolist()
        [0, 2, 3]
    """
    same = text.translate(_SAME)
    if _CHANGED.search(same) is None:
        return Folded(same, None)
    letters: list[str] = []
    origin = array("l")
    at = 0
    for match in _CHANGED.finditer(same):
        letters.append(same[at : match.start()])
        origin.extend(range(at, match.start()))
        folded = _decompose(match.group())
        letters.append(folded)
        origin.extend([match.start()] * len(folded))
        at = match.end()
    letters.append(same[at:])
    origin.extend(range(at, len(same)))
    return Folded("".join(letters), origin)


def _decompose(char: str) -> str:
    if char in _MARKS:
        return ""
    return unicodedata.normalize("NFKC", char).translate(_SAME).translate(_DROPPED)
