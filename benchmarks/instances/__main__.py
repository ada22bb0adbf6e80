"""Writes one made-up event as a folder, a workbook or a JSON document.

    python -m benchmarks.instances SHAPE PEOPLE OUT [--seed N]

SHAPE may have twists: `ragged+consent`.
"""

import argparse
from pathlib import Path

from benchmarks.instances.shapes import SHAPES, TWISTS, known_shape, make_event
from matchmaking.files import write_event


def main() -> None:
    """Write one event."""
    shapes, twists = ", ".join(SHAPES), ", ".join(TWISTS)
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.instances",
        epilog=f"Shapes: {shapes}. Twists, to be added with +: {twists}.",
    )
    parser.add_argument("shape", type=known_shape)
    parser.add_argument("people", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_event(make_event(arguments.shape, arguments.people, arguments.seed), arguments.out)


if __name__ == "__main__":
    main()
