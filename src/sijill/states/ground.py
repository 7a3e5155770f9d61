"""What every state asks of a lexicon, indexed once: whose word, which parties, which places."""

from sijill.lexicon import Lexicon
from sijill.states.parties import Parties
from sijill.states.places import Areas
from sijill.states.sources import Sources


class Ground:
    """Sources, parties and areas of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index ``lexicon``."""
        self.sources = Sources(lexicon)
        self.parties = Parties(lexicon)
        self.areas = Areas(lexicon)
