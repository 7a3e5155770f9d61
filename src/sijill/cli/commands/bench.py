"""``sijill bench``: how well the engine codes gold reports."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sijill.cli.options import BaseUrl, Engine, Format, Model, Packs, Yes, choice
from sijill.cli.settings import Settings
from sijill.errors import CodingError
from sijill.i18n import text


def _is_gsr(gold: Path) -> bool:
    """Say whether a folder holds the Arabic gold standard records: labelled sentences, not coded reports."""
    return (gold / "assault.jsonl").is_file() or (gold / "protest.jsonl").is_file()


def _measured(gold: Path, engine: Any, options: Any, lang: str) -> tuple[Any, str]:
    """Return the figures, and their table."""
    from sijill.evaluate.table import bench_table, gsr_table  # noqa: PLC0415

    if _is_gsr(gold):
        from sijill.evaluate.gsr import gsr  # noqa: PLC0415

        files = gsr(gold, engine)
        return files, gsr_table(files, lang)
    from sijill.evaluate.bench import bench  # noqa: PLC0415

    result = bench(gold, engine, options)
    return result, bench_table(result, lang)


class Patient:
    """An engine that asks a language model, whose failures cost it the report and not the run."""

    def __init__(self, engine: Any) -> None:
        """Begin with no failure."""
        self.engine, self.name, self.version, self.failed = engine, engine.name, engine.version, 0

    def code(self, report: Any) -> Any:
        """Return the mentions of a report, none where the model gave nothing that could be kept."""
        try:
            return self.engine.code(report)
        except CodingError:
            self.failed += 1
            return []


def _gold(gold: Path) -> list[Any]:
    from sijill.evaluate.coded import load  # noqa: PLC0415

    return [] if _is_gsr(gold) else [one.report for one in load(gold)]


def _steadiness(gold: Path, packs: list[str] | None, llm: Any, variants: int) -> Any:
    from sijill.cli.engines import lexicon_of  # noqa: PLC0415
    from sijill.extract.engine import RulesEngine  # noqa: PLC0415
    from sijill.llm.engine import LlmEngine  # noqa: PLC0415
    from sijill.llm.prompt import make_prompt  # noqa: PLC0415
    from sijill.llm.steady import steady  # noqa: PLC0415

    rules = RulesEngine(lexicon_of(packs))

    def make(labels: Any) -> Any:
        return LlmEngine(rules.lexicon, llm, make_prompt(labels, llm.examples), rules)

    return steady(_gold(gold), make, variants)


def _beside(coder: Patient, held: Any, lang: str) -> list[str]:
    """Return what must be known to read the figures of a language model, and how much hangs on labels."""
    out = [text("llm.bench_note", lang), text("llm.bench_failed", lang, failed=coder.failed)]
    if held is not None:
        share = f"{held.share:.3f}"
        values = {name: getattr(held, name) for name in held.__struct_fields__}
        out.append(text("llm.perturbed", lang, share=share, **values))
    return out


def command(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR")],
    engine: Engine = "rules",
    pack: Packs = None,
    half: Annotated[str, typer.Option("--half", metavar="HALF")] = "both",
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0)] = 10,
    samples: Annotated[int, typer.Option("--samples", metavar="N", min=0)] = 1000,
    format_: Format = "table",
    model: Model = "",
    base_url: BaseUrl = "",
    yes: Yes = False,
    perturb: Annotated[int, typer.Option("--perturb", metavar="N", min=0)] = 0,
) -> None:
    """Print the figures of an engine on gold reports, by type and by origin, and its worst errors.

    Of the Arabic gold standard records (a folder with assault.jsonl or protest.jsonl) it prints the pair.
    """
    choice("--half", half, ("read", "unread", "both"))
    choice("--format", format_, ("table", "json"))
    from msgspec import to_builtins  # noqa: PLC0415

    from sijill.cli.asking import agree_to_cost, llm_of  # noqa: PLC0415
    from sijill.cli.engines import engine_of  # noqa: PLC0415
    from sijill.cli.output import emit, say  # noqa: PLC0415
    from sijill.evaluate.bench import BenchOptions  # noqa: PLC0415
    from sijill.export.records import to_json  # noqa: PLC0415

    settings: Settings = ctx.find_root().obj
    options = BenchOptions(half=half, resamples=samples, errors=errors)  # type: ignore[arg-type]
    llm = llm_of(engine, model, base_url)
    agree_to_cost(llm, lambda: _gold(gold), settings.lang, yes=yes)
    coder = Patient(engine_of(engine, pack, llm)) if llm else engine_of(engine, pack)
    found, table = _measured(gold, coder, options, settings.lang)
    held = _steadiness(gold, pack, llm, perturb) if llm and perturb else None
    if format_ == "json":
        emit([to_json(found if held is None else {**to_builtins(found), "perturbed": to_builtins(held)})])
        return
    say(table)
    for line in _beside(coder, held, settings.lang) if llm else ():
        say(line)
