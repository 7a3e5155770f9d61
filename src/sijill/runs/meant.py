"""What a reviewer's words name: the ids of actors, and places as a gazetteer spells them."""

import re
from functools import cached_property

from sijill.lexicon import Lexicon
from sijill.readers.hand import ColumnMap, Meanings

_WHO = ("actor", "target", "mediator", "source")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_UNKNOWN = "name:"  # before the words of a name that no pack knows


class Meant:
    """Values of corrections, so that «قسد» in a spreadsheet is the actor whom the program calls ``sdf``."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Look words up in a lexicon, of which tables are made once they are needed."""
        self._lexicon = lexicon

    def value(self, argument: str, value: str) -> str:
        """Return the value of an argument with its names put as the rules put them.

        A name that no actor or several bear stays a name; a place that is not known stays as it is written.

        Args:
            argument: one that can be corrected.
            value: in the form of the mentions' table, several parted by ``|``.

        Example:
            ``meant.value("actor", "قسد|لواء لا يعرفه أحد")`` is ``"sdf|name:لواء لا يعرفه أحد"``.
        """
        if argument in _WHO:
            return "|".join(map(self._actor, value.split("|")))
        return "|".join(map(self._place, value.split("|"))) if argument == "place" else value

    @cached_property
    def _meanings(self) -> Meanings:
        return Meanings(ColumnMap(columns={}), self._lexicon)

    def _actor(self, words: str) -> str:
        if not words or words in self._lexicon.actors or words.startswith(_UNKNOWN):
            return words
        found = self._meanings.actors(words)
        if found:
            return found[0]
        return words if _ID.fullmatch(words) else f"{_UNKNOWN}{words}"

    def _place(self, words: str) -> str:
        return next(iter(self._meanings.places(words)), words) if words else words
