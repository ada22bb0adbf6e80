"""A folder that appears as a whole or not at all; knows nothing of what is written into it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matchmaking.errors import BadInput, Mistake

_OWN_FILES = {
    "schedule.json",
    "schedule.csv",
    "schedule.xlsx",
    "unscheduled.csv",
    "report.html",
    "agendas",
    "companies",
}
"""What a run writes; a folder with anything else is somebody's, and is never replaced."""


def check_replaceable(out: Path) -> None:
    """Make sure that `out` may be written.

    Raises
    ------
    BadInput
        When `out` exists and is neither empty nor the output of an earlier run.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise BadInput([Mistake("run.out_is_a_file", str(out))])
    foreign = sorted(path.name for path in out.iterdir() if path.name not in _OWN_FILES)
    if foreign:
        raise BadInput([Mistake("run.out_is_not_ours", str(out), value=foreign[0])])
    if any(out.iterdir()) and not (out / "schedule.json").is_file():
        raise BadInput([Mistake("run.out_is_not_ours", str(out), value="schedule.json")])


def check_new(path: Path) -> None:
    """Make sure that `path` can be written without replacing anything.

    Raises
    ------
    BadInput
        When it exists and is not an empty folder.
    """
    if path.is_dir() and not any(path.iterdir()):
        return
    if path.exists():
        raise BadInput([Mistake("run.exists_already", str(path))])


@contextmanager
def replaced_as_a_whole(out: Path) -> Iterator[Path]:
    """Give a fresh folder beside `out`; when the block ends well it takes the place of `out`.

    When the block fails nothing is left behind and `out` is as it was.
    """
    out = Path(os.path.abspath(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        yield fresh
        fresh.chmod(0o777 & ~_umask())
        _take_the_place(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _take_the_place(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.rename(out)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent)) / "earlier"
    out.rename(aside)
    try:
        fresh.rename(out)
    except OSError:
        aside.rename(out)
        raise
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
