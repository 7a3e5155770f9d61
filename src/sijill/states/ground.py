"""What every state asks of a lexicon, indexed once: whose word, which parties, which places."""

from collections import defaultdict
from functools import cached_property

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.states.parties import Parties
from sijill.states.places import Areas
from sijill.states.sources import Sources


class Ground:
    """Sources, parties and areas of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon; its indexes are made when they are first asked for."""
        self.lexicon = lexicon
        self.sources = Sources(lexicon)
        self.parties = Parties(lexicon)

    @cached_property
    def areas(self) -> Areas:
        """What lies in what."""
        return Areas(self.lexicon)

    @cached_property
    def place_kinds(self) -> dict[str, frozenset[str]]:
        """The kinds of the places that a folded name may stand for."""
        found: dict[str, set[str]] = defaultdict(set)
        for place in self.lexicon.places.values():
            for name in place.names_ar:
                found[fold(name)].add(place.kind)
        return {name: frozenset(kinds) for name, kinds in found.items()}
