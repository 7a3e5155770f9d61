"""The default packs, loaded once for all tests of this folder, and short ways to code a sentence."""

import msgspec
import pytest

from sijill.extract.engine import RulesEngine
from sijill.extract.grammar import Grammar
from sijill.extract.guide import to_guide
from sijill.extract.steps import analyse
from sijill.lexicon import load
from sijill.schema import Report

DAY = "2024-08-14"  # a Wednesday


@pytest.fixture(scope="session")
def lexicon():
    return load()


@pytest.fixture(scope="session")
def grammar(lexicon):
    return Grammar(lexicon)


@pytest.fixture(scope="session")
def engine(lexicon):
    """The rules without doubt, which weighs how a whole report tells a thing."""
    return RulesEngine(msgspec.structs.replace(lexicon, doubt={}))


@pytest.fixture(scope="session")
def analysed(grammar):
    """A function from a text to its analysis."""
    return lambda text, published=DAY: analyse(Report(id="x", text=text, published=published), grammar)


@pytest.fixture(scope="session")
def coded(engine):
    """A function from a text to its mentions."""
    return lambda text, published=DAY: engine.code(Report(id="x", text=text, published=published))


@pytest.fixture(scope="session")
def told(engine):
    """A function from a text and a type to the guide's form of its mentions of that type."""

    def tell(text, kind, published=DAY):
        report = Report(id="x", text=text, published=published)
        return [to_guide(m, report) for m in engine.code(report) if m.type == kind]

    return tell


@pytest.fixture(scope="session")
def one(told):
    """A function from a text and a type to the only mention of that type, in the guide's form."""

    def tell(text, kind, published=DAY):
        found = told(text, kind, published)
        assert len(found) == 1, [(e["type"], e["quote"]) for e in found]
        return found[0]

    return tell


@pytest.fixture(scope="session")
def names():
    """A function from an analysis to the ids of its actors or places, in order."""
    return lambda analysis, kind: [n.id for n in analysis.names if n.kind == kind]


@pytest.fixture(scope="session")
def read():
    """A function from a text to its analysis with all packs, each text choosing its own."""
    every = Grammar(load())
    return lambda text, published="2015-08-01": analyse(Report(id="x", text=text, published=published), every)
