"""From mentions to events: near-duplicates, coreference across reports, contradictions."""
