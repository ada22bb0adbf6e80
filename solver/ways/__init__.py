"""The ways of searching for the value, each beside a standing; none knows when it is taken."""
