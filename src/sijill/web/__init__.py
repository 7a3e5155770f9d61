"""The record in the browser: an API over the same types as the command line, and the app that asks it."""
