"""``python -m sijill.cli``: the program where its script is not on the path."""

import sys

from sijill.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
