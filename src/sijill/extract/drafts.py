"""Drafts: mentions before they are compared with the others of their report."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from sijill.arabic.clauses import Clause
from sijill.extract.analysis import Analysis, Name, Trigger
from sijill.extract.grammar import Grammar
from sijill.extract.scopes import Roles
from sijill.schema import Count, EventType, Filler, Span, Status, Time

OBJECT = 4  # words behind a verb, with its subject, that hold its object


class Draft(Struct, frozen=True, kw_only=True):
    """A mention before it is compared with the others of its report.

    Attributes:
        words: the stretch ``[first, last)`` of words of its evidence. roles: the names of its actors.
        content: what it demands, offers, threatens or alleges, where it is a speech act.
    """

    trigger: Trigger
    clause: Clause
    roles: Roles
    words: tuple[int, int]
    place: tuple[Filler, ...] = ()
    date: Time | None = None
    term: Count | None = None
    deadline: Time | None = None
    count: tuple[Count, ...] = ()
    about: tuple[Filler, ...] = ()
    content: tuple["Draft", ...] = ()
    status: Status = "actual"
    source: tuple[Filler, ...] = ()

    @property
    def type(self) -> EventType:
        """The event type of its predicate."""
        return self.trigger.form.frame.type


def text_span(draft: Draft, analysis: Analysis) -> Span:
    """Return the evidence of a draft as a stretch of the text."""
    return analysis.span(*draft.words)


def with_roles(draft: Draft, **roles: tuple[Name, ...]) -> Draft:
    """Return a draft with other names in some of its roles. Example: ``with_roles(draft, target=())``."""
    return msgspec.structs.replace(draft, roles=msgspec.structs.replace(draft.roles, **roles))


def told_about(kinds: Iterable[str]) -> tuple[Filler, ...]:
    """Return what a mention is about: the first two of some types, each once."""
    return tuple(Filler(kind) for kind in list(dict.fromkeys(kinds))[:2])


def others(names: Iterable[Name], draft: Draft, grammar: Grammar) -> list[Name]:
    """Return those of some names that are of another party than who acts in a draft."""
    party = grammar.lexicon.party
    own = {party(n.id) for n in draft.roles.actor}
    return [n for n in names if party(n.id) not in own]


def taken_over(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return names that another mention told, as the arguments of one that does not tell them itself."""
    return tuple(msgspec.structs.replace(n, how="inherited") for n in names)


def implied(trigger: Trigger, actor: str) -> Name:
    """Return people without a name whom only the predicate tells of. Example: civilians, of «تظاهر»."""
    return Name(trigger.at, trigger.at + 1, "actor", actor, "group", "implied")


def in_one_sentence(draft: Draft, other: Draft) -> bool:
    """Tell whether one sentence tells both."""
    return draft.clause.sentence == other.clause.sentence
