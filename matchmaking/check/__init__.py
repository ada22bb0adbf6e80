"""What is legal in an event but probably unmeant; changes nothing and forbids nothing."""

from matchmaking.check.all_warnings import warnings
from matchmaking.check.warning import Warning, warning_text

__all__ = ["Warning", "warning_text", "warnings"]
