"""The command line: arguments in, commands called, sentences and exit codes out."""

from matchmaking.cli.app import app
from matchmaking.cli.failures import told_as_exit_code


def main() -> None:
    """Run the command that the arguments name and leave with its exit code."""
    with told_as_exit_code():
        app()
