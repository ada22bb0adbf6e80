"""How evenly a schedule serves its people, by kind, country and zone."""
