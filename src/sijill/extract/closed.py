"""Closed classes of Arabic words, folded, and a rule, that several steps ask about."""

DIED = "attack.die-by-fire"  # «مقتل الوزير ونائبه في تفجير»: whoever is told beside it died

POSSESSIVES = ("ه", "ها", "هم", "هما")  # what a noun ends with that is somebody's: «قواته»
COMMAS = frozenset({"،", ","})
PARTING = COMMAS | {":", "-", "–", "—", "("}  # marks that may part clauses
WAS = frozenset({"كان", "كانت", "كانوا"})
SONS = frozenset({"بن", "ابن", "بنت"})
RELATIVES = (["الذي"], ["التي"])


def pronoun_of(form: str) -> str:
    """Return the pronoun of the third person that a folded word ends with, "" for none.

    Example:
        >>> pronoun_of("سجونها"), pronoun_of("عليه"), pronoun_of("سجون")
        ('ها', 'ه', '')
    """
    return next((pronoun for pronoun in ("ها", "هم", "ه") if form.endswith(pronoun)), "")
