"""Takes runs and carries them out; the only part of the service that loads the solver."""
