"""The engines by name, over packs: what a run, and each of its processes, makes for itself."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sijill.errors import UsageError
from sijill.extract.answered import Answered, figures_of
from sijill.runs.coder import Coder, Make
from sijill.schema import Mention, Report

LOCAL = ("rules", "model", "rules+model")
ASKING = ("llm", "rules+llm")  # these send reports to a server, and are never used unless asked for
ENGINES = (*LOCAL, *ASKING)


class PackCoder:
    """An engine together with the packs it codes with."""

    def __init__(self, engine: Any, lexicon: Any) -> None:
        """Keep the engine and the lexicon it was made of."""
        self.engine, self.lexicon = engine, lexicon
        self.name: str = engine.name
        self.version: str = engine.version
        self.packs_hash: str = lexicon.hash

    def code(self, report: Report, /) -> Sequence[Mention]:
        """Return the mentions of a report, what only its title tells at the end."""
        found: Sequence[Mention] = self.engine.code(report)
        return Answered([*found, *self.engine.code_title(report, found)], figures_of(found))

    def party(self, actor: str, /) -> str:
        """Return the side an actor belongs to."""
        return str(self.lexicon.party(actor))


def maker(name: str, packs: Sequence[str | Path] | None = None, llm: Any = None) -> Make:
    """Return what makes the coder, here and in other processes.

    Args:
        name: one of `ENGINES`.
        packs: names of packs, or folders; None for all of ours, of which each text chooses.
        llm: `LlmSettings` for the engines that ask a language model; None for what the environment says.

    Raises:
        UsageError: ``bad-choice`` where there is no such engine; ``llm-no-model``.
    """
    if name not in ENGINES:
        raise UsageError("bad-choice", option="engine", value=name, choices=", ".join(ENGINES))
    if name in ASKING and llm is None:
        from sijill.llm.settings import settings_from  # noqa: PLC0415  only when it is asked for

        llm = settings_from()
    return partial(_make, name, None if packs is None else tuple(map(str, packs)), llm)


def engine_over(name: str, lexicon: Any, llm: Any = None) -> Any:
    """Return the engine of a name over a lexicon; ``llm`` as in `maker`.

    Raises:
        ModelError: the engine needs the model, and the extra or its file is not there.
    """
    if name == "rules":
        from sijill.extract.engine import RulesEngine  # noqa: PLC0415  slow to import, and not every run codes

        return RulesEngine(lexicon)
    if name in ASKING:
        return _asking(name, lexicon, llm)
    from sijill.model.engine import Combined, ModelEngine  # noqa: PLC0415  only when it is asked for

    return ModelEngine(lexicon) if name == "model" else Combined(lexicon)


def _asking(name: str, lexicon: Any, llm: Any) -> Any:
    from sijill.llm.engine import LlmEngine, RulesAndLlm  # noqa: PLC0415  only when it is asked for
    from sijill.llm.settings import settings_from  # noqa: PLC0415

    return (LlmEngine if name == "llm" else RulesAndLlm)(lexicon, llm or settings_from())


def _make(name: str, packs: tuple[str, ...] | None, llm: Any = None) -> Coder:
    from sijill.lexicon import load  # noqa: PLC0415  slow to import, and not every run codes

    lexicon = load(packs)
    return PackCoder(engine_over(name, lexicon, llm), lexicon)
