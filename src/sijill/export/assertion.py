"""Whose word a mention is: "asserted (by X)", and "one side only" where X is a party to the conflict."""

from msgspec import Struct

from sijill.export.line import Actors
from sijill.export.names import actor_name
from sijill.i18n import text
from sijill.schema import Mention

_SIDES = frozenset({"state", "government", "force", "armed-group", "party"})
# These tell nothing of their own side; behind an outlet of a side they speak for that side.
_NAMELESS = frozenset({"source", "person"})


class Assertion(Struct, frozen=True):
    """Whose word it is.

    Attributes:
        by: the innermost source. via: who carried it, from the nearest to ``by`` outward.
        one_side: ``by`` is a party to the conflict, or of one, or nameless behind an outlet of one.
    """

    by: str
    via: tuple[str, ...] = ()
    one_side: bool = False


def is_side(id_: str, actors: Actors) -> bool:
    """Say whether an actor is a party to a conflict, or an outlet or a person of one.

    Example:
        >>> is_side("reuters", {})
        False
    """
    actor = actors.get(id_)
    if actor is None:
        return False
    if actor.kind in _SIDES:
        return True
    return actor.kind in {"outlet", "person"} and _is_party(actor.party, actors)


def _is_party(id_: str, actors: Actors) -> bool:
    """Say whether an outlet's party is one: an id without an entry of its own names a side all the same."""
    return bool(id_) and (id_ not in actors or actors[id_].kind in _SIDES)


def assertion(mention: Mention, actors: Actors) -> Assertion | None:
    """Return whose word the mention is, None where the report tells it in its own voice.

    Args:
        mention: its ``source`` holds the chain, from the nearest inward.
        actors: what the lexicons know, by id.
    """
    if not mention.source:
        return None
    *outer, by = (filler.value for filler in mention.source)
    nameless = by not in actors or actors[by].kind in _NAMELESS
    carried = nameless and any(is_side(id_, actors) for id_ in outer)
    return Assertion(by, tuple(reversed(outer)), is_side(by, actors) or carried)


def assertion_text(mention: Mention, actors: Actors, lang: str, *, marked: bool = True) -> str:
    """Return the words for it, ``""`` where the report tells it in its own voice.

    Args:
        mention: the mention.
        actors: what the lexicons know.
        lang: ``"ar"`` or ``"en"``.
        marked: with "one side only" where that is so.

    Example: ``"asserted (by sdf); one side only"``, ``«بحسب قوات سوريا الديمقراطية؛ طرف واحد»``.
    """
    said = assertion(mention, actors)
    if said is None:
        return ""
    who = actor_name(said.by, actors, lang)
    if said.via:
        carriers = text("label.comma", lang).join(actor_name(id_, actors, lang) for id_ in said.via)
        who = text("mark.via", lang, who=who, via=carriers)
    words = text("mark.denied_by" if mention.status == "denied" else "mark.asserted", lang, who=who)
    if marked and said.one_side:
        words += text("label.semicolon", lang) + text("mark.one_side", lang)
    return words
