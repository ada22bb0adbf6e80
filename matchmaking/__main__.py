"""The program, as its console script and as ``python -m matchmaking``; knows no command."""

import importlib
import signal


def main() -> None:
    """Load the program and run it; Ctrl-C ends it silently while it is only being loaded."""
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    cli = importlib.import_module("matchmaking.cli")
    signal.signal(signal.SIGINT, usual)
    cli.main()


if __name__ == "__main__":
    main()
