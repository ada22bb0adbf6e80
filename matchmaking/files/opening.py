"""The bytes of a file that an organiser names, or why there are none; knows no format."""

from pathlib import Path

from matchmaking.files.collecting import Mistakes, Place

LARGEST_FILE_BYTES = 256 * 2**20
"""Ten times what the largest events need."""


def content_of(path: Path, place: Place, mistakes: Mistakes) -> bytes | None:
    """The bytes of a file; ``None`` and a mistake where they cannot be had."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            mistakes.add(place, "error.file_too_large", most=LARGEST_FILE_BYTES // 2**20)
            return None
        return path.read_bytes()
    except OSError as reason:
        mistakes.add(place, "error.unreadable_file", reason=reason.strerror or str(reason))
        return None
