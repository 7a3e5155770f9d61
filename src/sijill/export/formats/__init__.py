"""Exports for other programs: one file a format, each a function from a `Bundle` to files."""
