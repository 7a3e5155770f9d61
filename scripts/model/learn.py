"""Learning: the network's heads and upper layers together; goes on where it was stopped.

Learnt at once from the words' vectors: of which type an event is that a word tells (cross entropy; where the
word is not known, that at least one word of the quote does), how the word is built, status and content of the
event, and of each candidate near it which roles it fills (a value's best mention counts). The lowest layers
stay as they are, so that their rows are reckoned once.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
import torch.nn.functional as f
from lessons import OF_KIND, SILENT, Happening, Lesson, Option, padded, pooling
from msgspec import Struct
from net import Encoder, Heads
from torch import Tensor

from sijill.model.candidates import ROLES

WARM = 0.1  # share of the steps in which the rate rises
COLD = 0.02  # share of the rate at the end
SEEN = 0.15  # likelihood from which a word of a quote is taken for its event's
TURNED = 1.0  # longest gradient
SHARES = {"build": 0.2, "roles": 0.4, "status": 0.3, "about": 0.3}


class Plan(Struct, frozen=True):
    """How to learn.

    Attributes:
        layers: how many the encoder has; frozen: of these the lowest, that stay. epochs: rounds.
        rate: of the layers; head_rate: of the heads, fivefold where a pair's features weigh directly.
        silent: share of events learnt without what the rules say of them. residue: how much more
            counts what the rules miss, and what they take for an event wrongly. names: share of the readings
            that are of a copy under other names. seed: of all.
    """

    layers: int = 8
    frozen: int = 3
    epochs: int = 5
    rate: float = 2e-4
    head_rate: float = 2e-3
    silent: float = 0.3
    residue: float = 1.0
    names: float = 0.5
    seed: int = 1


class Pairs(Struct, frozen=True):
    """What the pairs of one report came to: a row a value, log odds, truth, and which roles it may fill."""

    odds: Tensor
    right: Tensor
    may: Tensor


class Learner:
    """The network with all that learning needs, kept in one file after each round."""

    def __init__(self, encoder: Encoder, features: dict[str, int], plan: Plan, steps: int) -> None:
        """Make the heads, and what moves the weights."""
        torch.manual_seed(plan.seed)
        self.plan, self.features, self.encoder = plan, features, encoder
        self.heads = Heads(len(features) + 1)
        for number, layer in enumerate(encoder.layers):
            layer.requires_grad_(number >= plan.frozen)
        encoder.norm.requires_grad_(requires_grad=False)
        self.draw = random.Random(plan.seed)  # noqa: S311 - not for secrets
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.encoder.to(self.device)
        self.heads.to(self.device)
        self.moving = torch.optim.AdamW(self._groups(), weight_decay=0.01)
        self.pace = torch.optim.lr_scheduler.LambdaLR(self.moving, lambda n: _pace(n, steps))
        self.lower: dict[str, tuple[Tensor, Tensor]] = {}

    def _groups(self) -> list[dict]:
        rate = self.plan.head_rate
        rows, direct = self.heads.feature_rows.weight, self.heads.role_rows.weight
        other = [p for p in self.heads.parameters() if p is not rows and p is not direct]
        upper = [p for p in self.encoder.parameters() if p.requires_grad]
        return [
            {"params": upper, "lr": self.plan.rate},
            {"params": other, "lr": rate},
            {"params": [rows], "lr": rate},
            {"params": [direct], "lr": 5 * rate},
        ]

    def words(self, one: Lesson) -> Tensor:
        """Return the vectors of the words of a report."""
        x, mask = self._below(one)
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            rows = self.encoder(x.float(), mask, self.plan.frozen)
        flat, starts = pooling(one)
        where = torch.tensor(flat, device=self.device), torch.tensor(starts, device=self.device)
        return f.embedding_bag(where[0], rows.float().flatten(0, 1), where[1], mode="mean")

    def _below(self, one: Lesson) -> tuple[Tensor, Tensor]:
        """Return the rows behind the frozen layers, reckoned once, and which of them stand for pieces."""
        if one.id not in self.lower:
            ids, mask = (torch.tensor(a, device=self.device) for a in padded(one))
            with torch.no_grad(), torch.autocast(self.device.type, dtype=torch.bfloat16):
                was = self.encoder.training
                self.encoder.eval()
                x = self.encoder(self.encoder.embed(ids), mask, 0, self.plan.frozen)
                self.encoder.train(was)
            self.lower[one.id] = x.to(torch.bfloat16), mask
        return self.lower[one.id]

    def round(self, lessons: Sequence[Sequence[Lesson]], tell: Callable[[float], None]) -> None:
        """Learn from each report once, in a drawn order; ``tell`` gets the loss of each."""
        self.encoder.train()
        self.heads.train()
        for first, *copies in self.draw.sample(lessons, len(lessons)):
            other = bool(copies) and self.draw.random() < self.plan.names
            loss = self.loss(self.draw.choice(copies) if other else first)
            self.moving.zero_grad()
            loss.backward()
            parameters = [p for group in self.moving.param_groups for p in group["params"]]
            torch.nn.utils.clip_grad_norm_(parameters, TURNED)
            self.moving.step()
            self.pace.step()
            tell(float(loss.detach()))

    def loss(self, one: Lesson) -> Tensor:
        """Return what a report costs."""
        words = self.words(one)
        kinds = self.heads.parts["kind"](words).log_softmax(-1)
        loss = _of_kinds(kinds, one, self.plan.residue)
        if one.builds:
            told = self.heads.parts["build"](words[list(one.builds)])
            truth = torch.tensor(list(one.builds.values()), device=self.device)
            loss = loss + SHARES["build"] * f.cross_entropy(told, truth)
        chosen = _options(one, kinds.detach().exp())
        return loss + self._of_happenings(chosen, words) if chosen else loss

    def _of_happenings(self, chosen: list[tuple[Happening, Option]], words: Tensor) -> Tensor:
        pairs = self.pairs(chosen, words)
        missed = f.binary_cross_entropy_with_logits(pairs.odds, pairs.right, reduction="none") * pairs.may
        at = words[[o.at for _, o in chosen]]
        status = torch.tensor([h.status for h, _ in chosen], device=self.device)
        about = self.heads.parts["about"](at)
        truth = torch.zeros_like(about)
        for row, (h, _) in enumerate(chosen):
            truth[row, list(h.about)] = 1.0
        wrong = f.binary_cross_entropy_with_logits(about, truth, reduction="sum")
        return (
            SHARES["roles"] * missed.sum() / len(chosen)
            + SHARES["status"] * f.cross_entropy(self.heads.parts["status"](at), status)
            + SHARES["about"] * wrong / len(chosen)
        )

    def pairs(self, chosen: Sequence[tuple[Happening, Option]], words: Tensor) -> Pairs:
        """Return what the pairs of a report come to, a row for each value near each event."""
        table = _Table()
        for number, (h, option) in enumerate(chosen):
            dull = self.heads.training and h.known and self.draw.random() < self.plan.silent
            for row in range(len(option.ids)):
                table.add(number, option, row, self._numbers(option.told[row], dull=dull))
        flat, starts, rows = (
            torch.tensor(told, device=self.device) for told in (table.flat, table.starts, table.rows)
        )
        parts = self.heads.parts
        events, others = parts["event"](words[table.events]), parts["candidate"](words[table.others])
        odds = self.heads.pairs(events, others, flat, starts)
        lowest = torch.full((len(table.right), len(ROLES)), -1e4, device=self.device)
        best = lowest.scatter_reduce(0, rows[:, None].expand_as(odds), odds, "amax")
        right = torch.tensor(table.right, dtype=torch.float, device=self.device)
        may = [[OF_KIND[role] == kind for role in ROLES] for _, kind, _ in table.values]
        return Pairs(best, right, torch.tensor(may, device=self.device))

    def _numbers(self, told: Sequence[str], *, dull: bool) -> list[int]:
        kept = [*(name for name in told if not name.startswith("rules:")), SILENT] if dull else told
        return [self.features[name] for name in kept if name in self.features] or [len(self.features)]

    def save(self, path: Path, done: int) -> None:
        """Keep all that is needed to go on after ``done`` rounds."""
        state = {
            "done": done, "encoder": self.encoder.state_dict(), "heads": self.heads.state_dict(),
            "moving": self.moving.state_dict(), "pace": self.pace.state_dict(), "draw": self.draw.getstate(),
            "torch": torch.get_rng_state(),
        }  # fmt: skip
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> int:
        """Go on with what was kept; return how many rounds are done, 0 where nothing was kept."""
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=False, map_location=self.device)
        for name in ("encoder", "heads", "moving", "pace"):
            getattr(self, name).load_state_dict(state[name])
        self.draw.setstate(state["draw"])
        torch.set_rng_state(state["torch"].cpu())
        return int(state["done"])


class _Table:
    """The pairs of a report in rows, and the values that they stand for."""

    def __init__(self) -> None:
        self.flat: list[int] = []
        self.starts: list[int] = []
        self.events: list[int] = []
        self.others: list[int] = []
        self.rows: list[int] = []
        self.values: dict[tuple[int, str, str], int] = {}
        self.right: list[list[bool]] = []

    def add(self, number: int, option: Option, row: int, told: Sequence[int]) -> None:
        """Add a candidate of an event."""
        self.starts.append(len(self.flat))
        self.flat += told
        self.events.append(option.at)
        self.others.append(option.words[row])
        value = self.values.setdefault((number, *option.ids[row]), len(self.right))
        if value == len(self.right):
            self.right.append([False] * len(ROLES))
        self.right[value] = [a or b for a, b in zip(self.right[value], option.right[row], strict=True)]
        self.rows.append(value)


def _pace(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / (WARM * steps)) * max(COLD, 1 - step / steps)


def _of_kinds(kinds: Tensor, one: Lesson, residue: float) -> Tensor:
    """Return the cost of the words' types, a share of an event's."""
    labels = torch.tensor(one.labels, device=kinds.device)
    cost = -kinds.gather(1, labels.clamp(min=0)[:, None])[:, 0] * (labels >= 0)
    wrong = [n for n in dict.fromkeys(one.mistaken) if one.labels[n] == 0]
    loss = cost.sum() + (residue - 1) * cost[wrong].sum()
    for h in one.happenings:
        if not h.known and h.last > h.first:
            share = kinds[h.first : h.last, h.kind].exp().clamp(max=1 - 1e-5)
            loss = loss - residue * torch.log((1 - (1 - share).log().sum().exp()).clamp(min=1e-6))
    return loss / (len(one.happenings) + 2)


def _options(one: Lesson, likely: Tensor) -> list[tuple[Happening, Option]]:
    """Return each event with the word that tells it: the known one, or the likeliest of its quote."""
    found = []
    for h in (h for h in one.happenings if h.options):
        best = h.options[0]
        if not h.known:
            shares = likely[[o.at for o in h.options], h.kind]
            best = h.options[int(shares.argmax())]
            if shares.max() < SEEN:
                continue
        found.append((h, best))
    return found
