"""Which actor ids mean the same, whose party they are, and how they are called: the scorer's own table.

`equal.tsv` is made by scripts/make_equal.py from the bench's actors.tsv, so that our figures and those of
its score.py agree. It is not a lexicon: nothing is coded with it.
"""

import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

# The scorer folds less than sijill.lexicon.fold does; equal figures need its own way.
_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\"'“”«»()]")


class EqualActor(Struct, frozen=True):
    """A canonical actor: id, party and kind ("person", "force", ...), as the table gives them."""

    id: str
    party: str
    kind: str


class Equals(Struct, frozen=True):
    """The table, ready to be asked.

    Attributes:
        same: id -> canonical id. actors: id -> party and kind. named: folded Arabic name -> canonical ids.
    """

    same: dict[str, str]
    actors: dict[str, EqualActor]
    named: dict[str, frozenset[str]]

    def keys(self, value: str) -> frozenset[str]:
        """Return the canonical ids that an id, or ``name:`` and words as found, may stand for.

        Example:
            >>> read_equals().keys("name:قسد")
            frozenset({'sdf'})
        """
        bare = value.removeprefix("name:")
        if bare in self.same:
            return frozenset({self.same[bare]})
        folded = fold_name(bare)
        return self.named.get(folded) or frozenset({folded})


def fold_name(name: str) -> str:
    """Return ``name`` as the scorer compares it: hamza, ya, ta marbuta and marks evened.

    Example:
        >>> fold_name("«الإدارة الذاتيّة»")
        'الاداره الذاتيه'
    """
    return " ".join(_MARKS.sub("", name).translate(_SAME).split())


def read_equals(path: Path | None = None) -> Equals:
    """Read the table.

    Args:
        path: another table of the same columns (id, same_as, party, kind, names_ar); None for our own.
    """
    text = (
        path.read_text("utf-8") if path else files("sijill.evaluate").joinpath("equal.tsv").read_text("utf-8")
    )
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return _build([(line.split("\t") + [""] * 5)[:5] for line in lines[1:]])


def _build(rows: Iterable[list[str]]) -> Equals:
    same: dict[str, str] = {}
    actors: dict[str, EqualActor] = {}
    named: dict[str, set[str]] = {}
    for actor, same_as, party, kind, names in rows:
        same[actor] = same_as or actor
        actors[actor] = EqualActor(actor, party or actor, kind)
        for name in filter(None, names.split("|")):
            named.setdefault(fold_name(name), set()).add(same[actor])
    return Equals(same, actors, {name: frozenset(ids) for name, ids in named.items()})
