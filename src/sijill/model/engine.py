"""The engines with the model: what it sees joins what the rules tell, and both are weighed together."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sijill.extract.analysis import Analysis, Trigger
from sijill.extract.doubt import likelihood
from sijill.extract.drafts import Draft
from sijill.extract.engine import RulesEngine
from sijill.extract.extras import with_answers
from sijill.extract.ground import grounded
from sijill.extract.merging import distinct
from sijill.extract.parts import parts
from sijill.extract.titles import titled
from sijill.lexicon import Lexicon
from sijill.model.choosing import weigh, with_chosen, with_content
from sijill.model.labels import KINDS
from sijill.model.network import load_network
from sijill.model.sight import Sight, see
from sijill.model.triggers import RULE, Least, frames, joined, seen
from sijill.schema import Mention, Report, Span

_VERSION = "1"  # of how rules and model are put together; the model itself has its hash
_LEAST = 1e-4  # likelihoods are bounded by it, so that one source alone never decides
_NEAR = 2  # words beside a trigger that may tell the same


class Weighed(Struct, frozen=True):
    """A draft with how likely it is to be an event."""

    draft: Draft
    likely: float


class Combined:
    """Codes reports with the rules and the model together, or with the model's own events alone.

    Raises:
        ModelError: the extra ``model`` is not installed, or its file is missing or another.
    """

    def __init__(self, lexicon: Lexicon, *, name: str = "rules+model", path: Path | None = None) -> None:
        """Make the rules ready and load the network."""
        self.name = name
        self.network = load_network(path)
        self.version = f"{_VERSION}:{self.network.settings.name}:{self.network.hash[:12]}"
        self.rules = RulesEngine(lexicon)
        self.lexicon = lexicon
        self.packs_hash = lexicon.hash
        self.tuned: Mapping[str, float] = self.network.settings.tuned
        self._frames = frames(lexicon.forms)

    def packs(self, report: Report) -> tuple[str, ...]:
        """Return the packs that a report is read with."""
        return self.rules.packs(report)

    def code(self, report: Report) -> list[Mention]:
        """Return the mentions of a report in the order of their evidence."""
        if report.language not in {None, "ar"}:
            return []
        return [mention for part in parts(report.text) for mention in self._code(report, part)]

    def code_title(self, report: Report, told: Sequence[Mention]) -> list[Mention]:
        """Return the mentions that only the report's title has; ``told`` are those of its text."""
        return titled(report, told, self.code)

    def _code(self, report: Report, part: Span) -> list[Mention]:
        analysis, sight, drafts = self.drafts(report, part)
        kept = [one for one in self.weighed(drafts, analysis, sight) if one.likely >= self.tuned["least"]]
        mentions = [self.mention(one, analysis, sight) for one in kept]
        return grounded(with_answers(mentions), report)

    def _triggers(self, by_rules: Sequence[Trigger], by_model: Sequence[Trigger]) -> list[Trigger]:
        return joined(by_rules, by_model)

    def _least(self, by_rules: Sequence[Trigger]) -> Least:
        """Return from which likelihood a word is looked at, and one that has a predicate already."""
        least = self.tuned["least:seen"]
        other = self.tuned.get("least:other", least)
        known = {at for t in by_rules for at in range(t.at, t.last)}
        return lambda at: other if at in known else least

    def drafts(self, report: Report, part: Span | None = None) -> tuple[Analysis, Sight, list[Draft]]:
        """Return what the steps found, what the model sees, and all that may be an event."""
        seeing: list[Sight] = []

        def look(analysis: Analysis) -> list[Trigger]:
            ends = [last for _, last in analysis.sentences]
            seeing.append(see(report.text, analysis.words, ends, self.network))
            more = seen(analysis, seeing[0], self._frames, self._least(analysis.triggers))
            return self._triggers(analysis.triggers, more)

        analysis, drafts = self.rules.drafts(report, part, look)
        return analysis, seeing[0] if seeing else see("", [], [], self.network), drafts

    def weighed(self, drafts: Sequence[Draft], analysis: Analysis, sight: Sight) -> list[Weighed]:
        """Return the distinct drafts with how likely each is; the doubtful ones do not swallow others."""
        likely = {id(d): self.likely(d, analysis, sight) for d in drafts}
        may = [d for d in drafts if likely[id(d)] >= self.tuned["least"]]
        return [Weighed(d, self.likely(d, analysis, sight)) for d in distinct(may, analysis, self.lexicon)]

    def likely(self, draft: Draft, analysis: Analysis, sight: Sight) -> float:
        """Return how likely a draft is to be an event of its type, in [0, 1]."""
        weights = self.tuned
        score = weights["bias"] + sum(
            weights[name] * value for name, value in self.evidence(draft, analysis, sight).items()
        )
        return 1 / (1 + math.exp(-score))

    def evidence(self, draft: Draft, analysis: Analysis, sight: Sight) -> dict[str, float]:
        """Return what speaks for a draft: the rules' log odds, the model's, and who saw it."""
        at, kind = draft.trigger.at, KINDS.index(draft.type)
        by_rules = draft.trigger.form.frame.rule != f"{draft.type.lower()}.{RULE}"
        near = sight.kind[max(0, at - _NEAR) : max(at + 1, draft.trigger.last) + _NEAR, kind]
        own = float(sight.kind[at : max(at + 1, draft.trigger.last), kind].max())
        inside = sight.kind[draft.words[0] : draft.words[1], kind]
        return {
            "rules": _odds(likelihood(draft, analysis, self.rules.grammar)),
            "model": _odds(own),
            "near": _odds(max(own, float(near.max()))),
            "inside": _odds(max(own, float(inside.max()) if len(inside) else 0.0)),
            "none": _odds(float(sight.kind[at, 0])),
            "by rules": float(by_rules),
        }

    def mention(self, one: Weighed, analysis: Analysis, sight: Sight) -> Mention:
        """Return a draft as a mention, its roles filled with what is likeliest."""
        plain = self.rules.mention(one.draft, analysis)
        ranked = weigh(one.draft, analysis, sight, self.network)
        full = with_content(with_chosen(plain, ranked, self.tuned), one.draft.trigger.at, sight, self.tuned)
        return msgspec.structs.replace(
            full, engine=f"{self.name}/{self.version}", confidence=round(one.likely, 3)
        )


def numbers_alone(tuned: Mapping[str, float]) -> dict[str, float]:
    """Return the numbers that hold where the model codes alone."""
    names = ("least", "bias", "least:seen")
    return {**tuned, **{name: tuned[f"{name}:alone"] for name in names if f"{name}:alone" in tuned}}


class ModelEngine(Combined):
    """Codes what the model sees alone; the rules' steps find names and times for it."""

    def __init__(self, lexicon: Lexicon, *, path: Path | None = None) -> None:
        """Make the steps ready and load the network."""
        super().__init__(lexicon, name="model", path=path)
        self.tuned = numbers_alone(self.tuned)

    def _triggers(self, by_rules: Sequence[Trigger], by_model: Sequence[Trigger]) -> list[Trigger]:
        del by_rules
        return joined([], by_model)

    def _least(self, by_rules: Sequence[Trigger]) -> Least:
        del by_rules
        return super()._least([])

    def evidence(self, draft: Draft, analysis: Analysis, sight: Sight) -> dict[str, float]:
        """Return the model's log odds for a draft, and nothing of the rules'."""
        told = super().evidence(draft, analysis, sight)
        return {**dict.fromkeys(told, 0.0), "alone": told["model"]}


def _odds(share: float) -> float:
    share = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(share / (1 - share))
