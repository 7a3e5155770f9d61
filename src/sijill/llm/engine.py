"""The engines with a language model: alone, and beside the rules."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from sijill.extract.answered import Answered, added
from sijill.extract.engine import RulesEngine
from sijill.lexicon import Lexicon
from sijill.llm.answer import Told, read_answer, schema
from sijill.llm.cache import Cache
from sijill.llm.client import Reply, Server
from sijill.llm.compare import compared
from sijill.llm.errors import LlmError
from sijill.llm.ground import Sieve, distinct
from sijill.llm.parts import overlapping
from sijill.llm.prompt import Prompt, make_prompt, orders_in
from sijill.llm.reading import Reading, read_report
from sijill.llm.settings import LlmSettings
from sijill.schema import Mention, Report, Span

_VERSION = "1"  # of parts, ground and what is made of an answer; prompt and model are named besides
_CODED = frozenset({None, "ar"})
_DOWN = 3  # reports in a row that the server left without an answer, after which it is asked no more
_UNHEARD = frozenset({"llm-gone", "llm-slow", "llm-refused"})


class LlmEngine:
    """Codes reports with a language model; what stands in the report of its answer is all that is kept.

    Raises:
        UsageError: ``no-openai`` where the extra ``llm`` is not installed.
    """

    name = "llm"

    def __init__(
        self,
        lexicon: Lexicon,
        settings: LlmSettings,
        prompt: Prompt | None = None,
        rules: RulesEngine | None = None,
    ) -> None:
        """Make the rules' reader, where it is not given, and the prompt ready; nothing is asked yet."""
        self.lexicon, self.settings = lexicon, settings
        self.packs_hash = lexicon.hash
        self.rules = rules or RulesEngine(lexicon)
        self.prompt = prompt or make_prompt(shown=settings.examples)
        self.version = f"{_VERSION}:{settings.model}:{self.prompt.hash[:12]}"
        self.server, self.cache = Server(settings), Cache(settings.cache)
        self._schema = schema(self.prompt.labels)
        self._unheard = 0

    def packs(self, report: Report) -> tuple[str, ...]:
        """Return the packs that a report is read with."""
        return self.rules.packs(report)

    def code(self, report: Report) -> Answered:
        """Return the mentions of a report, in the order of their evidence, with figures of what was dropped.

        Raises:
            LlmError: nothing could be kept of what the server gave, or it gave nothing; see there.
        """
        if report.language not in _CODED:
            return Answered()
        if order := orders_in(report):
            raise LlmError("llm-orders", report.path, words=order)
        reading = read_report(report, self.rules.grammar)
        found: list[Mention] = []
        figures: Counter[str] = Counter()
        try:
            for part in overlapping(report.text, self.settings.longest, self.settings.overlap):
                found += self._part(reading, part, figures)
        except LlmError as error:
            error.figures = +figures
            raise
        kept, twice = distinct(found)
        figures["dropped.twice"] += twice
        return Answered(kept, +figures)

    def code_title(self, report: Report, told: Sequence[Mention]) -> list[Mention]:
        """Return nothing: the model is shown the title, but only the text may be quoted."""
        del report, told
        return []

    def _part(self, reading: Reading, part: Span, figures: Counter[str]) -> list[Mention]:
        events, misshapen = self._answer(reading, part, figures)
        sieve = Sieve(reading, part, f"{self.name}/{self.version}")
        kept = sieve.sift(events)
        figures.update({f"dropped.{reason}": number for reason, number in sieve.dropped.items()})
        figures["dropped.form"] += misshapen
        if not kept and (events or misshapen):
            raise LlmError("llm-ungrounded", reading.report.path, n=str(len(events) + misshapen))
        return kept

    def _answer(self, reading: Reading, part: Span, figures: Counter[str]) -> tuple[list[Told], int]:
        messages, check = self.prompt.messages(reading, part)
        key = self.cache.key(self.prompt.hash, self.settings.model, msgspec.json.encode(messages).decode())
        held = self.cache.get(key)
        if held is not None:
            figures["cached"] += 1
            return read_answer(held.words, check, self.prompt.labels)
        for last in (False, True):  # an answer that is cut or no JSON is asked for once more
            try:
                return self._fresh(messages, check, key, figures)
            except LlmError as error:
                if last or error.code not in ("llm-cut", "llm-rubbish"):
                    raise
        raise AssertionError

    def _fresh(
        self, messages: Sequence[dict[str, str]], check: str, key: str, figures: Counter[str]
    ) -> tuple[list[Told], int]:
        reply = self._heard(messages)
        figures.update({"asked": 1, "tokens.in": reply.read, "tokens.out": reply.wrote})
        found = read_answer(reply.words, check, self.prompt.labels)
        self.cache.put(key, reply)
        return found

    def _heard(self, messages: Sequence[dict[str, str]]) -> Reply:
        """Ask, unless the server has left several reports in a row without an answer in this run."""
        if self._unheard >= _DOWN:
            raise LlmError("llm-gone", address=self.settings.base_url or "openai")
        try:
            reply = self.server.ask(messages, self._schema)
        except LlmError as error:
            self._unheard = self._unheard + 1 if error.code in _UNHEARD else 0
            raise
        self._unheard = 0
        return reply


class RulesAndLlm:
    """Codes with the rules and a language model; says of each mention who saw it, and where they differ."""

    name = "rules+llm"

    def __init__(self, lexicon: Lexicon, settings: LlmSettings) -> None:
        """Make both ready."""
        self.llm = LlmEngine(lexicon, settings)
        self.rules = self.llm.rules
        self.version = f"{self.rules.version}+{self.llm.version}"
        self.packs_hash = lexicon.hash

    def packs(self, report: Report) -> tuple[str, ...]:
        """Return the packs that a report is read with."""
        return self.rules.packs(report)

    def code(self, report: Report) -> Answered:
        """Return what the rules coded and what only the model saw, see `compared`.

        Raises:
            LlmError: the model gave nothing that could be kept; the rules' coding alone is not passed off
                as both.
        """
        by_llm = self.llm.code(report)
        both, figures = compared(self.rules.code(report), by_llm, f"{self.name}/{self.version}")
        return Answered(both, added(by_llm.figures, figures))

    def code_title(self, report: Report, told: Sequence[Mention]) -> list[Mention]:
        """Return what only the title tells, by the rules."""
        found = self.rules.code_title(report, told)
        return [msgspec.structs.replace(one, engine=f"{self.name}/{self.version}") for one in found]
