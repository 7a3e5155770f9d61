"""From mentions to events: near-duplicates, coreference across reports, contradictions."""

from sijill.link.decisions import Decision
from sijill.link.link import link

__all__ = ["Decision", "link"]
