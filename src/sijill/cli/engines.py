"""Which engine codes, with which packs."""

from collections.abc import Mapping, Sequence
from typing import Any

from sijill.cli.options import choice
from sijill.schema import Actor

ENGINES = ("rules", "model", "rules+model", "llm", "rules+llm")


def packs_of(asked: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the packs in use: those asked for, after the core; None where each text chooses its own.

    Example:
        >>> packs_of(["my/pack"])
        ('core', 'my/pack')
        >>> packs_of(None) is None
        True
    """
    return tuple(dict.fromkeys(["core", *asked])) if asked else None


def lexicon_of(asked: Sequence[str] | None) -> Any:
    """Return the lexicon of the packs in use.

    Raises:
        UsageError: there is no such pack. LexiconError: a pack is wrong.
    """
    from sijill.lexicon import load  # noqa: PLC0415

    return load(packs_of(asked))


def actors_of(asked: Sequence[str] | None) -> Mapping[str, Actor]:
    """Return the actors that the packs in use know, by id."""
    found: Mapping[str, Actor] = lexicon_of(asked).actors
    return found


def engine_of(name: str, asked: Sequence[str] | None, llm: Any = None) -> Any:
    """Return the engine of that name over the packs in use; ``llm``: see `sijill.runs.engines.maker`.

    Raises:
        UsageError: ``bad-choice`` where there is no such engine; ``llm-no-model``. ModelError: the model
            cannot be loaded.
    """
    choice("--engine", name, ENGINES)
    from sijill.runs.engines import engine_over  # noqa: PLC0415

    return engine_over(name, lexicon_of(asked), llm)
