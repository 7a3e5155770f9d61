"""Facts about states, written from texts alone, held against what the states' functions give."""

from sijill.evaluate.facts.check import Verdict, check
from sijill.evaluate.facts.line import Fact, read_facts
from sijill.evaluate.facts.told import coded_told
from sijill.evaluate.facts.world import World

__all__ = ["Fact", "Verdict", "World", "check", "coded_told", "read_facts"]
