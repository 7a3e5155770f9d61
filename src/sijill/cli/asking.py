"""What the engines that ask a language model need on the command line: which, at what cost, and a yes."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sijill.cli.output import remark
from sijill.errors import UsageError
from sijill.i18n import text
from sijill.i18n.bidi import isolate

ASKING = ("llm", "rules+llm")
Reports = Callable[[], Iterable[Any]]


def llm_of(engine: str, model: str, base_url: str) -> Any:
    """Return the settings of an engine that asks a language model, None for the others.

    Raises:
        UsageError: ``llm-no-model``; ``llm-option`` where another engine is told a model or a server.
    """
    if engine not in ASKING:
        if model or base_url:
            raise UsageError("llm-option", option="--model" if model else "--base-url", engine=engine)
        return None
    from sijill.llm.settings import settings_from  # noqa: PLC0415

    return settings_from(model, base_url)


def agree_to_cost(llm: Any, reports: Reports | None, lang: str, *, yes: bool) -> None:
    """Say what a run will cost, and go on only with a yes; nothing is said where nothing is asked.

    Args:
        llm: the settings, None for an engine that asks nobody.
        reports: gives the reports that may be sent; None where they cannot be counted before they are read.
        lang: of the words.
        yes: given beforehand.

    Raises:
        UsageError: ``llm-not-agreed``.
    """
    if llm is None:
        return
    for line in _expected(llm, reports, lang):
        remark(line)
    if not yes and not _asked(lang):
        raise UsageError("llm-not-agreed")


def _asked(lang: str) -> bool:
    import typer  # noqa: PLC0415

    return sys.stdin.isatty() and typer.confirm(text("llm.confirm", lang), default=False, err=True)


def _expected(llm: Any, reports: Reports | None, lang: str) -> Iterator[str]:
    from sijill.llm.cost import estimate  # noqa: PLC0415
    from sijill.llm.prompt import make_prompt  # noqa: PLC0415

    if reports is None:
        yield text("llm.estimate_blind", lang)
        return
    found = estimate(reports(), llm, make_prompt(shown=llm.examples))
    yield text(
        "llm.estimate", lang, reports=found.reports, questions=found.questions, model=isolate(found.model),
        read=f"{found.read:,}", wrote=f"{found.wrote:,}",
    )  # fmt: skip
    yield _money(found, lang)


def _money(found: Any, lang: str) -> str:
    if found.local:
        return text("llm.estimate_local", lang)
    if found.dollars is None:
        return text("llm.estimate_unknown", lang, model=isolate(found.model))
    amounts = {
        "dollars": found.dollars, "batch": found.batch,
        "thousand": found.per_thousand(found.dollars) or 0.0,
        "thousand_batch": found.per_thousand(found.batch) or 0.0,
    }  # fmt: skip
    shown = {name: isolate(f"${amount:,.2f}") for name, amount in amounts.items()}
    return text("llm.estimate_cost", lang, date=isolate(found.date), **shown)


def reports_of(paths: Sequence[str], options: Any) -> Reports | None:
    """Return what gives the reports of files, None where one of them is the standard input."""
    if "-" in paths:
        return None

    def reports() -> Iterator[Any]:
        from sijill.readers import Unread, read_paths  # noqa: PLC0415

        return (item for item in read_paths(paths, options) if not isinstance(item, Unread))

    return reports


def figure_lines(figures: Mapping[str, int], lang: str) -> list[str]:
    """Return what an engine tells of its work: what was asked, what was dropped and why, who agrees."""
    if not figures:
        return []
    found = {name: figures.get(name, 0) for name in ("asked", "cached")}
    tokens = {"read": f"{figures.get('tokens.in', 0):,}", "wrote": f"{figures.get('tokens.out', 0):,}"}
    out = [text("llm.asked", lang, **found, **tokens)]
    dropped = {name: n for name, n in figures.items() if name.startswith("dropped.")}
    if dropped:
        listed = (f"{text(f'llm.{name}', lang)} {n}" for name, n in dropped.items())
        out.append(text("llm.lost", lang, listed=text("label.comma", lang).join(listed)))
    names = {"agree": "agree", "differ": "differ", "rules": "only.rules", "model": "only.llm"}
    if any(name in figures for name in names.values()):
        out.append(text("llm.compared", lang, **{key: figures.get(name, 0) for key, name in names.items()}))
    return out
