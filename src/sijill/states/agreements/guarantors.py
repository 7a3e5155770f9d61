"""Who vouches for an agreement, apart from who mediates it: read from the word that stands before a name.

A mention has one field for all who stand between the parties (the guide's ``mediator``: who sponsors, hosts
or carries it). «بوساطة أممية وضمانة روسية» fills it twice, and only the words tell that one of both vouches.
Which words do is data: ``guarantor_cues`` of the core pack, among its ``mediator_cues``.
"""

from sijill.lexicon import Lexicon
from sijill.lexicon.fold import fold
from sijill.lexicon.words import bases
from sijill.schema import Event, Filler, Told


class Vouching:
    """The words of a lexicon by which one stands between others, and those of them that vouch."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take both lists from ``lexicon``; nobody vouches where its packs have none."""
        self._vouch = _known(lexicon.words.get("guarantor_cues", frozenset()))
        self._stand = self._vouch | _known(lexicon.words.get("mediator_cues", frozenset()))

    def guarantors(self, event: Event) -> tuple[str, ...]:
        """Return the actor ids that a mention names after a word of guarantee, in the order of the telling.

        Example:
            Of «اتفاق بوساطة أممية وضمانة روسية»: ``("russia",)``.
        """
        return self._named(event, vouching=True)

    def mediators(self, event: Event) -> tuple[str, ...]:
        """Return the other mediators; one who vouches in one report and mediates in another is both."""
        told = {f.value for t in event.told for f in t.mention.mediator}
        corrected = tuple(who for who in event.mediator if who not in told)
        return (*self._named(event, vouching=False), *corrected)

    def _named(self, event: Event, *, vouching: bool) -> tuple[str, ...]:
        found = (
            filler.value
            for told in event.told
            for filler in told.mention.mediator
            if self._vouches(filler, told) == vouching
        )
        return tuple(dict.fromkeys(found))

    def _vouches(self, filler: Filler, told: Told) -> bool:
        """Tell whether the last word up to a name that says how it stands between others is one of vouching.

        Where the name's span is the whole evidence, as a person codes it, all such words must be.
        """
        cues = [word for word in fold(_up_to(filler, told)).split() if self._stand & bases(word)]
        whole = filler.span == told.mention.evidence
        return bool(cues) and all(self._vouch & bases(word) for word in (cues if whole else cues[-1:]))


def _up_to(filler: Filler, told: Told) -> str:
    """Return the words of a mention's evidence up to the end of one of its names."""
    evidence = told.mention.evidence
    if filler.span is None or filler.span.part != evidence.part:
        return ""
    return told.quote[: max(filler.span.end - evidence.start, 0)]


def _known(cues: frozenset[str]) -> frozenset[str]:
    """Return cues of one word with what they are without their preposition; of several, the first word."""
    return frozenset(base for cue in cues for base in bases(cue.split()[0]))
