"""Words of a brief: names with their agreement, days, numbers with their nouns, lists."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sijill.export.names import outlet_kind
from sijill.i18n import has, text
from sijill.i18n.arabic_numbers import Case, Noun, counted
from sijill.i18n.bidi import FSI, LRI, PDI, one_line
from sijill.schema import Actor

_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile(r"[A-Za-z]")
_CHOICE = re.compile(r"\[([^|\[\]]*)\|([^|\[\]]*)\]")
_FEMININE_ENDS = ("ة", "ات", "اء", "ى")
_FULL = len("2024-08-07")


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("sijill.export.brief") / "data" / name).read_text("utf-8"))


@cache
def nouns() -> dict[str, tuple[str, str, Noun, str]]:
    """Return what is counted: English singular and plural, the Arabic noun, its plural with the article."""
    lines = (files("sijill.export.brief") / "data" / "nouns.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {
        what: (one, other, Noun(s, two, obl, few, many, "f" if gender == "f" else "m"), the)
        for what, one, other, s, two, obl, few, many, gender, the in rows
    }


def is_feminine(name: str, kind: str = "") -> bool:
    """Tell whether a verb before an Arabic name stands in the feminine.

    Args:
        name: as written.
        kind: of the actor: states are feminine but for a list, persons by their names.

    Example:
        >>> is_feminine("قوات سوريا الديمقراطية"), is_feminine("الجيش السوري"), is_feminine("روسيا", "state")
        (True, False, True)
    """
    data, head = _data("arabic.toml"), (name.split() or [""])[0]
    if kind == "state":
        return head not in data["masculine_states"]
    if head in data["masculine"]:
        return False
    if kind == "person":
        return head in data["women"] or head.endswith(("ة", "اء"))
    return head in data["feminine"] or head.endswith(_FEMININE_ENDS[:2])


def oblique(name: str) -> str:
    """Return an Arabic name as it stands after a verb or a preposition.

    Example:
        >>> oblique("مسلحو العشائر"), oblique("المتمردون الطوارق"), oblique("الجيش")
        ('مسلحي العشائر', 'المتمردين الطوارق', 'الجيش')
    """
    head, space, rest = name.partition(" ")
    constructs = _data("arabic.toml")["construct"]
    if head in constructs:
        return f"{constructs[head]}{space}{rest}"
    if head.endswith("ون") and len(head) > 5 and not head.endswith(("زيون", "انون")):
        return f"{head[:-2]}ين{space}{rest}"
    return name


class Words:
    """The words of a language, with the names of a bundle's actors and places."""

    def __init__(
        self, lang: str, actors: Mapping[str, Actor], places: Mapping[str, str], *, composed: bool = False
    ) -> None:
        """Keep the language, the actors by id, and the English names of places by their Arabic ones.

        ``composed``: whether the brief is of composed reports, whose outlets are told by what they are.
        """
        self.lang, self._actors, self._places, self._composed = lang, actors, places, composed

    def text(self, key: str, **values: object) -> str:
        """Return words of the catalogue. Example: ``words.text("brief.title")``."""
        return text(f"brief.{key}", self.lang, **values)

    def word(self, section: str, value: str) -> str:
        """Return the word for a code, the code itself where there is none."""
        key = f"{section}.{value}"
        return text(key, self.lang) if has(key, self.lang) else value

    # Names

    def name(self, id_: str, *, case: Case = "nominative") -> str:
        """Return an actor's name as it stands in a sentence, an article before it where English wants one."""
        shown = self._arabic(id_, case) if self.lang == "ar" else self._english(id_)
        return self.apart(shown)

    def whose(self, id_: str) -> str:
        """Return a name after "of", where people without a name take the article: «المدنيين»."""
        group = _data("arabic.toml")["group"].get(id_) if self.lang == "ar" else None
        return str(group[2]) if group else self.name(id_, case="oblique")

    def _arabic(self, id_: str, case: Case) -> str:
        group = _data("arabic.toml")["group"].get(id_)
        if group:
            return str(group[case == "oblique"])
        found = self._known(id_, "names_ar")
        return oblique(found) if case == "oblique" else found

    def _known(self, id_: str, names: str) -> str:
        actor = self._actors.get(id_)
        known = getattr(actor, names) if actor is not None else ()
        kind = outlet_kind(id_, self.lang) if self._composed and actor is None else ""
        return str(known[0]) if known else kind or one_line(id_.removeprefix("name:"))

    def outlet(self, id_: str) -> str:
        """Return who published a report: a composed one's outlet, made up with it, by what it is.

        One that no pack knows is called as the report calls it.

        Example:
            >>> Words("en", {}, {}, composed=True).outlet("independent"), Words("en", {}, {}).outlet("Blog")
            ('an independent outlet', 'Blog')
        """
        kind = outlet_kind(id_, self.lang) if self._composed else ""
        return kind or (self.name(id_) if id_ in self._actors else id_)

    def _english(self, id_: str) -> str:
        data = _data("english.toml")
        if id_ in data["group"]:
            return str(data["group"][id_])
        name = self._known(id_, "names_en")
        bare = (
            name in data["bare"] or id_.startswith("name:") or name.lower().startswith(("the ", "an ", "a "))
        )
        headed = any(word in data["heads"] for word in name.split())
        return f"the {name}" if not bare and (headed or (name.isupper() and len(name) > 2)) else name

    def feminine(self, id_: str) -> bool:
        """Tell whether a verb before an actor's Arabic name is feminine."""
        group = _data("arabic.toml")["group"].get(id_)
        if group:
            return bool(group[3] == "f")
        actor = self._actors.get(id_)
        return is_feminine(self._known(id_, "names_ar"), actor.kind if actor is not None else "")

    def names(self, ids: Iterable[str], *, case: Case = "oblique") -> str:
        """Return several names with "and" before the last. Example: ``"the SDF and Russia"``."""
        return self.joined([self.name(id_, case=case) for id_ in ids])

    def place(self, name: str) -> str:
        """Return a place's name in the language of the brief; the Arabic one where there is no other."""
        shown = self._places.get(name, name) if self.lang == "en" else name
        return self.apart(one_line(shown or name))

    def places(self, names: Iterable[str]) -> str:
        """Return several places; of more than four the first three, and how many more."""
        all_ = [self.place(name) for name in dict.fromkeys(names)]
        if len(all_) <= 4:
            return self.joined(all_)
        return self.text("and_more", first=self.listed(all_[:3]), n=str(len(all_) - 3))

    def apart(self, words: str) -> str:
        """Return words between isolates where they run against the direction of the sentence."""
        if self.lang == "en" and _RTL.search(words):
            return f"{FSI}{words}{PDI}"
        return f"{LRI}{words}{PDI}" if self.lang == "ar" and _LATIN.search(words) else words

    def quoted(self, words: str, most: int = 160) -> str:
        """Return words between quotation marks; of long ones the beginning, which … tells."""
        line = one_line(words)
        short = line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"
        opened, closed = (text(f"label.quote_{end}", self.lang) for end in ("open", "close"))
        return self.apart(f"{opened}{short}{closed}")

    def figure_for(self, what: str) -> str:
        """Return what a number is the number of. Example: «عدد القتلى»."""
        one = nouns()[what]
        return self.text("number_of", what=one[3] if self.lang == "ar" else one[1])

    # Lists

    def listed(self, words: Iterable[str]) -> str:
        """Return words with commas between them, each once."""
        return text("label.comma", self.lang).join(dict.fromkeys(filter(None, words)))

    def noted(self, words: Iterable[str]) -> str:
        """Return words with semicolons between them."""
        return text("label.semicolon", self.lang).join(filter(None, words))

    def joined(self, words: Iterable[str]) -> str:
        """Return words with "and" before the last; in Arabic before each but the first."""
        all_ = list(dict.fromkeys(filter(None, words)))
        if len(all_) < 2:
            return "".join(all_)
        if self.lang == "ar":
            return " و".join(all_)
        return f"{', '.join(all_[:-1])} and {all_[-1]}"

    # Days and numbers

    def day(self, value: str | None) -> str:
        """Return a date in words: a day, a month, a year, or from one to another; "" for none.

        Example:
            >>> Words("en", {}, {}).day("2024-08-07"), Words("ar", {}, {}).day("2016-08")
            ('7 August 2024', 'آب/أغسطس 2016')
        """
        if not value:
            return ""
        first, _, last = value.partition("/")
        if not last or first == last:
            return self._one_day(first)
        if len(first) == len(last) == _FULL and first[:4] == last[:4]:
            return self._in_one_year(first, last)
        return self.text("from_to", first=self._one_day(first), last=self._one_day(last))

    def _in_one_year(self, first: str, last: str) -> str:
        """Return two days of one year with the year once, and the month once where it is the same."""
        if first[:7] == last[:7]:
            return self.text(
                "days_of_month",
                first=str(int(first[8:])),
                last=str(int(last[8:])),
                month=self._one_day(last[:7]),
            )
        head = self._one_day(first).removesuffix(f" {first[:4]}")
        return self.text("days_of_year", first=head, last=self._one_day(last))

    def _one_day(self, value: str) -> str:
        year, *rest = value.split("-")
        if not rest:
            return year
        month = text(f"month.{int(rest[0])}", self.lang)
        return f"{int(rest[1])} {month} {year}" if len(value) == _FULL else f"{month} {year}"

    def span(self, since: str | None, until: str | None) -> str:
        """Return from when to when in words; one day where both are the same."""
        return self.day(f"{since}/{until}" if since and until and since != until else since or until)

    def count(self, number: float, what: str, case: Case = "nominative") -> str:
        """Return a number with its noun, in the form the number asks of it.

        Example:
            >>> Words("ar", {}, {}).count(3, "killed"), Words("en", {}, {}).count(1, "trucks")
            ('ثلاثة قتلى', '1 truck')
        """
        one, other, noun, _ = nouns()[what]
        if self.lang == "ar" and number == int(number):
            return counted(int(number), noun, case)
        shown = f"{number:g}" if number != int(number) else str(int(number))
        return f"{shown} {noun.one if self.lang == 'ar' else one if number == 1 else other}"

    def amount(self, low: float | None, high: float | None, what: str, word: str = "") -> str:
        """Return a figure as it was told: a vague one by its word, a range by both ends, never a sum.

        Example:
            >>> words = Words("en", {}, {})
            >>> words.amount(2, 11, "killed"), words.amount(20, None, "killed", "العشرات")[1:-1]
            ('2 to 11 killed', 'killed: \u2068“العشرات”\u2069')
        """
        name = self.word("count", what)
        if word and (low is None or high is None):
            return self.apart(f"{name}{text('label.colon', self.lang)}{self.quoted(word)}")
        if low is None:
            return ""
        if low == high:
            return self.count(low, what)
        if high is None:
            return self.text("at_least", n=self.count(low, what))
        return self.text("between", low=f"{low:g}", high=self.count(high, what, "oblique"))

    # Sentences

    def agreed(self, template: str, *, feminine: bool) -> str:
        """Return a template with its verbs in the masculine or the feminine: ``"[حاصر|حاصرت]"``."""
        return _CHOICE.sub(lambda found: found[2 if feminine else 1], template)

    def capital(self, sentence: str) -> str:
        """Return a sentence with a capital at its beginning."""
        return sentence[:1].upper() + sentence[1:] if self.lang == "en" else sentence
