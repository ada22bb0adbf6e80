"""Solves published instances and says how the answers compare with the published ones.

    python -m benchmarks.b2bsp --instances DIR [--difference 2] [--seconds 60] [NAME ...]

DIR holds files ``event.family.dzn`` and, if there is one, the table `published_results.csv`. A
NAME is that of a file without its ending, or a pattern such as ``*.original``.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from benchmarks.b2bsp.published import read_published
from benchmarks.b2bsp.trial import Trial, tried
from benchmarks.machine import machine
from benchmarks.tables import head, line

HEADER = (
    "family", "event", "verdict", "by", "published", "ours", "seconds", "CPU seconds", "why",
)  # fmt: skip
SUMS = (
    "family",
    "instances",
    "proved",
    "infeasible",
    "breaks",
    "seconds",
    "longest",
    "CPU seconds",
)


def main() -> int:
    """Print the machine, a line an instance, and sums.

    Return 1 when a result is not proved or contradicts the published one, 2 without instances.
    """
    arguments = _arguments()
    files = _files(arguments.instances, arguments.names)
    if not files:
        print(f"No such instances in {arguments.instances}.", file=sys.stderr)
        return 2
    print(machine(), end="\n\n")
    print(head(HEADER, 4))
    trials = []
    for trial in _trials(files, arguments):
        trials.append(trial)
        print(line(_cells(trial)), flush=True)
    print()
    print(head(SUMS, 1))
    for family in dict.fromkeys(trial.family for trial in trials):
        print(line(_sums(family, [trial for trial in trials if trial.family == family])))
    print(line(_sums("all", trials)))
    return 0 if all(trial.is_as_good for trial in trials) else 1


def _trials(files: Sequence[Path], arguments: argparse.Namespace) -> Iterator[Trial]:
    published = read_published(arguments.instances)
    for path in files:
        event, _, family = path.stem.partition(".")
        known = published.get((event, family, arguments.difference))
        yield tried(path, known, arguments.difference, arguments.seconds, arguments.workers)


def _files(folder: Path, names: Sequence[str]) -> list[Path]:
    """Return the files of these names, or all, family by family."""
    files = sorted(folder.glob("*.dzn"), key=lambda path: path.stem.split(".")[::-1])
    chosen = names or ["*"]
    return [path for path in files if any(fnmatch(path.stem, name) for name in chosen)]


def _cells(trial: Trial) -> list[str]:
    style = trial.answer.style if trial.answer else None
    return [
        trial.family,
        trial.event,
        trial.verdict,
        style.value if style else "",
        str(trial.published) if trial.published else "",
        trial.result,
        f"{trial.seconds:.1f}",
        f"{trial.cpu_seconds:.1f}",
        trial.why,
    ]


def _sums(family: str, trials: Sequence[Trial]) -> list[str]:
    answers = [trial.answer for trial in trials if trial.answer is not None]
    return [
        family,
        str(len(trials)),
        str(sum(answer.is_proved for answer in answers)),
        str(sum(answer.is_infeasible for answer in answers)),
        str(sum(answer.breaks or 0 for answer in answers)),
        f"{sum(trial.seconds for trial in trials):.0f}",
        f"{max(trial.seconds for trial in trials):.1f}",
        f"{sum(trial.cpu_seconds for trial in trials):.0f}",
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.b2bsp")
    parser.add_argument("names", nargs="*", metavar="NAME", help="default: all")
    parser.add_argument("--instances", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--difference",
        type=int,
        default=2,
        help="of breaks between two people, at most; default: 2",
    )
    parser.add_argument("--seconds", type=float, default=60, help="for each; default: 60")
    parser.add_argument("--workers", type=int, default=2, help="threads; default: 2")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
