"""Lexicons: names, predicates, places and words as data files, and their loader."""

from sijill.lexicon.load import DEFAULT, Lexicon, load

__all__ = ["DEFAULT", "Lexicon", "load"]
