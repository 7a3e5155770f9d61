"""What holds for all tests."""

import signal


def pytest_configure():
    """Let Ctrl-C reach the programs under test, also where the tests run in the background of a shell."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
