"""How far a run is, on a terminal or line by line; knows no command and stops nothing."""

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text

from matchmaking.scheduling import Progress
from matchmaking.words import Words

SECONDS_BETWEEN_LINES = 5.0
"""Where there is no terminal: often enough to see life, seldom enough for a log."""


@dataclass
class ProgressLine:
    """The latest stage, best, bound, gap and seconds of a run."""

    words: Words
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    quiet: bool = False
    latest: Progress | None = None
    is_writing: bool = False
    started_at: float = field(default_factory=time.monotonic)
    last_line_at: float = field(default_factory=time.monotonic)
    live: Live | None = None

    def __enter__(self) -> "ProgressLine":
        if self.stream.isatty() and not self.quiet:
            console = Console(file=self.stream)
            self.live = Live(console=console, transient=True, refresh_per_second=4)
            self.live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.live is not None:
            self.live.stop()

    def note(self, progress: Progress) -> None:
        """Remember what the search reports; called from its thread."""
        self.latest = progress

    def note_writing(self) -> None:
        """Remember that the search is over; called from its thread."""
        self.is_writing = True

    def show(self) -> None:
        """Draw the latest, if it is time; called a few times a second."""
        if self.latest is None or self.quiet:
            return
        if self.live is not None:
            self.live.update(Text(self.text()))
        elif time.monotonic() - self.last_line_at >= SECONDS_BETWEEN_LINES:
            self.last_line_at = time.monotonic()
            print(self.text(), file=self.stream, flush=True)

    def text(self) -> str:
        """One line: stage, best, bound, gap and seconds; or that the files are being written."""
        seconds, progress = f"{time.monotonic() - self.started_at:.0f}", self.latest
        if progress is None or self.is_writing:
            return self.words.say("run.writing", seconds=seconds)
        return self.words.say(
            "run.progress",
            stage=self.words.say(f"stage.{progress.stage}"),
            achieved=self._number(progress.achieved),
            bound=self._number(progress.bound),
            gap=self._gap(progress.achieved, progress.bound),
            seconds=seconds,
        )

    def _number(self, value: int | None) -> str:
        return "–" if value is None else self.words.number(value)

    def _gap(self, achieved: int | None, bound: int | None) -> str:
        if achieved is None or bound is None:
            return "–"
        return self.words.percent(abs(bound - achieved) / max(bound, achieved, 1))
