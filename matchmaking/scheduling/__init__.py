"""The one bridge between events and the solver."""
