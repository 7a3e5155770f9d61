"""Bodies that are named by a noun and a nationality: «القوات الروسية»، «وزير الخارجية التركي»."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.lexicon.load import Head, Nationality
from sijill.lexicon.names import Naming
from sijill.lexicon.words import Reader, Reading, WordTable

_NO_TANWIN = ("ه", "ات", "ين", "ون", "ا")  # what no accusative ends in «ا» of: «وفد», but not «قوات»


class HeadFound(Struct, frozen=True):
    """A head noun in a text, before a nationality."""

    first: int
    reading: Reading
    head: Head

    def bodies(self, nationality: Nationality) -> tuple[str, ...]:
        """Return the bodies whose office the noun may name."""
        return (nationality.state, nationality.government, nationality.stem)

    def naming(self, nationality: Nationality, lexicon: Lexicon) -> Naming:
        """Return whom the noun and the nationality name together."""
        suffix = self.head.suffix
        government = nationality.government if self.head.kind == "government" else nationality.state
        chosen = nationality.stem + suffix if suffix else government
        known = lexicon.actors.get(chosen)
        if known is None and self.head.kind not in {"force", "armed-group"}:
            return Naming("actor", nationality.state, "state", nationality.country)
        return Naming("actor", chosen, known.kind if known else self.head.kind, nationality.country)


class HeadIndex:
    """Head nouns by their last word, asked with what stands before a nationality."""

    def __init__(self, heads: Iterable[Head], reader: Reader | None = None) -> None:
        """Index ``heads`` («القوات المسلحة») by their last word."""
        by_last: dict[str, list[tuple[tuple[str, ...], Head]]] = {}
        for head in heads:
            words = tuple(fold(head.words).split())
            by_last.setdefault(words[-1], []).append((words[:-1], head))
            if len(words) == 1 and not words[0].startswith("ال") and not words[0].endswith(_NO_TANWIN):
                by_last.setdefault(words[0] + "ا", []).append(((), head))
        for entries in by_last.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._table = WordTable(by_last, reader)

    def before(self, forms: Sequence[str], at: int) -> HeadFound | None:
        """Return the head that ends right before the word ``at``, the longest one, or None."""
        for reading, entries in self._table[forms[at - 1]]:
            for words, head in entries:
                if not words:
                    return HeadFound(at - 1, reading, head)
                first = at - 1 - len(words)
                if first >= 0 and not reading.preposition and _same(forms[first : at - 1], words):
                    return HeadFound(first, _reading_of(forms[first], words[0]), head)
        return None

    def alone(self, forms: Sequence[str], reading: Reading) -> HeadFound | None:
        """Return the head that these words are, their first one read so, or None: «للقوات المسلحة»."""
        last = forms[-1] if len(forms) > 1 else reading.base
        for _, entries in self._table[last]:
            for words, head in entries:
                if len(words) == len(forms) - 1 and (not words or _same(forms[:-1], words)):
                    return HeadFound(0, reading, head)
        return None


def _same(forms: Sequence[str], words: tuple[str, ...]) -> bool:
    return (
        tuple(forms[1:]) == words[1:] and forms[0].endswith(words[0]) and len(forms[0]) - len(words[0]) <= 2
    )


def _reading_of(form: str, base: str) -> Reading:
    prefix = form[: len(form) - len(base)]
    conjunction = prefix[0] if prefix[:1] in {"و", "ف"} else ""
    return Reading(base, conjunction, prefix[len(conjunction) :][:1])
