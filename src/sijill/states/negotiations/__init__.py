"""Negotiations: rounds of talks between the same parties, and the ledger of their positions."""

from sijill.states.negotiations.reduce import negotiations, negotiations_of
from sijill.states.negotiations.types import Mediation, Negotiation, Position, Round, Silence

__all__ = ["Mediation", "Negotiation", "Position", "Round", "Silence", "negotiations", "negotiations_of"]
