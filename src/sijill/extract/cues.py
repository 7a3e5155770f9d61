"""Cues: words and phrases to be looked for in a row of words."""

from collections.abc import Iterable


class Cues:
    """Words and phrases to be looked for in a row of words."""

    def __init__(self, words: Iterable[str], phrases: Iterable[tuple[str, ...]]) -> None:
        """Sort the phrases by their first word, longest first."""
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in [*phrases, *((word,) for word in words)]:
            by_first.setdefault(phrase[0], []).append(phrase[1:])
        self._by_first = {first: sorted(rests, key=len, reverse=True) for first, rests in by_first.items()}

    @property
    def starts(self) -> frozenset[str]:
        """The words that a cue begins with."""
        return frozenset(self._by_first)

    def length(self, forms: list[str], at: int) -> int:
        """Return how many words from ``at`` on are one of the cues; 0 for none, and behind the last word."""
        for rest in self._by_first.get(forms[at], ()) if at < len(forms) else ():
            if not rest or tuple(forms[at + 1 : at + 1 + len(rest)]) == rest:
                return 1 + len(rest)
        return 0

    def within(self, forms: list[str], first: int, last: int) -> int:
        """Return where in ``[first, last)`` a cue stands, -1 for nowhere."""
        known = self._by_first
        for at, form in enumerate(forms[first:last], first):
            if form in known and self.length(forms, at):
                return at
        return -1
