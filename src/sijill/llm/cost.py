"""What a run will cost, before it starts: tokens by length, money by a dated table of prices."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from sijill.llm.parts import overlapping
from sijill.llm.prompt import Prompt
from sijill.llm.settings import LlmSettings
from sijill.schema import Report

_ARABIC = 2.0  # characters a token: tokenizers of 2024 and after take 2 to 3; the lower costs more
_LATIN = 4.0
_NAMES = 150  # tokens of the names at hand and of what stands around the report


class Estimate(Struct, frozen=True):
    """What is expected.

    Attributes:
        reports: that would be sent. questions: parts of them.
        read, wrote: tokens. model: whose price.
        dollars: at the list price, None where the table does not know the model. batch: at the batch price.
        date: of the prices. local: the server is on this machine, and nobody is paid.
    """

    reports: int
    questions: int
    read: int
    wrote: int
    model: str
    dollars: float | None = None
    batch: float | None = None
    date: str = ""
    local: bool = False

    def per_thousand(self, dollars: float | None) -> float | None:
        """Return an amount for a thousand reports of this length."""
        return None if dollars is None or not self.reports else 1000 * dollars / self.reports


def estimate(reports: Iterable[Report], settings: LlmSettings, prompt: Prompt) -> Estimate:
    """Return what asking about some reports will cost, answers that are kept left aside.

    Args:
        reports: those in Arabic count.
        settings: the model, and how long reports are cut.
        prompt: what is sent with each of them.
    """
    lengths, number = [], 0
    for report in reports:
        if report.language in (None, "ar"):
            parts = overlapping(report.text, settings.longest, settings.overlap)
            lengths += [part.end - part.start for part in parts]
            number += 1
    around = tokens(prompt.system(())) + _NAMES
    read = sum(around + length / _ARABIC for length in lengths)
    wrote = sum(length * _written(prompt) for length in lengths)
    return _priced(Estimate(number, len(lengths), round(read), round(wrote), settings.model), settings)


def tokens(words: str) -> float:
    """Return about how many tokens words are: Arabic letters count double.

    Example:
        >>> tokens("abcd"), tokens("قصف")
        (1.0, 1.5)
    """
    latin = sum(letter.isascii() for letter in words)
    return latin / _LATIN + (len(words) - latin) / _ARABIC


def _written(prompt: Prompt) -> float:
    """Return how many tokens are answered for each character of a report, by the examples' answers."""
    told = sum(tokens(str(event)) for one in prompt.examples for event in one.events)
    return told / sum(len(one.text) for one in prompt.examples)


def _priced(found: Estimate, settings: LlmSettings) -> Estimate:
    if any(host in settings.base_url for host in ("//127.0.0.1", "//localhost", "//[::1]")):
        return replace(found, dollars=0.0, batch=0.0, local=True)
    table = _table()
    price = table["models"].get(settings.model)
    if price is None:
        return found
    dollars = (found.read * price["in"] + found.wrote * price["out"]) / 1e6
    return replace(found, dollars=dollars, batch=dollars * table["batch"], date=table["date"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("sijill.llm") / "data" / "prices.toml").read_text("utf-8"))
