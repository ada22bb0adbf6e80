"""Kinder hours and fewer breaks, with all stages before them held."""
