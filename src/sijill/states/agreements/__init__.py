"""Agreements: between whom, what is owed, whether in force, and what was done of it."""

from sijill.states.agreements.reduce import agreements, agreements_of
from sijill.states.agreements.types import Agreement, Clause, Exclusion

__all__ = ["Agreement", "Clause", "Exclusion", "agreements", "agreements_of"]
