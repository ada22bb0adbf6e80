"""The published instances of the B2B meeting scheduling problem, solved on `solver`."""
