"""Which language a text is in, where its letters leave no doubt.

Only letters that Arabic does not write are relied upon: گ چ پ ژ (Persian), ێ ۆ ڕ ڵ ە (Sorani), ٹ ڈ ڑ ں ے
(Urdu). Arabic reports write some of them in foreign names, so a share decides, and ta marbuta, which
Persian and Kurdish hardly write, speaks for Arabic. Shares: set on the letter counts of Arabic dailies
(highest share of foreign letters seen: 0.4 %) and of Persian prose (پ چ ژ گ about 2.5 % of letters).
"""

import re
from collections import Counter

SAMPLE = 4000
_ARABIC = re.compile(r"[\u0620-\u064A\u066E-\u06D3\u06D5\u06FA-\u06FC\uFB50-\uFEFC]")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F]")
_SORANI, _URDU, _PERSIAN = "ێۆڕڵە", "ٹڈڑںےہھ", "پچژگ"
_COMMONEST = "اليمونرتب"  # six letters of ten in a report
_HARDLY_ANY = 0.008  # the lowest share of foreign letters that speaks for another language
_KURMANJI = frozenset(("û", "li", "ji", "bi", "di", "ku", "yên", "ve", "xwe", "jî"))
_ENGLISH = frozenset(("the", "of", "and", "to", "in", "a", "that", "for", "on", "is", "was", "with"))


def language_of(text: str) -> str | None:
    """Return ``ar``, ``fa``, ``ckb``, ``ur``, ``en``, ``ku``; ``und`` where unsure, None without letters.

    Example:
        >>> language_of("تواصل القوات حصار المدينة"), language_of("The siege of the city goes on")
        ('ar', 'en')
    """
    if _is_plainly_arabic(text[:SAMPLE]):
        return "ar"
    letters = Counter({char: n for char, n in Counter(text[:SAMPLE]).items() if char.isalpha()})
    total = letters.total()
    if not total:
        return None
    arabic = sum(count for char, count in letters.items() if _ARABIC.match(char))
    if arabic * 2 >= total:
        return _of_arabic_script(letters, arabic)
    latin = sum(count for char, count in letters.items() if _LATIN.match(char))
    if latin * 2 > total:
        return _of_latin_script(text[:SAMPLE].lower())
    return "und"


def _is_plainly_arabic(sample: str) -> bool:
    """Tell by a few letters what counting all of them would tell, in a third of the time.

    The commonest letters of Arabic are fewer than its letters, what is no blank is more than all letters;
    and with so few letters of other languages no text is in one of them.
    """
    arabic = sum(map(sample.count, _COMMONEST))
    if arabic * 2 < len(sample) - sample.count(" ") or not arabic:
        return False
    return sum(map(sample.count, _SORANI + _URDU + _PERSIAN)) < _HARDLY_ANY * arabic


def _of_latin_script(text: str) -> str:
    """Tell English and Kurmanji (Turkish and French share some of its words, hardly its circumflexes)."""
    hats = sum(text.count(letter) for letter in "êîû")
    if hats >= 0.02 * len(text) and _share(text, _KURMANJI) >= 0.1:
        return "ku"
    return "en" if _share(text, _ENGLISH) >= 0.15 else "und"


def _of_arabic_script(letters: Counter[str], total: int) -> str:
    def share(chars: str) -> float:
        return sum(letters[char] for char in chars) / total

    if share(_SORANI) >= 0.03:
        return "ckb"
    if share(_URDU) >= 0.03:
        return "ur"
    farsi_keys = letters["ی"] + letters["ک"] > letters["ي"] + letters["ك"]
    if share("ة") < 0.005 and (share(_PERSIAN) >= 0.03 or (farsi_keys and share(_PERSIAN) >= _HARDLY_ANY)):
        return "fa"
    return "ar"


def _share(text: str, known: frozenset[str]) -> float:
    words = re.findall(r"[^\W\d_]+", text)
    return sum(word in known for word in words) / len(words) if words else 0.0
