"""Packs: which of those in use a text calls for."""

from sijill.arabic.tokens import tokenise
from sijill.extract.analysis import Analysis
from sijill.extract.grammar import Grammar


def choose_packs(analysis: Analysis, grammar: Grammar) -> tuple[str, ...]:
    """Return the packs whose words (`detect` in ``pack.toml``) stand in the text or its title.

    A pack that no word calls for, as the core, is always there; and where none of the others is called
    for, all are, since nothing speaks against them. Of the packs that are not chosen, only names that are
    known afar are read (`find_names`): «إيلات», but no quarter, village or short name.
    """
    packs = grammar.lexicon.packs
    asked = tuple(pack.name for pack in packs if pack.detect)
    if not grammar.lexicon.by_text or not asked:
        return tuple(pack.name for pack in packs)
    found = grammar.calling.find(analysis.forms, analysis.marked(grammar.marks.bit["calling"]))
    titled = grammar.calling.find([token.form for token in tokenise(analysis.report.title)])
    called = {naming.id for match in (*found, *titled) for naming in match.namings}
    return tuple(pack.name for pack in packs if not pack.detect or pack.name in called or not called)
