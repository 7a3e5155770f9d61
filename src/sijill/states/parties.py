"""On whose part actors act: their parties by the lexicon, and the words that name no party in particular."""

from collections.abc import Iterable

from sijill.lexicon import Lexicon

_NO_PARTY = frozenset({"group", "source", "outlet"})  # «civilians», «detainees», «unknown»: anybody's


class Parties:
    """The parties of actors.

    Example:
        ``Parties(lexicon).named(["asayish", "civilians"])`` is ``{"sdf"}``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Ask ``lexicon`` for the parties."""
        self._lexicon = lexicon
        self._named: dict[tuple[str, ...], frozenset[str]] = {}

    def named(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the parties of those actors that are of one: without groups such as civilians."""
        key = tuple(actors)
        if key not in self._named:
            self._named[key] = frozenset(self._lexicon.party(a) for a in key if not self.is_group(a))
        return self._named[key]

    def all(self, actors: Iterable[str]) -> frozenset[str]:
        """Return the parties of actors; a group that acts («the tribes») is its own."""
        return frozenset(self._lexicon.party(a) for a in actors if a != "unknown")

    def is_group(self, actor: str) -> bool:
        """Tell whether an id names a kind of people or a source and no party."""
        known = self._lexicon.actors.get(actor)
        return known is not None and known.kind in _NO_PARTY and not known.party

    def meet(self, some: frozenset[str], others: frozenset[str]) -> bool:
        """Tell whether two sets of parties may be of one: they share one, or one of them is not told.

        Example:
            >>> from sijill.lexicon import load
            >>> of = Parties(load(["core"]))
            >>> of.meet(frozenset({"a"}), frozenset()), of.meet(frozenset({"a"}), frozenset({"b"}))
            (True, False)
        """
        return not some or not others or not some.isdisjoint(others)
