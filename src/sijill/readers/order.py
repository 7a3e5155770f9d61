"""Arabic as it was drawn instead of as it is written: presentation forms, and letters in visual order.

Old typesetting programs and careless takings from PDF leave letters as shapes (U+FB50–FEFC), or each line
from left to right as the eye sees it. Shapes are always mended. Order is mended only where it leaves no
doubt: ta marbuta and alef maqsura end words and never begin one, and the article begins words.
"""

import re
import unicodedata
from typing import Literal

from msgspec import Struct

SAMPLE = 20_000
SURE = 4  # times as many words must read one way as the other; mixed texts lie far between
FEWEST = 3
_SHAPE = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufdfb\ufe70-\ufefc]")
_LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_FIRST = re.compile(f"[ةى](?<![{_LETTER}].)(?=[{_LETTER}]{{2}})")  # what is rare first, for the speed of it
_LAST = re.compile(f"(?<=[{_LETTER}]{{2}})[ةى](?![{_LETTER}])")
_ARTICLE_FIRST = re.compile(f"(?<![{_LETTER}])ال(?=[{_LETTER}]{{2}})")
_ARTICLE_LAST = re.compile(f"(?<=[{_LETTER}]{{2}})لا(?![{_LETTER}])")
_LATIN, _DIGIT = "A-Za-z\u00c0-\u024f", "0-9٠-٩۰-۹"
# What is written from left to right inside a line of Arabic (Unicode UAX #9, rules W4 and N1): numbers,
# with what may stand in them, and Latin words with what stands between them.
_LEFT_TO_RIGHT = re.compile(
    f"[{_LATIN}](?:[{_LATIN}{_DIGIT} .,:;/@_&'%+#?=~-]*[{_LATIN}{_DIGIT}])?"
    f"|[{_DIGIT}]+(?:[.,:/٫٬][{_DIGIT}]+)*"
)
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_YEAR, _RAEY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"), re.compile(r"(?<!\d)\d\d(?:91|02)(?!\d)")
Order = Literal["logical", "visual", "doubtful"]


class Mended(Struct, frozen=True):
    """A text and its title in the letters and the order of writing, with notes on what was mended."""

    text: str
    title: str = ""
    notes: tuple[str, ...] = ()


def mend(text: str, title: str = "") -> Mended:
    """Return text and title as they are written.

    Example:
        >>> mend("ةنيدملا يف ةسردملا ةقطنم").text
        'منطقة المدرسة في المدينة'
    """
    notes: list[str] = []
    shaped = _SHAPE.search(text) or _SHAPE.search(title)
    order = order_of(plain_letters(text[:SAMPLE]) if shaped else text[:SAMPLE])
    if order == "visual":
        text, title = (_lines_turned(part) for part in (text, title))
    if order != "logical":
        notes.append("visual-order" if order == "visual" else "order-doubtful")
    if shaped:
        shapes = len(_SHAPE.findall(text)) + len(_SHAPE.findall(title))
        text, title = plain_letters(text), plain_letters(title)
        notes.append(f"presentation-forms:{shapes}")
    return Mended(text, title, tuple(notes))


def order_of(text: str) -> Order:
    """Say in which order the letters of a text stand; ``logical`` where nothing speaks against it.

    Example:
        >>> order_of("ةنيدملا يف ةسردملا ةقطنم"), order_of("منطقة المدرسة في المدينة")
        ('visual', 'logical')
    """
    if _FIRST.search(text) is None:
        return "logical"
    backward = len(_FIRST.findall(text)) + len(_ARTICLE_LAST.findall(text))
    forward = len(_LAST.findall(text)) + len(_ARTICLE_FIRST.findall(text))
    if backward < FEWEST or forward >= SURE * backward:
        return "logical"
    return "visual" if backward >= SURE * forward else "doubtful"


def plain_letters(text: str) -> str:
    """Return a text with the letters that its shapes stand for.

    Example:
        >>> plain_letters("\ufed7\ufeb4\ufeaa")
        'قسد'
    """
    return _SHAPE.sub(_letters, text)


def turned(line: str) -> str:
    """Return a line that stands as the eye sees it, from left to right, as it is written.

    Example:
        >>> turned("2024 ماع (دسق)")
        '(قسد) عام 2024'
    """
    out: list[str] = []
    end = len(line)
    for match in reversed(list(_LEFT_TO_RIGHT.finditer(line))):
        out += [line[match.end() : end][::-1].translate(_MIRRORED), match.group()]
        end = match.start()
    return "".join([*out, line[:end][::-1].translate(_MIRRORED)])


def _lines_turned(text: str) -> str:
    """Turn each line; where the years then read backwards, digits were turned too, and all is turned back."""
    lines = text.split("\n")
    done = "\n".join(map(turned, lines))
    if len(_RAEY.findall(done)) > len(_YEAR.findall(done)):
        return "\n".join(line[::-1] for line in lines)
    return done


def _letters(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group()).lstrip(" ")  # a mark alone stands on a blank there
