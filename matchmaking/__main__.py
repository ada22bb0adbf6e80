"""``python -m matchmaking``: the same as the console script; knows nothing else."""

from matchmaking.cli import main

main()
