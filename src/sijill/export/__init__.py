"""Mentions and reports as tables, marked texts, JSON and spreadsheets: pure functions."""
