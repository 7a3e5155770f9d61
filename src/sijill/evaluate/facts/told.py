"""An engine's codes of gold reports, as linking and states are given them."""

from collections.abc import Iterable, Iterator

from sijill.evaluate.bench import Engine
from sijill.evaluate.coded import Gold
from sijill.schema import Told


def coded_told(reports: Iterable[Gold], engine: Engine) -> list[Told]:
    """Return what ``engine`` codes in the texts of gold reports, in their order; nothing of their gold.

    Example:
        ``coded_told(load(Path("examples")), RulesEngine(lexicon))``
    """
    return [told for gold in reports for told in _of_report(gold, engine)]


def _of_report(gold: Gold, engine: Engine) -> Iterator[Told]:
    report = gold.report
    for mention in engine.code(report):
        yield Told(
            mention=mention, outlet=report.outlet, published=report.published, composed=report.composed,
            quote=mention.evidence.of(report.text),
        )  # fmt: skip
