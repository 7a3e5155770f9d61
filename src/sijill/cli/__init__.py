"""The command line: every command a thin module, its needs imported when it runs."""
