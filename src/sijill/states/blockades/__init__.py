"""Blockades: who besieges whom, where, how long, what is kept out, and what became of it."""

from sijill.states.blockades.reduce import blockades, blockades_of
from sijill.states.blockades.types import AidTurn, Blockade, Claim, Turn

__all__ = ["AidTurn", "Blockade", "Claim", "Turn", "blockades", "blockades_of"]
