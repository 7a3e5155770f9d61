"""Briefs: a situation report made of a record's events and states, every sentence with its evidence."""
