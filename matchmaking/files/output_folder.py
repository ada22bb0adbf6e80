"""A folder that appears as a whole or not at all; knows nothing of what is written into it."""

import errno
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
        When `out` exists and is neither empty nor the output of an earlier run, or when no folder
        can be made there.
    """
    if not out.exists():
        _check_writable(out)
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
def told_when_unwritable(path: Path) -> Iterator[None]:
    """Tell what the system refuses while `path` is being written.

    Raises
    ------
    BadInput
        With the system's own words: no such folder, permission denied, no space left.
    """
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error


@contextmanager
def replaced_as_a_whole(out: Path) -> Iterator[Path]:
    """Give a fresh folder beside `out`; when the block ends well it takes the place of `out`.

    When the block fails nothing is left behind and `out` is as it was.
    """
    out = Path(os.path.realpath(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        yield fresh
        fresh.chmod(0o777 & ~_umask())
        _take_the_place(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _check_writable(out: Path) -> None:
    """Refuse a path that lies below a file or in a folder of somebody else's, before any work."""
    nearest = next(parent for parent in Path(os.path.realpath(out)).parents if parent.exists())
    if not nearest.is_dir():
        raise _unwritable(out, os.strerror(errno.ENOTDIR))
    if not os.access(nearest, os.W_OK):
        raise _unwritable(out, os.strerror(errno.EACCES))


def _unwritable(path: Path, problem: str) -> BadInput:
    return BadInput([Mistake("run.cannot_write", str(path), fields={"problem": problem})])


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
